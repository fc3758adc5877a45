"""Web archives (WARC): the pages among their records, one at a time."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from typing import BinaryIO

from ...errors import Unreadable
from ..content import Content
from ..failure import Failure
from ..kinds import HEAD, kind_of
from ..limits import max_bytes, too_long
from ..options import ReadOptions
from . import html, pdf, plain

_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content | Failure]:
    """The pages of an archive that were answered with success; images, scripts, redirects and errors are passed over.
    The day of fetching is not taken: it is not the day of publication.

    Raises:
        Unreadable: where the archive is broken; what came before it has been given.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    limit = max_bytes(options.max_chars, 10)
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type not in {"response", "resource"}:
                continue
            url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            header = record.http_headers
            if header is not None and header.get_statuscode() not in {"200", "203"}:
                continue
            mime, _, parameters = ((header or record.rec_headers).get_header("Content-Type") or "").partition(";")
            if mime.strip().lower() not in _TYPES:
                continue
            data = record.content_stream().read(limit + 1)
            if data.strip():
                yield _page(data, url, mime, parameters, options, limit)
    except ArchiveLoadFailed as error:
        raise Unreadable(
            f"the web archive is broken ({str(error).strip().splitlines()[0][:100]})", todo="fetch it again"
        ) from error


def _page(data: bytes, url: str, mime: str, parameters: str, options: ReadOptions, limit: int) -> Content | Failure:
    try:
        if len(data) > limit:
            raise too_long(options.max_chars)
        # A server that says "text/plain" of a page is not believed.
        kind = kind_of(data[:HEAD], "")
        if kind == "pdf":
            content = pdf.read_page(data, options=options)
        elif kind == "html" or "html" in mime:
            return html.read_page(data, url=url, charset=_charset(parameters))
        else:
            content = next(plain.read(io.BytesIO(data), url, options))
    except Unreadable as error:
        return Failure(locator=url, reason=error.found, todo=error.todo or "check the page")
    return dataclasses.replace(content, found=dataclasses.replace(content.found, url=url))


def _charset(parameters: str) -> str | None:
    _, found, value = parameters.lower().partition("charset=")
    return value.strip(" \"';") or None if found else None
