"""A record into rows of the ledger's tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from ..model import Claim, Event, Record, Span
from ..text import fold_name
from . import tables as t

Row = dict[str, Any]


class Rows:
    """The rows of one record, table by table in an order that foreign keys allow.

    Args:
        record: the record.
        record_id: number of its row in `records`.
    """

    def __init__(self, record: Record, record_id: int) -> None:
        self.record_id = record_id
        self.tables: dict[Table, list[Row]] = {}
        self.text = record.document.text
        document = record.document
        self.list(t.authors, (), ({"name": name} for name in document.authors))
        self.list(t.notes, (), ({"note": note} for note in document.notes))
        self.list(t.layout, (), ({"part": x.part, "value": x.value, **_span("span", x.span)} for x in document.layout))
        self.actors(record)
        self.places(record)
        self.times(record)
        self.list(
            t.mentions, (), ({"type": x.type, "value": x.value, **_span("span", x.span)} for x in record.mentions)
        )
        self.attributions(record)
        for claim in record.claims:
            self.claim(claim)
        self.list(
            t.wording,
            (),
            (
                {"technique": x.technique, "voice": x.voice, "about_id": x.about, "neutral": x.neutral}
                | _span("span", x.span)
                for x in record.wording
            ),
        )

    def add(self, table: Table, **values: Any) -> None:
        """Add one row."""
        values["record_id"] = self.record_id
        self.tables.setdefault(table, []).append(values)

    def list(self, table: Table, owner: tuple[str, str] | tuple[()], entries: Iterable[Row], **role: str) -> None:
        """Add one row for each entry of a list, numbered from 0.

        Args:
            table: where to.
            owner: column and id of the thing that has the list; empty for the record itself.
            entries: what each entry says.
            role: name and value of the column that tells several lists of one owner apart.
        """
        fixed: Row = dict([owner]) if owner else {}
        for position, entry in enumerate(entries):
            self.add(table, **fixed, **role, position=position, **entry)

    def actors(self, record: Record) -> None:
        for actor in record.actors:
            owner = ("actor_id", actor.id)
            self.add(
                t.actors,
                id=actor.id,
                name=actor.name,
                kind=actor.kind,
                country=actor.country,
                plover_country=actor.plover.country if actor.plover else None,
                plover_sector=actor.plover.sector if actor.plover else None,
                registry=actor.registry,
                link_score=actor.link_score,
                link_reason=actor.link_reason,
            )
            names = (actor.name, *actor.aliases)
            self.list(t.actor_names, owner, ({"name": name, "folded": fold_name(name)} for name in names))
            self.list(t.actor_wholes, owner, ({"whole_id": whole} for whole in actor.part_of))
            self.list(t.actor_mentions, owner, (_span("span", span) for span in actor.mentions))

    def places(self, record: Record) -> None:
        for place in record.places:
            owner = ("place_id", place.id)
            area = place.area
            west, south, east, north = (area.bbox if area else None) or (None,) * 4
            self.add(
                t.places,
                id=place.id,
                name=place.name,
                folded=fold_name(place.name),
                geonames=place.geonames,
                country=place.country,
                admin1=place.admin1,
                lat=place.lat,
                lon=place.lon,
                precision=place.precision,
                area_kind=area.kind if area else None,
                area_radius_km=area.radius_km if area else None,
                area_west=west,
                area_south=south,
                area_east=east,
                area_north=north,
                disputed=place.disputed,
            )
            literal = [{"use": "literal", **_span("span", span)} for span in place.mentions]
            others = [{"use": other.use, **_span("span", other.span)} for other in place.other_mentions]
            self.list(t.place_mentions, owner, [*literal, *others])
            self.list(t.place_anchors, owner, ({"anchor_id": anchor} for anchor in area.anchors) if area else ())
            self.list(
                t.place_candidates,
                owner,
                ({"geonames": x.geonames, "lat": x.lat, "lon": x.lon, "score": x.score} for x in place.candidates),
            )

    def times(self, record: Record) -> None:
        for time in record.times:
            self.add(
                t.times,
                id=time.id,
                edtf=time.edtf,
                earliest=time.earliest,
                latest=time.latest,
                timex_type=time.timex3.type,
                timex_value=time.timex3.value,
                timex_mod=time.timex3.mod,
            )
            self.list(t.time_mentions, ("time_id", time.id), (_span("span", span) for span in time.mentions))

    def attributions(self, record: Record) -> None:
        for quote in record.attributions:
            self.add(
                t.attributions,
                id=quote.id,
                source=quote.source,
                act=quote.act,
                quote=quote.quote,
                stance=quote.stance,
                inside=quote.inside,
            )
            owner = ("attribution_id", quote.id)
            roles = (("source", quote.source_spans), ("cue", quote.cue_spans), ("content", quote.content_spans))
            for role, spans in roles:
                self.list(t.attribution_spans, owner, (_span("span", span) for span in spans), role=role)

    def claim(self, claim: Claim) -> None:
        owner = ("claim_id", claim.id)
        self.add(
            t.claims,
            id=claim.id,
            **_span("span", claim.span),
            words=claim.span.of(self.text),
            factuality=claim.factuality,
            reality=claim.reality,
            condition=claim.condition,
            confidence=claim.confidence,
        )
        last = len(claim.attribution) - 1
        self.list(
            t.links,
            owner,
            (
                {"innermost": at == last, "ref": link.ref, "source": link.source, "act": link.act}
                | {"quote": link.quote, "stance": link.stance}
                | _span("source", link.source_span)
                | _span("cue", link.cue_span)
                for at, link in enumerate(claim.attribution)
            ),
        )
        self.list(t.claim_abouts, owner, ({"about_id": about} for about in claim.about))
        if claim.event:
            self.event(claim.id, claim.event)
        if claim.relation:
            told = claim.relation
            self.add(
                t.relations,
                claim_id=claim.id,
                type=told.type,
                subject_id=told.subject,
                object_id=told.object,
                value=told.value,
            )

    def event(self, claim_id: str, event: Event) -> None:
        owner = ("claim_id", claim_id)
        self.add(
            t.events,
            claim_id=claim_id,
            type=event.type,
            mode=event.mode,
            acled_event_type=event.acled.event_type if event.acled else None,
            acled_sub_event_type=event.acled.sub_event_type if event.acled else None,
            **_span("trigger", event.trigger),
        )
        self.list(t.event_contexts, owner, ({"context": context} for context in event.context))
        arguments = (
            ("actor", event.actor),
            ("recipient", event.recipient),
            ("place", event.place),
            ("time", event.time),
        )
        for role, ids in arguments:
            carried = role in event.carried
            self.list(t.event_arguments, owner, ({"thing_id": thing, "carried": carried} for thing in ids), role=role)
        for role, things in (("object", event.objects), ("instrument", event.instrument)):
            self.list(t.event_things, owner, ({"name": x.name, **_span("span", x.span)} for x in things), role=role)
        self.list(
            t.casualties,
            owner,
            (
                {"harm": x.harm, "who": x.who, "actor_id": x.actor, "low": x.low, "high": x.high}
                | {"approximate": x.approximate, "of_position": x.of}
                | _span("span", x.span)
                for x in event.casualties
            ),
        )


def _span(what: str, span: Span | None) -> Row:
    return {f"{what}_begin": span.begin if span else None, f"{what}_end": span.end if span else None}


def document_row(record: Record) -> Row:
    """The row of a record's document in `documents`."""
    document = record.document
    return {"id": document.id, "sha256": document.sha256, "locator": document.locator}


def record_row(record: Record, coding_id: int, line: str) -> Row:
    """The row of a record itself in `records`."""
    document = record.document
    return {
        "document_id": document.id,
        "coding_id": coding_id,
        "schema": record.schema,
        "text_id": document.text_id,
        "title": document.title,
        "published": document.published,
        "publisher_name": document.publisher.name,
        "publisher_url": document.publisher.url,
        "language": document.language,
        "voice": document.voice,
        "text": document.text,
        "line": line,
    }


def storable(rows: list[Row], line: str) -> list[Row]:
    """`rows` as a database can hold them: lone surrogates and U+0000 become U+FFFD, so that spans stay true."""
    if not (r"\u0000" in line or (line.isascii() and r"\ud" in line)):  # `Record.to_json` escapes where there is one
        return rows
    return [{name: _no_unstorable(value) for name, value in row.items()} for row in rows]


def _no_unstorable(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)
