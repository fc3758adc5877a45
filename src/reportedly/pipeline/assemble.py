"""From a finished `Reading` to a `Record`: ids by first place in the text, nothing that points nowhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from ..annotators.reading import Reading
from ..model import AUTHOR, Actor, Claim, Coding, Event, Place, Record, Relation, Span

T = TypeVar("T")


def assemble(reading: Reading, coding: Coding) -> Record:
    """Make the record of a reading.

    Args:
        reading: all layers given.
        coding: what produced it.
    """
    actors, actor_ids = _renumber(reading.actors, "a", lambda x: _first(x.mentions))
    places, place_ids = _renumber(
        reading.places, "p", lambda x: _first([*x.mentions, *(other.span for other in x.other_mentions)])
    )
    times, time_ids = _renumber(reading.times, "t", lambda x: _first(x.mentions))
    attributions, quote_ids = _renumber(
        reading.attributions, "q", lambda x: _first([*x.content_spans, *x.cue_spans, *x.source_spans])
    )
    claims, claim_ids = _renumber(reading.claims, "c", lambda x: x.span)
    entities = actor_ids | place_ids
    things = entities | claim_ids

    def source(value: str | None) -> str | None:
        return value if value == AUTHOR else actor_ids.get(value or "")

    def event(value: Event) -> Event:
        return dataclasses.replace(
            value,
            actor=_map(value.actor, actor_ids),
            recipient=_map(value.recipient, actor_ids),
            place=_map(value.place, place_ids),
            time=_map(value.time, time_ids),
            casualties=tuple(
                dataclasses.replace(count, actor=actor_ids.get(count.actor or "")) for count in value.casualties
            ),
        )

    def relation(value: Relation) -> Relation:
        return dataclasses.replace(value, subject=entities[value.subject], object=entities.get(value.object or ""))

    def claim(value: Claim) -> Claim:
        return dataclasses.replace(
            value,
            attribution=tuple(
                dataclasses.replace(link, ref=quote_ids.get(link.ref or ""), source=source(link.source))
                for link in value.attribution
            ),
            condition=claim_ids.get(value.condition or ""),
            event=event(value.event) if value.event else None,
            relation=relation(value.relation) if value.relation else None,
            about=_map(value.about, claim_ids),
            confidence=round(value.confidence, 2),
        )

    def actor(value: Actor) -> Actor:
        return dataclasses.replace(value, part_of=_map(value.part_of, actor_ids), mentions=_in_order(value.mentions))

    def place(value: Place) -> Place:
        area = value.area and dataclasses.replace(value.area, anchors=_map(value.area.anchors, place_ids))
        return dataclasses.replace(value, area=area, mentions=_in_order(value.mentions))

    document = dataclasses.replace(
        reading.document,
        voice=actor_ids.get(reading.document.voice or ""),
        notes=(*reading.document.notes, *reading.notes),
    )
    return Record(
        coded_by=coding,
        document=document,
        actors=tuple(actor(value) for value in actors),
        places=tuple(place(value) for value in places),
        times=tuple(times),
        mentions=tuple(sorted(reading.mentions, key=lambda x: (x.span, x.type))),
        attributions=tuple(
            dataclasses.replace(value, source=source(value.source), inside=quote_ids.get(value.inside or ""))
            for value in attributions
        ),
        claims=tuple(claim(value) for value in claims),
        wording=tuple(
            dataclasses.replace(value, voice=source(value.voice), about=things.get(value.about or ""))
            for value in sorted(reading.wording, key=lambda x: (x.span, x.technique))
        ),
    )


def _first(spans: Iterable[Span]) -> Span:
    return min(spans, default=Span(0, 0))


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _map(ids: Sequence[str], new: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new[old] for old in ids if old in new))


def _renumber(things: Sequence[T], letter: str, first: Any) -> tuple[list[T], dict[str, str]]:
    """Sort by first place (then by the order found) and number from 1; the second value maps old ids to new."""
    ordered = sorted(things, key=first)
    new = {thing.id: f"{letter}{number}" for number, thing in enumerate(ordered, 1)}  # type: ignore[attr-defined]
    return [dataclasses.replace(thing, id=new[thing.id]) for thing in ordered], new  # type: ignore[attr-defined, type-var]
