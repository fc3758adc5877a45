"""Event claims: found, coded, voiced."""

from __future__ import annotations

from typing import Any

from ..tables import NOTHING
from .align import TOKEN, Carry, Pair, around, assign, fold_name, many, overlap, sentences
from .dates import normal
from .entities import Names, near, same_time
from .tally import Tally

Row = dict[str, Any]
AUTHOR = "author"


class Voices:
    """Whose claim is it? The author under any of its names counts as one source."""

    def __init__(self, gold: Row, names: Names) -> None:
        document = gold.get("document", {})
        self._names = names
        self._author_is = document.get("author_is")
        self._authors = {fold_name(name) for name in many(document.get("authors"))}

    def of(self, claim: Row) -> str | None:
        """The gold name of a predicted claim's innermost source."""
        source = claim["attribution"][-1]["source"]
        return source if source in (None, AUTHOR) else self._names.actors.get(source, f"?{source}")

    def same(self, gold: Row, claim: Row) -> bool:
        """True where the innermost source is one that gold accepts."""
        source = self.of(claim)
        if source is None:
            return False
        accepted = [innermost(gold), *many(gold.get("source_alt"))]
        return any(source == one or (self._author(source) and self._author(one)) for one in accepted)

    def _author(self, source: str | None) -> bool:
        if source is None:
            return False
        return source == AUTHOR or source == self._author_is or fold_name(source) in self._authors


def innermost(gold: Row) -> str:
    """The innermost source of a gold claim."""
    return gold["attribution"][-1]["source"] if gold.get("attribution") else AUTHOR


def sign(factuality: Any) -> str:
    """Polarity of a FactBank value: "+", "-", or "0" for unknown."""
    last = str(factuality)[-1:]
    return last if last in "+-" else "0"


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
        type_right = _score_coding(claim, found, span, tally)
        who = _score_parties(claim["event"], found["event"], span, tally, names)
        source_right, polarity_right = _score_voice(claim, found, span, voices, tally, names)
        _score_place(claim["event"], found["event"], span, tally, names)
        _score_time(gold, claim["event"], found["event"], span, tally, names)
        _score_casualties(claim["event"], found["event"], span, tally)
        right = type_right and source_right and polarity_right and who
        tally.usable[found["id"]] = tally.kept[claim["id"]] = right
        typed += type_right
        usable += right
        tally.counts[f"confused.{_label(claim)}.{_label(found)}"] += 1
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
            tally.counts[f"confused.{_label(claim)}.{NOTHING}"] += 1
            tally.grouped(_groups(claim, genre), "gold")
    for other in sorted(set(range(len(given))) - {other for _, other in pairs}):
        claim = given[other]
        tally.usable[claim["id"]] = False
        tally.slip("claim", tuple(claim["span"]), predicted=_told(claim, names))
        tally.counts[f"confused.{NOTHING}.{_label(claim)}"] += 1
        tally.grouped(_groups(claim, genre), "read")


def _label(claim: Row) -> str:
    """The type of a claim's event; ACLED's where PLOVER has none."""
    event = claim["event"]
    return event["type"] or (event["acled"] or {}).get("sub_event_type") or NOTHING


def _groups(claim: Row, genre: str) -> dict[str, str]:
    """The groups of a claim, on either side: an author's claim has one voice and no quote."""
    chain = claim["attribution"]
    quote = (chain[-1].get("quote") or NOTHING) if len(chain) > 1 else AUTHOR
    return {"genre": genre, "type": _label(claim), "quote": quote, "voices": str(len(chain))}


def _told(claim: Row, names: Names) -> Row:
    """A claim of either side in short, for the error listing."""
    return {
        "type": _label(claim),
        "voices": [names.told(link["source"]) for link in claim["attribution"]],
        "factuality": claim["factuality"],
        "actor": [names.told(one) for one in claim["event"]["actor"]],
        "recipient": [names.told(one) for one in claim["event"]["recipient"]],
    }


