"""PDF files with a text layer: lines put together to paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any, BinaryIO

from ...errors import Unreadable
from ..content import Content, Found
from ..header import author_names, is_publisher
from ..limits import MAX_FILE, read_at_most, too_long
from ..options import ReadOptions

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_SOFT_HYPHENS = ("\x02", "\ufffe", "\u00ad")
_CONTROLS = dict.fromkeys([*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page; lengths in points, from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content]:
    """One document. Of its properties, title and author count only where the text shows them; its dates are those of
    the file, not of publication.

    Raises:
        Unreadable: where it is broken, encrypted, or has no text layer.
    """
    data = read_at_most(stream, MAX_FILE, Unreadable("the file is too large", todo="save its text and read that"))
    yield read_page(data, options=options)


def read_page(data: bytes, *, options: ReadOptions) -> Content:
    """The document in the bytes of a PDF file; as `read`."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("the PDF is encrypted", todo="save it without a password") from error
        raise Unreadable("the PDF is broken", todo="fetch it again, or open it and save it anew") from error
    try:
        pages, blank, size = [], [], 0
        for number in range(len(document)):
            try:
                page = document[number]
                lines = _lines(page)
            except pdfium.PdfiumError:
                blank.append(number + 1)
                continue
            pages.append(lines)
            size += sum(len(line.text) for line in lines)
            if not lines:
                blank.append(number + 1)
            if size > options.max_chars:
                raise too_long(options.max_chars)
        properties = document.get_metadata_dict()
    finally:
        document.close()
    if not size:
        raise Unreadable(
            "the PDF has no text layer (its pages are images)",
            todo="run text recognition (OCR) on it and read the result",
        )
    text = _paragraphs(_without_furniture(pages))
    notes = []
    if blank:
        listed = ", ".join(map(str, blank[:20])) + ("…" if len(blank) > 20 else "")
        notes.append(f"No text was found on page {listed}; pages that are images need text recognition (OCR).")
    return Content(data=data, text=text, notes=tuple(notes), found=_found(properties, text))


def _lines(page: Any) -> list[Line]:
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    lines: list[Line] = []
    begin = 0
    letters: list[str] = []
    count = text_page.count_chars()
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(text_page, index) if index < count else 10
        if code not in (10, 13):
            letters.append(chr(code))
            continue
        text = "".join(letters)
        if text.strip():
            first = begin + len(text) - len(text.lstrip())
            last = begin + len(text.rstrip()) - 1
            left, bottom, _, top = text_page.get_charbox(first, loose=True)
            _, _, right, _ = text_page.get_charbox(last, loose=True)
            whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            lines.append(Line(whole.strip(" \t"), left, right, bottom, top - bottom))
        letters, begin = [], index + 1
    return lines


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without page numbers, and without outer lines that stand at the same height on three pages or more."""

    def mask(line: Line) -> tuple[str, int]:
        return re.sub(r"\d+", "0", " ".join(line.text.split())), round(line.bottom / 4)

    def edges(lines: list[Line]) -> set[int]:
        by_height = sorted(range(len(lines)), key=lambda at: lines[at].bottom)
        return {*by_height[:2], *by_height[-2:]}

    seen = Counter(key for lines in pages for key in {mask(lines[at]) for at in edges(lines)})
    return [
        [
            line
            for at, line in enumerate(lines)
            if not (at in edges(lines) and (_PAGE_NUMBER.fullmatch(line.text) or seen[mask(line)] >= 3))
        ]
        for lines in pages
    ]


def _paragraphs(pages: list[list[Line]]) -> str:
    """One line of text for each paragraph."""
    words = Counter(re.findall(r"[\w-]+", " ".join(line.text for lines in pages for line in lines)))
    paragraphs: list[str] = []
    previous: Line | None = None
    for lines in pages:
        gaps = [a.bottom - b.bottom for a, b in itertools.pairwise(lines) if 0 < a.bottom - b.bottom < 60]
        leading = median(gaps) if gaps else 14.0
        body = median([line.height for line in lines]) if lines else 12.0
        margin = max((line.right for line in lines), default=0.0)
        width = margin - min((line.left for line in lines), default=0.0) or 1.0
        for line in lines:
            if previous is None or _breaks(previous, line, leading, body, margin, width):
                paragraphs.append(line.text)
            else:
                paragraphs[-1] = _join(paragraphs[-1], line.text, words)
            previous = line
    clean = (" ".join(paragraph.translate(_CONTROLS).split()) for paragraph in paragraphs)
    return "\n".join(paragraph for paragraph in clean if paragraph)


def _breaks(previous: Line, line: Line, leading: float, body: float, margin: float, width: float) -> bool:
    """True where `line` begins a paragraph: by a gap, another size, a short line before it, or an indent."""
    gap = previous.bottom - line.bottom
    ended = bool(_END.search(previous.text))
    if gap <= 0 or gap > 5 * leading:
        # A new column or page: the paragraph goes on where its sentence does.
        return ended or (previous.right < margin - 0.25 * width and not line.text[:1].islower())
    if abs(line.height - previous.height) < 0.05 * line.height and gap < 1.5 * line.height and line.height > 1.2 * body:
        # A headline over several lines: set wider apart than the text below it.
        return False
    if gap > 1.3 * leading or abs(line.height - previous.height) > 0.15 * max(line.height, previous.height):
        return True
    if line.left - previous.left > 6 and ended:
        return True
    return previous.right < margin - 0.2 * width


def _join(before: str, after: str, words: Counter[str]) -> str:
    """Two lines of a paragraph as one; a word broken at the end is put together, with its hyphen if it has one
    elsewhere in the text."""
    if not before.endswith((*_SOFT_HYPHENS, "-")):
        return f"{before} {after}"
    stem = before[:-1]
    head, tail = re.search(r"\w*$", stem), re.match(r"[\w-]*", after)
    left, right = head[0] if head else "", tail[0] if tail else ""
    hyphened = words[f"{left}-{right}"] > words[f"{left}{right}"] or right[:1].isupper() or left.isdigit()
    return f"{stem}-{after}" if hyphened else f"{stem}{after}"


def _found(properties: dict[str, str], text: str) -> Found:
    head = " ".join(text[:3000].split()).casefold()
    title = " ".join((properties.get("Title") or "").split())
    author = " ".join((properties.get("Author") or "").split())
    shown = bool(author) and author.casefold() in head
    return Found(
        title=title if title and title.casefold() in head else None,
        authors=author_names(author) if shown and not is_publisher(author) else (),
        publisher=author if shown and is_publisher(author) else None,
    )
