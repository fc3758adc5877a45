"""The year that goes with a date or a part of a year."""

from __future__ import annotations

from ..anchors import Anchors
from ..period import FIRST_YEAR, LAST_YEAR
from .engine import Found

_OTHER_YEAR = "(?P<rel>[THIS LAST NEXT THAT PREVIOUS FOLLOWING]) FISCAL? (?P<year_unit>UNIT)"
OF_YEAR = f"(?: (?: COMMA | OF | OF THE UNIT )? (?P<year>YEAR) | OF? {_OTHER_YEAR} )"
"""Pattern behind a date: 1998, of the year 1998, last year."""
_THE_YEAR = "OF THE (?P<the_year>UNIT)"
OF_FISCAL_YEAR = f"(?: (?: OF | COMMA )? (?: THE? FISCAL? UNIT? (?P<year>YEAR) | {_OTHER_YEAR} | {_THE_YEAR} ) )"
"""Pattern behind a part of a year: of fiscal 1998, of the year 1998, of the year."""


def year_told(found: Found, at: Anchors) -> int | None:
    """The year that `OF_YEAR` or `OF_FISCAL_YEAR` has matched; None where there is none that is known."""
    if found.has("year"):
        year = int(found.number("year") or 0)
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    if found.value("the_year") == "year":
        return at.published.first.year if at.published else None
    if found.value("year_unit") != "year":
        return None
    told = found.word("rel").startswith(("that", "the", "prev", "prec", "prior", "foll", "ens", "subs"))
    sense = (at.telling if told else at.writing)("year", found.value("rel"))
    return sense.period.first.year if sense.period else None
