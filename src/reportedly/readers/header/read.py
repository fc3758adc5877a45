"""The first lines of a text, read from the top until the prose begins; and the signature at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...model import Layout, Span
from ...text import fold_name
from .furniture import Piece, is_label, read_dateline, read_field, read_furniture
from .names import Part, is_publisher, split_people

MAX_LINES = 14
"""A header longer than this is none."""
MAX_CHARS = 6_000
_MARKS = re.compile(r"[\s#*_>=~`]*")
_SENTENCE_START = re.compile(r"(?<=[.!?”\"’'])\s+(?=[A-Z]{3,}[\w ,.'/()-]{0,80}?\s?(?:--|—|–)\s)")


@dataclass(slots=True)
class Header:
    """What the first lines say; unset where they do not say it."""

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    publisher: str | None = None
    layout: list[Layout] = field(default_factory=list)


def read_header(text: str, *, title: str | None = None) -> Header:
    """Read title, authors, publisher, place and day from the first lines of `text`, and the day of a signature.

    Args:
        text: the whole text of a document.
        title: the title where metadata gave one; a line that says the same is its place.
    """
    header = Header()
    lines = _lines(text)
    body = text[lines[-1].end : MAX_CHARS * 4] if lines else ""
    at = _read_top(lines, body, header, title)
    if at < len(lines):
        _read_opening(lines[at], header, first=at == 0)
    if header.published is None:
        _read_signature(text, lines, header)
    header.layout.sort(key=lambda part: (part.span.begin, -part.span.end))
    return header


def _lines(text: str) -> list[Part]:
    """The first lines that are not blank, without the marks of Markdown at their ends."""
    lines = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text[:MAX_CHARS]):
        line = match.group()
        marks = _MARKS.match(line)
        begin = marks.end() if marks else 0
        end = len(line.rstrip(" \t*_#=~`"))
        if end > begin:
            lines.append(Part(match.start() + begin, match.start() + end, line[begin:end]))
            if len(lines) == MAX_LINES:
                break
    return lines


def _read_top(lines: list[Part], body: str, header: Header, title: str | None) -> int:
    """Read whole lines of furniture; the index of the line where prose begins."""
    known = fold_name(title) if title else None
    titles: list[int] = []
    publishers: list[int] = []
    people: list[int] = []
    read_to, at = 0, 0
    for at, line in enumerate(lines):
        if known and fold_name(line.text) == known and header.title is None:
            _take_title(line, header)
            header.title, read_to = title, at + 1
            continue
        piece = read_field(line.text)
        pieces = [piece] if piece else read_furniture(line.text)
        if pieces is not None:
            for piece in pieces:
                _take(piece, line, header)
            read_to = at + 1
        elif is_label(line.text):
            header.layout.append(Layout(span=Span(line.begin, line.end), part="label"))
            read_to = at + 1
        elif is_publisher(line.text) and at < 4 and not titles:
            publishers.append(at)
        elif (titles or header.title) and not people and _names_only(line, body):
            people.append(at)
        elif _is_title(lines, at) and len(titles) < 2:
            titles.append(at)
        else:
            break
    else:
        at = len(lines)
    return _settle(lines, at, read_to, titles, publishers, people, header)


def _settle(
    lines: list[Part],
    at: int,
    read_to: int,
    titles: list[int],
    publishers: list[int],
    people: list[int],
    header: Header,
) -> int:
    """Decide about the lines that are furniture only if their neighbours are; where prose begins."""
    if header.title is None and not titles and publishers and (at > publishers[-1] + 1 or not header.layout):
        # A headline may have the form of a publisher's name; alone at the top it is the headline.
        titles.append(publishers.pop())
    for index in publishers:
        header.publisher = header.publisher or lines[index].text
        header.layout.append(Layout(span=Span(lines[index].begin, lines[index].end), part="publisher"))
    dated = any(part.part in {"date", "dateline"} for part in header.layout)
    people_to = 0
    for index in people:
        names, _ = split_people(lines[index].text, 0, len(lines[index].text))
        if len(names) > 1 or (dated and index < read_to):
            _take(
                Piece("byline", 0, len(lines[index].text), "; ".join(name.text for name in names)), lines[index], header
            )
            people_to = index + 1
    top = max([read_to, people_to, *(index + 1 for index in publishers)])
    prose_follows = at < len(lines)
    for index in titles:
        # A second line in the form of a title counts only where more furniture follows it: else it is prose.
        if index == titles[0] or index < max(read_to, people_to):
            if header.title is None and (prose_follows or index + 1 < len(lines)):
                header.title = lines[index].text
            if header.title is not None:
                _take_title(lines[index], header)
                top = max(top, index + 1)
    return top


def _take_title(line: Part, header: Header) -> None:
    header.layout.append(Layout(span=Span(line.begin, line.end), part="title"))


def _take(piece: Piece, line: Part, header: Header) -> None:
    header.layout.append(piece.at(line.begin))
    if piece.value is None:
        return
    if piece.part == "date":
        header.published = header.published or piece.value
    elif piece.part == "byline":
        header.authors += [name for name in piece.value.split("; ") if name not in header.authors]
    elif piece.part == "publisher":
        header.publisher = header.publisher or piece.value
    elif piece.part == "title":
        header.title = header.title or piece.value


def _read_opening(line: Part, header: Header, *, first: bool) -> None:
    """A dateline at the head of the prose, or behind a headline that runs on into it."""
    dateline = read_dateline(line.text, 0)
    begin = 0
    if dateline is None and first and (match := _SENTENCE_START.search(line.text[:400])):
        begin = match.end()
        dateline = read_dateline(line.text, begin)
        if dateline is not None:
            header.title = line.text[: match.start()].rstrip(". ")
            header.layout.append(Layout(span=Span(line.begin, line.begin + match.start()), part="title"))
    if dateline is None:
        return
    agency = None
    for piece in dateline.pieces:
        if piece.part == "publisher":
            agency = piece.value
        _take(piece._replace(value=None) if piece.part == "publisher" else piece, line, header)
    header.publisher = header.publisher or agency


def _read_signature(text: str, lines: list[Part], header: Header) -> None:
    """Place and day alone on one of the last three lines: a release's signature."""
    last = lines[-1].end if lines else 0
    tail = max(last, len(text) - 600)
    for match in list(re.finditer(r"[^\n\r]*\w[^\n\r]*", text[tail:]))[-3:]:
        line = Part(tail + match.start(), tail + match.end(), match.group())
        found = read_furniture(line.text) if tail + match.start() > last else None
        if found and any(piece.part == "date" and piece.value and len(piece.value) == 10 for piece in found):
            for piece in found:
                if piece.part in {"date", "dateline"}:
                    _take(piece, line, header)


