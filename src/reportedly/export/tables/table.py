"""What a column and a table are, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from ...model import Record, Span

Kind = Literal["string", "integer", "number", "boolean"]
"""Types of the Frictionless Table Schema."""
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it holds."""

    name: str
    about: str
    kind: Kind = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and the rows it draws from a record, cells in the order of the columns."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]


DOCUMENT = Column("document", "id of the document")
BEGIN = Column("begin", "first code point of the words in documents.text", "integer")
END = Column("end", "code point after the last", "integer")
WORDS = Column("words", "the words themselves")
CLAIM = Column("claim", "id of the claim")


def words(record: Record, span: Span | None) -> tuple[int | None, int | None, str | None]:
    """The cells of `BEGIN`, `END` and `WORDS`; empty where there is no span."""
    return (span.begin, span.end, span.of(record.document.text)) if span else (None, None, None)
