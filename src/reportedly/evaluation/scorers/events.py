"""PLOVER type, source and target by sentence; CONCEDE and RETREAT are one type, YIELD, in the labelled sentences."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .common import Counts, Metrics, f1, ratio
from .slips import Slip
from .tables import NOTHING, Table, by_type, confusion

FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FREQUENT = 35
"""Types with at least this many labelled sentences enter `macro_f1_frequent`."""


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one sentence: of the events predicted, the one whose spans meet gold's best is held against it."""
    events = predicted.get("events", [])
    wanted = gold["plover"]
    best = _best(gold, predicted)
    kind = _fold(best["plover_type"]) if best else None
    result: Counts = Counter(sentences=1, events=len(events))
    result["recalled"] = any(_fold(event["plover_type"]) == wanted for event in events)
    result["accurate"] = kind == wanted
    result[f"{wanted}.gold"] = 1
    result[f"confused.{wanted}.{kind or NOTHING}"] = 1
    if kind is not None:
        result[f"{kind}.predicted"] = 1
        result[f"{kind}.right"] = kind == wanted
    for role in ("source", "target"):
        span = best.get(f"{role}_span") if best else None
        result[f"{role}_right"] = _meet(span, gold[role])
        result[f"{role}_predicted"] = bool(span)
        result[f"{role}_gold"] = bool(gold[role])
    return result


def slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Sentences without an event, events of another type, sources and targets missed, invented or other ones."""
    best = _best(gold, predicted)
    wanted = gold["plover"]
    if best is None:
        return [Slip(what="event", span=(0, len(text)), gold=wanted)]
    result = []
    if _fold(best["plover_type"]) != wanted:
        read = [event["plover_type"] for event in predicted["events"]]
        result.append(Slip(what="event type", span=(0, len(text)), gold=wanted, predicted=read))
    for role in ("source", "target"):
        one, two = gold[role], best.get(f"{role}_span")
        place = one or two
        if place and not _meet(one, two):
            told, found = (text[slice(*span)] if span else None for span in (one, two))
            result.append(Slip(what=f"event {role}", span=(place[0], place[1]), gold=told, predicted=found))
    return result


def tables(summed: Counts) -> list[Table]:
    """By PLOVER type, and what each was read as."""
    return [
        by_type(summed, _types(summed), name="events by PLOVER type"),
        confusion(summed, name="PLOVER types, read as"),
    ]


def metrics(summed: Counts) -> Metrics:
    """`type_accuracy` is the headline."""
    types = _types(summed)
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


def _best(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, Any] | None:
    """The predicted event whose spans meet gold's best."""
    return max(
        predicted.get("events", []),
        key=lambda event: (
            _meet(event.get("source_span"), gold["source"]) + _meet(event.get("target_span"), gold["target"])
        ),
        default=None,
    )


def _types(summed: Counts) -> list[str]:
    return sorted({key.removesuffix(".gold") for key in summed if key.endswith(".gold") and summed[key]})


def _fold(kind: str) -> str:
    return FOLD.get(kind, kind)


def _meet(one: list[int] | None, two: list[int] | None) -> bool:
    return bool(one and two and one[0] < two[1] and two[0] < one[1])
