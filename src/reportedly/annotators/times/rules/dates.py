"""Dates of the calendar: days, months, years, quarters, seasons, holidays, and lists and ranges of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..anchors import UNKNOWN, Anchors
from ..lexicon import context
from ..calendars import easter, from_lunar, from_solar
from ..period import FIRST_YEAR, LAST_YEAR, SEASONS, Period, day_of, month_of, year_of
from ..sense import Clock, Sense, duration, known, unanchored
from .engine import Found, Piece, rule

OF_YEAR = (
    "(?: (?:COMMA | OF | OF THE UNIT | COMMA? THIS | COMMA? LAST | COMMA? NEXT)? COMMA? (?P<year>YEAR) | OF? "
    "(?P<rel>[THIS LAST NEXT]) (?P<unit>UNIT))"
)
ANY_WEEKDAY = "(?: THIS? NEXT? (?P<weekday>WEEKDAY_NAME) COMMA? )"


@rule("ISO")
def iso(found: Found, at: Anchors) -> Sense | None:
    """2020-05-03, 2020-05-03T07:30."""
    text = found.scan.word(found.begin)
    day = day_of(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return None
    return Clock(code=text[11:19].rstrip("Z+-")).on(day.first) if len(text) > 10 else known(day)


@rule("NUMERIC")
def numeric(found: Found, at: Anchors) -> Sense | None:
    """04/07/2020: where both readings are dates and the document does not show its habit, both are kept."""
    text = found.scan.word(found.begin)
    mark = next(c for c in text if not c.isdigit())
    left, right, year = (int(part) for part in text.split(mark))
    day_first, month_first = day_of(year, right, left), day_of(year, left, right)
    # Dots part day and month in the countries that put the day first.
    first = day_first if mark == "." else None
    options = [option for option in (day_first, month_first) if option is not None]
    if not options:
        return None
    if first is None and len(options) == 2 and day_first != month_first:
        habit = numeric_habit(found.scan.text)
        if habit is None:
            early, late = sorted(option.first for option in options)
            return Sense(
                type="DATE", value=f"{year}-XX-XX", edtf=f"[{early},{late}]", earliest=early, latest=late, moves=False
            )
        first = day_first if habit == "day" else month_first
    return known(first or options[0])


def numeric_habit(text: str) -> str | None:
    """Whether numeric dates of this text put the "day" or the "month" first; None where none shows it."""
    habits = set()
    for match in re.finditer(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?![\w/-])", text):
        left, right = int(match[1]), int(match[3])
        if left > 12 >= right:
            habits.add("day")
        elif right > 12 >= left:
            habits.add("month")
    return habits.pop() if len(habits) == 1 else None


@rule(
    f"{ANY_WEEKDAY}? (?:THE)? (?P<day>[SMALL ORDINAL DIGIT_ORDINAL]) (?:UNIT)? OF? (?P<month>MONTHS) {OF_YEAR}",
    f"{ANY_WEEKDAY}? (?:THE)? (?P<day>[SMALL ORDINAL DIGIT_ORDINAL]) OF? (?P<month>MONTHS)",
    f"{ANY_WEEKDAY}? (?P<month>MONTHS) THE? (?P<day>[SMALL ORDINAL DIGIT_ORDINAL]) {OF_YEAR}",
    f"{ANY_WEEKDAY}? (?P<month>MONTHS) THE? (?P<day>[SMALL ORDINAL DIGIT_ORDINAL])",
)
def day_and_month(found: Found, at: Anchors) -> Sense | None:
    """3 May, May 3 2020, Sunday the third of May last year."""
    month, day = found.value("month"), found.value("day")
    if not 1 <= day <= 31 or _spelled_ratio(found, "day"):
        return None
    year = _year(found, at)
    if year is None and found.end > max(found.place("day")[1], found.place("month")[1]):
        return None
    if year is not None:
        meant = day_of(year, month, day)
        return known(meant) if meant else None
    direction = found.direction(at)
    meant = None
    if found.has("weekday"):
        # The weekday tells the year where the day of publication does not.
        meant = at.nearest(lambda near: _on_weekday(day_of(near, month, day), found.value("weekday")), direction)
    meant = meant or at.nearest(lambda near: day_of(near, month, day), direction)
    return known(meant) if meant else unanchored(f"XXXX-{month:02}-{day:02}")


def _on_weekday(day: Period | None, weekday: int) -> Period | None:
    return day if day is not None and day.first.isoweekday() == weekday else None


def _spelled_ratio(found: Found, group: str) -> bool:
    """True where the number goes on in a way no day does: 3.5, 40,000, 5 percent."""
    end = found.end
    return found.place(group)[1] == end and found.scan.word(end) in ("%", "percent", "million", "billion")


def _year(found: Found, at: Anchors) -> int | None:
    """The year that the groups of `OF_YEAR` tell."""
    if "year" in found.match.re.groupindex and found.has("year"):
        year = int(found.number("year") or 0)
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    if "rel" in found.match.re.groupindex and found.has("rel") and found.value("unit") == "year":
        told = found.scan.word(found.place("rel")[0]).lower().startswith(("that", "the same"))
        sense = (at.telling if told else at.writing)("year", found.value("rel"))
        return sense.period.first.year if sense.period else None
    return None


@rule(
    "(?P<month>MONTHS) (?P<day>SMALL|DIGIT_ORDINAL) (?:(?P<hyphen>HYPHEN|TO|RELATION) | AND | COMMA) (?P<day2>SMALL|DIGIT_ORDINAL)"
    " (?: COMMA? (?P<year>FOUR))? (?! UNIT_NAME | COLON | MONTHS | AMPM)".replace("| COLON ", ""),
    "THE? (?P<day>SMALL|DIGIT_ORDINAL) (?:(?P<hyphen>HYPHEN|TO|RELATION) | AND | COMMA) THE? (?P<day2>SMALL|DIGIT_ORDINAL)"
    " OF? (?P<month>MONTHS) (?: COMMA? (?P<year>FOUR))?",
)
def two_days(found: Found, at: Anchors) -> list[Piece] | None:
    """May 3-5, 3 and 5 May 2020: two times; joined by a hyphen or "to" both have the EDTF of the range."""
    month, days = found.value("month"), (found.value("day"), found.value("day2"))
    if not all(1 <= day <= 31 for day in days):
        return None
    year = found.value("year")
    direction = found.direction(at)
    senses = []
    for day in days:
        meant = (
            day_of(year, month, day) if year else at.nearest(lambda near, day=day: day_of(near, month, day), direction)
        )  # type: ignore[misc]
        if meant is None and (year or day_of(2000, month, day) is None):
            return None
        senses.append(known(meant) if meant else unanchored(f"XXXX-{month:02}-{day:02}"))
    first, second = senses
    if found.has("hyphen") or found.scan.word(found.begin - 1).lower() == "between":
        first, second = first.until(second)
    month_first = found.place("month")[0] == found.begin
    split = found.place("day")[1] if month_first else found.place("day")[1]
    return [Piece(found.begin, split, first), Piece(found.place("day2")[0], found.end, second)]


@rule(f"(?P<month>MONTHS) {OF_YEAR}", "(?P<month>MONTHS) (?P<year>FOUR)")
def month_of_year(found: Found, at: Anchors) -> Sense | None:
    """May 2020, June last year."""
    year = _year(found, at)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return known(month_of(year, found.value("month")))


@rule(
    "THE? UNIT OF (?P<month>MONTHS)",
    "(?P<which>[LAST PAST NEXT THIS]) (?P<month>MONTHS) (?! [SMALL DIGIT_ORDINAL])",
    "(?P<month>MONTHS)",
)
def bare_month(found: Found, at: Anchors) -> Sense | None:
    """October: the nearest on the side its verb points to; last October: the last that was over."""
    month = found.value("month")
    alone = found.end - found.begin == 1
    if alone and not _is_name_of_month(found, at):
        return None
    direction = found.direction(at)
    base = at.published
    if "which" in found.match.re.groupindex and base is not None:
        if found.match.group("which") and found.word("which") in ("last", "past"):
            year = base.first.year - (month >= base.first.month)
            return known(month_of(year, month))
        if found.word("which") in ("next", "coming", "upcoming"):
            return known(month_of(base.first.year + (month <= base.first.month), month))
        return known(month_of(base.first.year, month))
    meant = at.nearest(lambda year: month_of(year, month), direction)
    return known(meant) if meant else unanchored(f"XXXX-{month:02}")


def _is_name_of_month(found: Found, at: Anchors) -> bool:
    """False for "may" as a modal, "march" as a deed, May as somebody's name."""
    word = found.scan.word(found.begin)
    if word.lower() not in ("may", "march", "mar", "august", "dec", "jan", "sep", "oct", "nov", "aug", "jun", "jul"):
        return True
    token = at.token(found.scan.spans[found.begin][0])
    if word.lower() not in ("may", "march", "august"):
        return found.scan.word(found.end) == "."
    if word.islower() or token.tag_ == "MD" or token.tag_.startswith("V"):
        return False
    return token.ent_type_ in ("DATE", "") and token.tag_ in ("NNP", "NN", "CD")


