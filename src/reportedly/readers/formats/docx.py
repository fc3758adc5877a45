"""Word documents (DOCX): paragraphs and table cells in the order of the page."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from ...errors import Unreadable
from ..content import Content, Found
from ..limits import MAX_EXPANDED, MAX_FILE, MAX_PART, read_at_most
from ..options import ReadOptions

_TODO = "open it in a word processor and save it again, or save it as text"


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content]:
    """One document. Of its properties only the title is taken: the author is mostly whoever owns the computer, and
    the dates are those of the file, not of publication.

    Raises:
        Unreadable: where the archive is broken, encrypted, no Word document, or expands beyond measure.
    """
    data = read_at_most(stream, MAX_FILE, Unreadable("the file is too large", todo="save it as text and read that"))
    _check_archive(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, zlib.error) as error:
        raise Unreadable(f"it is no sound Word document ({str(error)[:100]})", todo=_TODO) from error
    lines = list(_lines(document))
    title = (document.core_properties.title or "").strip()
    # Templates leave titles of their own; one that the text does not show is not this text's.
    shown = title and any(title.casefold() in line.casefold() for line in lines[:15])
    yield Content(data=data, text="\n".join(lines).strip("\n"), found=Found(title=title if shown else None))


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("it is no sound Word document (its archive is broken)", todo=_TODO) from error
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if total > MAX_EXPANDED or largest > MAX_PART or len(parts) > 20_000:
        raise Unreadable(
            f"the archive expands to {total // 2**20:,} MB, more than a Word document of this kind needs",
            todo="save its text and read that, if you trust it",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("it is encrypted", todo="save it without a password")


def _lines(container: Any) -> Iterator[str]:
    """Paragraphs; a table row is a line, its cells parted by tabs."""
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                yield "\t".join(cells)
        else:
            yield block.text
