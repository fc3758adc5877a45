"""Relations between actors: right where the type is right and both ends overlap the gold's, one to one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from .common import Counts, Metrics, prf
from .entities import MIN_CONFIDENCE

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
        if wanted and given:
            fits = np.array([[_fit(one, two, kind) for two in given] for one in wanted], dtype=float)
            rows, columns = linear_sum_assignment(fits, maximize=True)
            result[f"{kind}.right"] = int(fits[rows, columns].sum())
    return result


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


def _fit(one: Ends, two: Ends, kind: str) -> bool:
    straight = _overlap(one[0], two[0]) and _overlap(one[1], two[1])
    return straight or (kind in TWO_WAY and _overlap(one[0], two[1]) and _overlap(one[1], two[0]))


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