@rule(
    "(?:THE UNIT)? (?P<year>FOUR) (?:CENTURY_MARK)?",
    "(?:THE|WHOSE)? FISCAL UNIT? (?P<year>FOUR)",
)
def bare_year(found: Found, at: Anchors) -> Sense | Clock | None:
    """1998, fiscal 1998, the year 1998; no amount, no number of a thing."""
    year = found.value("year")
    if found.scan.word(found.begin - 1).lower() == "at" and year // 100 < 24 and year % 100 < 60:
        return Clock(code=f"{year // 100:02}:{year % 100:02}")  # at 2030
    if found.end - found.begin > 1:
        leader = found.scan.values[found.begin + 1] if found.scan.word(found.begin).lower() == "the" else "year"
        return known(year_of(year)) if FIRST_YEAR <= year <= LAST_YEAR and leader in ("year", "") else None
    return known(year_of(year)) if _is_year(found, year, at) else None


def _is_year(found: Found, year: int, at: Anchors) -> bool:
    before = found.scan.word(found.begin - 1).lower()
    if not 1500 <= year <= 2100 or at.is_count(found.scan.spans[found.begin][0]):
        return False
    if 1900 <= year <= 2069:
        return before not in context("numbers", "before")
    return before in ("in", "since", "of", "by", "from", "until", "before", "after", "the")


