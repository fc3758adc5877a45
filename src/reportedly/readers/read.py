"""One file, or bytes, or a string, into documents."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import BadOption, Unreadable
from ..model import Document
from .content import Content, Found
from .failure import Failure
from .formats import docx, eml, html, jsonl, pdf, plain, table, warc
from .kinds import HEAD, Kind, kind_of
from .limits import Gunzip
from .make import make_document
from .options import ReadOptions

Reader = Callable[[BinaryIO, str, ReadOptions], Iterator[Content | Failure]]

READERS: dict[Kind, Reader] = {
    "text": plain.read,
    "markdown": plain.read_markdown,
    "html": html.read,
    "pdf": pdf.read,
    "docx": docx.read,
    "eml": eml.read,
    "jsonl": jsonl.read,
    "csv": table.read,
    "warc": warc.read,
}
"""The reader of each kind: a stream, the file's name and the options give contents and failures, one at a time.
(Gzip holds one of the other kinds.)"""


def read_file(path: str | Path, options: ReadOptions | None = None) -> Iterator[Document | Failure]:
    """The documents of one file, one at a time; tables and archives are never held as a whole.

    Args:
        path: the file; "-" is standard input.
        options: see `ReadOptions`.

    Yields:
        A document, or a `Failure` for what could not be read: the file, a row or a record. Never raises for bad input.
    """
    options = options or ReadOptions()
    name = str(path)
    try:
        if name == "-":
            yield from _read_stream(cast(BinaryIO, sys.stdin.buffer), name, options)
            return
        path = Path(path)
        if path.is_symlink() and not options.follow_symlinks:
            yield Failure(
                locator=name,
                reason="it is a symbolic link",
                todo="name the file itself, or ask for links to be followed",
            )
        elif path.exists() and not path.is_file():
            yield Failure(locator=name, reason="it is no regular file", todo="name a file")
        else:
            with path.open("rb") as stream:
                yield from _read_stream(stream, name, options)
    except PermissionError:
        yield Failure(
            locator=name, reason="there is no permission to read it", todo="change its permissions or its owner"
        )
    except FileNotFoundError:
        yield Failure(locator=name, reason="there is no such file", todo="check the path")
    except OSError as error:
        yield Failure(
            locator=name, reason=f"it cannot be read ({error.strerror or error})", todo="check the disk and the path"
        )


def read_bytes(data: bytes, name: str, options: ReadOptions | None = None) -> Iterator[Document | Failure]:
    """The documents in the bytes of a file called `name`; as `read_file`."""
    yield from _read_stream(io.BytesIO(data), name, options or ReadOptions())


def read_text(
    text: str, *, locator: str, published: str | None = None, publisher: str | None = None, title: str | None = None
) -> Document:
    """The document of a plain string.

    Args:
        text: the text; taken as it is.
        locator: a URL or a name; part of the document's id.
        published: the day of publication, EDTF or in words; else the first lines are asked.

    Raises:
        BadOption: where `published` is no date.
        Unreadable: where the text is blank or longer than the limit of `ReadOptions`.
    """
    options = ReadOptions(published=published, publisher=publisher)
    found = Found(title=title, url=locator)
    return make_document(
        Content(data=text.encode("utf-8", "surrogatepass"), text=text, found=found), name=locator, options=options
    )


def _read_stream(
    stream: BinaryIO, name: str, options: ReadOptions, *, packed: bool = False
) -> Iterator[Document | Failure]:
    """Tell the kind of what `stream` holds and read it.

    This is the border to the libraries that parse files from anywhere: whatever one of them raises becomes a failure
    of this file, so that a run goes on.
    """
    try:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, 65_536)  # type: ignore[type-var]
        head = buffered.peek(HEAD)[:HEAD]
        if not head:
            raise Unreadable("the file is empty", todo="check where it came from")
        kind = kind_of(head, name)
        if kind == "gzip":
            if packed:
                raise Unreadable("it is a gzip archive in a gzip archive", todo="unpack it and read that")
            inner = cast(BinaryIO, Gunzip(cast(BinaryIO, buffered)))
            yield from _read_stream(inner, name.removesuffix(".gz").removesuffix(".GZ"), options, packed=True)
        else:
            yield from _read_contents(READERS[kind](cast(BinaryIO, buffered), name, options), name, options)
    except Unreadable as error:
        yield Failure(locator=name, reason=error.found, todo=error.todo or "check the file")
    except BadOption as error:
        yield Failure(locator=name, reason=error.found, todo=error.todo or "check the options")
    except OSError:
        raise
    except Exception as error:
        yield Failure(
            locator=name,
            reason=f"its reader gave up ({type(error).__name__}: {str(error)[:120]})",
            todo="check the file; save it as text if it opens elsewhere",
        )


def _read_contents(
    contents: Iterator[Content | Failure], name: str, options: ReadOptions
) -> Iterator[Document | Failure]:
    empty = True
    for content in contents:
        empty = False
        if isinstance(content, Failure):
            yield content
            continue
        try:
            yield make_document(content, name=name, options=options)
        except Unreadable as error:
            where = f"{name}, {content.within}" if content.within else content.found.url or name
            yield Failure(locator=where, reason=error.found, todo=error.todo or "check the file")
    if empty:
        raise Unreadable("there is no document in it", todo="check where it came from")
