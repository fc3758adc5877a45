"""The first lines of a text, read from the top until the prose begins; and the signature at the end."""

from __future__ import annotations

import re
from dataclasses import replace

from ...model import Layout, Span
from ...text import fold_name
from .channels import channel_of, last_day
from .credits import is_led, read_credits, read_masthead
from .endings import read_ending
from .found import Header, take, take_title
from .furniture import Piece, read_field, read_furniture
from .issuers import (
    DAY,
    bears_acronym,
    body_of_outlet,
    is_body_part,
    is_command,
    is_kind,
    is_outlet,
    is_statement,
    issuer_of,
    letterhead_of,
    outlet_of,
    read_imprint,
    without_acronym,
)
from .known import place_kinds, without_place
from .labels import CAPITALISED, is_label, is_state
from .lines import outlet_behind, read_line
from .names import is_person, is_publisher, split_people
from .openings import read_opening
from .people import bears_given_name
from .titles import MAX_CHARS, Line, before_dateline, first_lines, is_title

IMPRINT_LINES = 4
"""Among so many first lines stands who issued the text, and when."""
LONGEST_NAME = 5
"""Words of a body's name of which no word tells that it is one."""
CREDIT_LINES = 6
"""Among so many stands who wrote it."""
_AUTHOR_BEHIND = re.compile(r"\s*(?:,\s+by|\s[|–—-])\s+(?P<name>[^|,–—]+)$")


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
        read_opening(lines[at], header, first=at == 0)
        read_ending(text, lines[at].end, header)
    header.layout.sort(key=lambda part: (part.span.begin, -part.span.end))
    return header


def _read_top(text: str, lines: list[Line], header: Header, title: str | None) -> int:
    """Read whole lines of furniture; the index of the line where prose begins."""
    known = fold_name(title) if title else None
    titles: list[int] = []
    publishers: list[int] = []
    people: list[int] = []
    read_to, at = 0, 0
    beside: str | None = None
    channel_name: str | None = None
    for at, line in enumerate(lines):
        if known and fold_name(line.text) == known and header.title is None:
            take_title(line, header)
            header.title, read_to = title, at + 1
            continue
        piece = read_field(line.text)
        pieces = [piece] if piece else read_furniture(line.text)
        if at == 0 and len(lines) > 2 and bears_acronym(line.text) and issuer_of(line.text) is None:
            # A letterhead: "COUNCIL OF THE RIVER (CR)".
            pieces = [Piece("publisher", 0, len(line.text), line.text)]
        elif at == 0 and pieces is None and (channel := channel_of(lines, text)) is not None:
            pieces, channel_name = [channel], channel.value
            titles.append(at)
        elif at == 0 and len(lines) > 2 and (issuer := _letterhead(lines)) is not None:
            pieces = [Piece("publisher", 0, len(line.text), issuer)]
        elif at == 1 and header.publisher and bears_acronym(line.text) and _is_over(lines[0], header):
            # A letterhead goes from the whole to the part that issues the text, where that bears a name of its own.
            header.publisher, pieces = None, [Piece("publisher", 0, len(line.text), line.text)]
        elif at == 1 and header.publisher and is_body_part(line.text) and _is_over(lines[0], header):
            parts = pieces or [Piece("label", 0, len(line.text), None)]
            pieces = [part._replace(part="label", value=None) if part.part == "publisher" else part for part in parts]
        elif at == 1 and (titles or header.publisher) and is_command(line.text):
            # Under the name of the body: "General Command".
            pieces = [Piece("label", 0, len(line.text), None)]
        if pieces and issuer_of(line.text) and not any(piece.part == "date" for piece in pieces):
            pieces = None  # "STATEMENT BY THE NORTHERN FRONT (NF)" has the form of a dateline
        if at < CREDIT_LINES and len(lines) > at + 1 and (pieces is None or _is_doubtful(line, pieces)):
            below = bool(titles or publishers or header.publisher or header.title)
            pieces = _credited(line, text, pieces, below=below, over=_over_furniture(lines, at))
        if pieces is None and len(lines) > at + 2 and not header.publisher and (at == 0 or _over_furniture(lines, at)):
            pieces = read_masthead(line.text)
        if pieces is None and at < IMPRINT_LINES and len(lines) > at + 1:
            pieces = read_imprint(line.text, whole_days=_is_dated_below(lines, at))
        if at < IMPRINT_LINES:
            form = read_line(line.text, posted=bool(at and header.publisher) or _ends_header(lines, at))
            named = any(piece.part == "publisher" for piece in pieces or ())
            pieces = pieces if named else form or pieces
        if pieces is not None:
            kinds = {piece.part for piece in pieces}
            if beside and header.publisher == beside and kinds >= {"publisher", "date"}:
                header.publisher = None  # the outlet's name, below an author with a university's
            for piece in pieces:
                take(piece, line, header)
            if kinds >= {"byline", "publisher"} and "date" not in kinds:
                beside = header.publisher
            read_to = at + 1
        elif is_label(line.text) or (is_state(line.text) and _names_body(lines, 1 - at)):
            header.layout.append(Layout(span=Span(line.begin, line.end), part="label"))
            read_to = at + 1
        elif at < IMPRINT_LINES and (body := body_of_outlet(line.text)) is not None:
            take(body, line, header)
            if titles[-1:] == [at - 1]:
                # The outlet's own name stands above the words that say whose it is.
                above = lines[titles.pop()]
                take(Piece("publisher", 0, len(above.text), above.text), above, header)
            read_to = at + 1
        elif at < IMPRINT_LINES and titles[-1:] == [at - 1] and is_outlet(line.text):
            # A channel's posts stand under its name alone.
            above = lines[titles[-1]]
            take(Piece("publisher", 0, len(above.text), above.text), above, header)
            take(Piece("label", 0, len(line.text), None), line, header)
            read_to = at + 1
        elif at == 0 and len(lines) > 1 and (behind := outlet_behind(line.text)) is not None:
            headline, outlet = behind
            take(Piece("title", 0, len(headline), headline), line, header)
            take(Piece("publisher", len(line.text) - len(outlet), len(line.text), outlet), line, header)
            read_to = at + 1
        elif at == 0 and (name := outlet_of(line.text)) is not None:
            take(name, line, header)
            read_to, channel_name = at + 1, name.value
        elif at < IMPRINT_LINES and (_names_publisher(lines, at, titles) or _names_issuer(lines, at)):
            publishers.append(at)
        elif (titles or header.title) and not people and _names_only(line, text[line.end : MAX_CHARS * 4]):
            people.append(at)
        elif len(titles) < 2 and (is_title(lines, at) or before_dateline(lines, at)):
            titles.append(at)
        else:
            break
    else:
        at = len(lines)
    top = _settle(lines, at, read_to, titles, publishers, people, header)
    if channel_name and header.title in (None, lines[0].text):
        header.title = channel_name
    if channel_name:
        header.published = max(filter(None, (header.published, last_day(text))), default=None)
    return top


