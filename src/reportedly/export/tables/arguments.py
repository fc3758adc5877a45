"""What does a claim's event say: who, to whom, where, when, with what, and how many were harmed?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record
from .table import BEGIN, CLAIM, DOCUMENT, END, WORDS, Column, Row, Table, words


def _arguments(record: Record) -> Iterator[Row]:
    document = record.document.id
    names = {actor.id: actor.name for actor in record.actors} | {place.id: place.name for place in record.places}
    names |= {time.id: time.edtf or time.timex3.value for time in record.times}
    for claim in record.claims:
        if not claim.event:
            continue
        event = claim.event
        roles = (("actor", event.actor), ("recipient", event.recipient), ("place", event.place), ("time", event.time))
        for role, ids in roles:
            for one in ids:
                yield document, claim.id, role, one, names.get(one), role in event.carried, None, None
        for role, things in (("object", event.objects), ("instrument", event.instrument)):
            for thing in things:
                yield document, claim.id, role, None, thing.name, False, thing.span.begin, thing.span.end


ARGUMENTS = Table(
    "arguments",
    "One row an argument of an event.",
    (
        DOCUMENT,
        CLAIM,
        Column("role", "actor, recipient, place, time, object or instrument"),
        Column("id", "id of the actor, place or time"),
        Column("name", "its name, EDTF, or the words of the thing"),
        Column("carried", "true where it was taken over from elsewhere in the text", "boolean"),
        Column("begin", "first code point of an object or instrument", "integer"),
        Column("end", "code point after its last", "integer"),
    ),
    _arguments,
)


def _casualties(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        for index, count in enumerate(claim.event.casualties if claim.event else ()):
            yield (
                record.document.id, claim.id, index, count.harm, count.who, count.actor, count.low, count.high,
                count.approximate, count.of, *words(record, count.span),
            )  # fmt: skip


CASUALTIES = Table(
    "casualties",
    "One row a count of people harmed, as the claim gives it.",
    (
        DOCUMENT,
        CLAIM,
        Column("index", "number of the count in its claim, from 0", "integer"),
        Column("harm", "killed, injured, captured, missing or displaced"),
        Column("who", "civilian, child, military, police, insurgent or unknown"),
        Column("actor", "id of the actor harmed"),
        Column("low", "at least; empty where open", "integer"),
        Column("high", "at most; empty where open", "integer"),
        Column("approximate", "true for “about”", "boolean"),
        Column("of", "index of the count this one is part of", "integer"),
        BEGIN,
        END,
        WORDS,
    ),
    _casualties,
)
