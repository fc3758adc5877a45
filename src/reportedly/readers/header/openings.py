"""The dateline at the head of the prose, and what stands before it."""

from __future__ import annotations

import re

from ...model import Layout, Span
from .credits import read_credits
from .found import Header, take
from .furniture import Dateline, read_dateline, read_furniture
from .names import is_publisher
from .titles import Line

_SENTENCE_START = re.compile(r"(?<=[.!?”\"’'])\s+(?=[A-Z]{3,}[\w ,.'/()-]{0,80}?\s?(?:--|—|–)\s)")
_RUN_ON_BYLINE = re.compile(r"(by(?: [A-Z]\.| [^\W\d_][\w'’-]+){2,5})\.\s+(?=[A-Z]{3})", re.IGNORECASE)
_OPENS = re.compile(r"\s(?:--?|[–—])\s+|:\s+")
LONGEST_OPENING = 110
"""Code points before the prose of a report."""


def read_opening(line: Line, header: Header, *, first: bool) -> None:
    """A dateline at the head of the prose, or behind a headline or a byline that runs on into it."""
    byline = _RUN_ON_BYLINE.match(line.text)
    dateline = read_dateline(line.text, byline.end() if byline else 0) or _read_opening_imprint(line.text)
    if byline is not None and dateline is not None:
        for piece in read_furniture(byline[1]) or ():
            take(piece, line, header)
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
        take(piece, line, header)
    header.publisher = stated or header.publisher


def _read_opening_imprint(text: str) -> Dateline | None:
    """Agency, place and day before the prose in another order: "Gao – 3 May 2021 – River Wire – "."""
    for dash in reversed(list(_OPENS.finditer(text[:LONGEST_OPENING]))):
        read = read_credits(text[: dash.start()], below=False, over=False)
        if read is not None and any(one.part == "publisher" and is_publisher(one.value or "") for one in read.pieces):
            return Dateline(read.pieces, dash.end())
    return None
