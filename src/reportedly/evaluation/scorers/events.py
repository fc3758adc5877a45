"""PLOVER type, source and target by sentence; CONCEDE and RETREAT are one type, YIELD, in the labelled sentences."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .common import Counts, Metrics, f1, ratio

FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FREQUENT = 35
"""Types with at least this many labelled sentences enter `macro_f1_frequent`."""


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one sentence: of the events predicted, the one whose spans meet gold's best is held against it."""
    events = predicted.get("events", [])
    wanted = gold["plover"]
    best = max(
        events,
        key=lambda event: (
            _meet(event.get("source_span"), gold["source"]) + _meet(event.get("target_span"), gold["target"])
        ),
        default=None,
    )
    kind = _fold(best["plover_type"]) if best else None
    result: Counts = Counter(sentences=1, events=len(events))
    result["recalled"] = any(_fold(event["plover_type"]) == wanted for event in events)
    result["accurate"] = kind == wanted
    result[f"{wanted}.gold"] = 1
    if kind is not None:
        result[f"{kind}.predicted"] = 1
        result[f"{kind}.right"] = kind == wanted
    for role in ("source", "target"):
        span = best.get(f"{role}_span") if best else None
        result[f"{role}_right"] = _meet(span, gold[role])
        result[f"{role}_predicted"] = bool(span)
        result[f"{role}_gold"] = bool(gold[role])
    return result


def metrics(summed: Counts) -> Metrics:
    """`type_accuracy` is the headline."""
    types = sorted({key.removesuffix(".gold") for key in summed if key.endswith(".gold") and summed[key]})
    by_type = {kind: f1(summed[f"{kind}.right"], summed[f"{kind}.predicted"], summed[f"{kind}.gold"]) for kind in types}
    frequent = [kind for kind in types if summed[f"{kind}.gold"] >= FREQUENT]
    values = {
        "type_accuracy": ratio(summed["accurate"], summed["sentences"]),
        "type_recall": ratio(summed["recalled"], summed["sentences"]),
        "events_per_sentence": ratio(summed["events"], summed["sentences"]),
        "macro_f1": ratio(sum(by_type.values()), len(types)),
        "macro_f1_frequent": ratio(sum(by_type[kind] for kind in frequent), len(frequent)),
    }
    for role in ("source", "target"):
        values[f"{role}_f1"] = f1(summed[f"{role}_right"], summed[f"{role}_predicted"], summed[f"{role}_gold"])
    return values | {f"{kind}.f1": value for kind, value in by_type.items()}


def _fold(kind: str) -> str:
    return FOLD.get(kind, kind)


def _meet(one: list[int] | None, two: list[int] | None) -> bool:
    return bool(one and two and one[0] < two[1] and two[0] < one[1])
