"""The first lines of a text, read from the top until the prose begins; and the signature at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ...model import Layout, Span
from ...text import fold_name
from .credits import is_led, read_credits
from .furniture import CAPITALISED, Piece, is_label, is_state, read_dateline, read_field, read_furniture
from .issuers import (
    DAY,
    bears_acronym,
    body_of_outlet,
    is_body_part,
    is_command,
    is_kind,
    is_outlet,
    issuer_of,
    letterhead_of,
    outlet_of,
    read_imprint,
    read_signature,
    without_acronym,
)
from .known import without_place
from .lines import outlet_behind, read_line
from .names import is_person, is_publisher, split_people
from .people import bears_given_name
from .titles import MAX_CHARS, Line, before_dateline, first_lines, is_title

IMPRINT_LINES = 4
"""Among so many first lines stands who issued the text, and when."""
CREDIT_LINES = 6
"""Among so many stands who wrote it."""
_SENTENCE_START = re.compile(r"(?<=[.!?”\"’'])\s+(?=[A-Z]{3,}[\w ,.'/()-]{0,80}?\s?(?:--|—|–)\s)")
_RUN_ON_BYLINE = re.compile(r"(by(?: [A-Z]\.| [^\W\d_][\w'’-]+){2,5})\.\s+(?=[A-Z]{3})", re.IGNORECASE)


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
    lines = first_lines(text)
    at = _read_top(text, lines, header, title)
    if header.title is None or letterhead_of(header.title, "statement") is not None:
        header.title = _kind_of_text(text, header) or header.title
    if at < len(lines):
        _read_opening(lines[at], header, first=at == 0)
        _read_signature(text, lines[at].end, header)
    header.layout.sort(key=lambda part: (part.span.begin, -part.span.end))
    return header


def _read_top(text: str, lines: list[Line], header: Header, title: str | None) -> int:
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
        if at == 0 and len(lines) > 2 and bears_acronym(line.text):
            # A letterhead: "COUNCIL OF THE RIVER (CR)".
            pieces = [Piece("publisher", 0, len(line.text), line.text)]
        elif at == 0 and len(lines) > 2 and (issuer := _letterhead(lines)) is not None:
            pieces = [Piece("publisher", 0, len(line.text), issuer)]
        elif at == 1 and header.publisher and is_body_part(line.text) and _is_over(lines[0], header):
            parts = pieces or [Piece("label", 0, len(line.text), None)]
            pieces = [part._replace(part="label", value=None) if part.part == "publisher" else part for part in parts]
        elif at == 1 and (titles or header.publisher) and is_command(line.text):
            # Under the name of the body: "General Command".
            pieces = [Piece("label", 0, len(line.text), None)]
        if at < CREDIT_LINES and len(lines) > at + 1 and (pieces is None or _is_doubtful(line, pieces)):
            pieces = _credited(line, text, pieces, below=bool(titles or publishers or header.publisher or header.title))
        if pieces is None and at < IMPRINT_LINES and len(lines) > at + 1:
            pieces = read_imprint(line.text, whole_days=_is_dated_below(lines, at))
        if at < IMPRINT_LINES:
            form = read_line(line.text, posted=bool(at and header.publisher) or _ends_header(lines, at))
            pieces = form or pieces
        if pieces is not None:
            for piece in pieces:
                _take(piece, line, header)
            read_to = at + 1
        elif is_label(line.text) or (is_state(line.text) and _names_body(lines, 1 - at)):
            header.layout.append(Layout(span=Span(line.begin, line.end), part="label"))
            read_to = at + 1
        elif at < IMPRINT_LINES and (body := body_of_outlet(line.text)) is not None:
            _take(body, line, header)
            if titles[-1:] == [at - 1]:
                # The outlet's own name stands above the words that say whose it is.
                above = lines[titles.pop()]
                _take(Piece("publisher", 0, len(above.text), above.text), above, header)
            read_to = at + 1
        elif at < IMPRINT_LINES and titles[-1:] == [at - 1] and is_outlet(line.text):
            # A channel's posts stand under its name alone.
            above = lines[titles[-1]]
            _take(Piece("publisher", 0, len(above.text), above.text), above, header)
            _take(Piece("label", 0, len(line.text), None), line, header)
            read_to = at + 1
        elif at == 0 and len(lines) > 1 and (behind := outlet_behind(line.text)) is not None:
            headline, outlet = behind
            _take(Piece("title", 0, len(headline), headline), line, header)
            _take(Piece("publisher", len(line.text) - len(outlet), len(line.text), outlet), line, header)
            read_to = at + 1
        elif at == 0 and (name := outlet_of(line.text)) is not None:
            _take(name, line, header)
            titles.append(at)
        elif at < IMPRINT_LINES and _names_publisher(lines, at, titles):
            publishers.append(at)
        elif (titles or header.title) and not people and _names_only(line, text[line.end : MAX_CHARS * 4]):
            people.append(at)
        elif len(titles) < 2 and (is_title(lines, at) or before_dateline(lines, at)):
            titles.append(at)
        else:
            break
    else:
        at = len(lines)
    return _settle(lines, at, read_to, titles, publishers, people, header)


def _credited(line: Line, text: str, known: list[Piece] | None, *, below: bool) -> list[Piece] | None:
    """The pieces of a line that says who wrote the text or publishes it; a name that the text speaks of did not write it."""
    read = read_credits(line.text, below=below)
    if read is None or any(name in text[line.end : MAX_CHARS * 4] for name in read.bare):
        return known
    return read.pieces


def _is_doubtful(line: Line, pieces: list[Piece]) -> bool:
    """Whether a line read as an outlet's may name a person, or be led by words that are no part of the name."""
    return is_led(line.text) or any(one.part == "publisher" and bears_given_name(one.value or "") for one in pieces)


