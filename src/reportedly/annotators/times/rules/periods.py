"""Months, quarters, seasons, years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..anchors import Anchors
from ..lexicon import context
from ..period import SEASONS, Period, month_of, year_of
from ..sense import Clock, Sense, duration, known, unanchored
from .engine import Found, Piece, rule
from .years import OF_FISCAL_YEAR, OF_YEAR, year_told

FULL_NAMES = ("may", "march", "august")
"""Months whose whole name is also another word."""
SHORT_NAMES = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
CENTURY_TURN = 30
"""A decade of two digits beneath this belongs to the 21st century."""


@rule(f"(?P<month>MONTHS) {OF_YEAR}")
def month_of_year(found: Found, at: Anchors) -> Sense | None:
    """May 2020, June last year."""
    year = year_told(found, at)
    return known(month_of(year, found.value("month"))) if year is not None else None


@rule(
    "THE? UNIT OF (?P<month>MONTHS)",
    "(?P<which>[LAST PAST NEXT THIS]) (?P<month>MONTHS) (?! [SMALL DIGIT_ORDINAL])",
    "(?P<month>MONTHS)",
)
def bare_month(found: Found, at: Anchors) -> Sense | None:
    """October: the nearest on the side its verb points to; last October: the last that was over."""
    month, base = found.value("month"), at.published
    if found.end - found.begin == 1 and not _is_month(found, at):
        return None
    if not found.has("which") or base is None:
        return at.month_without_year(month, found.direction(at))
    shift = found.value("which")
    passed = month < base.first.month
    year = base.first.year
    if shift < 0:
        year -= not passed
    elif shift > 0:
        year += passed or month == base.first.month
    return known(month_of(year, month))


def _is_month(found: Found, at: Anchors) -> bool:
    """False for "may" as a modal, "march" as a deed, "dec" as anything but an abbreviation."""
    name = found.scan.word(found.begin)
    if name.lower().rstrip(".") in SHORT_NAMES:
        return name.endswith(".")
    if name.lower() not in FULL_NAMES:
        return True
    token = at.token(found.first_place)
    if name.islower() or token.ent_type_ not in ("DATE", ""):
        return False
    return bool(token.ent_type_) or token.tag_ in ("NNP", "NN", "CD")  # "mid-August fighting": tagged an adjective


@rule("(?: THE (?P<unit>UNIT) )? (?P<year>FOUR) CENTURY_MARK?", "[THE WHOSE]? FISCAL (?P<unit>UNIT)? (?P<year>FOUR)")
def year(found: Found, at: Anchors) -> Sense | Clock | None:
    """1998, fiscal 1998, the year 1998; no amount, no number of a thing, no time of day."""
    number = int(found.value("year"))
    if found.end - found.begin > 1:
        return known(year_of(number)) if found.value("unit") in ("year", None) and 1000 <= number <= 2200 else None
    if found.word_before == "at" and number // 100 < 24 and number % 100 < 60:
        return Clock(code=f"{number // 100:02}:{number % 100:02}")
    if not 1500 <= number <= 2100 or at.is_count(found.first_place) or _is_serial(found):
        return None
    if 1900 <= number <= 2069:
        return known(year_of(number)) if found.word_before not in context("numbers", "before") else None
    return known(year_of(number)) if found.word_before in context("numbers", "before_years") else None


def _is_serial(found: Found) -> bool:
    """True within the number of a text: Communique No. 17/2021, report 2024/17."""
    scan = found.scan
    for slash, number in ((found.begin - 1, found.begin - 2), (found.end, found.end + 1)):
        if scan.word(slash) == "/" and scan.word(number).isdigit() and len(scan.word(number)) != len("2021"):
            return True
    return False


@rule("(?P<year>FOUR) HYPHEN (?P<last>SMALL|FOUR)", "(?P<year>FOUR) SLASH (?P<last>SMALL)")
def two_years(found: Found, at: Anchors) -> list[Piece] | None:
    """2003-2008, 2011-12: the ends of a range."""
    first, last = int(found.value("year")), int(found.value("last"))
    if last < 100:
        last += first // 100 * 100
    if not 1500 <= first < last <= 2100:
        return None
    begin, end = known(year_of(first)).until(known(year_of(last)))
    return [Piece(found.begin, found.begin + 1, begin), Piece(found.end - 1, found.end, end)]


@rule(
    "(?P<number>NUMERAL HYPHEN? NUMERAL (?:HYPHEN? NUMERAL)?) (?! HYPHEN? UNIT_NAME)",
    "THE (?P<unit>UNIT) (?P<number>NUMERAL SCALE (?: AND? NUMERAL (?: HYPHEN? NUMERAL )? )?)",
)
def spelled_year(found: Found, at: Anchors) -> Sense | None:
    """nineteen ninety-six, the year two thousand."""
    number = found.number("number")
    if found.value("unit") not in (None, "year") or found.value("number") not in (2, 18, 19, 20):
        return None
    if number is None or not 1800 <= number <= 2099:
        return None
    return known(year_of(int(number)))


@rule("THE? (?P<decade>DECADE)")
def decade(found: Found, at: Anchors) -> Sense:
    """the 1990s, the '80s."""
    digits = "".join(c for c in found.word("decade") if c.isdigit())
    number = int(digits)
    if len(digits) == 2:
        number += 2000 if number < CENTURY_TURN else 1900
    return known(Period("decade", date(number, 1, 1)))


