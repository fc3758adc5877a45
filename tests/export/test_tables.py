"""The tables of an export: cells of their column's kind, every column documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.export.tables import TABLES
from tests.report.make_records import hostile, wire

DOCS = Path(__file__).parents[2] / "docs" / "export.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_a_cell_for_each_column_of_its_kind(table):
    kinds = {"string": str, "integer": int, "number": int | float, "boolean": bool}
    for record in (wire(), hostile()):
        for row in table.rows(record):
            assert len(row) == len(table.columns)
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, kinds[column.kind]), column.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_is_in_the_documentation(table):
    section = DOCS.read_text(encoding="utf-8").split(f"### {table.name}\n")[1].split("\n### ")[0]
    assert table.about in section
    for column in table.columns:
        assert f"| `{column.name}` | {column.kind} | {column.about} |" in section