def _credited(line: Line, text: str, known: list[Piece] | None, *, below: bool, over: bool) -> list[Piece] | None:
    """The pieces of a line that says who wrote the text or publishes it; whom the text speaks of did not write it."""
    read = read_credits(line.text, below=below, over=over)
    if read is None or any(name in text[line.end : MAX_CHARS * 4] for name in read.bare):
        return known
    return read.pieces


def _take_title_author(lines: list[Line], titles: list[int], header: Header) -> None:
    """Who stands above a headline, or behind it: "What the river carried | Anna Novak"."""
    if len(titles) > 1 and bears_given_name(lines[titles[0]].text) and titles[1] == titles[0] + 1:
        line = lines[titles.pop(0)]
        take(Piece("byline", 0, len(line.text), line.text), line, header)
        return
    line = lines[titles[0]]
    behind = _AUTHOR_BEHIND.search(line.text)
    if behind is not None and len(lines) > 2 and bears_given_name(behind["name"]):
        take(Piece("byline", behind.start("name"), behind.end("name"), behind["name"]), line, header)
        take(Piece("title", 0, behind.start(), line.text[: behind.start()]), line, header)
        titles.pop(0)


def _is_doubtful(line: Line, pieces: list[Piece]) -> bool:
    """Whether a line read as an outlet's may name a person, or be led by words that are no part of the name."""
    parts = {piece.part for piece in pieces}
    unknown = any(one.part == "dateline" and not place_kinds(one.value or "") for one in pieces)
    return (
        is_led(line.text)
        or (unknown and "label" in parts)
        or any(one.part == "publisher" and bears_given_name(" ".join((one.value or "").split()[:2])) for one in pieces)
    )


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
    if (
        header.title is None
        and not titles
        and publishers
        and ((at > publishers[-1] + 1 and not _names_issuer(lines, publishers[-1])) or not header.layout)
    ):
        # A headline may have the form of a publisher's name; alone at the top it is the headline.
        titles.append(publishers.pop())
    if titles and not header.authors:
        _take_title_author(lines, titles, header)
    statement = bool(titles) and issuer_of(lines[titles[0]].text) is not None
    if header.publisher is None and not publishers and titles and _is_letterhead(lines, titles[0], header):
        header.publisher = without_acronym(lines[titles[0]].text)
        publishers = [titles.pop(0)] if not statement else publishers
    for index in publishers:
        if header.title is None and not titles and issuer_of(lines[index].text):
            header.title = lines[index].text
        take(Piece("publisher", 0, len(lines[index].text), lines[index].text), lines[index], header)
    dated = any(part.part in {"date", "dateline"} for part in header.layout)
    people_to = 0
    for index in people:
        names, _ = split_people(lines[index].text, 0, len(lines[index].text))
        known = bears_given_name(names[0].text) and bool(dated or header.publisher)
        if len(names) > 1 or (dated and index < read_to) or known:
            take(
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
                take_title(lines[index], header)
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
    known = read_furniture(below) or is_kind(below) or is_body_part(below) or read_line(below, posted=False)
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


def _names_issuer(lines: list[Line], at: int) -> bool:
    """Whether a line between the kind of a text that bodies give out and its day is the name of a body."""
    given_out = any(is_statement(line.text) for line in lines[:at])
    name = lines[at].text
    short = len(name.split()) <= LONGEST_NAME and bool(CAPITALISED.fullmatch(name))
    return given_out and short and _over_furniture(lines, at) and not bears_given_name(name)


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


def _names_only(line: Line, body: str) -> bool:
    """A line of nothing but personal names that the text does not go on to speak of."""
    names, end = split_people(line.text, 0, len(line.text))
    return bool(names) and end >= len(line.text) and not any(name.text in body for name in names)