def _names_only(line: Part, body: str) -> bool:
    """A line of nothing but personal names that the text does not go on to speak of."""
    names, end = split_people(line.text, 0, len(line.text))
    return bool(names) and end >= len(line.text) and not any(name.text in body for name in names)


def _is_title(lines: list[Part], at: int) -> bool:
    """The form of a headline: short, no full stop unless its words have capitals, and no piece of wrapped prose."""
    text = lines[at].text.strip()
    words = text.split()
    if (
        not 2 <= len(words) <= 30
        or len(text) > 200
        or text[-1] in ",;:-–—"
        or re.match(r"(?:[QA]|\d{1,2}[.)]|[-•])[:\s]", text)
    ):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘«[¿¡"):
        return False
    if at + 1 < len(lines):
        following = lines[at + 1]
        wrapped = following.begin - lines[at].end <= 2 and following.text[:1].islower()
        if wrapped or (len(text) > 55 and _hard_wrapped(lines)):
            return False
    if text[-1] != ".":
        return True
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word.lstrip("\"'“‘(")[:1].isupper() for word in long_words)
    return len(words) >= 3 and bool(long_words) and capitals / len(long_words) >= 0.75


def _hard_wrapped(lines: list[Part]) -> bool:
    """Most lines end in mid-sentence at about the same width."""
    middle = [line for line in lines if 50 <= len(line.text) <= 95 and line.text[-1] not in '.!?"”']
    return len(lines) >= 5 and len(middle) >= 0.6 * len(lines)
