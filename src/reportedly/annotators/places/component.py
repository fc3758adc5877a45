"""Reads the places of a document."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

import numpy as np
from spacy.tokens import Doc

from ...gazetteer import Entry
from ...gazetteer.store import Gazetteer, default
from ...model import Area, Candidate, Document, OtherMention, Place, Span
from ...model.place import Precision
from ..component import Annotator, register
from ..reading import Reading
from .area import KM, NEAR_KM, Told, box, precision_of, told_areas
from .draft import DIVISIONS, Found
from .find import find, outer_of
from .given import at_spans
from .hints import BY_BODY, hint, known_countries
from .home import home_countries
from .lexicon import words
from .resolve import Name, apart, kilometres, names_of, resolve
from .spelling import respell

MOST_CANDIDATES = 5
BY_KM = 200.0
"""How far from a town a place may lie that is told to lie by it; what lies further is a namesake."""
_SORT = (
    r"(?: (?:displacement|refugee|fishing))?(?: (?:village|town|hamlet|camp|site|quarter|neighbourhood|island|area))?"
)
HELD = re.compile(
    rf"{_SORT}(?:(?:,| \(|, in| in| of) ?(?:the )?|, (?:a|the) (?:[a-z]+ ){{1,2}}(?:in|of) (?:the )?)(?!.*\band\b)"
)
"""Between a place and what holds it: "X, Y", "X in Y", "X, a village in the Y district", "the X quarter of Y"."""
HOLDING = re.compile(r"(?:[’']s|(?: [a-z]+){1,2} of) ")
"""Between what holds a place and the place: "Darfur's X", "the Darfur town of X"."""

LISTED = re.compile(r",? and |, ")
"""Between two places of a list."""
BESIDE = re.compile(
    rf"{_SORT}(?:, (?:a|the) (?:[a-z]+ ){{1,3}}|,? )(?:(?:about|some|around|roughly) )?(?:near|outside|close to|"
    r"(?P<km>\d[\d.,]*) ?(?P<unit>km|kilomet(?:re|er)s?|miles?)(?: \([^)]{1,20}\))? "
    r"(?:(?:to the )?(?:north|south|east|west)[a-z-]* (?:of|from)|(?:away )?from|outside)) "
    r"(?:the (?:town|city|village) of )?"
)
"""Between a place and the town it lies by: "X, a village 15 km east of Y", "X near Y"."""


@register
class PlaceReader(Annotator):
    """Gives every place of a text with coordinates no more exact than the text, and the other uses of place names."""

    name = "reportedly_places"
    needs = ("doc.ents", "token.pos", "token.dep", "token.lemma", "token.head")
    gives = ("places",)

    def read(self, doc: Doc, reading: Reading) -> None:
        gazetteer, lists = default(), words()
        given = reading.given.get("places")
        if given is not None:
            found = at_spans(doc, given, lists)
        else:
            found = _without_outlet(find(doc, lists, gazetteer, _where(reading)), reading.document)
        document = reading.document
        datelines = [part.span for part in document.layout if part.part == "dateline"]
        names = names_of(found, outer_of(found, doc), gazetteer, lists, datelines)
        hint(names, known_countries(doc), gazetteer)
        homes = home_countries(document, lists, gazetteer)
        resolve(list(names.values()), lists, homes)
        for name in apart({key: name for key, name in names.items() if not key.startswith(BY_BODY)}, homes):
            names[name].scores = []
        respell(names, gazetteer, homes)
        reading.places.extend(_Maker(doc, names, gazetteer).make(found))


def _where(reading: Reading) -> list[tuple[Span, float]]:
    """The phrases that the encoder, where it has run, reads to tell where something happened, and how surely."""
    triggers = reading.encoding.triggers if reading.encoding is not None else ()
    return [(span, score) for one in triggers for name, span, score in one.roles if name == "place"]


def _without_outlet(found: Sequence[Found], document: Document) -> list[Found]:
    """The toponyms without the outlet's own name; those that stand within it are part of a name."""
    name = document.publisher.name
    if not name:
        return list(found)
    held = [Span(*match.span()) for match in re.finditer(re.escape(name), document.text)]
    kept = []
    for one in found:
        if one.span in held:
            continue
        kept.append(replace(one, use="in_name") if any(span.covers(one.span) for span in held) else one)
    return kept


