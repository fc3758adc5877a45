"""What the first and last lines of a text were found to say, piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...model import Layout, Span
from .furniture import Piece
from .issuers import DAY, without_acronym
from .known import without_place
from .names import is_publisher
from .titles import Line

_LEAD = re.compile(r"(?:in|from) the ", re.IGNORECASE)


@dataclass(slots=True)
class Header:
    """What the first lines say; unset where they do not say it."""

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    publisher: str | None = None
    layout: list[Layout] = field(default_factory=list)


def take(piece: Piece, line: Line, header: Header) -> None:
    if piece.part == "publisher" and piece.value is not None:
        piece = bare(piece)
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


def take_title(line: Line, header: Header) -> None:
    header.layout.append(Layout(span=Span(line.begin, line.end), part="title"))


def bare(piece: Piece) -> Piece:
    """A publisher's name without its place, and the short form in brackets, which the text may use as another name."""
    name = without_place(without_acronym(piece.value or ""))
    lead = _LEAD.match(name)
    if lead is not None and is_publisher(name[lead.end() :]):  # "In the District Court of Accra", "From the River Post"
        begin = piece.begin + lead.end()
        return piece._replace(begin=begin, end=begin + len(name) - lead.end(), value=name[lead.end() :])
    return piece._replace(end=piece.end - len(piece.value or "") + len(name), value=name)