@rule("THE (?P<decade>DECADE_NAME)")
def spelled_decade(found: Found, at: Anchors) -> Sense:
    """the nineties."""
    return known(Period("decade", date(found.value("decade"), 1, 1)))


@rule("THE? (?P<nth>ORDINALS) HYPHEN? (?P<unit>UNIT)")
def century(found: Found, at: Anchors) -> Sense | None:
    """the 20th century."""
    if found.value("unit") != "century" or not 11 <= found.value("nth") <= 22:
        return None
    return known(Period("century", date((found.value("nth") - 1) * 100, 1, 1)))


@rule(
    f"THE? FISCAL? HYPHEN? (?P<nth>NTH) (?P<quarter>UNIT) {OF_FISCAL_YEAR}?",
    "FISCAL? HYPHEN? (?P<nth>NTH) HYPHEN (?P<quarter>UNIT)",
    "THE? (?P<year>FOUR) FISCAL? (?P<nth>NTH) HYPHEN? (?P<quarter>UNIT)",
    "THE? (?P<rel>[THIS LAST NEXT]) (?P<year_unit>UNIT) POSSESSIVE FISCAL? (?P<nth>NTH) HYPHEN? (?P<quarter>UNIT)",
)
def quarter(found: Found, at: Anchors) -> Sense | None:
    """third-quarter: the last that has begun; the second quarter of 1990, next year's first quarter."""
    nth = found.ordinal("nth")
    if found.value("quarter") != "quarter" or not 1 <= nth <= 4:
        return None

    def make(number: int) -> Period:
        return Period("quarter", date(number, 3 * nth - 2, 1))

    number = year_told(found, at)
    if number is not None:
        return known(make(number))
    meant = at.nearest(make, -1)
    return known(meant) if meant else unanchored(f"XXXX-Q{nth}")


@rule(f"THE? FISCAL? (?P<nth>NTH) (?:AND | TO | HYPHEN) (?P<other>NTH) (?P<quarter>UNITS) {OF_FISCAL_YEAR}")
def nth_quarters(found: Found, at: Anchors) -> list[Piece] | None:
    """the third and fourth quarters of 2020: two times."""
    numbers = [found.ordinal(group) for group in ("nth", "other")]
    if found.word("quarter") != "quarters" or not all(1 <= nth <= 4 for nth in numbers):
        return None
    year = year_told(found, at)
    if year is None:
        return None
    first, second = (known(Period("quarter", date(year, 3 * nth - 2, 1))) for nth in numbers)
    return [Piece(found.begin, found.place("nth")[1], first), Piece(found.place("other")[0], found.end, second)]


