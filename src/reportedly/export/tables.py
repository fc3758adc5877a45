"""The tables of an export: one per kind of thing, every column with what it holds.

`TABLES` is the one place where columns are named; CSV, Parquet, the data package and docs/export.md follow it.
Ids (`a1`, `c1`…) are local to a document: join tables on `document` and the id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model import Record, Span

Kind = Literal["string", "integer", "number", "boolean"]
"""Types of the Frictionless Table Schema."""
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it holds."""

    name: str
    about: str
    kind: Kind = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and the rows it draws from a record, cells in the order of the columns."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]


DOCUMENT = Column("document", "id of the document")
BEGIN = Column("begin", "first code point of the words in documents.text", "integer")
END = Column("end", "code point after the last", "integer")
WORDS = Column("words", "the words themselves")
CLAIM = Column("claim", "id of the claim")


def _words(record: Record, span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (span.begin, span.end, span.of(record.document.text)) if span else (None, None, None)


def _documents(record: Record) -> Iterator[Row]:
    document, coding = record.document, record.coded_by
    yield (
        document.id, document.text_id, document.sha256, document.locator, document.title, "; ".join(document.authors),
        document.published, document.publisher.name, document.publisher.url, document.language, document.voice,
        document.text, "; ".join(document.notes), coding.reportedly,
        "; ".join(f"{name} {version}" for name, version in sorted(coding.models.items())), coding.registry,
    )  # fmt: skip


def _actors(record: Record) -> Iterator[Row]:
    for actor in record.actors:
        code = actor.plover
        yield (
            record.document.id, actor.id, actor.name, "; ".join(actor.aliases), actor.kind, actor.country,
            code.country if code else None, code.sector if code else None, actor.registry, actor.link_score,
            actor.link_reason, "; ".join(actor.part_of), len(actor.mentions),
        )  # fmt: skip


def _mentions(record: Record) -> Iterator[Row]:
    document = record.document.id
    for what, things in (("actor", record.actors), ("place", record.places), ("time", record.times)):
        for thing in things:
            for span in thing.mentions:
                yield document, what, thing.id, None, *_words(record, span)
    for place in record.places:
        for other in place.other_mentions:
            yield document, "place", place.id, other.use, *_words(record, other.span)
    for mention in record.mentions:
        yield document, mention.type, None, mention.value, *_words(record, mention.span)


def _places(record: Record) -> Iterator[Row]:
    for place in record.places:
        area = place.area
        yield (
            record.document.id, place.id, place.name, place.geonames, place.country, place.admin1, place.lat,
            place.lon, place.precision, area.kind if area else None, "; ".join(area.anchors) if area else None,
            area.radius_km if area else None, *((area.bbox if area else None) or (None, None, None, None)),
            place.disputed,
        )  # fmt: skip


def _times(record: Record) -> Iterator[Row]:
    for time in record.times:
        yield (
            record.document.id, time.id, time.edtf, time.earliest, time.latest, time.timex3.type, time.timex3.value,
            time.timex3.mod,
        )  # fmt: skip


def _attributions(record: Record) -> Iterator[Row]:
    def joined(spans: Iterable[Span]) -> str:
        return " … ".join(span.of(record.document.text) for span in spans)

    for one in record.attributions:
        begin = min((span.begin for span in one.content_spans), default=None)
        end = max((span.end for span in one.content_spans), default=None)
        yield (
            record.document.id, one.id, one.source, joined(one.source_spans), joined(one.cue_spans), begin, end,
            joined(one.content_spans), one.act, one.quote, one.stance, one.inside,
        )  # fmt: skip


def _claims(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        event = claim.event
        acled = event.acled if event else None
        yield (
            record.document.id, claim.id, *_words(record, claim.span), claim.attribution[-1].source,
            claim.attribution[-1].act, len(claim.attribution), claim.factuality, claim.reality, claim.condition,
            event.type if event else None, event.mode if event else None, "; ".join(event.context) if event else None,
            acled.event_type if acled else None, acled.sub_event_type if acled else None,
            event.trigger.of(record.document.text) if event else None, claim.confidence,
        )  # fmt: skip


def _chain(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        for layer, link in enumerate(claim.attribution):
            yield (
                record.document.id, claim.id, layer, link.ref, link.source, *_words(record, link.source_span),
                *_words(record, link.cue_span), link.act, link.quote, link.stance,
            )  # fmt: skip


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


def _casualties(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        for index, count in enumerate(claim.event.casualties if claim.event else ()):
            yield (
                record.document.id, claim.id, index, count.harm, count.who, count.actor, count.low, count.high,
                count.approximate, count.of, *_words(record, count.span),
            )  # fmt: skip


def _about(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        for other in claim.about:
            yield record.document.id, claim.id, other


def _relations(record: Record) -> Iterator[Row]:
    names = {actor.id: actor.name for actor in record.actors} | {place.id: place.name for place in record.places}
    for claim in record.claims:
        if relation := claim.relation:
            yield (
                record.document.id, claim.id, relation.type, relation.subject, names.get(relation.subject),
                relation.object, names.get(relation.object or ""), relation.value,
            )  # fmt: skip


def _wording(record: Record) -> Iterator[Row]:
    for one in record.wording:
        yield record.document.id, *_words(record, one.span), one.technique, one.voice, one.about, one.neutral


TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "One row a document: where it comes from, its text, and what coded it.",
        (
            Column("document", "sha256 of the source bytes and the locator"),
            Column("text_id", "sha256 of the text with blanks folded; equal for identical texts from different places"),
            Column("sha256", "sha256 of the bytes as received"),
            Column("locator", "URL, else publisher and date, else file name"),
            Column("title", "title"),
            Column("authors", "authors, parted by “; ”"),
            Column("published", "date of publication, EDTF"),
            Column("publisher", "name of the publisher"),
            Column("publisher_url", "address of the publisher"),
            Column("language", "ISO 639-1"),
            Column("voice", "id of the actor whose voice the document is"),
            Column("text", "the text all offsets count in; with --quotes-only, only the words of its claims"),
            Column("notes", "what could not be read, in plain words"),
            Column("coded_by_version", "version of reportedly"),
            Column("coded_by_models", "models and their versions, parted by “; ”"),
            Column("coded_by_registry", "sha256 of the actor registry"),
        ),
        _documents,
    ),
    Table(
        "actors",
        "One row an actor of a document.",
        (
            DOCUMENT,
            Column("actor", "id of the actor"),
            Column("name", "canonical name"),
            Column("aliases", "other names as written, parted by “; ”"),
            Column("kind", "person, armed_group, military, state…"),
            Column("country", "ISO 3166-1 alpha-2"),
            Column("plover_country", "country of the PLOVER agent code"),
            Column("plover_sector", "sector of the PLOVER agent code"),
            Column("registry", "slug in the actor registry"),
            Column("link_score", "how sure the link to the registry is, 0 to 1", "number"),
            Column("link_reason", "why it was linked"),
            Column("part_of", "ids of the actors it is said to belong to, parted by “; ”"),
            Column("mentions", "how often it is mentioned", "integer"),
        ),
        _actors,
    ),
    Table(
        "mentions",
        "One row a mention: of actors, places, times, and of other things a coder marks.",
        (
            DOCUMENT,
            Column("what", "actor, place, time, or nationality, money, quantity, weapon, vehicle"),
            Column("id", "id of the actor, place or time"),
            Column("value", "normal form of a thing; for a place's other uses: demonym, metonym, modifier, in_name"),
            BEGIN,
            END,
            WORDS,
        ),
        _mentions,
    ),
    Table(
        "places",
        "One row a place of a document, never more exact than the text.",
        (
            DOCUMENT,
            Column("place", "id of the place"),
            Column("name", "name"),
            Column("geonames", "GeoNames id", "integer"),
            Column("country", "ISO 3166-1 alpha-2"),
            Column("admin1", "first-level division"),
            Column("lat", "degrees north, WGS84; the middle of what precision names", "number"),
            Column("lon", "degrees east, WGS84", "number"),
            Column("precision", "point, town, district, province, country or region"),
            Column("area", "near, direction, border or within, where the text gives an area"),
            Column("area_anchors", "ids of the places the area is told by, parted by “; ”"),
            Column("area_radius_km", "radius in km", "number"),
            Column("area_west", "degrees", "number"),
            Column("area_south", "degrees", "number"),
            Column("area_east", "degrees", "number"),
            Column("area_north", "degrees", "number"),
            Column(
                "disputed",
                "whether several states claim the place",
                "boolean",
            ),
        ),
        _places,
    ),
    Table(
        "times",
        "One row a time of a document.",
        (
            DOCUMENT,
            Column("time", "id of the time"),
            Column("edtf", "EDTF level 1 plus sets; empty for durations and sets"),
            Column("earliest", "first day it can mean; empty where open"),
            Column("latest", "last day it can mean, inclusive; empty where open"),
            Column("timex3_type", "DATE, TIME, DURATION or SET"),
            Column("timex3_value", "TIMEX3 value"),
            Column("timex3_mod", "TIMEX3 mod"),
        ),
        _times,
    ),
    Table(
        "attributions",
        "One row an attribution found in the text, whether or not a claim stands in it.",
        (
            DOCUMENT,
            Column("attribution", "id of the attribution"),
            Column("source", "author, the id of an actor, or empty where unknown"),
            Column("source_words", "words of the source"),
            Column("cue_words", "words of saying"),
            Column("content_begin", "first code point of the content", "integer"),
            Column("content_end", "code point after its last", "integer"),
            Column("content_words", "words of the content; “ … ” where it is interrupted"),
            Column("act", "say, claim, deny, accuse…"),
            Column("quote", "direct, indirect or mixed"),
            Column("stance", "how the voice above treats it: endorses, neutral, distances"),
            Column("inside", "id of the attribution it stands in"),
        ),
        _attributions,
    ),
    Table(
        "claims",
        "One row a claim: what is told, by which voice, how sure, and the event's codes.",
        (
            DOCUMENT,
            CLAIM,
            BEGIN,
            END,
            WORDS,
            Column("source", "the innermost voice: author, the id of an actor, or empty where unknown"),
            Column("act", "its act of speech"),
            Column("layers", "length of the chain of saying; 1 is the document's own voice", "integer"),
            Column("factuality", "FactBank value, as the innermost source puts it"),
            Column("reality", "actual, ongoing, future, threatened, conditional, hypothetical, desired, generic"),
            Column("condition", "id of the claim it depends on"),
            Column("event_type", "PLOVER type"),
            Column("mode", "PLOVER mode"),
            Column("context", "PLOVER contexts, parted by “; ”"),
            Column("acled_event_type", "ACLED event type"),
            Column("acled_sub_event_type", "ACLED sub-event type"),
            Column("trigger", "words that name the event"),
            Column("confidence", "that this reading is right, 0 to 1; never that the claim is true", "number"),
        ),
        _claims,
    ),
    Table(
        "chain",
        "One row a layer of a claim's chain of saying, outermost first.",
        (
            DOCUMENT,
            CLAIM,
            Column("layer", "0 is the document's own voice", "integer"),
            Column("attribution", "id of the attribution"),
            Column("source", "author, the id of an actor, or empty where unknown"),
            Column("source_begin", "first code point of the source", "integer"),
            Column("source_end", "code point after its last", "integer"),
            Column("source_words", "words of the source"),
            Column("cue_begin", "first code point of the cue", "integer"),
            Column("cue_end", "code point after its last", "integer"),
            Column("cue_words", "words of saying"),
            Column("act", "act of speech"),
            Column("quote", "direct, indirect or mixed"),
            Column("stance", "how the voice above treats it"),
        ),
        _chain,
    ),
    Table(
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
    ),
    Table(
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
    ),
    Table(
        "about",
        "One row a link between claims of a document: a denial and what it denies, a threat and what is threatened.",
        (DOCUMENT, CLAIM, Column("about", "id of the claim it is about")),
        _about,
    ),
    Table(
        "relations",
        "One row a relation claimed between actors.",
        (
            DOCUMENT,
            CLAIM,
            Column("type", "alias_of, member_of, leads, allied_with…"),
            Column("subject", "id of the subject"),
            Column("subject_name", "its name"),
            Column("object", "id of the object"),
            Column("object_name", "its name"),
            Column("value", "free words where the object is no entity"),
        ),
        _relations,
    ),
    Table(
        "wording",
        "One row a stretch of loaded wording.",
        (
            DOCUMENT,
            BEGIN,
            END,
            WORDS,
            Column("technique", "SemEval-2020 task 11 name"),
            Column("voice", "whose words: author, the id of an actor, or empty where unknown"),
            Column("about", "id of the actor, place or claim it is about"),
            Column("neutral", "a plain wording"),
        ),
        _wording,
    ),
)