@rule("(?P<year>FOUR) (?P<hyphen>HYPHEN) (?P<short>SMALL|FOUR)", "(?P<year>FOUR) SLASH (?P<short>SMALL)")
def two_years(found: Found, at: Anchors) -> list[Piece] | None:
    """2003-2008, 2011-12: the ends of a range."""
    first, second = int(found.value("year")), int(found.value("short"))
    if second < 100:
        second += first // 100 * 100
    if not 1500 <= first < second <= 2100:
        return None
    ends = known(year_of(first)).until(known(year_of(second)))
    begin, end = found.place("short")
    return [Piece(found.begin, found.begin + 1, ends[0]), Piece(begin, end, ends[1])]


@rule("(?P<number>NUMERAL HYPHEN? NUMERAL (?:HYPHEN? NUMERAL)?) (?! HYPHEN? [UNIT UNITS])")
def spelled_year(found: Found, at: Anchors) -> Sense | None:
    """nineteen ninety-six."""
    first = found.value("number")
    year = found.number("number")
    if first not in (18, 19, 20) or year is None or not 1800 <= year <= 2099:
        return None
    return known(year_of(int(year)))


@rule("THE? (?P<decade>DECADE)")
def decade(found: Found, at: Anchors) -> Sense:
    """the 1990s, the '80s."""
    digits = "".join(c for c in found.scan.word(found.place("decade")[0]) if c.isdigit())
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) + (100 if int(digits) < 30 else 0)
    return known(Period("decade", date(year, 1, 1)))


@rule("THE? (?P<nth>[ORDINAL DIGIT_ORDINAL]) HYPHEN? (?P<unit>UNIT)")
def nth_century(found: Found, at: Anchors) -> Sense | None:
    """the 20th century."""
    if found.value("unit") != "century" or not 11 <= found.value("nth") <= 22:
        return None
    return known(Period("century", date((found.value("nth") - 1) * 100, 1, 1)))


HALVES = {"first": 1, "second": 2, "last": 2, "latter": 2}
WHICH_YEAR = "(?: (?:OF | COMMA)? (?: THE? FISCAL? UNIT? (?P<year>YEAR) | (?P<rel>[THIS LAST NEXT THAT PREVIOUS FOLLOWING]) FISCAL? (?P<unit>UNIT)))"


