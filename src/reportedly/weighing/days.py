"""When does a claim say it was? Days as ordinals, without those on which somebody later died of it, or found it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ..model import Claim, Record, Span, Time
from .where import entry_head
from .words import any_of, listed

ABOUT = 2
"""Days by which a day that is told as about right may be off."""
PERIOD, YEAR = 5, 366
"""Days of which a text may give account, from first to last: at least, and at most."""
AGO = re.compile(r"\b(?:weeks?|months?) ago\b", re.IGNORECASE)
"""What follows a number of days that is rounded."""

BREAK = re.compile(r"[,.;:\n]")
"""What parts a time from a saying that follows."""
POSSESSIVE = re.compile(r"['’]s\s+")

NEAR = 24
"""Code points before a time in which it is told what is of it."""

Days = tuple[int | None, int | None]


def days_told(time: Time, text: str) -> Days:
    """First and last day of a time; of a day that is told as about right, those next to it too: "a week ago"."""
    first, last = day(time.earliest), day(time.latest)
    about = "~" in (time.edtf or "") or any(AGO.search(one.of(text)) for one in time.mentions)
    if first is not None and first == last and about:
        return first - ABOUT, first + ABOUT
    return first, last


def period_of(record: Record) -> Days:
    """The days of which a text gives account, whose counts may name none: "in June", "8-14 March"."""
    published = day(record.document.published)
    for time in record.times:
        first, last = day(time.earliest), day(time.latest)
        if first is not None and last is not None and PERIOD <= last - first <= YEAR and last <= (published or last):
            return first, last
    return None, None


def days_in(record: Record, span: Span) -> list[Days]:
    """Days that the words of a claim name, though its reading gives none; not those on which somebody died of it.

    So with one right before them: "Sunday's bombing". Of a day on which somebody found what was left ("we counted
    graves on Thursday"), that it was no later.
    """
    text = record.document.text
    found = []
    for time in record.times:
        for one in time.mentions:
            first, last = days_told(time, text)
            before = text[span.begin : one.begin]
            named = span.covers(one) or (one.end < span.begin and POSSESSIVE.fullmatch(text, one.end, span.begin))
            if named and None not in (first, last) and not (any_of("dying").search(before) or _of_statement(text, one)):
                found.append((None if any_of("finding").search(before) else first, last))
    return found or _of_entry(record, span)


def _of_entry(record: Record, span: Span) -> list[Days]:
    """The day under which a list has the entry in which a claim stands, unless that names another place."""
    head = entry_head(record.document.text, span)
    places = (one for place in record.places for one in place.mentions)
    if head is None or any(span.covers(one) and not head.covers(one) for one in places):
        return []
    named = (time for time in record.times if any(head.covers(one) for one in time.mentions))
    return [days_told(time, record.document.text) for time in named]


def of_death(time: Time, claim: Span, text: str) -> bool:
    """Whether the words of a claim name a time as that of a later death alone: "one died of his wounds on 9 March"."""
    inside = [one.begin for one in time.mentions if claim.covers(one)]
    return bool(inside) and all(any_of("dying").search(text[claim.begin : begin]) for begin in inside)


def of_saying(time: Time, claim: Claim, text: str) -> bool:
    """Whether a time tells when a claim was said: "on Tuesday we reported that armed men had burned the school"."""
    if time.mentions and all(_of_statement(text, one) for one in time.mentions):
        return True
    cue = claim.attribution[-1].cue_span if claim.attribution else None
    if cue is None or cue.end > claim.span.begin or any(claim.span.covers(one) for one in time.mentions):
        return False
    between = (text[one.end : cue.begin] for one in time.mentions if one.end < cue.begin)
    return any(BREAK.search(words) is None for words in between)


def _of_statement(text: str, time: Span) -> bool:
    """Whether a time is that of a statement, which may be about another: "in its report of 6 September on the raid"."""
    return _before_a_day().search(text, max(0, time.begin - NEAR), time.begin) is not None


@cache
def _before_a_day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(listed('statements'))}) (?:of|from|on|dated) \Z", re.IGNORECASE)


def narrowest(bounds: list[Days]) -> Days:
    """Days of the most exact of several times."""
    ranges = [(first, last) for first, last in bounds if first is not None or last is not None]
    if not ranges:
        return None, None
    return min(ranges, key=lambda one: (one[1] or 10**7) - (one[0] or 0))


def day(value: str | None) -> int | None:
    """The ordinal of a date that begins with an ISO day; None of anything else."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", value or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    except ValueError:
        return None
