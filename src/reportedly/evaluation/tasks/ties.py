"""Relations between actors in the form of re3d, whose convention differs from ours in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from ...api import read_text
from ...model import Claim, Event, Record, Span
from ..files import Row

NAMES = {
    "fights": "FightingAgainst", "allied_with": "AlliesOf", "supports": "AlliesOf", "loyal_to": "AlliesOf",
    "part_of": "BelongsTo", "member_of": "BelongsTo", "leads": "InChargeOf",
}  # fmt: skip
TAKING = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
DOING = ("perpetrator", "weapon")
BODIES = ("armed_group", "military", "government_body", "bloc")
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "those"})
"""Pronouns that re3d does not mark."""
OUTSIDE = 10_000
"""What it costs an end of a relation to stand outside the claim, in code points."""

Ends = list[Span]


def relations(row: Row) -> Row:
    """Relations between actors under re3d's names, each told once per place in the text.

    Adapter: re3d has no events. Whoever attacks fights against those who are attacked and against the things that are
    hit; where nobody is said to attack, weapons do, and the act itself ("two strikes destroyed a building"). Whoever
    takes a place, or uses a weapon or vehicle, is in charge of it; who helps a body is its ally. Offices of states are
    not marked. Both ends are marked where the relation is told.
    """
    record = read_text(row["text"])
    found = []
    for claim in record.claims:
        for kind, one, two in _told(claim, record):
            pair = _nearest_pair(one, two, claim)
            if pair is not None:
                source, target = pair
                found.append(
                    {
                        "type": kind, "sourceBegin": source.begin, "sourceEnd": source.end,
                        "targetBegin": target.begin, "targetEnd": target.end,
                    }
                )  # fmt: skip
    return {"doc": row["doc"], "relations": found}


def _told(claim: Claim, record: Record) -> Iterator[tuple[str, Ends, Ends]]:
    """The relations that a claim tells: type and where each end is mentioned."""
    text = record.document.text
    mentions = {
        actor.id: [one for one in actor.mentions if one.of(text).lower() not in RELATIVE] for actor in record.actors
    }
    mentions |= {place.id: list(place.mentions) for place in record.places}
    states = {actor.id for actor in record.actors if actor.kind == "state"}
    relation, event = claim.relation, claim.event
    office = relation is not None and relation.type in ("leads", "member_of") and relation.object in states
    if relation is not None and relation.type in NAMES and relation.object is not None and not office:
        yield NAMES[relation.type], mentions.get(relation.subject, []), mentions.get(relation.object, [])
    if event is not None and event.type == "ASSAULT" and claim.factuality != "CT-":
        yield from _fought(claim, event, mentions)
    if event is not None and event.type in ("SUPPORT", "AID"):
        bodies = [one.id for one in record.actors if one.kind in BODIES]
        helped = [mentions[one] for one in event.recipient if one in bodies]
        yield from (("AlliesOf", mentions.get(one, []), other) for one in event.actor for other in helped)


def _fought(claim: Claim, event: Event, mentions: dict[str, Ends]) -> Iterator[tuple[str, Ends, Ends]]:
    taking = event.acled is not None and event.acled.sub_event_type in TAKING
    actors = [mentions.get(one, []) for one in event.actor]
    suffering = [mentions.get(one, []) for one in event.recipient]
    things = [[one.span] for one in event.objects if not taking]
    # "ISIL-held buildings": the building is hit, and its holder is named in it
    suffering = [ends for ends in suffering if not any(two.overlaps(one) for one in ends for (two,) in things)]
    used = [[one.span] for one in event.instrument]
    if not event.recipient:
        yield from (("FightingAgainst", one, two) for one, two in combinations(actors, 2))
    doing = [[one.span] for one in event.parts if one.part in DOING and claim.span.covers(one.span)]
    for fighter, foe in product(actors or used or doing, [*suffering, *things]):
        yield "FightingAgainst", fighter, foe
    taken = [[one.span] for one in event.objects] or [mentions.get(one, []) for one in event.place]
    held = [*used, *(taken if taking else [])]
    for fighter, thing in product(actors, held):
        yield "InChargeOf", fighter, thing


def _nearest_pair(one: Ends, two: Ends, claim: Claim) -> tuple[Span, Span] | None:
    """The mentions of both ends that stand where the claim tells the relation, and apart from each other."""
    at = claim.event.trigger if claim.event is not None else None

    def cost(pair: tuple[Span, Span]) -> tuple[int, Span, Span]:
        outside = sum(not claim.span.overlaps(end) for end in pair)
        away = _gap(pair[0], pair[1]) if at is None else _gap(pair[0], at) + _gap(pair[1], at)
        far = sum(_gap(end, claim.span) for end in pair)
        return outside * OUTSIDE + far + away, *pair

    apart = [pair for pair in product(one, two) if not pair[0].overlaps(pair[1])]
    return min(apart, key=cost, default=None)


def _gap(one: Span, two: Span) -> int:
    return max(one.begin - two.end, two.begin - one.end, 0)