def _types(event: Row) -> list[str | None]:
    return [event["type"], *many(event.get("type_alt"))]


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
                + 0.3 * (claim["event"]["type"] in _types(gold["event"]))
                + 0.3 * voices.same(gold, claim)
                + 0.1 * _polarity_right(gold, claim)
                + (0 if gold.get("optional") else 0.2)
            )
    return table


def _polarity_right(gold: Row, claim: Row) -> bool:
    accepted = {sign(value) for value in [gold["factuality"], *many(gold.get("factuality_alt"))]}
    return sign(claim["factuality"]) in accepted


def _score_coding(gold: Row, claim: Row, span: Pair | None, tally: Tally) -> bool:
    event, given = gold["event"], claim["event"]
    right = given["type"] in _types(event)
    tally.asked("event_type", right)
    if not right:
        tally.slip("claim type", span, gold=_label(gold), predicted=_label(claim))
    acled = given["acled"]
    pair = (acled["event_type"], acled["sub_event_type"]) if acled else None
    accepted = [
        (one["event_type"], one["sub_event_type"]) if one else None
        for one in [event.get("acled"), *many(event.get("acled_alt"))]
    ]
    tally.asked("acled_sub_event", pair in accepted)
    if pair not in accepted:
        tally.slip("claim ACLED", span, gold=accepted, predicted=[pair])
    if event.get("acled"):
        tally.asked("acled_event_type", pair is not None and pair[0] in {one[0] for one in accepted if one})
    return right


def _score_parties(event: Row, given: Row, span: Pair | None, tally: Tally, names: Names) -> bool:
    """Actor and recipient; True where the claim says rightly who acted (or whom it befell, where nobody is named)."""
    inherited = set(event.get("inherited", []))
    actors = {names.actors.get(one, f"?{one}") for one in given["actor"]}
    recipients = {names.actors.get(one, f"?{one}") for one in given["recipient"]}
    gold_actors, gold_recipients = set(event["actor"]), set(event["recipient"])
    if len(gold_actors) > 1 and not gold_recipients:
        # a two-sided act: order decides nothing
        actors, recipients = actors | (recipients & gold_actors), recipients - gold_actors
    unnamed = ("unnamed", "population")
    vague = {one for one in actors | recipients if one[0] == "?" and names.kinds.get(one[1:]) in unnamed}
    victims = set()
    if event.get("casualties"):
        victims = {one for one in gold_recipients if names.gold_kinds.get(one) in unnamed}
    for name, gold, got, excused in (
        ("actor", gold_actors, actors, set[str]()),
        ("recipient", gold_recipients, recipients - vague, victims),
    ):
        right = len(gold & got)
        missed = 0 if name in inherited and not got else len(gold - got - excused)
        tally.found(f"event_{name}", right, len(got) - right, missed)
        if missed or len(got) > right:
            tally.slip(f"claim {name}", span, gold=sorted(gold), predicted=[names.told(one) for one in sorted(got)])
    actors, recipients = actors - vague, recipients - vague
    if gold_actors:
        return bool(gold_actors & actors) or (
            "actor" in inherited and not actors and bool(gold_recipients & recipients)
        )
    return not actors and (
        not gold_recipients - victims
        or bool(gold_recipients & recipients)
        or ("recipient" in inherited and not recipients)
    )


def _score_voice(
    gold: Row, claim: Row, span: Pair | None, voices: Voices, tally: Tally, names: Names
) -> tuple[bool, bool]:
    source_right, polarity_right = voices.same(gold, claim), _polarity_right(gold, claim)
    tally.asked("source", source_right)
    tally.asked("polarity", polarity_right)
    if not source_right:
        tally.slip(
            "claim source",
            span,
            gold=innermost(gold),
            predicted=names.told(claim["attribution"][-1]["source"]) or NOTHING,
        )
    reported = innermost(gold) != AUTHOR
    tally.asked("source_reported" if reported else "source_author", source_right)
    if len(gold["attribution"]) > 2:
        chain = [names.actors.get(link["source"], link["source"]) for link in claim["attribution"]]
        tally.asked("source_nested", source_right)
        tally.asked("chain_nested", chain == [link["source"] for link in gold["attribution"]])
    if reported and source_right:
        wanted = gold["attribution"][-1]["stance"]
        right = claim["attribution"][-1]["stance"] in [wanted, *many(gold.get("stance_alt"))]
        tally.asked("stance", right)
        if wanted != "neutral":
            tally.asked("stance_marked", right)
    for name in ("factuality", "reality"):
        right = claim[name] in [gold[name], *many(gold.get(f"{name}_alt"))]
        tally.asked(name, right)
        if not right:
            tally.slip(f"claim {name}", span, gold=gold[name], predicted=claim[name])
    if gold["reality"] != "actual":
        tally.asked("reality_not_actual", right)
    return source_right, polarity_right


