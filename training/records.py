"""Gold records as texts to learn from: which word tells an event, of which type, how certain, and who is party to it.

Gold names parties where the claims corpus marks phrases: a party is a phrase only where the sentence names it, once.
What cannot be known of a sentence is left open, and nothing is learned there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly import readers
from reportedly.encoders.triggers import ROLES
from reportedly.evaluation.gold import load_gold
from reportedly.evaluation.scorers.records.align import Carry, Pair, many, sentences

from .corpus import MarkedEvent, MarkedText

GOLD = Path(__file__).parents[1] / "gold"
LEARNED = (
    *(GOLD / f"records-{number}" for number in range(2, 14)),
    *(GOLD / f"weighing-{number}" for number in range(2, 15)),
)
"""Sets that are learned from: open ones, but for those that the scoreboard and the mirror test read."""
PARTIES = ("actor", "recipient")
BEFORE, AFTER = 20, 15
"""Letters around a name in which the rest of its phrase may stand ("*troops of* the 2nd Division")."""
PRONOUN = re.compile(r"\b(?:he|she|they|it|we|i|you|him|them|us|me|her)\b", re.IGNORECASE)


def read_records(folders: Sequence[Path] = LEARNED) -> Iterator[MarkedText]:
    """The texts of gold, as readers give them.

    Args:
        folders: with annotated documents.

    Raises:
        ValueError: where a text cannot be read.
    """
    for folder in folders:
        for document in load_gold(folder, strict=False):
            (source,) = readers.read_file(document.path)
            if isinstance(source, readers.Failure):
                raise ValueError(f"{document.path}: {source}")
            events = _events(document.gold, source.text, Carry(document.text, source.text))
            yield MarkedText(
                name=f"{folder.name}/{document.gold['doc']}", text=source.text, sentences=sentences(source.text),
                events=list(events), wording=None, sayings=None,
            )  # fmt: skip


def _events(gold: dict[str, Any], text: str, carry: Carry) -> Iterator[MarkedEvent]:
    """Those with a trigger of one word; every other trigger is one on which one may differ."""
    of_text = sentences(text)
    named = {
        actor["name"]: [
            at for one in (*many(actor.get("mentions")), *many(actor.get("nominals"))) if (at := carry(one))
        ]
        for actor in gold["actors"]
    }
    told: set[Pair] = set()
    for claim in gold["claims"]:
        event = claim.get("event") or {}
        if not event.get("type"):
            continue
        at = carry(event.get("trigger"))
        sure = at is not None and not claim.get("optional") and not re.search(r"\s", text[slice(*at)])
        others = [place for one in many(event.get("trigger_alt")) if (place := carry(one))]
        for place in [*([] if at is None or sure else [at]), *others]:
            yield MarkedEvent(trigger=place, type=event["type"], factuality=None, reality=None)
        if at is None or not sure or at in told:
            continue
        told.add(at)
        home = next((one for one in of_text if one[0] <= at[0] < one[1]), at)
        roles, unknown = {}, {role: [home] for role in ROLES}
        for role in PARTIES:
            roles[role], unknown[role] = _party(event, role, named, home, text)
        yield MarkedEvent(
            trigger=at, type=event["type"], factuality=claim["factuality"], reality=claim["reality"],
            roles=roles, unknown=unknown,
        )  # fmt: skip


def _party(
    event: dict[str, Any], role: str, named: dict[str, list[Pair]], home: Pair, text: str
) -> tuple[list[Pair], list[Pair]]:
    """The phrases of a role in the event's sentence, and the stretches of it of which that is not known."""
    parties = set(many(event.get(role)))
    others = {name for some in many(event.get(f"{role}_alt")) for name in many(some)} - parties
    here = {name: [at for at in places if home[0] <= at[0] < home[1]] for name, places in named.items()}
    phrases = [here[name][0] for name in parties if len(here.get(name, ())) == 1]
    if not parties and not event.get(f"{role}_alt"):
        return [], []
    if parties and len(phrases) == len(parties) and not PRONOUN.search(text, *home):
        around = [span for low, high in phrases for span in ((low - BEFORE, low), (high, high + AFTER))]
        maybe = [at for name in others for at in here.get(name, ())]
        return phrases, [(max(low, home[0]), min(high, home[1])) for low, high in (*around, *maybe)]
    strangers = [at for name, places in here.items() if name not in parties | others for at in places]
    return phrases, list(_between(home, [*phrases, *strangers]))


def _between(whole: Pair, spans: Sequence[Pair]) -> Iterator[Pair]:
    """What is left of a stretch without some spans."""
    at = whole[0]
    for low, high in sorted(spans):
        if low > at:
            yield at, low
        at = max(at, high)
    if at < whole[1]:
        yield at, whole[1]
