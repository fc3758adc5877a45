"""Actor phrases: country and PLOVER sector; named persons and organisations apart from other phrases."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .common import Counts, Metrics, ratio
from .slips import Slip
from .tables import NOTHING, Table, confusion


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one phrase."""
    group = "named" if gold.get("named") else "other"
    country, sector = (_same(gold, predicted, field) for field in ("country", "sector"))
    return Counter(
        {
            f"{group}.phrases": 1,
            f"{group}.country": country,
            f"{group}.sector": sector,
            f"{group}.both": country and sector,
            f"confused.{gold['sector'] or NOTHING}.{predicted.get('sector') or NOTHING}": 1,
        }
    )


def slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Phrases whose country or sector is another."""
    return [
        Slip(what=field, span=(0, len(text)), gold=gold[field], predicted=predicted.get(field))
        for field in ("country", "sector")
        if not _same(gold, predicted, field)
    ]


def tables(summed: Counts) -> list[Table]:
    """What each sector was read as."""
    return [confusion(summed, name="sectors, read as")]


def metrics(summed: Counts) -> Metrics:
    """`other.both` is the headline: phrases that need no knowledge of the world."""
    values: Metrics = {}
    for field in ("both", "country", "sector"):
        for group in ("other", "named"):
            values[f"{group}.{field}"] = ratio(summed[f"{group}.{field}"], summed[f"{group}.phrases"])
        phrases = summed["named.phrases"] + summed["other.phrases"]
        values[field] = ratio(summed[f"named.{field}"] + summed[f"other.{field}"], phrases)
    return values


def _same(gold: dict[str, Any], predicted: dict[str, Any], field: str) -> bool:
    return (gold[field] or "") == (predicted.get(field) or "")
