"""CSV and TSV: one document per row, read row by row."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from typing import BinaryIO

from ...errors import Unreadable
from ..columns import find_columns, row_found, row_text
from ..content import Content
from ..decode import decode
from ..failure import Failure
from ..limits import max_bytes, too_long
from ..options import ReadOptions

_SAMPLE = 64 * 1024


class _Lines:
    """The decoded lines of a table; keeps those of the row at hand, whose bytes are the document's."""

    def __init__(self, stream: BinaryIO, encoding: str, limit: int, error: Unreadable) -> None:
        self._stream, self._encoding, self._limit, self._error = stream, encoding, limit, error
        self.row: list[bytes] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        wide = self._encoding.startswith("utf-16")
        stream = io.BytesIO(self._stream.read().decode(self._encoding, "replace").encode()) if wide else self._stream
        first = True
        while line := stream.readline(self._limit + 1):
            self._size += len(line)
            if self._size > self._limit:
                raise self._error
            self.row.append(line)
            text = line.decode("utf-8" if wide else self._encoding, "replace")
            yield text.removeprefix("\ufeff") if first else text
            first = False

    def take(self) -> bytes:
        data, self.row, self._size = b"".join(self.row), [], 0
        return data.strip(b"\r\n")


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content | Failure]:
    """Rows under a line of column names; commas, semicolons or tabs part the cells.

    Raises:
        Unreadable: where no column holds the text, or a row does not end.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    head = stream.peek(_SAMPLE)[:_SAMPLE]  # type: ignore[attr-defined]
    encoding, notes = _encoding(head)
    # A quotation mark that is never closed runs to the end of the file: a row has a limit.
    lines = _Lines(stream, encoding, max_bytes(options.max_chars, 8), too_long(options.max_chars))
    rows = csv.reader(iter(lines), delimiter=_delimiter(head.decode(encoding, "replace"), name))
    try:
        names = next(rows, [])
        lines.take()
        columns = find_columns(names, options)
        if columns["text"] is None:
            wanted = f"no column {options.text_column!r}" if options.text_column else "no column with the text"
            raise Unreadable(
                f"there is {wanted}; there are: {', '.join(names)[:200] or 'none'}",
                todo="name the column with --text-column",
            )
        for number, cells in enumerate(rows, start=2):
            data = lines.take()
            if not any(cells):
                continue
            row = dict(zip(names, cells, strict=False))
            text = row_text(row, columns)
            where = f"row {number}"
            if text is None or not text.strip():
                reason = "the text cell is empty" if text is not None else "the row has too few cells"
                yield Failure(locator=f"{name}, {where}", reason=reason, todo="fill the row or take it out")
                continue
            own = (row.get(columns["id"] or "") or "").strip()
            yield Content(data=data, text=text, found=row_found(row, columns), notes=tuple(notes), within=own or where)
    except csv.Error as error:
        raise Unreadable(f"the table is broken at line {rows.line_num} ({error})", todo="mend the line") from error


def _encoding(head: bytes) -> tuple[str, list[str]]:
    """The encoding of the whole table, from its first bytes."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", []
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8", []
    _, notes = decode(head[: head.rfind(b"\n") + 1] or head)
    for note in notes:
        _, found, rest = note.partition("it was read as ")
        if found:
            return rest.split(",")[0].rstrip("."), notes
    return "utf-8", notes


def _delimiter(head: str, name: str) -> str:
    if name.lower().removesuffix(".gz").endswith((".tsv", ".tab")):
        return "\t"
    first = head.splitlines()[0] if head.strip() else ""
    return max(",;\t|", key=lambda mark: (first.count(mark), mark == ","))