class _Maker:
    """Makes the record's places of resolved names."""

    def __init__(self, doc: Doc, names: dict[str, Name], gazetteer: Gazetteer) -> None:
        self._doc, self._text, self._names, self._gazetteer = doc, doc.text, names, gazetteer
        self._groups: dict[tuple[object, ...], tuple[Entry | None, str, list[Found]]] = {}

    def make(self, found: Sequence[Found]) -> list[Place]:
        """The places of the names found; a name that only tells an area makes a place of its own, anchored at it."""
        told = told_areas(self._doc, found, words())
        entries = [self._entry(one) for one in found]
        self._held = self._holders(found, entries)
        beside = self._beside(found, entries)
        for at in beside.values():
            told.pop(at, None)  # it says where the place before it lies and is no place by itself
        keys = [(e.key,) if e is not None else ("", one.name) for one, e in zip(found, entries, strict=True)]
        areas: dict[tuple[object, ...], tuple[list[int], Told, list[int]]] = {}
        absorbed: set[int] = set()
        for at, area in told.items():
            ends = [at] if area.other is None else [at, area.other]
            if all(entries[end] is not None for end in ends):
                same = (area.kind, area.radius_km, *(keys[end] for end in ends))
                areas.setdefault(same, (ends, area, []))[2].extend(ends)
                absorbed.update(ends)
        for at, (one, entry, key) in enumerate(zip(found, entries, keys, strict=True)):
            group = self._groups.setdefault(key, (entry, one.span.of(self._text), []))
            if at not in absorbed:
                group[2].append(one)
        between = {keys[end] for ends, _, _ in areas.values() if len(ends) > 1 for end in ends}
        # What is told only as "near Kass" needs no second place for Kass itself: the area is its own anchor.
        kept = [key for key, (_, _, group) in self._groups.items() if group or key in between]
        ids = {key: f"p{number}" for number, key in enumerate(kept, 1)}
        places = [self._place(ids[key], *self._groups[key]) for key in kept]
        for at, other in beside.items():
            place, anchor = (next((one for one in places if one.id == ids.get(keys[end])), None) for end in (at, other))
            if place is not None and anchor is not None and not _is_by(place, anchor):
                near = Area(kind="near", anchors=(anchor.id,), radius_km=self._gap(found[at], found[other]))
                places[places.index(place)] = replace(
                    place, name=found[at].span.of(self._text), geonames=None, candidates=(), country=anchor.country,
                    admin1=anchor.admin1, lat=anchor.lat, lon=anchor.lon, precision=anchor.precision, area=near,
                )  # fmt: skip
        for number, (ends, area, mentions) in enumerate(areas.values(), len(places) + 1):
            anchors = [entry for end in ends if (entry := entries[end]) is not None]
            drawn = Area(
                kind=area.kind,
                anchors=tuple(dict.fromkeys(ids.get(keys[end], f"p{number}") for end in ends)),
                radius_km=area.radius_km,
                bbox=box(anchors[0], anchors[1]) if area.kind == "within" else None,
            )
            literal = [replace(found[at], use=None) for at in mentions]
            places.append(self._place(f"p{number}", anchors[0], literal[0].span.of(self._text), literal, drawn))
        return places

    def _entry(self, one: Found) -> Entry | None:
        if one.country is not None:
            return self._gazetteer.country(one.country)
        return self._names[one.sense].best

    def _holders(self, found: Sequence[Found], entries: Sequence[Entry | None]) -> dict[str, tuple[Entry, str | None]]:
        """Names that the gazetteer lacks to what the text says they lie in, with its kind as told."""
        held: dict[str, tuple[Entry, str | None]] = {}
        for at, (one, entry) in enumerate(zip(found, entries, strict=True)):
            if entry is not None or one.use is not None or one.name in held:
                continue
            for other, (front, back), holds in ((at + 1, (at, at + 1), HELD), (at - 1, (at - 1, at), HOLDING)):
                above = entries[other] if 0 <= other < len(found) else None
                if above is None or not holds.fullmatch(self._text[found[front].span.end : found[back].span.begin]):
                    continue
                if other > at and self._text.startswith(" and ", found[other].span.end):
                    continue  # "in X, Y and Z": a list
                if above.kind != "town" or _division_told(self._doc, found[other]) or one.kind == "district":
                    held[one.name] = above, _division_told(self._doc, found[other])
                    break
        for at in range(len(found) - 2, -1, -1):  # "the quarters of X, Y and Z in Mora"
            one, after = found[at], found[at + 1]
            unknown = entries[at] is None and one.use is None and after.name in held
            if unknown and LISTED.fullmatch(self._text[one.span.end : after.span.begin]):
                held.setdefault(one.name, held[after.name])
        return held

    def _beside(self, found: Sequence[Found], entries: Sequence[Entry | None]) -> dict[int, int]:
        """Places to the towns right behind them by which the text says where they lie."""
        return {
            at: at + 1
            for at, (one, above) in enumerate(zip(found, entries[1:], strict=False))
            if one.use is None and above is not None and above.kind == "town" and found[at + 1].use is None
            and BESIDE.fullmatch(self._text[one.span.end : found[at + 1].span.begin])
        }  # fmt: skip

    def _gap(self, one: Found, other: Found) -> float:
        """How far from each other the text says two places lie, in km; what "near" means where it does not say."""
        between = BESIDE.fullmatch(self._text[one.span.end : other.span.begin])
        number = between["km"].replace(",", "").rstrip(".") if between is not None and between["km"] else ""
        unit = KM.get(between["unit"], 1.0) if between is not None else 1.0
        return round(float(number) * unit, 1) if re.fullmatch(r"\d+(\.\d+)?", number) else NEAR_KM

    def _inside(self, above: Entry, kind: str | None) -> dict[str, Any]:
        """Where a place is of which the text tells no more than what it lies in (RECORD.md, convention 11)."""
        return {
            "country": above.country, "admin1": self._gazetteer.division(above.country, above.admin1),
            "lat": above.lat, "lon": above.lon, "precision": _precision(above, {kind}),
        }  # fmt: skip

    def _place(
        self, place_id: str, entry: Entry | None, written: str, group: list[Found], area: Area | None = None
    ) -> Place:
        mentions = tuple(one.span for one in group if one.use is None)
        others = tuple(OtherMention(span=one.span, use=one.use) for one in group if one.use is not None)
        if entry is None:
            held = self._held.get(group[0].name) if group else None
            where = {} if held is None else self._inside(*held)
            return Place(id=place_id, name=written, mentions=mentions, other_mentions=others, **where)
        named = next((one.sense for one in group if one.country is None), None)
        return Place(
            id=place_id, name=entry.name, geonames=entry.geonames, country=entry.country,
            admin1=self._gazetteer.division(entry.country, entry.admin1), lat=entry.lat, lon=entry.lon,
            precision="region"
            if area is not None and entry.kind != "town"
            else _precision(entry, {_division_told(self._doc, one) for one in group}),
            mentions=mentions, other_mentions=others, area=area, disputed=entry.disputed,
            candidates=self._candidates(named),
        )  # fmt: skip

    def _candidates(self, named: str | None) -> tuple[Candidate, ...]:
        """The best namesakes; scores are shares that add up to one over all namesakes."""
        name = self._names.get(named or "")
        if name is None or not name.scores:
            return ()
        top = max(name.scores)
        total = sum(math.exp(score - top) for score in name.scores)
        order = sorted(range(len(name.scores)), key=lambda at: (-name.scores[at], at))[:MOST_CANDIDATES]
        return tuple(
            Candidate(
                geonames=name.entries[at].geonames,
                lat=name.entries[at].lat,
                lon=name.entries[at].lon,
                score=round(math.exp(name.scores[at] - top) / total, 2),
            )
            for at in order
        )


def _is_by(place: Place, anchor: Place) -> bool:
    """Whether a place has coordinates and they lie by those of the town that the text tells it to lie by."""
    if None in (place.lat, place.lon, anchor.lat, anchor.lon):
        return place.lat is not None
    ends = np.array([place.lat, place.lon, anchor.lat, anchor.lon], dtype=float)
    return bool(kilometres(*np.radians(ends)) <= BY_KM)


def _division_told(doc: Doc, one: Found) -> str | None:
    """The kind of division that the word behind a name, or its own last word, says it is: "Djugu territory"."""
    behind = [doc[one.last].lower_] + ([doc[one.last + 1].lower_] if one.last + 1 < len(doc) else [])
    return next((kind for word in behind if (kind := words().kind_of.get(word)) in DIVISIONS), None)


def _precision(entry: Entry, kinds: Set[str | None]) -> Precision:
    """How exact a place is told: "Djugu territory" is a district, though the gazetteer knows the town alone."""
    told = sorted(kind for kind in kinds if kind is not None)
    return precision_of(told[0] if entry.kind == "town" and told and None not in kinds else entry.kind)
