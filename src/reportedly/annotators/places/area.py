"""Where the text gives no more than an area, draw one instead of a pin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ...gazetteer import Entry
from ...model.place import AreaKind, Precision
from .draft import Found
from .lexicon import Words

KM = {
    "km": 1.0,
    "kilometers": 1.0,
    "kilometres": 1.0,
    "kilometer": 1.0,
    "kilometre": 1.0,
    "miles": 1.609,
    "mile": 1.609,
}
NEAR_KM = 10.0
"""What "near" means where no distance is told: ACLED's and UCDP's coders use a neighbouring place of this order."""
BACK = 6
"""How many words before a name are looked at."""
JOINTS = frozenset({"and", "the", "-", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An area that the text tells by one name or by two.

    Args:
        kind: how the area lies to what it is told by.
        radius_km: how far it reaches, where the text or convention says so.
        other: index of the second name ("between X and Y"), or None.
    """

    kind: AreaKind
    radius_km: float | None = None
    other: int | None = None


def told_areas(doc: Doc, found: Sequence[Found], words: Words) -> dict[int, Told]:
    """The areas told by names of `found`, by the index of the (first) name."""
    areas: dict[int, Told] = {}
    second: set[int] = set()
    for at, one in enumerate(found):
        if at in second:
            continue
        pair = at + 1 if at + 1 < len(found) and _joined(doc, one, found[at + 1]) else None
        told = _by_two(doc, one, found[pair], pair, words) if pair is not None else None
        told = told or _by_one(doc, one, words)
        if told is not None:
            areas[at] = told
            if told.other is not None:
                second.add(told.other)
    return areas


def _joined(doc: Doc, one: Found, two: Found) -> bool:
    """True where no more than "and" or a hyphen stands between the two names."""
    between = doc[one.last + 1 : two.first]
    return 0 < len(between) <= 2 and all(token.lower_ in JOINTS for token in between)


def _by_two(doc: Doc, one: Found, two: Found, other: int, words: Words) -> Told | None:
    """the road between X and Y; the border between X and Y, the X-Y border."""
    if _word(doc, two.last + 1) in words.borders:
        return Told(kind="border", other=other)
    before = _before(doc, one)
    if before[-1:] != ["between"] or len(before) < 2:
        return None
    if before[-2] in words.borders:
        return Told(kind="border", other=other)
    return Told(kind="within", other=other) if before[-2] in words.between else None


def _by_one(doc: Doc, one: Found, words: Words) -> Told | None:
    """near X, 20 km north of X, 5 km from X, northern X, the border with X, the X border."""
    if _word(doc, one.last + 1) in words.borders:
        return Told(kind="border")
    if one.use is not None:
        return None
    before = _before(doc, one)
    last, pair = before[-1] if before else "", before[-2:]
    if last == "of" and len(before) > 1 and before[-2] in words.directions:
        return Told(kind="direction", radius_km=_distance(before))
    if last in words.near or pair in (["close", "to"], ["edge", "of"], ["outskirts", "of"]):
        return Told(kind="near", radius_km=_distance(before) or NEAR_KM)
    if last == "from" and (distance := _distance(before)):
        return Told(kind="near", radius_km=distance)
    if last in ("with", "of") and any(word in words.borders for word in before[-3:-1]):
        return Told(kind="border")
    if last in words.directions:
        return Told(kind="direction")
    return None


def _word(doc: Doc, at: int) -> str:
    return doc[at].lower_ if 0 <= at < len(doc) else ""


def _before(doc: Doc, one: Found) -> list[str]:
    """The words before a name in lower case, without the article right before it."""
    before = [doc[at].lower_ for at in range(max(0, one.first - BACK), one.first)]
    return before[:-1] if before[-1:] == ["the"] else before


def _distance(before: list[str]) -> float | None:
    """The distance in km that the words before a name tell."""
    for at in range(1, len(before)):
        if before[at] in KM and re.fullmatch(r"\d+(\.\d+)?", before[at - 1].replace(",", "")):
            return round(float(before[at - 1].replace(",", "")) * KM[before[at]], 1)
    return None


def box(one: Entry, two: Entry) -> tuple[float, float, float, float]:
    """West, south, east and north of the stretch between two places."""
    west, east = sorted((one.lon, two.lon))
    south, north = sorted((one.lat, two.lat))
    return west, south, east, north


def precision_of(kind: str) -> Precision:
    """The record's precision for a kind of the gazetteer."""
    classes: dict[str, Precision] = {
        "town": "town", "country": "country", "province": "province", "county": "district", "district": "district",
        "point": "point",
    }  # fmt: skip
    return classes.get(kind, "region")
