"""Which column of a table holds the text, the title, the day?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from .content import Found, found_in
from .words import word_list

if TYPE_CHECKING:
    from .options import ReadOptions

KINDS = ("text", "id", "title", "author", "date", "publisher", "url", "language")


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(names) for kind, names in word_list("columns").items()}


def find_column(kind: str, names: Iterable[str]) -> str | None:
    """The column among `names` that holds `kind` ("text", "date"…), by the common names of the word list."""
    plain = {re.sub(r"[\W_]+", "", str(name)).lower(): name for name in reversed(tuple(names)) if name}
    return next((plain[name] for name in _known()[kind] if name in plain), None)


def find_columns(names: Iterable[str], options: ReadOptions) -> dict[str, str | None]:
    """Kind to column of a table with these column `names`; a column the user names is taken where the table has it."""
    names = tuple(names)
    columns: dict[str, str | None] = {}
    for kind in KINDS:
        stated = getattr(options, f"{kind}_column", None)
        columns[kind] = (stated if stated in names else None) if stated else find_column(kind, names)
    return columns


def row_text(row: Mapping[str, object], columns: Mapping[str, str | None]) -> str | None:
    """The text of a row, or `None` where its text cell is missing or no string."""
    value = row.get(columns["text"] or "")
    return value if isinstance(value, str) else None


def row_found(row: Mapping[str, object], columns: Mapping[str, str | None]) -> Found:
    """What the other columns of a row say of the document."""
    cells = {kind: _cell(row.get(column)) for kind, column in columns.items() if column is not None and kind != "text"}
    return found_in({kind: value for kind, value in cells.items() if value})


def _cell(value: object) -> str:
    """A cell as text: a list's items joined, the name of an object such as `{"name": "…"}`."""
    if isinstance(value, Mapping):
        return _cell(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return "; ".join(filter(None, map(_cell, value)))
    return "" if value is None or isinstance(value, bool | float) else str(value).strip()