@rule(f"THE? (?P<nth>NTH|LAST) (?P<many>COUNT) (?P<unit>UNITS) {OF_FISCAL_YEAR}")
def two_quarters(found: Found, at: Anchors) -> Sense | None:
    """the first two quarters of 2020: the half of the year."""
    number = year_told(found, at)
    which = 2 if found.kind("nth") == "LAST" else found.ordinal("nth")
    if found.value("unit") != "quarter" or found.number("many") != 2 or number is None or which not in (1, 2):
        return None
    return known(Period("half", date(number, 6 * which - 5, 1)))


@rule(f"THE (?P<nth>NTH|LAST) (?P<many>COUNT) (?P<unit>UNITS) (?P<of>OF) {OF_YEAR}")
def months_of_year(found: Found, at: Anchors) -> list[Piece] | None:
    """the first five months of 2020: a length, from January to May, and its year."""
    year, many = year_told(found, at), int(found.number("many") or 0)
    which = 2 if found.kind("nth") == "LAST" else found.ordinal("nth")
    if found.value("unit") != "month" or year is None or not 1 <= many < 12 or which not in (1, 2):
        return None
    begin, end = (1, many) if which == 1 else (13 - many, 12)
    months = duration(f"P{many}M").within(month_of(year, begin).first, month_of(year, end).last)
    of = found.place("of")[0]
    return [Piece(found.begin, of, months), Piece(of + 1, found.end, known(year_of(year)))]


@rule("THE? (?P<nth>NTH|LAST) HALF OF (?P<decade>THE? DECADE)", f"THE? (?P<nth>NTH|LAST) HALF {OF_FISCAL_YEAR}")
def half(found: Found, at: Anchors) -> Sense | None:
    """the first half of 1989, the second half of the '80s."""
    which = 2 if found.kind("nth") == "LAST" else found.ordinal("nth")
    if which not in (1, 2):
        return None
    if not found.has("decade"):
        number = year_told(found, at)
        return known(Period("half", date(number, 6 * which - 5, 1))) if number else None
    digits = "".join(c for c in found.scan.word(found.end - 1) if c.isdigit())
    first = int(digits) + (0 if len(digits) == 4 else 2000 if int(digits) < CENTURY_TURN else 1900)
    sense = replace(known(Period("decade", date(first, 1, 1))), mod="START" if which == 1 else "END")
    return sense.within(date(first + 5 * which - 5, 1, 1), date(first + 5 * which - 1, 12, 31))


@rule(
    f"THE? (?P<season>SEASON) {OF_FISCAL_YEAR}",
    "THE? (?P<which>[THIS THAT LAST PAST PREVIOUS NEXT FOLLOWING]) (?P<season>SEASON)",
    "(?P<the>THE)? (?P<season>SEASON)",
)
def season(found: Found, at: Anchors) -> Sense | None:
    """the winter of 1994, last spring, this summer."""
    code = found.value("season")

    def make(number: int) -> Period:
        return Period("season", date(number, 3 * SEASONS.index(code) + 3, 1))

    number = year_told(found, at)
    if number is not None:
        return known(make(number))
    if found.has("which"):
        return _season_beside(found, at)
    if found.word("season") in ("fall", "spring") and not found.has("the"):
        return None
    if not at.is_noun(found.last_place):
        return None
    meant = at.nearest(make, found.direction(at))
    return known(meant) if meant else unanchored(f"XXXX-{code}")


def _season_beside(found: Found, at: Anchors) -> Sense:
    """The season of this name before, around or after the day of writing, or the last time told."""
    code, shift = found.value("season"), found.value("which")
    told = found.kind("which") in ("THAT", "PREVIOUS", "FOLLOWING")
    base = (at.told or at.published) if told else at.published
    if base is None:
        return unanchored(f"XXXX-{code}")
    month = 3 * SEASONS.index(code) + 3
    near = [Period("season", date(base.first.year + step, month, 1)) for step in (-2, -1, 0, 1, 2)]
    if shift < 0:
        return known([one for one in near if one.last < base.first][-1])
    if shift > 0:
        return known(next(one for one in near if one.first > base.last))
    return known(next((one for one in near if one.first <= base.first <= one.last), near[2]))
