"""A document from what a reader found, what the user states, and what the first lines say."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath
from urllib.parse import urlsplit

from ..errors import Unreadable
from ..model import Document, Publisher
from ..text import text_hash
from .content import Content, found_in
from .decode import REPLACED
from .header import as_edtf, read_header
from .language import language_note, language_of
from .limits import too_long
from .options import ReadOptions

_UNUSABLE = re.compile("[\0\ud800-\udfff]")


def make_document(content: Content, *, name: str, options: ReadOptions) -> Document:
    """The document of one text.

    Args:
        content: what a reader of the file's kind found.
        name: path or name of the file, as given.
        options: what the user states; wins over what the file says, and that over the first lines of the text.

    Raises:
        Unreadable: where there is no text, or too much.
    """
    text, notes = _usable(content.text)
    if not text.strip():
        raise Unreadable("there is no text in it", todo="check the file; a scan needs text recognition (OCR) first")
    if len(text) > options.max_chars:
        raise too_long(options.max_chars)
    stated = found_in(options.meta_of(name))
    found = content.found
    header = read_header(text, title=stated.title or found.title)
    everywhere = as_edtf(options.published) if options.published else None
    published = stated.published or everywhere or found.published
    publisher = stated.publisher or options.publisher or found.publisher
    url = stated.url or found.url
    language = stated.language or language_of(text)
    said = language_note(language)
    notes = [*content.notes, *stated.notes, *found.notes, *notes, *([said] if said else [])]
    locator = _locator(url, publisher, published, name, content)
    return Document(
        id=hashlib.sha256(content.data + b"\0" + locator.encode("utf-8", "surrogatepass")).hexdigest(),
        text_id=text_hash(text),
        sha256=hashlib.sha256(content.data).hexdigest(),
        title=_folded(stated.title or found.title or header.title),
        authors=stated.authors or found.authors or tuple(header.authors),
        published=published or header.published,
        publisher=Publisher(name=_folded(publisher or header.publisher), url=_site(url)),
        language=language,
        text=text,
        notes=tuple(notes),
        locator=locator,
        layout=tuple(header.layout),
    )


def _usable(text: str) -> tuple[str, list[str]]:
    """`text` without what no database and no JSON reader can hold; every other character stays at its place."""
    clean, count = _UNUSABLE.subn(REPLACED, text)
    if not count:
        return text, []
    return clean, [f"{count} characters (NUL or half a surrogate pair) stand as {REPLACED} in the text."]


def _locator(url: str | None, publisher: str | None, published: str | None, name: str, content: Content) -> str:
    """URL, else publisher and date as metadata or the user state them, else the file's name.

    The first lines do not count here: a document is to keep its id when they are read better one day.
    """
    if url:
        return url
    if publisher and published:
        return f"{publisher}, {published}"
    file = "-" if name == "-" else PurePath(name).name
    return unicodedata.normalize("NFC", f"{file}#{content.within}" if content.within else file)


def _site(url: str | None) -> str | None:
    """Scheme and host of a web address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.hostname}" if parts.scheme in {"http", "https"} and parts.hostname else None


def _folded(value: str | None) -> str | None:
    return " ".join(_usable(value)[0].split()) or None if value else None
