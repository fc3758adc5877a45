"""The record that an annotated document stands for: what a perfect reader would hand on.

The claims are gold's; what the reader knows besides (the registry's slug of a name, the gazetteer's number of a place)
is looked up as the reader looks it up.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from .. import gazetteer, readers, registry
from ..errors import BadOption
from ..gazetteer.store import default as places_known
from ..model import (
    AUTHOR,
    AcledType,
    Actor,
    Casualties,
    Claim,
    Coding,
    Document,
    Event,
    Link,
    Place,
    Publisher,
    Record,
    Relation,
    Span,
    Thing,
    Time,
    Timex3,
    Wording,
)
from .files import Row
from .gold import FORM, GoldDocument
from .scorers.place import kilometres
from .scorers.records.align import Carry, fold_name, many
from .scorers.records.dates import bounds

NAMESAKE_KM = 30.0
"""A place of the gazetteer with gold's name is gold's place where it lies no farther off."""


def record_of(document: GoldDocument, *, strict: bool = True) -> Record:
    """The record that the annotation of a document stands for; claims keep gold's ids.

    Args:
        document: annotated.
        strict: whether a name that is not listed is an error; else it is left out.

    Raises:
        BadOption: where a claim's words are not in the text, or it names what is not listed.
    """
    return _Builder(document, strict=strict).record()


class _Builder:
    """Names of the annotation into ids of a record."""

    def __init__(self, document: GoldDocument, *, strict: bool) -> None:
        self.strict = strict
        self.gold, self.path = document.gold, document.path
        read = next(iter(readers.read_file(self.path)))
        if not isinstance(read, Document):
            raise BadOption(read.reason, where=str(self.path), todo=read.todo)
        self.read = read
        self.carry = Carry(document.text, read.text)
        rows = {part: many(self.gold.get(part)) for part in ("actors", "places", "times")}
        self.actor_ids = {row["name"]: f"a{n}" for n, row in enumerate(rows["actors"], 1)}
        self.place_ids = {row["name"]: f"p{n}" for n, row in enumerate(rows["places"], 1)}
        # Gold gives a duration, or a set of times, no date: nothing in a claim can name it.
        dated = [row for row in rows["times"] if row["edtf"] is not None]
        self.times = {row["edtf"]: row for row in dated}
        self.time_ids = {edtf: f"t{n}" for n, edtf in enumerate(self.times, 1)}
        self.rows = rows

    def record(self) -> Record:
        claims = tuple(self._claim(row) for row in self.gold["claims"])
        return Record(
            coded_by=Coding(reportedly="gold", models={}, registry=registry.digest()),
            document=self._document(),
            actors=tuple(self._actor(row) for row in self.rows["actors"]),
            places=tuple(self._place(row) for row in self.rows["places"]),
            times=tuple(self._time(row) for row in self.times.values()),
            claims=claims,
            wording=tuple(one for row in many(self.gold.get("wording")) for one in self._wording(row, claims)),
        )

    def _document(self) -> Document:
        said = self.gold["document"]
        publisher = said.get("publisher")
        return dataclasses.replace(
            self.read,
            title=said.get("title") or self.read.title,
            authors=tuple(many(said.get("authors"))),
            published=said.get("published") or self.read.published,
            publisher=Publisher(name=publisher) if publisher else self.read.publisher,
            language="en",
            voice=self.actor_ids.get(said.get("author_is", "")),
        )

    def _spans(self, rows: Any) -> tuple[Span, ...]:
        found = (self.carry(row) for row in many(rows))
        return tuple(sorted(Span(*span) for span in found if span))

    def _span(self, row: Any) -> Span | None:
        return next(iter(self._spans(row)), None)

    def _actor(self, row: Row) -> Actor:
        return Actor(
            id=self.actor_ids[row["name"]],
            name=row["name"],
            aliases=tuple(name for name in many(row.get("aliases")) if name != row["name"]),
            kind=row["kind"],
            country=row.get("country"),
            registry=_slug(row),
            part_of=tuple(self.actor_ids[name] for name in many(row.get("part_of")) if name in self.actor_ids),
            mentions=tuple(sorted({*self._spans(row.get("mentions")), *self._spans(row.get("nominals"))})),
        )

    def _place(self, row: Row) -> Place:
        entry = _known_place(row)
        return Place(
            id=self.place_ids[row["name"]],
            name=row["name"],
            geonames=entry.geonames if entry else None,
            country=row.get("country"),
            admin1=places_known().division(entry.country, entry.admin1) if entry else None,
            lat=row.get("lat"),
            lon=row.get("lon"),
            precision=row.get("precision"),
            mentions=self._spans(row.get("mentions")),
        )

    def _time(self, row: Row) -> Time:
        earliest, latest = bounds(row["edtf"])
        return Time(
            id=self.time_ids[row["edtf"]],
            edtf=row["edtf"],
            earliest=earliest,
            latest=latest,
            timex3=Timex3(type="DATE", value=row["edtf"]),
            mentions=self._spans(row.get("surface")),
        )

    def _claim(self, row: Row) -> Claim:
        span = self._span(row["span"])
        if span is None:
            raise BadOption(f"the span of claim {row['id']} is not in the text", where=str(self.path))
        relation = row.get("relation")
        return Claim(
            id=row["id"],
            span=span,
            attribution=tuple(self._link(link) for link in row["attribution"]),
            factuality=row["factuality"],
            reality=row["reality"],
            condition=row.get("condition"),
            event=self._event(row["event"], span) if row.get("event") else None,
            relation=self._relation(relation) if relation else None,
            about=tuple(many(row.get("about"))),
            confidence=1.0,
        )

    def _link(self, row: Row) -> Link:
        source = row.get("source")
        return Link(
            source=AUTHOR if source == AUTHOR else self.actor_ids.get(source or ""),
            cue_span=self._span(row.get("cue")),
            act=row.get("act", "say"),
            quote=row.get("quote"),
            stance=row.get("stance"),
        )

    def _event(self, row: Row, span: Span) -> Event:
        acled = row.get("acled")
        return Event(
            type=row["type"],
            mode=row.get("mode"),
            context=tuple(many(row.get("context"))),
            acled=AcledType(event_type=acled["event_type"], sub_event_type=acled["sub_event_type"]) if acled else None,
            trigger=self._span(row.get("trigger")) or span,
            actor=self._ids(self.actor_ids, row, "actor"),
            recipient=self._ids(self.actor_ids, row, "recipient"),
            place=self._ids(self.place_ids, row, "place"),
            time=self._ids(self.time_ids, row, "time"),
            # What a pronoun stands for is resolved and not carried: of parties gold does not tell which it is.
            carried=tuple(field for field in ("place", "time") if field in many(row.get("inherited"))),
            objects=self._things(row.get("objects"), span),
            instrument=self._things(row.get("instrument"), span),
            casualties=tuple(self._count(one, span) for one in many(row.get("casualties"))),
        )

    def _ids(self, ids: dict[str, str], event: Row, field: str) -> tuple[str, ...]:
        names = many(event.get(field))
        for name in names:
            if name not in ids and self.strict:
                todo = f"list it among the document's, or mend the event; {FORM}"
                raise BadOption(f"the {field} {name!r} of an event is not listed", where=str(self.path), todo=todo)
        return tuple(ids[name] for name in names if name in ids)

    def _things(self, rows: Any, span: Span) -> tuple[Thing, ...]:
        """Things given as `{"text", "n"}`, as `{"span", "name"}` or as bare words."""
        things = []
        for row in many(rows):
            words = row if isinstance(row, str) else row.get("name") or row.get("text", "")
            place = None if isinstance(row, str) else self._span(row.get("span") or row)
            things.append(Thing(span=place or span, name=words))
        return tuple(things)

    def _count(self, row: Row, span: Span) -> Casualties:
        # Gold marks a count that is part of another; which one it is part of is the first of the event.
        return Casualties(
            harm=row["harm"],
            who=row.get("who", "unknown"),
            actor=self.actor_ids.get(row.get("actor") or ""),
            low=row.get("low"),
            high=row.get("high"),
            approximate=bool(row.get("approximate")),
            of=0 if row.get("subset") else row.get("of"),
            span=self._span(row.get("span")) or span,
        )

    def _wording(self, row: Row, claims: Sequence[Claim]) -> Iterator[Wording]:
        ids = self.actor_ids | self.place_ids | {claim.id: claim.id for claim in claims}
        if (span := self._span(row["span"])) is not None:
            yield Wording(
                span=span,
                technique=row["technique"],
                voice=self.actor_ids.get(row.get("voice") or "", row.get("voice")),
                about=ids.get(row.get("about") or ""),
                neutral=row.get("neutral"),
            )

    def _relation(self, row: Row) -> Relation | None:
        things = self.actor_ids | self.place_ids
        if row["subject"] not in things:
            if not self.strict:
                return None
            todo = f"list it among the document's, or mend the relation; {FORM}"
            raise BadOption(
                f"the subject {row['subject']!r} of a relation is not listed", where=str(self.path), todo=todo
            )
        return Relation(
            type=row["type"],
            subject=things[row["subject"]],
            object=things.get(row.get("object") or ""),
            value=row.get("value"),
        )


def _slug(row: Row) -> str | None:
    """The registry's slug of a name that one known actor bears, or that names a body of a state ("Malian army")."""
    known = registry.default()
    slugs = {form.entry.id: form.entry.country for form in known.find(row["name"])}
    if len(slugs) > 1 and row.get("country"):
        slugs = {slug: country for slug, country in slugs.items() if country == row["country"]}
    if len(slugs) == 1:
        return next(iter(slugs))
    state = known.state_of.get(row.get("country") or "")
    if slugs or state is None:
        return None
    words = fold_name(row["name"])
    for name in map(fold_name, (*state.demonyms, state.name)):
        body = registry.body_of_state(known, state.country or "", words.removeprefix(name).removesuffix(name).strip())
        if body is not None:
            return body.id
    return None


def _known_place(row: Row) -> gazetteer.Entry | None:
    if row.get("lat") is None:
        return None
    near = [
        (kilometres(entry.lat, entry.lon, row["lat"], row["lon"]), entry.key, entry)
        for entry in places_known().find(fold_name(row["name"]))
    ]
    distance, _, entry = min(near, default=(NAMESAKE_KM + 1, 0, None))
    return entry if distance <= NAMESAKE_KM else None
