"""CSV tables in UTF-8 (RFC 4180), with a Frictionless data package that describes every column."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from ..model import Record
from .tables import TABLES, Cell

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(records: Iterable[Record], directory: Path) -> dict[str, int]:
    """Write one CSV file a table and `datapackage.json` into `directory`; gives each table's file to its rows."""
    counts = dict.fromkeys((f"{table.name}.csv" for table in TABLES), 0)
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            path = directory / f"{table.name}.csv"
            # A lone surrogate, which UTF-8 cannot hold, becomes a question mark.
            file = stack.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
            writers[table.name] = csv.writer(file, lineterminator="\n")
            writers[table.name].writerow([column.name for column in table.columns])
        for record in records:
            for table in TABLES:
                for row in table.rows(record):
                    writers[table.name].writerow([plain_cell(cell) for cell in row])
                    counts[f"{table.name}.csv"] += 1
    (directory / "datapackage.json").write_text(json.dumps(data_package(), indent=1) + "\n", encoding="utf-8")
    return counts


def plain_cell(cell: Cell) -> Cell:
    """`cell` as a spreadsheet will show and never run it: text that begins like a formula gets an apostrophe before.

    Blanks and control signs before the formula's sign do not hide it. Numbers stay numbers.
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str) or not cell:
        return cell
    bare = cell.lstrip("".join(filter(_is_blank, cell[:64])))
    if cell[0] not in "\t\r\n" and not bare.startswith(_FORMULA_SIGNS):
        return cell
    return cell if _is_number(cell) else f"'{cell}"


def _is_blank(sign: str) -> bool:
    return sign.isspace() or not sign.isprintable()


def _is_number(cell: str) -> bool:
    return cell.isascii() and cell.lstrip("+-").replace(".", "", 1).isdigit()


def data_package() -> dict[str, object]:
    """The Frictionless data package: every table's columns with type and description."""
    return {
        "profile": "tabular-data-package",
        "name": "reportedly",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": f"{table.name}.csv",
                "description": table.about,
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": c.name, "type": c.kind, "description": c.about} for c in table.columns],
                    "missingValues": [""],
                },
            }
            for table in TABLES
        ],
    }
