"""Event claims: which are the same, and what only one side has."""

from __future__ import annotations

from typing import Any

from ..tables import NOTHING
from .align import TOKEN, Carry, Pair, around, assign, many, overlap, sentences
from .compare import AUTHOR, Voices, label, polarity_right, types
from .entities import Names
from .fields import score_casualties, score_coding, score_parties, score_place, score_time, score_voice
from .tally import Tally

Row = dict[str, Any]


def align(
    gold: Row, record: Row, spans: dict[str, Pair | None], text: str, carry: Carry, voices: Voices
) -> tuple[list[Row], list[Row], list[Pair]]:
    """Gold's event claims, those of the record, and which are the same: pairs of places in the two lists.

    Args:
        gold: the annotated document.
        record: a record as `Record.to_dict` gives it.
        spans: of gold's claims in the text as read.
        text: as read.
        carry: from spans of gold to the text.
        voices: whose claims gold's are.
    """
    wanted = [claim for claim in many(gold.get("claims")) if claim.get("event") and spans[claim["id"]]]
    given = [
        claim for claim in record["claims"] if claim["event"] and (claim["event"]["type"] or claim["event"]["acled"])
    ]
    return wanted, given, assign(_weights(wanted, given, spans, text, carry, voices))


def score_claims(gold: Row, record: Row, text: str, carry: Carry, tally: Tally, names: Names) -> dict[str, Pair | None]:
    """Score event claims; gives the spans of all gold claims in the text as read."""
    voices = Voices(gold, names)
    spans = {claim["id"]: carry(claim["span"]) for claim in many(gold.get("claims"))}
    wanted, given, pairs = align(gold, record, spans, text, carry, voices)
    lost = sum(
        bool(claim.get("event")) and not spans[claim["id"]] and not claim.get("optional")
        for claim in many(gold.get("claims"))
    )
    optional = {other for at, other in pairs if wanted[at].get("optional")}
    core = [(at, other) for at, other in pairs if not wanted[at].get("optional")]
    number_gold = sum(not claim.get("optional") for claim in wanted) + lost
    number_given = len(given) - len(optional)
    tally.found("event_detection", len(core), number_given - len(core), number_gold - len(core))
    genre = gold.get("document", {}).get("genre") or NOTHING
    _unpaired(gold, wanted, given, spans, pairs, genre, tally, names)
    typed = usable = 0
    for at, other in core:
        claim, found, span = wanted[at], given[other], spans[wanted[at]["id"]]
        type_right = score_coding(claim, found, span, tally)
        who = score_parties(claim["event"], found["event"], span, tally, names)
        source_right, sign_right = score_voice(claim, found, span, voices, tally, names)
        score_place(claim["event"], found["event"], span, tally, names)
        score_time(gold, claim["event"], found["event"], span, tally, names)
        score_casualties(claim["event"], found["event"], span, tally)
        right = type_right and source_right and sign_right and who
        tally.usable[found["id"]] = tally.kept[claim["id"]] = right
        typed += type_right
        usable += right
        tally.counts[f"confused.{label(claim)}.{label(found)}"] += 1
        for side, part in ((claim, "gold"), (found, "read")):
            tally.grouped(_groups(side, genre), part)
            if right:
                tally.grouped(_groups(side, genre), f"{part}_right")
    tally.found("event_typed", typed, number_given - typed, number_gold - typed)
    tally.found("usable_claims", usable, number_given - usable, number_gold - usable)
    return spans


def _unpaired(
    gold: Row,
    wanted: list[Row],
    given: list[Row],
    spans: dict[str, Pair | None],
    pairs: list[Pair],
    genre: str,
    tally: Tally,
    names: Names,
) -> None:
    """Note the claims that only one side has."""
    paired = {wanted[at]["id"] for at, _ in pairs}
    for claim in many(gold.get("claims")):
        if claim.get("event") and not claim.get("optional") and claim["id"] not in paired:
            tally.kept[claim["id"]] = False
            tally.slip("claim", spans[claim["id"]], gold=_told(claim, names) | {"words": claim["span"]["text"]})
            tally.counts[f"confused.{label(claim)}.{NOTHING}"] += 1
            tally.grouped(_groups(claim, genre), "gold")
    for other in sorted(set(range(len(given))) - {other for _, other in pairs}):
        claim = given[other]
        tally.usable[claim["id"]] = False
        tally.slip("claim", tuple(claim["span"]), predicted=_told(claim, names))
        tally.counts[f"confused.{NOTHING}.{label(claim)}"] += 1
        tally.grouped(_groups(claim, genre), "read")


def _groups(claim: Row, genre: str) -> dict[str, str]:
    """The groups of a claim, on either side: an author's claim has one voice and no quote."""
    chain = claim["attribution"]
    quote = (chain[-1].get("quote") or NOTHING) if len(chain) > 1 else AUTHOR
    return {"genre": genre, "type": label(claim), "quote": quote, "voices": str(len(chain))}


def _told(claim: Row, names: Names) -> Row:
    """A claim of either side in short, for the error listing."""
    return {
        "type": label(claim),
        "voices": [names.told(link["source"]) for link in claim["attribution"]],
        "factuality": claim["factuality"],
        "actor": [names.told(one) for one in claim["event"]["actor"]],
        "recipient": [names.told(one) for one in claim["event"]["recipient"]],
    }


def _weights(
    wanted: list[Row], given: list[Row], spans: dict[str, Pair | None], text: str, carry: Carry, voices: Voices
) -> list[list[float]]:
    """How well each gold claim and each predicted one fit: same sentence, and shared words or triggers."""
    words = [match.span() for match in TOKEN.finditer(text) if match.group()[0].isalnum() or match.group()[0] == "_"]
    lines = sentences(text)

    def tokens(span: Pair) -> set[int]:
        return {at for at, word in enumerate(words) if word[0] < span[1] and span[0] < word[1]}

    sides = [
        (tokens(span), around(lines, span), carry(claim["event"].get("trigger")))
        for claim in wanted
        if (span := spans[claim["id"]])
    ]
    table = [[0.0] * len(given) for _ in wanted]
    for other, claim in enumerate(given):
        span, trigger = tuple(claim["span"]), tuple(claim["event"]["trigger"])
        mine, sentence = tokens(span), around(lines, span)
        for at, (theirs, gold_sentence, gold_trigger) in enumerate(sides):
            if not (gold_sentence[0] < sentence[1] and sentence[0] < gold_sentence[1]):
                continue
            dice = 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0
            met = gold_trigger is not None and overlap(trigger, gold_trigger) > 0
            if dice < 0.3 and not met:
                continue
            gold = wanted[at]
            table[at][other] = (
                0.05
                + dice
                + 1.0 * met
                + 0.3 * (claim["event"]["type"] in types(gold["event"]))
                + 0.3 * voices.same(gold, claim)
                + 0.1 * polarity_right(gold, claim)
                + (0 if gold.get("optional") else 0.2)
            )
    return table
