"""Calendar periods: a day, a week, a month…, their neighbours, and how TIMEX3 and EDTF write them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
"""Length in months of the units that are made of months; the others are made of days."""
SEASONS = ("SP", "SU", "FA", "WI")
"""TIMEX3 codes of the seasons; spring begins in March (meteorological seasons, northern half of the earth)."""
FIRST_YEAR, LAST_YEAR = 1000, 2299


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar.

    Args:
        unit: what it is one of.
        first: its first day.
    """

    unit: Unit
    first: date

    @classmethod
    def of(cls, unit: Unit, day: date) -> Period:
        """The period of this unit that holds `day`. A weekend is that of the week of the day."""
        match unit:
            case "day":
                return cls(unit, day)
            case "week":
                return cls(unit, day - timedelta(day.weekday()))
            case "weekend":
                return cls(unit, day + timedelta(5 - day.weekday()))
            case "season":
                months = (day.year * 12 + day.month - 3) // 3 * 3 + 2
            case _:
                months = (day.year * 12 + day.month - 1) // MONTHS[unit] * MONTHS[unit]
        return cls(unit, date(months // 12, months % 12 + 1, 1))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "weekend":
            return self.first + timedelta(1)
        return self.shift(1).first - timedelta(1)

    def shift(self, count: int) -> Period:
        """The period `count` units later.

        Raises:
            ValueError, OverflowError: where that lies outside the years that dates can hold.
        """
        if self.unit == "day":
            return replace(self, first=self.first + timedelta(count))
        if self.unit in ("week", "weekend"):
            return replace(self, first=self.first + timedelta(7 * count))
        months = self.first.year * 12 + self.first.month - 1 + count * MONTHS[self.unit]
        return replace(self, first=date(months // 12, months % 12 + 1, 1))

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        first = self.first
        match self.unit:
            case "day":
                return first.isoformat()
            case "week" | "weekend":
                year, week, _ = first.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{first.year:04}-{first.month:02}"
            case "quarter":
                return f"{first.year:04}-Q{first.month // 3 + 1}"
            case "half":
                return f"{first.year:04}-H{first.month // 6 + 1}"
            case "season":
                return f"{first.year:04}-{SEASONS[first.month // 3 - 1]}"
            case "year":
                return f"{first.year:04}"
            case "decade":
                return f"{first.year // 10:03}"
            case "century":
                return f"{first.year // 100:02}"

    @property
    def edtf(self) -> str:
        """EDTF level 1; an interval where level 1 has no name for the unit."""
        first = self.first
        match self.unit:
            case "day" | "month" | "year":
                return self.value
            case "season":
                return f"{first.year:04}-{20 + first.month // 3}"
            case "decade":
                return f"{first.year // 10:03}X"
            case "century":
                return f"{first.year // 100:02}XX"
            case "quarter" | "half":
                return f"{first.year:04}-{first.month:02}/{self.last.year:04}-{self.last.month:02}"
            case _:
                return f"{first.isoformat()}/{self.last.isoformat()}"

    def part(self, mod: str) -> tuple[date, date]:
        """First and last day of its START, MID or END.

        A month falls into the 1st-10th, 11th-20th and the rest (RECORD.md, conventions 9); a week into Monday and
        Tuesday, Wednesday and Thursday, and the rest; longer units into thirds counted in months, decades and
        centuries into years 0-3, 4-6 and 7-9 of their tenths.
        """
        first, last = self.first, self.last
        match self.unit:
            case "day" | "weekend":
                return first, last
            case "week":
                cuts = [first, first + timedelta(2), first + timedelta(4)]
            case "month":
                cuts = [first, first.replace(day=11), first.replace(day=21)]
            case "decade" | "century":
                tenth = MONTHS[self.unit] // 120
                cuts = [date(first.year + step * tenth, 1, 1) for step in (0, 4, 7)]
            case _:
                month, third = Period.of("month", first), MONTHS[self.unit] // 3
                cuts = [month.shift(step * third).first for step in range(3)]
        ends = [cuts[1] - timedelta(1), cuts[2] - timedelta(1), last]
        at = ("START", "MID", "END").index(mod)
        return cuts[at], ends[at]


def day_of(year: int, month: int, day: int) -> Period | None:
    """The day of this date, or None where the calendar has none."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Period("day", date(year, month, day))


def month_of(year: int, month: int) -> Period:
    """The month of this year."""
    return Period("month", date(year, month, 1))


def year_of(year: int) -> Period:
    """The year of this number."""
    return Period("year", date(year, 1, 1))
