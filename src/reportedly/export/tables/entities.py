"""Who, where and when: what a document names, and where in its text."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record
from .table import BEGIN, DOCUMENT, END, WORDS, Column, Row, Table, words


def _actors(record: Record) -> Iterator[Row]:
    for actor in record.actors:
        code = actor.plover
        yield (
            record.document.id, actor.id, actor.name, "; ".join(actor.aliases), actor.kind, actor.country,
            code.country if code else None, code.sector if code else None, actor.registry, actor.link_score,
            actor.link_reason, "; ".join(actor.part_of), len(actor.mentions),
        )  # fmt: skip


ACTORS = Table(
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
)


def _mentions(record: Record) -> Iterator[Row]:
    document = record.document.id
    for what, things in (("actor", record.actors), ("place", record.places), ("time", record.times)):
        for thing in things:
            for span in thing.mentions:
                yield document, what, thing.id, None, *words(record, span)
    for place in record.places:
        for other in place.other_mentions:
            yield document, "place", place.id, other.use, *words(record, other.span)
    for mention in record.mentions:
        yield document, mention.type, None, mention.value, *words(record, mention.span)


MENTIONS = Table(
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
)


def _places(record: Record) -> Iterator[Row]:
    for place in record.places:
        area = place.area
        yield (
            record.document.id, place.id, place.name, place.geonames, place.country, place.admin1, place.lat,
            place.lon, place.precision, area.kind if area else None, "; ".join(area.anchors) if area else None,
            area.radius_km if area else None, *((area.bbox if area else None) or (None, None, None, None)),
            place.disputed,
        )  # fmt: skip


PLACES = Table(
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
)


def _times(record: Record) -> Iterator[Row]:
    for time in record.times:
        yield (
            record.document.id, time.id, time.edtf, time.earliest, time.latest, time.timex3.type, time.timex3.value,
            time.timex3.mod,
        )  # fmt: skip


TIMES = Table(
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
)
