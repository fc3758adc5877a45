"""Parquet: the same tables as CSV, typed, for analytics. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ..errors import Missing
from ..model import Record
from .tables import TABLES, Cell, Row, Table

_ROWS_AT_ONCE = 20_000
_BYTES_OF_TEXT = 64_000_000
"""A group of rows is written when it is this long, so that memory does not grow with the ledger."""


def write(records: Iterable[Record], directory: Path) -> dict[str, int]:
    """Write one Parquet file a table into `directory`; gives each file to its rows.

    Raises:
        Missing: where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise Missing(
            "Parquet files need pyarrow, which is not installed", todo="pip install 'reportedly[parquet]'"
        ) from error
    kinds = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    counts = {}
    with ExitStack() as stack:
        waiting = []
        for table in TABLES:
            path = directory / f"{table.name}.parquet"
            schema = pyarrow.schema(
                [pyarrow.field(c.name, kinds[c.kind], metadata={"description": c.about}) for c in table.columns]
            )
            counts[path.name] = 0
            writer = stack.enter_context(parquet.ParquetWriter(path, schema, compression="zstd"))
            waiting.append(_Waiting(table, schema, writer))
        for record in records:
            for one in waiting:
                counts[f"{one.table.name}.parquet"] += one.add(record)
        for one in waiting:
            one.flush()
    return counts


class _Waiting:
    """Rows of one table that are not written yet."""

    def __init__(self, table: Table, schema: Any, writer: Any) -> None:
        self.table, self._schema, self._writer = table, schema, writer
        self._rows: list[Row] = []
        self._size = 0

    def add(self, record: Record) -> int:
        rows = [tuple(_storable(cell) for cell in row) for row in self.table.rows(record)]
        self._rows += rows
        self._size += len(record.document.text) if self.table.name == "documents" else 0
        if len(self._rows) >= _ROWS_AT_ONCE or self._size >= _BYTES_OF_TEXT:
            self.flush()
        return len(rows)

    def flush(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            data = {column.name: list(cells) for column, cells in zip(self.table.columns, columns, strict=True)}
            self._writer.write_table(type(self)._table(data, self._schema))
        self._rows, self._size = [], 0

    @staticmethod
    def _table(data: dict[str, list[Cell]], schema: Any) -> Any:
        import pyarrow

        return pyarrow.table(data, schema=schema)


def _storable(cell: Cell) -> Cell:
    """`cell` without lone surrogates, which UTF-8 cannot hold."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
