"""The document: one text as one place published it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

LayoutPart = Literal["title", "byline", "dateline", "date", "publisher", "label"]
"""`label`: a line that names the kind of text ("PRESS RELEASE", "Policy note 14") or another headed line ("To: …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who published the document; `null` where nothing said so."""

    name: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A stretch of the text that is furniture rather than prose: who wrote it, where and when."""

    span: Span
    part: LayoutPart
    value: str | None = None
    """The place of a dateline, the EDTF of a date, the name of an author; `null` where nothing was read from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with what is known of its origin.

    Spans anywhere in the record count Unicode code points of `text`, which is never changed after reading.
    """

    id: str
    """sha256 of the source bytes (of a row or archive record: of that record) and the locator."""
    text_id: str
    """sha256 of the text after NFC and folding of blanks: equal for identical texts from different places."""
    sha256: str
    """sha256 of the bytes as received."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """EDTF, from metadata, byline or dateline; never the day of reading."""
    publisher: Publisher = Publisher()
    language: str | None = None
    """ISO 639-1."""
    text: str
    voice: str | None = None
    """The actor whose voice the document is, or null."""
    notes: tuple[str, ...] = ()
    """What could not be read, in plain words."""
    locator: str | None = None
    """Where the document came from: URL, else publisher and date, else file name."""
    layout: tuple[Layout, ...] = ()
    """Title, byline, dateline as they stand in `text`, so that furniture is not taken for prose."""
