"""Make a gazetteer file of a user's own list of places."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from ..errors import BadOption, Unreadable
from .entry import Kind
from .write import Writer

GEONAMES_COLUMNS = 19
CLASSES = {"P": "town", "H": "water", "T": "mountain", "L": "region", "S": "point", "R": "point", "V": "region"}
"""GeoNames' feature classes to kinds; class A is told apart by its code."""
CODES = {"ADM1": "province", "ADM2": "county", "ADM3": "district", "ADM4": "district", "ADM5": "district",
         "STM": "river", "SEA": "sea", "OCN": "sea", "CONT": "continent"}  # fmt: skip


def import_file(source: Path, target: Path) -> int:
    """Make a gazetteer file at `target` from a GeoNames dump (tab separated) or a CSV with a header.

    Columns of a CSV: name, lat, lon (needed); country, admin1, kind, names (parted by "|"), population, radius_km,
    geonames, disputed. Returns the number of places.

    Raises:
        Unreadable: where a row cannot be read; the row's number is told and nothing is written.
    """
    if not source.is_file():
        raise BadOption("there is no such file", where=str(source), todo="name a GeoNames dump or a CSV file")
    writer = Writer(target)
    rows = _geonames(source) if source.suffix.lower() == ".txt" else _csv(source)
    for number, row in rows:
        try:
            writer.add(**_checked(row))
        except (KeyError, ValueError) as error:
            raise Unreadable(f"a place cannot be read ({error})", where=f"{source}, line {number}") from error
    return writer.close()


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = float(row["lat"]), float(row["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"coordinates {lat}, {lon} are not on the globe")
    kind = row.get("kind") or "town"
    if kind not in get_args(Kind):
        raise ValueError(f"{kind!r} is no kind of place; kinds are {', '.join(get_args(Kind))}")
    if not row["name"].strip():
        raise ValueError("there is no name")
    return {
        "name": row["name"], "kind": kind, "lat": lat, "lon": lon, "country": row.get("country") or None,
        "admin1": row.get("admin1") or None, "population": int(row.get("population") or 0),
        "names": [name for name in re.split(r"[|]", row.get("names") or "") if name],
        "radius_km": float(row["radius_km"]) if row.get("radius_km") else None,
        "geonames": int(row["geonames"]) if row.get("geonames") else None, "disputed": row.get("disputed") == "true",
    }  # fmt: skip


def _csv(source: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with source.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = {"name", "lat", "lon"} - set(reader.fieldnames or ())
        if missing:
            raise Unreadable(f"the columns {', '.join(sorted(missing))} are missing", where=str(source))
        for row in reader:
            yield reader.line_num, row


def _geonames(source: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows of a dump of GeoNames: https://download.geonames.org/export/dump/readme.txt."""
    with source.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != GEONAMES_COLUMNS:
                found = f"{len(fields)} columns, {GEONAMES_COLUMNS} expected"
                raise Unreadable(found, where=f"{source}, line {number}", todo="give a dump such as IQ.txt")
            code = fields[7]
            kind = "country" if code.startswith("PCL") else CODES.get(code, CLASSES.get(fields[6], "district"))
            yield number, {
                "geonames": fields[0], "name": fields[1], "names": fields[3].replace(",", "|"), "lat": fields[4],
                "lon": fields[5], "kind": kind, "country": fields[8], "admin1": fields[10], "population": fields[14],
            }  # fmt: skip