def _score_place(event: Row, given: Row, span: Pair | None, tally: Tally, names: Names) -> None:
    gold = set(event["place"])
    right: set[str] = set()
    wrong = 0
    for place_id in given["place"]:
        name, place = names.places.get(place_id, (f"?{place_id}", {}))
        match = name if name in gold else None
        if match is None and place:
            match = next((one for one in sorted(gold) if near(names.gold_places[one], place)), None)
        if match:
            right.add(match)
        elif not _vaguer(name, gold, names):
            wrong += 1
    missed = 0 if "place" in many(event.get("inherited")) and not given["place"] else len(gold) - len(right)
    tally.found("event_place", len(right), wrong, missed)
    if wrong or missed:
        found = [names.places.get(one, (f"?{one}", {}))[0] for one in given["place"]]
        tally.slip("claim place", span, gold=sorted(gold), predicted=found)


def _vaguer(name: str, gold: set[str], names: Names) -> bool:
    """True for a region, province or country named beside gold's place and in the same country: less, not wrong."""
    place = names.gold_places.get(name)
    if not gold or place is None or place["precision"] not in ("province", "country", "region", "district"):
        return False
    return place["country"] in {names.gold_places[one]["country"] for one in gold}


def _score_time(gold: Row, event: Row, given: Row, span: Pair | None, tally: Tally, names: Names) -> None:
    times = [names.times[one] for one in given["time"] if one in names.times]
    wanted = event.get("time")
    if wanted:
        known = next((time for time in many(gold.get("times")) if time["edtf"] == wanted), {"edtf": wanted})
        right = any(same_time(known, time, exactly=False) for time in times)
        excused = right or ("time" in many(event.get("inherited")) and not times)
        tally.found("event_time", right, bool(times) and not right, 0 if excused else 1)
        if not excused:
            tally.slip("claim time", span, gold=wanted, predicted=[time["edtf"] for time in times])
        return
    published = {normal(value) for value in many(gold.get("document", {}).get("published"))}
    if times and not any(normal(time.get("edtf")) in published for time in times):
        tally.found("event_time", 0, 1, 0)
        tally.slip("claim time", span, gold=NOTHING, predicted=[time["edtf"] for time in times])


def _score_casualties(event: Row, given: Row, span: Pair | None, tally: Tally) -> None:
    wanted, found = many(event.get("casualties")), given["casualties"]

    def right(gold: Row, count: Row) -> bool:
        return gold["harm"] == count["harm"] and all(
            count[end] in [gold.get(end), *many(gold.get(f"{end}_alt"))]
            or (count[end] is None and None in many(gold.get(f"{end}_alt")))
            for end in ("low", "high")
        )

    table = [
        [
            1.0 + 0.2 * (gold["who"] == count["who"]) + (0 if gold.get("subset") else 0.3)
            if right(gold, count)
            else 0.0
            for count in found
        ]
        for gold in wanted
    ]
    pairs = assign(table)
    core = sum(not wanted[at].get("subset") for at, _ in pairs)
    subsets = len(pairs) - core
    asked = sum(not gold.get("subset") for gold in wanted)
    tally.found("event_casualties", core, len(found) - core - subsets, asked - core)
    if core < asked or len(found) > core + subsets:
        one, two = (
            [{name: row.get(name) for name in ("harm", "who", "low", "high")} for row in rows]
            for rows in (wanted, found)
        )
        tally.slip("claim casualties", span, gold=one, predicted=two)
    for at, other in pairs:
        tally.asked("casualty_who", wanted[at]["who"] == found[other]["who"])
