"""What a reader of one kind of file hands over: the bytes, the text, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .header import as_edtf, author_names, is_publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Metadata of one document; unset where nothing says it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """EDTF."""
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One document as it stands in a file."""

    data: bytes
    """The bytes of the document: of the file, or of the row or record."""
    text: str
    found: Found = Found()
    notes: tuple[str, ...] = ()
    """What could not be read, in plain words."""
    within: str | None = None
    """The row or record of the file ("row 3")."""


def found_in(fields: Mapping[str, str]) -> Found:
    """Metadata from named fields: title, author, date, publisher, url, language.

    A date that cannot be read, or in two ways, is left out and noted; so is an author that is no person's name.
    """
    notes = []
    published = as_edtf(fields["date"]) if "date" in fields else None
    if "date" in fields and published is None:
        notes.append(f"The date {fields['date'][:60]!r} cannot be read in one way only and was left out.")
    authors = author_names(fields.get("author", ""))
    publisher = fields.get("publisher")
    if "author" in fields and not authors:
        if publisher is None and is_publisher(fields["author"]):
            publisher = fields["author"]
        elif publisher != fields["author"]:
            notes.append(f"The author {fields['author'][:60]!r} is not a person's name and was left out.")
    url = fields.get("url")
    language = fields.get("language", "").strip().lower()[:2]
    return Found(
        title=fields.get("title") or None,
        authors=authors,
        published=published,
        publisher=publisher or None,
        url=url if url and "://" in url else None,
        language=language if len(language) == 2 and language.isascii() and language.isalpha() else None,
        notes=tuple(notes),
    )
