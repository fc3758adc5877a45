"""Entities by offsets and type: strict (equal offsets and type), relaxed (same type, overlap, one to one)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .common import Counts, Metrics, one_to_one, prf

MIN_CONFIDENCE = 0.5
"""re3d marks annotations that its annotators were unsure of; those under this are not asked for."""
TYPES = ("Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "MilitaryPlatform")
"""re3d's seven main types."""


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document, by type; rows hold `spans` with start, end, type, confidence."""
    wanted = {
        (span["start"], span["end"], span["type"])
        for span in gold["spans"]
        if span.get("confidence", 1) >= MIN_CONFIDENCE and span["type"] in TYPES
    }
    given = {(span["start"], span["end"], span["type"]) for span in predicted.get("spans", []) if span["type"] in TYPES}
    result: Counts = Counter()
    for kind in TYPES:
        one = sorted(span[:2] for span in wanted if span[2] == kind)
        two = sorted(span[:2] for span in given if span[2] == kind)
        result[f"{kind}.gold"] = len(one)
        result[f"{kind}.predicted"] = len(two)
        result[f"{kind}.strict"] = len(set(one) & set(two))
        result[f"{kind}.relaxed"] = one_to_one(one, two)
    return result


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
