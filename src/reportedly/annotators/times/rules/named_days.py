"""Holidays, and dates of the Hijri calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..anchors import UNKNOWN, Anchors
from ..calendars import easter, from_lunar, from_solar, jewish_new_year, lunar_year, solar_year
from ..period import Period, day_of
from ..sense import Sense, known, unanchored
from .engine import Found, rule


@rule("(?P<which>[LAST PAST NEXT THIS])? (?P<holiday>HOLIDAY) (?: (?:COMMA | OF)? (?P<year>FOUR) )?")
def holiday(found: Found, at: Anchors) -> Sense | None:
    """Christmas Day 2019, last Thanksgiving."""
    facts, year, which = found.value("holiday"), found.value("year"), found.value("which")
    if "fixed" in facts:
        return known(Period("day", date.fromisoformat(facts["fixed"])))
    direction = which or found.direction(at)
    meant = _holiday(facts, year) if year else at.nearest(lambda near: _holiday(facts, near), direction)
    if meant is None:
        return unanchored(f"XXXX-{facts['day']}" if "day" in facts else UNKNOWN["day"])
    if which == -1 and at.day and meant.first >= at.day:
        meant = _holiday(facts, at.day.year - 1) or meant
    return known(meant, "APPROX" if "lunar" in facts else None)


def _holiday(facts: dict[str, Any], year: int) -> Period | None:
    """The day of a holiday in this Gregorian year."""
    if "day" in facts:
        month, day = facts["day"].split("-")
        return day_of(year, int(month), int(day))
    if "lunar" in facts:
        days = (from_lunar(lunar_year(year) + step, *facts["lunar"]) for step in (-1, 0, 1))
        return next((Period("day", day) for day in days if day.year == year), None)
    if "hebrew" in facts:
        return Period("day", jewish_new_year(year) + timedelta(facts["hebrew"]))
    if "weekday" in facts:
        month, weekday, nth = facts["weekday"]
        whole = Period("month", date(year, month, 1))
        if nth > 0:
            first = whole.first + timedelta((weekday - whole.first.isoweekday()) % 7 + 7 * (nth - 1))
            return Period("day", first + timedelta(facts.get("later", 0)))
        return Period("day", whole.last - timedelta((whole.last.isoweekday() - weekday) % 7))
    orthodox = "orthodox" in facts
    return Period("day", easter(year, orthodox=orthodox) + timedelta(facts["orthodox" if orthodox else "easter"]))


@rule(
    "THE? (?P<day>[SMALL ORDINAL DIGIT_ORDINAL]) (?P<unit>UNIT)? OF? (?P<month>HIJRI_MONTH) COMMA? (?P<year>FOUR)?",
    "THE? (?: UNIT OF )? (?P<month>HIJRI_MONTH) COMMA? (?P<year>FOUR)?",
)
def hijri(found: Found, at: Anchors) -> Sense | None:
    """17 Ramadan, the first day of Shawwal, 22 Bahman 1357. Lunar days are approximate, since the moon is sighted."""
    calendar, month = found.value("month")
    day, year = found.value("day"), found.value("year")
    if found.value("unit") not in (None, "day"):
        return None
    if calendar == "solar" and not (day or year):
        return None  # Tir, Mehr, Aban… alone are names of people and other things
    if (day and not 1 <= day <= 31) or (year and not 1000 <= year <= 1600):
        return None
    convert, near = (from_lunar, lunar_year) if calendar == "lunar" else (from_solar, solar_year)
    if year is None:
        base = at.published or at.told
        if base is None:
            return unanchored(UNKNOWN["day" if day else "month"])
        years = [near(base.first.year) + step for step in (-2, -1, 0, 1, 2)]
        first_days = {number: convert(number, month, day or 1) for number in years}
        direction = found.direction(at)
        fitting = [
            number
            for number, first in first_days.items()
            if direction == 0 or (first <= base.last if direction < 0 else first >= base.first)
        ]
        year = min(fitting, key=lambda number: abs((first_days[number] - base.first).days))
    first = convert(year, month, day or 1)
    if day:
        return known(Period("day", first), "APPROX" if calendar == "lunar" else None)
    last = convert(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    sense = replace(known(Period.of("month", first + (last - first) / 2)), mod="APPROX").within(first, last)
    return replace(sense, edtf=f"{first}~/{last}~") if calendar == "lunar" else sense