@rule(
    f"THE? FISCAL? HYPHEN? (?P<nth>NTH) (?P<quarter>UNIT) {WHICH_YEAR}?",
    "FISCAL? HYPHEN? (?P<nth>NTH) HYPHEN (?P<quarter>UNIT)",
    f"(?: THE )? (?P<year>FOUR) FISCAL? (?P<nth>NTH) HYPHEN? (?P<quarter>UNIT)",
    "(?: THE )? (?P<rel>[THIS LAST NEXT]) (?P<unit>UNIT) POSSESSIVE FISCAL? (?P<nth>NTH) HYPHEN? (?P<quarter>UNIT)",
)
def nth_quarter(found: Found, at: Anchors) -> Sense | None:
    """third-quarter, the second quarter of 1990, next year's first quarter."""
    nth = 2 if found.value("nth") == "second" else found.value("nth")
    if found.value("quarter") != "quarter" or not isinstance(nth, int) or nth > 4:
        return None
    year = _year(found, at)
    if year is not None:
        return known(Period("quarter", date(year, 3 * nth - 2, 1)))
    meant = at.nearest(lambda near: Period("quarter", date(near, 3 * nth - 2, 1)), -1)
    return known(meant) if meant else unanchored(f"XXXX-Q{nth}")


@rule(
    f"THE? (?P<nth>NTH|LAST) (?P<half>HALF) OF (?P<decade>THE? DECADE) ",
    f"THE? (?P<nth>NTH|LAST) (?P<half>HALF) {WHICH_YEAR}",
)
def half(found: Found, at: Anchors) -> Sense | None:
    """the first half of 1989, the second half of the '80s."""
    which = HALVES.get(found.word("nth"))
    if which is None:
        return None
    if "decade" in found.match.re.groupindex:
        whole = decade_of(found, at)
        years = whole.period.first.year if whole.period else 0
        first = years + (5 if which == 2 else 0)
        return replace(whole.about("END" if which == 2 else "START"), mod="END" if which == 2 else "START").within(
            date(first, 1, 1), date(first + 4, 12, 31)
        )
    year = _year(found, at)
    return known(Period("half", date(year, 6 * which - 5, 1))) if year else None


def decade_of(found: Found, at: Anchors) -> Sense:
    """The decade in the group `decade`."""
    begin, end = found.place("decade")
    digits = "".join(c for c in found.scan.word(end - 1) if c.isdigit())
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) + (100 if int(digits) < 30 else 0)
    return known(Period("decade", date(year, 1, 1)))


@rule(
    f"THE? (?P<season>SEASON) {WHICH_YEAR}",
    "THE? (?P<season>SEASON) COMMA? (?P<year>FOUR)",
    "THE? (?P<which>[THIS THAT LAST PAST PREVIOUS NEXT FOLLOWING]) (?P<season>SEASON)",
    "(?P<the>THE) (?P<season>SEASON)",
    "(?P<season>SEASON)",
)
def season(found: Found, at: Anchors) -> Sense | None:
    """the winter of 1994, last spring, this summer."""
    code = found.value("season")
    month = 3 * SEASONS.index(code) + 3

    def make(year: int) -> Period:
        return Period("season", date(year, month, 1))

    year = _year(found, at)
    if year is not None:
        return known(make(year))
    groups = found.match.re.groupindex
    if "which" in groups:
        word, base = found.word("which"), at.published
        if word in ("that", "that same", "the same", "previous", "following") and at.told is not None:
            base = at.told
        if base is None:
            return unanchored(f"XXXX-{code}")
        current = [make(base.first.year + shift) for shift in (-2, -1, 0, 1, 2)]
        if found.value("which") < 0:
            return known(max((x for x in current if x.last < base.first), key=lambda x: x.first))
        if found.value("which") > 0:
            return known(min((x for x in current if x.first > base.last), key=lambda x: x.first))
        holding = [x for x in current if x.first <= base.first <= x.last]
        return known(holding[0] if holding else make(base.first.year))
    if "the" not in groups and (
        found.scan.word(found.begin).lower() in ("fall", "spring")
        or not at.token(found.scan.spans[found.end - 1][0]).pos_ in ("NOUN", "PROPN")
    ):
        return None
    if "the" in groups and not at.token(found.scan.spans[found.end - 1][0]).pos_ in ("NOUN", "PROPN"):
        return None
    meant = at.nearest(make, found.direction(at))
    return known(meant) if meant else unanchored(f"XXXX-{code}")


