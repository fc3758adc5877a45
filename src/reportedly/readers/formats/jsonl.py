"""JSON Lines (and a JSON file with one object or a list): one document per object, read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ...errors import Unreadable
from ..columns import find_columns, row_found, row_text
from ..content import Content
from ..decode import decode
from ..failure import Failure
from ..limits import MAX_FILE, max_bytes, read_at_most, too_long
from ..options import ReadOptions


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content | Failure]:
    """Each line is an object; a broken line is a failure of its own, and the rest is read.

    A file that is one JSON value over several lines (an object, or a list of objects) is held as a whole.
    """
    # A character takes up to twelve bytes as JSON escapes.
    limit = max_bytes(options.max_chars, 12)
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"line {number}"
        if len(line) > limit:
            _skip_line(stream, line)
            error = too_long(options.max_chars)
            yield Failure(locator=f"{name}, {where}", reason=error.found, todo=error.todo or "")
            continue
        if number == 1 and (line.removeprefix(b"\xef\xbb\xbf").strip() in {b"[", b"{"} or line.lstrip()[:1] == b"["):
            yield from _read_whole(line, stream, name, options)
            return
        if not line.strip():
            continue
        try:
            row = json.loads(decode(line)[0])
        except (ValueError, RecursionError, Unreadable) as error:
            yield Failure(
                locator=f"{name}, {where}", reason=f"the line is no JSON ({error})", todo="mend the line or take it out"
            )
            continue
        yield _row(row, line.strip(), where, name, options)


def _read_whole(line: bytes, stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content | Failure]:
    todo = "write it as JSON Lines, one object a line"
    data = line + read_at_most(
        stream, MAX_FILE, Unreadable("the JSON value is too large to be held as a whole", todo=todo)
    )
    try:
        value = json.loads(decode(data)[0])
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is no JSON ({error})", todo=todo) from error
    for number, row in enumerate(value if isinstance(value, list) else [value], start=1):
        packed = json.dumps(row, ensure_ascii=True, sort_keys=True).encode()
        yield _row(row, packed, f"item {number}", name, options)


def _row(row: Any, data: bytes, where: str, name: str, options: ReadOptions) -> Content | Failure:
    if not isinstance(row, dict):
        return Failure(locator=f"{name}, {where}", reason="it is no JSON object", todo='write it as {"text": "…"}')
    columns = find_columns(row, options)
    text = row_text(row, columns)
    if text is None:
        wanted = f"field {options.text_column!r} with text" if options.text_column else "field with the text"
        return Failure(
            locator=f"{name}, {where}",
            reason=f"there is no {wanted}; there are: {', '.join(map(str, row))[:200] or 'none'}",
            todo="name the field with --text-column",
        )
    return Content(data=data, text=text, found=row_found(row, columns), within=_within(row, columns, where))


def _within(row: dict[str, Any], columns: dict[str, str | None], where: str) -> str:
    """The row's own id if it has one: it stays the same when rows are added before it."""
    own = row.get(columns["id"] or "")
    return str(own) if isinstance(own, str | int) and str(own).strip() else where


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(2**20)
