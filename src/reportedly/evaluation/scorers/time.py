"""TempEval-3 task A: TIMEX3 paired one to one in text order where they share a character.

Strict: paired with equal words. Value and type F1: their accuracy among the paired times the relaxed F1
(UzZaman et al. 2013).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .common import Counts, Metrics, prf, ratio
from .slips import Slip
from .tables import NOTHING, Table, confusion

Row = dict[str, Any]


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document; rows hold `spans` with start, end, text, type, value."""
    result: Counts = Counter(gold=len(gold["spans"]), predicted=len(predicted.get("spans", [])))
    for one, two in _pairs(gold, predicted):
        result[f"confused.{one['type'] if one else NOTHING}.{two.get('type') if two else NOTHING}"] += 1
        if one and two:
            result["relaxed"] += 1
            result["strict"] += one["text"] == two["text"]
            result["value"] += one["value"] == two.get("value")
            result["type"] += one["type"] == two.get("type")
    return result


def slips(gold: Row, predicted: Row, text: str) -> list[Slip]:
    """Times missed, invented, and those of another value, type or extent."""
    result = []
    for one, two in _pairs(gold, predicted):
        span = _place(one or two or {})
        if one is None:
            result.append(Slip(what="time", span=span, predicted=_told(two)))
        elif two is None:
            result.append(Slip(what="time", span=span, gold=_told(one)))
        elif _told(one) != _told(two):
            what = next(name for name in ("value", "type", "text") if _told(one)[name] != _told(two)[name])
            what = f"time {what}".replace("text", "extent")
            result.append(Slip(what=what, span=span, gold=_told(one), predicted=_told(two)))
    return result


def tables(summed: Counts) -> list[Table]:
    """What each TIMEX3 type was read as."""
    return [confusion(summed, name="TIMEX3 types, read as")]


def metrics(summed: Counts) -> Metrics:
    """`value_f1` is the headline."""
    values = prf("strict", summed["strict"], summed["predicted"], summed["gold"])
    values |= prf("relaxed", summed["relaxed"], summed["predicted"], summed["gold"])
    for name in ("value", "type"):
        values[f"{name}_acc"] = ratio(summed[name], summed["relaxed"])
        values[f"{name}_f1"] = values[f"{name}_acc"] * values["relaxed_f1"]
    return values


def _pairs(gold: Row, predicted: Row) -> Iterator[tuple[Row | None, Row | None]]:
    """Gold and predicted times that are the same; None stands where there is no other side."""
    wanted, given = (sorted(rows, key=_place) for rows in (gold["spans"], predicted.get("spans", [])))
    used: set[int] = set()
    for one in wanted:
        partner = None
        for at, two in enumerate(given):
            if at in used or two["end"] <= one["start"]:
                continue
            if two["start"] < one["end"]:
                used.add(at)
                partner = two
            break
        yield one, partner
    yield from ((None, two) for at, two in enumerate(given) if at not in used)


def _place(row: Row) -> tuple[int, int]:
    return row["start"], row["end"]


def _told(row: Row | None) -> Row:
    return {name: row.get(name) for name in ("text", "type", "value")} if row else {}
