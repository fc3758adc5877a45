"""Plain text and Markdown: decoded and left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from ..columns import find_column
from ..content import Content, Found, found_in
from ..decode import decode
from ..limits import max_bytes, read_at_most, too_long
from ..options import ReadOptions

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_FRONT_LINE = re.compile(r"^([A-Za-z][\w -]{1,30}):[ \t]+(.+)$", re.MULTILINE)


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content]:
    """Plain text."""
    # No encoding takes more than four bytes for a character, so a longer file need not be read to the end.
    data = read_at_most(stream, max_bytes(options.max_chars, 4), too_long(options.max_chars))
    text, notes = decode(data)
    yield Content(data=data, text=text, notes=tuple(notes))


def read_markdown(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content]:
    """Markdown; fields between two lines "---" at its head are metadata."""
    for content in read(stream, name, options):
        found = _front_matter(content.text)
        yield Content(data=content.data, text=content.text, notes=content.notes, found=found)


def _front_matter(text: str) -> Found:
    head = _FRONT.match(text)
    if head is None:
        return Found()
    fields = {key: value.strip().strip("\"'") for key, value in _FRONT_LINE.findall(head[1])}
    kinds = ("title", "author", "date", "publisher", "url", "language")
    columns = {kind: find_column(kind, fields) for kind in kinds}
    return found_in({kind: fields[key].strip("[]") for kind, key in columns.items() if key is not None})
