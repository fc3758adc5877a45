"""Entries of a list or a chronicle that open with where, and mostly when: "Tulmes, 5 May: thirteen dead." """

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Document, Place, Span, Time
from ..readers.header.dates import MONTH

_MONTH = rf"(?=[A-Z])(?i:{MONTH})"
_DAY = rf"(?:\d{{1,2}}(?:\s?(?:to|and|-|–)\s?\d{{1,2}})? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?)"
_SITE = "village|town|camp|road|area|district|valley|mine|hill|bridge|island"
_NAME = rf"[A-Z][\w’'.-]*(?: (?:(?:of|the|al|el|de|del|la|and) )*(?:[A-Z][\w’'-]*|\d+|{_SITE})){{0,4}}"
_HEAD = re.compile(
    rf"(?:(?<=\n)|(?<=[.!?] )|(?<=[.!?]\n)|^)(?:\d{{1,2}}[.)] |[-•*] )?"
    rf"(?:(?P<where>{_NAME}), (?P<when>{_DAY})(?P<end>[:.])|(?P<when2>{_DAY}), (?P<where2>{_NAME})(?P<end2>[:.])"
    rf"|(?P<where3>{_NAME})(?P<end3>:))(?= |\n)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: where its head names the place and the day, and how far its words reach.

    Args:
        place, time: ids, each None where the head names none, or several.
        span: from the end of the head to that of the entry.
    """

    place: str | None
    time: str | None
    span: Span


def heads(text: str) -> list[tuple[Span, Span | None, int]]:
    """Where the heads of entries name a place and a day, and where they end; a head without a day opens its line."""
    found = []
    for match in _HEAD.finditer(text):
        where = next(name for name in ("where", "where2", "where3") if match[name])
        when = {"where": "when", "where2": "when2", "where3": ""}[where]
        opens = match.start() == 0 or text[match.start() - 1] == "\n"
        if (not when or (match.end() and text[match.end() - 1] == ".")) and not opens:
            continue
        found.append((Span(*match.span(where)), Span(*match.span(when)) if when else None, match.end()))
    return found


def entries_of(document: Document, places: list[Place], times: list[Time]) -> list[Entry]:
    """The entries of a text whose heads name a place that was read; the lines above the prose are none."""
    text = document.text
    top = max((part.span.end for part in document.layout if part.part in ("title", "dateline", "date")), default=0)
    rows = [row for row in heads(text) if row[0].begin >= min(top, 600)]
    found = []
    for at, (where, when, end) in enumerate(rows):
        held = {place.id for place in places for span in place.mentions if where.covers(span)}
        told = {time.id for time in times for span in time.mentions if when is not None and span.overlaps(when)}
        if len(held) != 1:
            continue
        stop = text.find("\n\n", end)
        stop = len(text) if stop < 0 else stop
        line = text.find("\n", end)
        if line >= 0 and at + 1 < len(rows) and rows[at + 1][0].begin <= line + 6:
            stop = line
        if at + 1 < len(rows):
            stop = min(stop, rows[at + 1][0].begin)
        found.append(Entry(held.pop(), told.pop() if len(told) == 1 else None, Span(end, max(end, stop))))
    return found