@rule(
    "(?P<which>[LAST PAST NEXT THIS])? (?P<holiday>HOLIDAY) (?: (?:COMMA | OF)? (?P<year>FOUR))?",
)
def holiday(found: Found, at: Anchors) -> Sense | None:
    """Christmas Day 2019, last Thanksgiving."""
    facts = found.value("holiday")
    if "fixed" in facts:
        return known(Period("day", date.fromisoformat(facts["fixed"])))
    year = found.value("year")
    which = found.value("which")
    direction = which if which else found.direction(at)
    meant = holiday_in(facts, year) if year else at.nearest(lambda near: holiday_in(facts, near), direction)
    if meant is None:
        return unanchored(f"XXXX-{facts['day']}" if "day" in facts else UNKNOWN["day"])
    if which == -1 and at.day and meant.first >= at.day:
        meant = holiday_in(facts, at.day.year - 1) or meant
    return known(meant).about("APPROX") if "lunar" in facts else known(meant)


def holiday_in(facts: dict[str, Any], year: int) -> Period | None:
    """The day of a holiday in this Gregorian year."""
    if "day" in facts:
        month, day = facts["day"].split("-")
        return day_of(year, int(month), int(day))
    if "lunar" in facts:
        return _lunar_day(year, *facts["lunar"])
    if "weekday" in facts:
        month, weekday, nth = facts["weekday"]
        first = Period("month", date(year, month, 1))
        if nth > 0:
            return Period("day", first.first + timedelta((weekday - first.first.isoweekday()) % 7 + 7 * (nth - 1)))
        return Period("day", first.last - timedelta((first.last.isoweekday() - weekday) % 7))
    orthodox = "orthodox" in facts
    return Period("day", easter(year, orthodox=orthodox) + timedelta(facts["orthodox" if orthodox else "easter"]))


def _lunar_day(year: int, month: int, day: int) -> Period | None:
    hijri = (year - 622) * 33 // 32
    days = (from_lunar(hijri + shift, month, day) for shift in (-1, 0, 1, 2))
    return next((Period("day", found) for found in days if found.year == year), None)


