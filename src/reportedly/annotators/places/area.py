"""Where the text gives no more than an area, draw one instead of a pin."""

from __future__ import annotations

import re

from spacy.tokens import Doc

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


def told_area(doc: Doc, one: Found, words: Words) -> tuple[AreaKind, float | None] | None:
    """Kind and radius in km of the area told around a name: "near X", "20 km north of X", "the border with X"."""
    before = [doc[at].lower_ for at in range(max(0, one.first - 5), one.first)]
    if not before:
        return None
    if before[-1] == "the":
        before.pop()
    if not before:
        return None
    if before[-1] == "of" and len(before) > 1 and before[-2] in words.directions:
        return "direction", _distance(before)
    if before[-1] in words.near or before[-2:] in (["close", "to"], ["edge", "of"], ["outskirts", "of"]):
        return "near", _distance(before) or NEAR_KM
    if "border" in before[-3:] and before[-1] in ("with", "between", "of"):
        return "border", None
    if before[-1] in words.directions and before[-1] not in ("north", "south", "east", "west"):
        return "direction", None
    return None


def _distance(before: list[str]) -> float | None:
    for at in range(1, len(before)):
        if before[at] in KM and re.fullmatch(r"\d+(\.\d+)?", before[at - 1].replace(",", "")):
            return round(float(before[at - 1].replace(",", "")) * KM[before[at]], 1)
    return None


def precision_of(kind: str) -> Precision:
    """The record's precision for a kind of the gazetteer."""
    classes: dict[str, Precision] = {
        "town": "town", "country": "country", "province": "province", "county": "district", "district": "district",
        "point": "point",
    }  # fmt: skip
    return classes.get(kind, "region")
