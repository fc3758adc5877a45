"""Days: written in full, without their year, as weekdays, in lists and ranges, and counted within a month."""

from __future__ import annotations

from datetime import timedelta

from ..anchors import Anchors
from ..period import Period, day_of, month_of
from ..sense import Clock, Sense, duration, known, unanchored
from .engine import Found, Piece, rule
from .years import OF_YEAR, year_told

WEEKDAY_BEFORE = "(?: THIS? NEXT? (?P<weekday>WEEKDAY_NAME) COMMA? )?"
DAY = "(?P<day>[SMALL ORDINAL DIGIT_ORDINAL])"
TWO_DAYS = (
    "(?P<day>SMALL|DIGIT_ORDINAL) (?: (?P<range>HYPHEN|TO|RELATION) | AND | COMMA ) THE? (?P<day2>SMALL|DIGIT_ORDINAL)"
)
MONTH = "(?P<month>MONTHS)"


@rule("ISO")
def iso(found: Found, at: Anchors) -> Sense | None:
    """2020-05-03, 2020-05-03T07:30."""
    text = found.first_word
    day = day_of(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return None
    return Clock(code=text[11:19].rstrip("z+-")).on(day.first) if len(text) > 10 else known(day)


@rule("NUMERIC")
def numeric(found: Found, at: Anchors) -> Sense | None:
    """04/07/2020: where both readings are dates and the document does not show its habit, both are kept."""
    text = found.first_word
    mark = next(c for c in text if not c.isdigit())
    left, right, year = (int(part) for part in text.split(mark))
    day_first, month_first = day_of(year, right, left), day_of(year, left, right)
    if day_first is None or month_first is None or day_first == month_first:
        meant = day_first or month_first
        return known(meant) if meant else None
    # Full stops part day and month in the countries that put the day first.
    habit = "day" if mark == "." else at.numeric_habit
    if habit is not None:
        return known(day_first if habit == "day" else month_first)
    early, late = sorted((day_first.first, month_first.first))
    return Sense(type="DATE", value=f"{year}-XX-XX", edtf=f"[{early},{late}]", earliest=early, latest=late, moves=False)


@rule(
    f"{WEEKDAY_BEFORE} THE? {DAY} UNIT? OF? {MONTH} {OF_YEAR}",
    f"{WEEKDAY_BEFORE} THE? {DAY} OF? {MONTH}",
    f"{WEEKDAY_BEFORE} {MONTH} THE? {DAY} {OF_YEAR}",
    f"{WEEKDAY_BEFORE} {MONTH} THE? {DAY}",
)
def day_and_month(found: Found, at: Anchors) -> Sense | None:
    """3 May, May 3 2020, Sunday the third of May last year."""
    month, day = found.value("month"), found.value("day")
    if not 1 <= day <= 31 or _is_amount(found):
        return None
    year = year_told(found, at)
    if year is not None:
        meant = day_of(year, month, day)
        return known(meant) if meant else None
    if found.end > max(found.place("day")[1], found.place("month")[1]):
        return None  # what follows is no year after all
    return at.day_without_year(month, day, found.direction(at), found.value("weekday"))


def _is_amount(found: Found) -> bool:
    """True where the number goes on in a way no day does: May 5 percent."""
    return found.place("day")[1] == found.end and found.scan.word(found.end) in ("%", "percent", "million", "billion")


@rule(
    f"{MONTH} {TWO_DAYS} (?: COMMA? (?P<year>FOUR) )? (?! UNIT_NAME | MONTHS | AMPM )",
    f"THE? {TWO_DAYS} OF? {MONTH} (?: COMMA? (?P<year>FOUR) )?",
)
def two_days(found: Found, at: Anchors) -> list[Piece] | None:
    """May 3-5, 3 and 5 May 2020: two times, which both have the EDTF of the stretch that they tell together."""
    month, days, year = found.value("month"), (found.value("day"), found.value("day2")), found.value("year")
    if any(day_of(year or 2000, month, day) is None for day in days):
        return None
    if year:
        first, second = (known(meant) for day in days if (meant := day_of(year, month, day)))
    else:
        direction = found.direction(at)
        first, second = (at.day_without_year(month, day, direction) for day in days)
    if found.scan.word(found.place("day")[1]) != ",":
        first, second = first.until(second)
    return [Piece(found.begin, found.place("day")[1], first), Piece(found.place("day2")[0], found.end, second)]


@rule(
    "(?P<which>[THIS THAT LAST PAST NEXT]) (?P<weekday>WEEKDAY)",
    "THE (?P<which>[PREVIOUS FOLLOWING NEXT LAST PAST]) (?P<weekday>WEEKDAY)",
    "(?P<weekday>WEEKDAY) (?P<which>[LAST NEXT THIS]) (?P<unit>UNIT)",
    "(?P<weekday>WEEKDAY)",
)
def weekday(found: Found, at: Anchors) -> Sense | None:
    """Friday by tense; last Friday, the following Friday, Friday last week."""
    number, shift, kind = found.value("weekday"), found.value("which"), found.kind("which")
    if found.has("unit"):
        week = at.writing("week", shift).period
        return (
            known(Period("day", week.first + timedelta(number - 1))) if week and found.value("unit") == "week" else None
        )
    if kind in (None, "THIS"):
        return at.weekday(number, found.direction(at))
    told = kind in ("PREVIOUS", "FOLLOWING", "THAT")
    base = (at.told_day or at.day) if told else at.day
    if base is None:
        return unanchored(f"XXXX-WXX-{number}")
    if shift > 0:
        return known(Period("day", base + timedelta((number - base.isoweekday() - 1) % 7 + 1)))
    if shift < 0:
        return known(Period("day", base - timedelta((base.isoweekday() - number - 1) % 7 + 1)))
    return known(Period("day", base)) if base.isoweekday() == number else at.weekday(number, -1)


@rule(f"THE (?P<unit>UNIT) OF {MONTH} (?P<day>SMALL|DIGIT_ORDINAL) (?: COMMA? (?P<year>FOUR) )?")
def week_of(found: Found, at: Anchors) -> Sense | None:
    """the week of May 4."""
    month, day, year = found.value("month"), found.value("day"), found.value("year")
    if found.value("unit") != "week" or not 1 <= day <= 31:
        return None
    meant = day_of(year, month, day) if year else at.day_without_year(month, day, found.direction(at)).period
    return known(Period.of("week", meant.first)) if meant else None


@rule(f"THE (?P<nth>NTH|LAST) (?P<count>COUNT)? (?P<unit>UNIT_NAME) OF {MONTH} (?: OF? COMMA? (?P<year>FOUR) )?")
def part_of_month(found: Found, at: Anchors) -> Sense | None:
    """the first week of June (1st to 7th), the last days of March (three), the first ten days of May."""
    month, unit, year = found.value("month"), found.value("unit"), found.value("year")
    nth = -1 if found.kind("nth") == "LAST" else found.ordinal("nth")
    several = found.word("unit") != unit
    count = int(found.number("count") or (3 if several else 1))
    if nth not in (1, -1) and (unit != "week" or not 2 <= nth <= 4):
        return None
    if unit not in ("day", "week") or not 1 <= count * (7 if unit == "week" else 1) <= 28:
        return None
    whole = month_of(year, month) if year else at.month_without_year(month, found.direction(at)).period
    if whole is None:
        return unanchored(f"XXXX-{month:02}")
    size = timedelta(count * (7 if unit == "week" else 1))
    first = whole.last - size + timedelta(1) if nth == -1 else whole.first + timedelta(7 * (nth - 1))
    last = first + size - timedelta(1)
    if first == last:
        return known(Period("day", first))
    if found.has("count"):
        return duration(f"P{count}{unit[0].upper()}").within(first, last)
    return known(whole, "END" if nth == -1 else "START" if nth == 1 else "MID").within(first, last)


@rule("THE (?P<day>[ORDINAL DIGIT_ORDINAL])")
def day_of_month(found: Found, at: Anchors) -> Sense | None:
    """on the sixteenth: the nearest one on the side of the verb."""
    if found.word_before != "on" or not at.ends_phrase(found.last_place):
        return None
    day = found.value("day")
    base = at.published or at.told
    if base is None:
        return unanchored(f"XXXX-XX-{day:02}")
    ahead = found.direction(at) > 0
    months = [Period.of("month", base.first).shift(step).first for step in (-1, 0, 1)]
    days = [meant for month in months if (meant := day_of(month.year, month.month, day)) is not None]
    fitting = [meant for meant in days if (meant.first >= base.first if ahead else meant.first <= base.last)]
    return known(fitting[0 if ahead else -1]) if fitting else None
