"""CSV and TSV: one document per row, read row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from ...errors import Unreadable
from ..columns import find_columns, row_found, row_text
from ..content import Content
from ..decode import encoding_of
from ..failure import Failure
from ..limits import max_bytes, too_long
from ..options import ReadOptions

_SAMPLE = 64 * 1024


class _Lines:
    """The lines of a table; keeps those of the row at hand, which are the document's source."""

    def __init__(self, stream: io.TextIOWrapper, limit: int, error: Unreadable) -> None:
        self._stream, self._limit, self._error = stream, limit, error
        self._row: list[str] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(self._limit + 1):
            self._size += len(line)
            if self._size > self._limit:
                raise self._error
            self._row.append(line)
            yield line

    def take(self) -> bytes:
        """The row's characters in UTF-8, whatever the table is in."""
        data, self._row, self._size = "".join(self._row).strip("\r\n").encode(), [], 0
        return data


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content | Failure]:
    """Rows under a line of column names; commas, semicolons, tabs or bars part the cells. A broken row is a failure
    of its own.

    Raises:
        Unreadable: where no column holds the text, or a row does not end.
    """
    csv.field_size_limit(2**31 - 1)
    head = stream.peek(_SAMPLE)[:_SAMPLE]  # type: ignore[attr-defined]
    encoding, note = encoding_of(head[: head.rfind(b"\n") + 1] or head)
    table = io.TextIOWrapper(
        stream, encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors="replace", newline=""
    )
    try:
        # A quotation mark that is never closed runs to the end of the file: a row has a limit.
        lines = _Lines(table, max_bytes(options.max_chars, 4), too_long(options.max_chars))
        rows = csv.reader(iter(lines), delimiter=_delimiter(head.decode(encoding, "replace"), name))
        names = next(rows, [])
        lines.take()
        columns = find_columns(names, options)
        if columns["text"] is None:
            wanted = f"no column {options.text_column!r}" if options.text_column else "no column with the text"
            raise Unreadable(
                f"there is {wanted}; there are: {', '.join(names)[:200] or 'none'}",
                todo="name the column with --text-column",
            )
        number = 1
        while True:
            number += 1
            where = f"row {number}"
            try:
                cells = next(rows)
            except StopIteration:
                break
            except csv.Error as error:
                lines.take()
                yield Failure(locator=f"{name}, {where}", reason=f"the row is broken ({error})", todo="mend the row")
                continue
            data = lines.take()
            if not any(cells):
                continue
            row = dict(zip(names, cells, strict=False))
            text = row_text(row, columns)
            if text is None or not text.strip():
                reason = "the text cell is empty" if text is not None else "the row has too few cells"
                yield Failure(locator=f"{name}, {where}", reason=reason, todo="fill the row or take it out")
                continue
            own = (row.get(columns["id"] or "") or "").strip()
            notes = (note,) if note else ()
            yield Content(data=data, text=text, found=row_found(row, columns), notes=notes, within=own or where)
    finally:
        table.detach()


def _delimiter(head: str, name: str) -> str:
    if name.lower().removesuffix(".gz").endswith((".tsv", ".tab")):
        return "\t"
    first = head.splitlines()[0] if head.strip() else ""
    return max(",;\t|", key=lambda mark: (first.count(mark), mark == ","))
