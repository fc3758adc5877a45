"""Entities by offsets and type: strict (equal offsets and type), relaxed (same type, overlap, one to one)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .common import Counts, Metrics, one_to_one, prf
from .slips import Slip
from .tables import NOTHING, Table, by_type, confusion

MIN_CONFIDENCE = 0.5
"""re3d marks annotations that its annotators were unsure of; those under this are not asked for."""
TYPES = ("Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "MilitaryPlatform")
"""re3d's seven main types."""
Typed = tuple[int, int, str]
"""Begin, end, type."""


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document, by type; rows hold `spans` with start, end, type, confidence."""
    wanted, given = _asked(gold, predicted)
    result: Counts = Counter()
    for kind in TYPES:
        one = sorted(span[:2] for span in wanted if span[2] == kind)
        two = sorted(span[:2] for span in given if span[2] == kind)
        result[f"{kind}.gold"] = len(one)
        result[f"{kind}.predicted"] = len(two)
        result[f"{kind}.strict"] = len(set(one) & set(two))
        result[f"{kind}.relaxed"] = len(one_to_one(one, two))
    for left, right in _pairs(wanted, given):
        result[f"confused.{left[2] if left else NOTHING}.{right[2] if right else NOTHING}"] += 1
    return result


def slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Entities missed, invented, and those of another type or extent."""
    result = []
    for one, two in _pairs(*_asked(gold, predicted)):
        told, found = ({"text": text[slice(*side[:2])], "type": side[2]} if side else None for side in (one, two))
        if one and two:
            if one != two:
                what = "entity type" if one[2] != two[2] else "entity extent"
                result.append(Slip(what=what, span=one[:2], gold=told, predicted=found))
        elif one:
            result.append(Slip(what="entity", span=one[:2], gold=told))
        elif two:
            result.append(Slip(what="entity", span=two[:2], predicted=found))
    return result


def tables(summed: Counts) -> list[Table]:
    """By type with equal extent, and what each type was read as where the extents overlap."""
    return [
        by_type(summed, TYPES, name="entities by type, strict", right="strict"),
        confusion(summed, name="entity types, read as"),
    ]


def metrics(summed: Counts) -> Metrics:
    """`strict_f1` over all types is the headline; `TYPE.strict_f1` by type."""
    values: Metrics = {}
    for name in ("strict", "relaxed"):
        total = {part: sum(summed[f"{kind}.{part}"] for kind in TYPES) for part in (name, "predicted", "gold")}
        values |= prf(name, total[name], total["predicted"], total["gold"])
    for kind in TYPES:
        for name in ("strict", "relaxed"):
            part = prf(name, summed[f"{kind}.{name}"], summed[f"{kind}.predicted"], summed[f"{kind}.gold"])
            values |= {f"{kind}.{key}": value for key, value in part.items()}
    return values


def _asked(gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[set[Typed], set[Typed]]:
    """What is scored of both sides."""
    sure = [span for span in gold["spans"] if span.get("confidence", 1) >= MIN_CONFIDENCE]
    wanted, given = (
        {(span["start"], span["end"], span["type"]) for span in rows if span["type"] in TYPES}
        for rows in (sure, predicted.get("spans", []))
    )
    return wanted, given


def _pairs(wanted: set[Typed], given: set[Typed]) -> Iterator[tuple[Typed | None, Typed | None]]:
    """The same on both sides first, then what overlaps with the same type, then what overlaps, then the rest."""
    yield from ((one, one) for one in sorted(wanted & given))
    left, right = sorted(wanted - given), sorted(given - wanted)
    for of_type in (*TYPES, None):
        mine = [one for one in left if of_type in (one[2], None)]
        theirs = [two for two in right if of_type in (two[2], None)]
        pairs = [(mine[at], theirs[other]) for at, other in one_to_one([x[:2] for x in mine], [x[:2] for x in theirs])]
        yield from pairs
        left = [one for one in left if one not in {pair[0] for pair in pairs}]
        right = [two for two in right if two not in {pair[1] for pair in pairs}]
    yield from ((one, None) for one in left)
    yield from ((None, two) for two in right)
