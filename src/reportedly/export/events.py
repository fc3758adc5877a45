"""A table of events as CSV and JSON: values beside the claims that they were taken from."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from ..weighing.views import FIELDS, Count, Row
from ..weighing.views.told import COUNTS, HowMany, Value, When, Where, Who
from .csv import plain_cell
from .tables import Cell, Column

_PARTS = {
    "time": (
        Column("earliest", "first day that the words allow; empty: open or not told"),
        Column("latest", "last day that the words allow"),
    ),
    "place": (
        Column("place", "name of the place"),
        Column("country", "ISO 3166-1 alpha-2"),
        Column("admin1", "first-level division"),
        Column("lat", "degrees (WGS84)", "number"),
        Column("lon", "degrees (WGS84)", "number"),
        Column("precision", "point, town, district, province, country or region"),
    ),
    "actor": (Column("actor", "who acted; several parted by “; ”"),),
    "recipient": (Column("recipient", "to whom it was done"),),
} | {
    harm: (
        Column(f"{harm}_low", f"people {harm}, at least", "integer"),
        Column(f"{harm}_high", f"people {harm}, at most; empty: open", "integer"),
    )
    for harm in COUNTS
}
COLUMNS = (
    Column("incident", "id of the incident; empty for a claim that stands in none"),
    Column("type", "PLOVER type"),
    Column("grade", "grade of the incident"),
    Column("origins", "independent origins among the claims used", "integer"),
    *(
        column
        for name in FIELDS
        for column in (*_PARTS[name], Column(f"{name}_from", "the claims that give this, as DOCUMENT#CLAIM"))
    ),
    Column("voice", "who says it (all-claims only)"),
    Column("factuality", "how sure the voice puts it (all-claims only)"),
    Column("reality", "actual, threatened, planned and so on (all-claims only)"),
    Column("claims", "all claims used, as DOCUMENT#CLAIM"),
)
"""Columns of the CSV table."""


def cells(row: Row) -> tuple[Cell, ...]:
    """One row, in the order of `COLUMNS`."""
    values: list[Cell] = [row.incident, row.type, row.grade, row.origins]
    for name in FIELDS:
        picked = row.values.get(name)
        if picked is None:
            values += [None] * (len(_PARTS[name]) + 1)
        else:
            values += [*_parts(picked.value), " ".join(picked.claims)]
    one = row.claim
    values += [one.voice, one.factuality, one.reality] if one else [None] * 3
    return (*values, " ".join(row.claims))


def _parts(value: Value) -> tuple[Cell, ...]:
    match value:
        case When():
            return value.earliest, value.latest
        case Where():
            return value.name, value.country, value.admin1, value.lat, value.lon, value.precision
        case Who():
            return ("; ".join(value.names),)
        case HowMany():
            return value.low, value.high


def write_csv(rows: Iterable[Row], file: TextIO) -> None:
    """Write a table of events; text that a spreadsheet would run as a formula is made harmless."""
    _write([column.name for column in COLUMNS], map(cells, rows), file)


def as_json(row: Row) -> dict[str, Any]:
    """One row with each value beside its claims."""
    whole: dict[str, Any] = {
        "incident": row.incident, "type": row.type, "grade": row.grade, "origins": row.origins,
        "claims": list(row.claims),
    }  # fmt: skip
    for name in FIELDS:
        picked = row.values.get(name)
        whole[name] = picked and {**_plain(picked.value), "claims": list(picked.claims)}
    if row.claim is not None:
        whole |= {"voice": row.claim.voice, "factuality": row.claim.factuality, "reality": row.claim.reality}
    return whole


def _plain(value: Value) -> dict[str, Any]:
    if isinstance(value, Who):
        return {"names": list(value.names)}
    return dataclasses.asdict(value)


def write_counts_csv(counts: Iterable[Count], rules: Iterable[str], file: TextIO) -> None:
    """Write the counts from rule to rule: for each rule its events and the people killed at least."""
    rules = list(rules)
    header = ["by", "value", *(f"{rule} {what}" for rule in rules for what in ("events", "killed"))]

    def row(one: Count) -> list[Cell]:
        return [one.by, one.value, *(n for rule in rules for n in (one.rules[rule].events, one.rules[rule].killed))]

    _write(header, map(row, counts), file)


def counts_as_json(one: Count) -> Mapping[str, Any]:
    """One week, place or party with what each rule counts for it."""
    return dataclasses.asdict(one)


def _write(header: list[str], rows: Iterable[Iterable[Cell]], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([plain_cell(cell) for cell in row])
