"""TempEval-3 task A: TIMEX3 paired one to one in text order where they share a character.

Strict: paired with equal words. Value and type F1: their accuracy among the paired times the relaxed F1
(UzZaman et al. 2013).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from .common import Counts, Metrics, prf, ratio


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document; rows hold `spans` with start, end, text, type, value."""
    wanted = sorted(gold["spans"], key=lambda span: (span["start"], span["end"]))
    given = sorted(predicted.get("spans", []), key=lambda span: (span["start"], span["end"]))
    result: Counts = Counter(gold=len(wanted), predicted=len(given))
    used: set[int] = set()
    for one in wanted:
        for at, two in enumerate(given):
            if at in used or two["end"] <= one["start"]:
                continue
            if two["start"] < one["end"]:
                used.add(at)
                result["relaxed"] += 1
                result["strict"] += one["text"] == two["text"]
                result["value"] += one["value"] == two.get("value")
                result["type"] += one["type"] == two.get("type")
            break
    return result


def metrics(summed: Counts) -> Metrics:
    """`value_f1` is the headline."""
    values = prf("strict", summed["strict"], summed["predicted"], summed["gold"])
    values |= prf("relaxed", summed["relaxed"], summed["predicted"], summed["gold"])
    for name in ("value", "type"):
        values[f"{name}_acc"] = ratio(summed[name], summed["relaxed"])
        values[f"{name}_f1"] = values[f"{name}_acc"] * values["relaxed_f1"]
    return values