def _settle(
    lines: list[Line],
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
    statement = bool(titles) and issuer_of(lines[titles[0]].text) is not None
    if header.publisher is None and not publishers and titles and _is_letterhead(lines, titles[0], header):
        header.publisher = without_acronym(lines[titles[0]].text)
        publishers = [titles.pop(0)] if not statement else publishers
    for index in publishers:
        _take(Piece("publisher", 0, len(lines[index].text), lines[index].text), lines[index], header)
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
        if index == titles[0] or index < max(read_to, people_to) or before_dateline(lines, index):
            if header.title is None and (prose_follows or index + 1 < len(lines)):
                header.title = lines[index].text
            if header.title is not None:
                _take_title(lines[index], header)
                top = max(top, index + 1)
    _take_author(lines, header)
    # "River Media | Statement of the Northern Front": an outlet only hands on what another issues.
    header.publisher = issuer_of(header.title or "") or issuer_of(header.publisher or "") or header.publisher
    return top


def _kind_of_text(text: str, header: Header) -> str | None:
    """What a text without a headline is called by its kind: "Communiqué No. 7", "Statement by the Northern Front"."""
    months = [part for part in header.layout if part.part == "date" and len(part.value or "") < DAY]
    for part in header.layout:
        name = part.span.of(text) if part.part == "label" else ""
        if is_kind(name) and not (is_body_part(name) or is_outlet(name)):
            # "Monthly digest, June 2022"
            month = next((one for one in months if text[part.span.end : one.span.begin] == ", "), part)
            return text[part.span.begin : month.span.end]
    return None


def _take_author(lines: list[Line], header: Header) -> None:
    """Below the outlet's name, a person's before a place is who wrote the text: "Ana Ruiz, Quito, 3 May 2021"."""
    first = next((part for part in header.layout if part.part == "publisher"), None)
    for at, part in enumerate(header.layout):
        name = next((one.text[part.span.begin - one.begin : part.span.end - one.begin] for one in lines
                     if one.begin <= part.span.begin < one.end), "")  # fmt: skip
        placed = any(other.part == "dateline" and other.span.begin == part.span.end + 2 for other in header.layout)
        if part.part == "publisher" and part is not first and placed and is_person(name) and not header.authors:
            header.authors.append(name)
            header.layout[at] = replace(part, part="byline", value=name)


def _letterhead(lines: list[Line]) -> str | None:
    """The body that the first line names, over a line with the day, the kind of text or the part that speaks for it."""
    name, below = lines[0].text, lines[1].text
    known = read_furniture(below) or is_label(below) or is_body_part(below) or read_line(below, posted=False)
    if is_state(name) or not (known or (name.isupper() and " " not in name and _over_furniture(lines, 1))):
        return None
    return letterhead_of(name, below)


def _ends_header(lines: list[Line], at: int) -> bool:
    """Whether a blank line parts a line from the next."""
    return at + 1 < len(lines) and lines[at + 1].gap.count("\n") > 1


def _is_over(line: Line, header: Header) -> bool:
    """Whether a line was read as the name of who issues the text."""
    return any(part.part == "publisher" and part.span.begin == line.begin for part in header.layout)


def _names_body(lines: list[Line], at: int) -> bool:
    """Whether the line is the name of a body: what stands above or below it may be the state whose body it is."""
    return 0 <= at < len(lines) and is_publisher(lines[at].text)


def _names_publisher(lines: list[Line], at: int, titles: list[int]) -> bool:
    """Whether a line is the name of who publishes: above all titles, or between them and a line with the day."""
    text = without_place(lines[at].text)
    if not titles:
        return is_publisher(text)
    if not _over_furniture(lines, at):
        return False
    return is_publisher(text, dated=True) or (bool(CAPITALISED.fullmatch(text)) and not is_person(text))


def _is_dated_below(lines: list[Line], at: int) -> bool:
    """Whether one of the next lines gives a day: what stands above may then be dated by a month alone."""
    below = (read_furniture(line.text) or () for line in lines[at + 1 : IMPRINT_LINES + 1])
    return any(piece.part == "date" and len(piece.value or "") >= DAY for pieces in below for piece in pieces)


def _over_furniture(lines: list[Line], at: int) -> bool:
    """Whether the next line is a day, a place or a byline: between a headline and those stands the outlet."""
    return at + 1 < len(lines) and read_furniture(lines[at + 1].text) is not None


def _is_letterhead(lines: list[Line], at: int, header: Header) -> bool:
    """A name over a line that names the kind of text or the office it comes from: who issues it."""
    words = lines[at].text.split()
    named = is_publisher(lines[at].text)
    # "Harakat al-Nur"
    short = len(words) <= 7 and all(any(map(str.isupper, word)) or len(word) <= 3 for word in words)
    if at + 1 >= len(lines) or not (named or short):
        return False
    below = lines[at + 1]
    labels = [part.span for part in header.layout if part.part == "label"]
    return any(below.begin <= span.begin < below.end for span in labels)


def _take_title(line: Line, header: Header) -> None:
    header.layout.append(Layout(span=Span(line.begin, line.end), part="title"))


def _bare(piece: Piece) -> Piece:
    """A publisher's name without its place, and the short form in brackets, which the text may use as another name."""
    name = without_place(without_acronym(piece.value or ""))
    return piece._replace(end=piece.end - len(piece.value or "") + len(name), value=name)


def _take(piece: Piece, line: Line, header: Header) -> None:
    if piece.part == "publisher" and piece.value is not None:
        piece = _bare(piece)
    header.layout.append(piece.at(line.begin))
    if piece.value is None:
        return
    if piece.part == "date":
        # The month that a report is on stands above the day of its issue.
        if header.published is None or len(header.published) < min(DAY, len(piece.value)):
            header.published = piece.value
    elif piece.part == "byline":
        header.authors += [name for name in piece.value.split("; ") if name not in header.authors]
    elif piece.part == "publisher":
        header.publisher = header.publisher or piece.value
    elif piece.part == "title":
        header.title = header.title or piece.value


def _read_opening(line: Line, header: Header, *, first: bool) -> None:
    """A dateline at the head of the prose, or behind a headline or a byline that runs on into it."""
    byline = _RUN_ON_BYLINE.match(line.text)
    dateline = read_dateline(line.text, byline.end() if byline else 0)
    if byline is not None and dateline is not None:
        for piece in read_furniture(byline[1]) or ():
            _take(piece, line, header)
    if dateline is None and first and (match := _SENTENCE_START.search(line.text[:220])):
        dateline = read_dateline(line.text, match.end())
        if dateline is not None:
            header.title = line.text[: match.start()].rstrip(". ")
            header.layout.append(Layout(span=Span(line.begin, line.begin + match.start()), part="title"))
    if dateline is None:
        return
    # The line above the prose names the publisher better than the agency it took the report from.
    stated = header.publisher
    for piece in dateline.pieces:
        _take(piece, line, header)
    header.publisher = stated or header.publisher


def _read_signature(text: str, begin: int, header: Header) -> None:
    """Place and day alone, or who signs, on one of the last three lines of a release that does not say so above."""
    tail = max(begin, len(text) - 600)
    for match in list(re.finditer(r"[^\n\r]*\w[^\n\r]*", text[tail:]))[-3:]:
        line = Line(tail + match.start(), tail + match.end(), match.group(), "\n")
        found = read_furniture(line.text) if header.published is None else None
        # A day alone may be that of a correction or of the next instalment; with the place it is a signature.
        if found and {piece.part for piece in found} == {"date", "dateline"}:
            for piece in found:
                _take(piece, line, header)
        elif header.publisher is None and not header.authors and (signed := read_signature(line.text)) is not None:
            _take(signed, line, header)


def _names_only(line: Line, body: str) -> bool:
    """A line of nothing but personal names that the text does not go on to speak of."""
    names, end = split_people(line.text, 0, len(line.text))
    return bool(names) and end >= len(line.text) and not any(name.text in body for name in names)
