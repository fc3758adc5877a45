"""Calendar dates as they stand in bylines, datelines and metadata, as EDTF. Nothing is guessed."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A month in English, whole or cut short, in small letters."""
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:\s*,?\s*(?:at\s+)?|T)\d{1,2}[:.]\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?\s?m\b\.?)?"
    r"\s*(?:Z\b|[+-]\d{2}:?\d{2}\b|\(?(?:UTC|GMT|[A-Z]{2,3}T)\)?)?)?"
)
_DATE = re.compile(
    _WEEKDAY
    + rf"""(?:
      (?P<iy>\d{{4}})(?P<sep>[-/.])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}})(?!\d)
    | (?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<dm>{MONTH})(?:,?\s+(?P<dy>\d{{4}})(?!\d))?
    | (?P<mm>{MONTH})\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d)(?:,?\s+(?P<my>\d{{4}})(?!\d))?
    | (?P<om>{MONTH}),?\s+(?P<oy>\d{{4}})(?!\d)
    | (?P<n1>\d{{1,2}})(?P<nsep>[./-])(?P<n2>\d{{1,2}})(?P=nsep)(?P<ny>\d{{4}})(?!\d)
    )"""
    + _CLOCK,
    re.IGNORECASE | re.VERBOSE,
)
_EDTF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?")


class DateFound(NamedTuple):
    """A date in a line: where it ends, and its EDTF; `None` where the year is missing or it can be read two ways."""

    end: int
    edtf: str | None


def date_at(line: str, begin: int) -> DateFound | None:
    """The date that begins exactly at `begin` of `line`, with weekday and time of day if they stand there."""
    match = _DATE.match(line, begin)
    if match is None:
        return None
    part = match.groupdict()
    if part["iy"]:
        return DateFound(match.end(), _day(part["iy"], part["im"], part["id"]))
    if part["dm"]:
        return DateFound(match.end(), _day(part["dy"], _month(part["dm"]), part["dd"]))
    if part["mm"]:
        return DateFound(match.end(), _day(part["my"], _month(part["mm"]), part["md"]))
    if part["om"]:
        return DateFound(match.end(), f"{part['oy']}-{_month(part['om']):02d}")
    first, second = int(part["n1"]), int(part["n2"])
    if part["nsep"] == "." or first > 12 or first == second:
        return DateFound(match.end(), _day(part["ny"], second, first))
    if second > 12:
        return DateFound(match.end(), _day(part["ny"], first, second))
    return DateFound(match.end(), None)


def as_edtf(value: str) -> str | None:
    """The EDTF of a metadata value such as "2023-05-10T14:20:00+03:00" or "10 May 2023"; the day as written.

    `None` where it is no date, lacks the year, or can be read two ways ("03/04/2021").
    """
    value = value.strip()
    if _EDTF.fullmatch(value):
        return value if len(value.rstrip("?~%")) < 10 or "X" in value or _valid(value.rstrip("?~%")) else None
    if re.fullmatch(r"\d{8}", value):
        return _day(value[:4], value[4:6], value[6:])
    found = date_at(value, 0)
    return found.edtf if found and not re.search(r"\w", value[found.end :]) else None


def _month(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def _day(year: str | None, month: str | int, day: str | int) -> str | None:
    if year is None:
        return None
    edtf = f"{year}-{int(month):02d}-{int(day):02d}"
    return edtf if _valid(edtf) else None


def _valid(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True