@rule(
    "THE? (?P<day>[SMALL ORDINAL DIGIT_ORDINAL]) OF? (?P<month>HIJRI_MONTH) COMMA? (?P<year>FOUR)?",
    "THE? (?:UNIT OF)? (?P<month>HIJRI_MONTH) COMMA? (?P<year>FOUR)?",
)
def hijri(found: Found, at: Anchors) -> Sense | None:
    """17 Ramadan, Muharram 1441, 22 Bahman 1357."""
    calendar, month = found.value("month")
    convert, offset = (from_lunar, 579) if calendar == "lunar" else (from_solar, 621)
    day = found.value("day") if "day" in found.match.re.groupindex else None
    if calendar == "solar" and day is None and not found.value("year"):
        return None  # Tir, Mehr, Aban… alone are names of people and other things
    if day is not None and not 1 <= day <= 31:
        return None
    year = found.value("year")
    if year and not 1000 <= year <= 1600:
        return None
    if year is None:
        base = at.published or at.told
        if base is None:
            return unanchored(UNKNOWN["day" if day else "month"])
        guess = (base.first.year - 622) * 33 // 32 if calendar == "lunar" else base.first.year - offset
        near = [convert(guess + shift, month, day or 1) for shift in (-2, -1, 0, 1, 2)]
        direction = found.direction(at)
        past = [first for first in near if first <= base.last]
        ahead = [first for first in near if first >= base.first]
        if direction < 0 and past:
            first = max(past)
        elif direction > 0 and ahead:
            first = min(ahead)
        else:
            first = min(near, key=lambda x: abs((x - base.first).days))
        years = [guess + shift for shift in (-2, -1, 0, 1, 2)]
        year = years[near.index(first)]
    first = convert(year, month, day or 1)
    last = first if day else convert(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    approximate = "~" if calendar == "lunar" else ""
    period = Period("day", first) if day else Period.of("month", first + (last - first) / 2)
    sense = known(period, "APPROX" if approximate or not day else None)
    edtf = f"{first}{approximate}" if day else f"{first}{approximate}/{last}{approximate}"
    return replace(sense, edtf=edtf, earliest=first, latest=last)


@rule(
    "(?P<which>[THIS THAT LAST PAST NEXT]) (?P<weekday>WEEKDAY)",
    "THE (?P<which>[PREVIOUS FOLLOWING NEXT LAST PAST]) (?P<weekday>WEEKDAY)",
    "(?P<weekday>WEEKDAY) (?P<which>[LAST NEXT THIS]) (?P<unit>UNIT)",
    "(?P<weekday>WEEKDAY)",
)
def weekday(found: Found, at: Anchors) -> Sense | None:
    """Friday by tense; last Friday, the following Friday."""
    number = found.value("weekday")
    if "which" not in found.match.re.groupindex:
        return at.weekday(number, found.direction(at))
    shift, word = found.value("which"), found.word("which")
    if "unit" in found.match.re.groupindex:
        week = at.writing("week", shift)
        if found.value("unit") != "week" or week.period is None:
            return None
        return known(Period("day", week.period.first + timedelta(number - 1)))
    told = word in ("previous", "preceding", "following", "ensuing", "that", "that same", "the same", "prior")
    base = (at.told_day or at.day) if told else at.day
    if base is None:
        return unanchored(f"XXXX-WXX-{number}")
    if shift > 0:
        return known(Period("day", base + timedelta((number - base.isoweekday() - 1) % 7 + 1)))
    if shift < 0:
        return known(Period("day", base - timedelta((base.isoweekday() - number - 1) % 7 + 1)))
    if told:
        return known(Period("day", base)) if base.isoweekday() == number else at.weekday(number, -1)
    return at.weekday(number, found.direction(at))


@rule(
    "THE (?P<nth>NTH|LAST|NEXT) (?P<count>COUNT)? (?P<unit>UNIT_NAME) OF (?P<rest>(?P<month>MONTHS) (?:OF? COMMA? (?P<year>FOUR))?)",
    "THE (?P<unit>UNIT) OF (?P<rest>(?P<month>MONTHS) (?P<day>SMALL|DIGIT_ORDINAL) (?:COMMA? (?P<year>FOUR))?)",
)
def part_of_month(found: Found, at: Anchors) -> Sense | None:
    """the first week of June (1st-7th), the last days of March, the week of May 4."""
    month, unit, year = found.value("month"), found.value("unit"), found.value("year")
    direction = found.direction(at)
    if "day" in found.match.re.groupindex:
        day = found.value("day")
        meant = day_of(year, month, day) if year else at.nearest(lambda near: day_of(near, month, day), direction)
        return known(Period.of("week", meant.first)) if meant and unit == "week" else None
    whole = month_of(year, month) if year else at.nearest(lambda near: month_of(near, month), direction)
    if whole is None:
        return unanchored(f"XXXX-{month:02}")
    nth = -1 if found.word("nth") == "last" else 2 if found.value("nth") == "second" else found.value("nth")
    count = int(found.number("count") or 1) if found.has("count") else 1
    if unit == "week" and nth in (-1, 1, 2, 3, 4):
        size = timedelta(7 * count)
        first = whole.last - size + timedelta(1) if nth == -1 else whole.first + timedelta(7 * (nth - 1))
        last = min(first + size - timedelta(1), whole.last)
    elif unit == "day" and nth in (1, -1):
        size = timedelta(count if found.has("count") else 3)
        if found.word("unit") == "day":
            size = timedelta(1)
        first = whole.last - size + timedelta(1) if nth == -1 else whole.first
        last = first + size - timedelta(1)
        if first == last:
            return known(Period("day", first))
    else:
        return None
    sense = known(whole, "END" if nth == -1 else "START" if nth == 1 else "MID")
    if count > 1:
        sense = replace(duration(f"P{count}{unit[0].upper()}"), period=None)
    return sense.within(first, last)


@rule("THE (?P<day>[ORDINAL DIGIT_ORDINAL])")
def day_of_told_month(found: Found, at: Anchors) -> Sense | None:
    """on the sixteenth: of the month last told, or the nearest on the side of the verb."""
    scan = found.scan
    if scan.word(found.begin - 1).lower() != "on" or not at.ends_phrase(scan.spans[found.end - 1][1] - 1):
        return None
    day = found.value("day")
    base = at.published or at.told
    if base is None:
        return unanchored(f"XXXX-XX-{day:02}")
    months = [Period.of("month", base.first).shift(step).first for step in (-1, 0, 1)]
    options = [option for month in months if (option := day_of(month.year, month.month, day)) is not None]
    direction = found.direction(at) or -1
    fitting = [x for x in options if (x.first <= base.last if direction < 0 else x.first >= base.first)]
    if not fitting:
        return None
    return known((max if direction < 0 else min)(fitting, key=lambda x: x.first))
