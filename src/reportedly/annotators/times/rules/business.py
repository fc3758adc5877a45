"""Periods that companies report on: the latest quarter, the year-ago period, the quarter ended July 31."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ..anchors import Anchors
from ..period import MONTHS, Period, Unit, day_of, year_of
from ..sense import Sense, known
from .engine import Found, Piece, rule

BACK_TO_MIDDLE = timedelta(45)
"""From the last day of a business quarter to its middle, which tells the calendar quarter that it is counted as."""


def latest(unit: Unit, at: Anchors) -> Sense:
    """The last quarter told that is over, else the last complete one."""
    if unit == "quarter" and at.quarter is not None and not (at.day and at.quarter.last >= at.day):
        return known(at.quarter)
    return at.writing(unit, -1 if unit != "day" else 0)


@rule(
    "(?:THE | A)? (?P<core>(?P<unit>UNIT) HYPHEN (?P<way>AGO|EARLIER) (?P<of>PERIOD | NTH? HYPHEN? UNIT)?)",
    "THE (?P<core>COMPARABLE (?P<unit>UNIT) HYPHEN (?P<way>AGO|EARLIER) (?P<of>PERIOD | NTH? HYPHEN? UNIT))",
)
def unit_before(found: Found, at: Anchors) -> list[Piece] | None:
    """the year-ago quarter, year-earlier."""
    if found.value("unit") != "year" or found.value("way") not in (-1, "START"):
        return None
    if at.compared is not None:
        sense = known(at.compared.shift(-4))
    elif found.has("of") and found.word("of") != "period":
        sense = at.writing("quarter", -5)
    else:
        sense = at.writing("year", -1)
    begin, end = found.place("core")
    return [Piece(found.begin if found.has("of") else begin, end, replace(sense, moves=False))]


@rule("THE LATEST PERIOD", "THE (?P<year>FOUR) (?P<of>PERIOD|UNIT)")
def period_told(found: Found, at: Anchors) -> Sense | None:
    """the latest period, the 1988 quarter: the quarter the text is about, in this year."""
    if "year" not in found.match.re.groupindex:
        return latest("quarter", at)
    if found.word("of") not in ("period", "quarter") or at.quarter is None:
        return None
    if found.word("of") == "period" and at.compared is None:
        return replace(known(year_of(found.value("year"))), moves=False)
    return replace(known(Period("quarter", at.quarter.first.replace(year=found.value("year")))), moves=False)


@rule(
    "(?: THE COMPARABLE? | THAT ) (?P<of>PERIOD | UNIT) (?P<rel>LAST) (?P<year>UNIT)",
    "(?: THE COMPARABLE? | THAT ) (?P<of>PERIOD | UNIT) A (?P<year>UNIT) [AGO EARLIER]",
    "(?P<rel>LAST) (?P<year>UNIT) POSSESSIVE (?P<of>PERIOD | UNIT)",
)
def year_before(found: Found, at: Anchors) -> Sense | None:
    """the quarter a year ago, the same period last year: the period the text is about, a year before."""
    if found.value("year") != "year" or found.word("of") not in ("period", "quarter", "month"):
        return None
    unit: Unit = found.value("of") or "quarter"
    told = at.quarter if unit == "quarter" else at.told
    if told is None and found.word("of") == "period":
        told = at.told
    if told is None or told.unit not in ("month", "quarter", "half", "season"):
        return at.writing("year", -1) if found.word("of") == "period" else at.writing(unit, -1 - 12 // MONTHS[unit])
    return replace(known(told.shift(-12 // MONTHS[told.unit])), moves=False)


@rule(
    "THE FISCAL? (?P<unit>UNIT) ENDED (?P<month>MONTHS) (?P<day>SMALL|DIGIT_ORDINAL) (?: COMMA? (?P<year>FOUR) )?",
)
def quarter_ended(found: Found, at: Anchors) -> list[Piece] | None:
    """the quarter ended July 31: the calendar quarter that most of it lies in; its days are those told."""
    month, day, year = found.value("month"), found.value("day"), found.value("year")
    if found.value("unit") != "quarter" or not 1 <= day <= 31:
        return None
    end = day_of(year, month, day) if year else at.day_without_year(month, day, -1).period
    if end is None:
        return None
    first = Period.of("month", end.first).shift(-2).first
    quarter = known(Period.of("quarter", end.first - BACK_TO_MIDDLE)).within(first, end.first)
    place = found.place("month")[0]
    return [Piece(found.begin, place - 1, quarter), Piece(place, found.end, known(end))]
