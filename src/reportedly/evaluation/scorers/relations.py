"""Relations between actors: right where the type is right and both ends overlap the gold's, one to one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from .common import Counts, Metrics, prf
from .entities import MIN_CONFIDENCE
from .slips import Slip, hull
from .tables import Table, by_type

TYPES = ("FightingAgainst", "AlliesOf", "BelongsTo", "InChargeOf")
"""re3d's relations between actors."""
TWO_WAY = ("FightingAgainst", "AlliesOf")

Ends = tuple[tuple[int, int], tuple[int, int]]


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document, by type; rows hold `relations` with type, source and target offsets, confidence."""
    result: Counts = Counter()
    for kind in TYPES:
        wanted = _ends(gold["relations"], kind)
        given = _ends(predicted.get("relations", []), kind)
        result[f"{kind}.gold"] = len(wanted)
        result[f"{kind}.predicted"] = len(given)
        result[f"{kind}.right"] = len(_pairs(wanted, given, kind))
    return result


def slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Relations missed and invented; one of another type is both."""
    result = []
    for kind in TYPES:
        wanted = _ends(gold["relations"], kind)
        given = _ends(predicted.get("relations", []), kind)
        pairs = _pairs(wanted, given, kind)
        for at, one in enumerate(wanted):
            if at not in pairs:
                told = [text[slice(*end)] for end in one]
                result.append(Slip(what=kind, span=hull(one), gold=told))
        for other, two in enumerate(given):
            if other not in pairs.values():
                found = [text[slice(*end)] for end in two]
                result.append(Slip(what=kind, span=hull(two), predicted=found))
    return result


def tables(summed: Counts) -> list[Table]:
    """By type."""
    return [by_type(summed, TYPES, name="relations by type")]


def metrics(summed: Counts) -> Metrics:
    """`relation_f1` over all types is the headline; `TYPE.f1` by type."""
    total = {part: sum(summed[f"{kind}.{part}"] for kind in TYPES) for part in ("right", "predicted", "gold")}
    values = prf("relation", total["right"], total["predicted"], total["gold"])
    for kind in TYPES:
        part = prf(kind, summed[f"{kind}.right"], summed[f"{kind}.predicted"], summed[f"{kind}.gold"])
        values |= {key.replace("_", "."): value for key, value in part.items()}
    return values


def _ends(relations: list[dict[str, Any]], kind: str) -> list[Ends]:
    found = {
        ((row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"]))
        for row in relations
        if row["type"] == kind and row.get("confidence", 1) >= MIN_CONFIDENCE
    }
    if kind in TWO_WAY:
        found = {(min(ends), max(ends)) for ends in found}
    return sorted(found)


def _pairs(wanted: list[Ends], given: list[Ends], kind: str) -> dict[int, int]:
    """Which relations of one type are the same, by their places in the lists, one to one."""
    if not wanted or not given:
        return {}
    fits = np.array([[_fit(one, two, kind) for two in given] for one in wanted], dtype=float)
    rows, columns = linear_sum_assignment(fits, maximize=True)
    return {int(at): int(other) for at, other in zip(rows, columns, strict=True) if fits[at, other]}


def _fit(one: Ends, two: Ends, kind: str) -> bool:
    straight = _overlap(one[0], two[0]) and _overlap(one[1], two[1])
    return straight or (kind in TWO_WAY and _overlap(one[0], two[1]) and _overlap(one[1], two[0]))


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
