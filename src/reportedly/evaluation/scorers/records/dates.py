"""EDTF values as intervals of days, for comparison."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any

OPEN_DAYS = 60
"""What an open end counts as, so that the given end decides."""
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
Days = tuple[int, int]


def normal(value: Any) -> str:
    """One spelling per value: no zone and seconds, the shortest form of a whole month or year."""
    text = re.sub(r"Z$", "", str(value or "").strip())
    text = re.sub(r"(T\d\d:\d\d):\d\d(?:\.\d+)?", r"\1", text)
    if "/" in text and not re.search(r"[~?%T.]", text):
        low, high = bounds(text)
        if low and high:
            for short in (low[:4], low[:7], low):
                if bounds(short) == (low, high):
                    return short
            return f"{low}/{high}"
    return text


def bounds(value: Any) -> tuple[str | None, str | None]:
    """First and last day as ISO dates; null where open or unreadable."""
    value = str(value or "")
    if "/" in value:
        low, high = (_whole(part) for part in value.split("/", 1))
        return (low[0].isoformat() if low else None, high[1].isoformat() if high else None)
    both = _whole(value)
    return (both[0].isoformat(), both[1].isoformat()) if both else (None, None)


def interval(low: Any, high: Any) -> Days | None:
    """Ordinals of the first and last day; an open end is `OPEN_DAYS` from the given one."""
    try:
        first = datetime.date.fromisoformat(str(low)[:10]).toordinal() if low else None
        last = datetime.date.fromisoformat(str(high)[:10]).toordinal() if high else None
    except ValueError:
        return None
    if first is None and last is None:
        return None
    if first is None:
        first = last - OPEN_DAYS  # type: ignore[operator]
    return first, last if last is not None else first + OPEN_DAYS


def jaccard(one: Days | None, two: Days | None) -> float:
    """Shared days over all days of two intervals."""
    if not one or not two:
        return 0.0
    shared = min(one[1], two[1]) - max(one[0], two[0]) + 1
    union = max(one[1], two[1]) - min(one[0], two[0]) + 1
    return max(0, shared) / union if union > 0 else 0.0


def _whole(value: str) -> tuple[datetime.date, datetime.date] | None:
    value = re.sub(r"[~?%]", "", value.strip())
    try:
        week = re.fullmatch(r"(\d{4})-W(\d\d)", value)
        if week:
            monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday, monday + datetime.timedelta(6)
        match = re.match(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$", value)
        if not match:
            return None
        year = int(match[1])
        if not match[2]:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        month = int(match[2])
        if month in SEASONS:
            first, last = SEASONS[month]
            end_year = year + (month == 24)
            end = calendar.monthrange(end_year, last)[1]
            return datetime.date(year, first, 1), datetime.date(end_year, last, end)
        if not match[3]:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        day = datetime.date(year, month, int(match[3]))
        return day, day
    except ValueError:
        return None
