"""Dates of the lunar and the solar Hijri and of the Hebrew calendar, and of Easter, by arithmetic.

Source: Dershowitz & Reingold, Calendrical Calculations (tabular Islamic calendar, civil epoch; arithmetical Persian
calendar with Birashk's 2820-year cycle; Hebrew calendar).
"""

from __future__ import annotations

from datetime import date

_LUNAR_EPOCH = date(622, 7, 19).toordinal()
_SOLAR_EPOCH = date(622, 3, 22).toordinal()
_HEBREW_EPOCH = -1_373_427


def lunar_year(year: int) -> int:
    """The lunar Hijri year that begins in this Gregorian year, or one next to it."""
    return (year - 622) * 33 // 32 + 1


def solar_year(year: int) -> int:
    """The solar Hijri year that begins in this Gregorian year."""
    return year - 621


def from_lunar(year: int, month: int, day: int) -> date:
    """The Gregorian day of a lunar Hijri date; sighting may move it by a day or two."""
    days = day - 1 + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_LUNAR_EPOCH + days)


def from_solar(year: int, month: int, day: int) -> date:
    """The Gregorian day of a solar Hijri date."""
    shifted = year - 474
    cycle_year = shifted % 2820 + 474
    days = (
        day
        + (31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6)
        + (31 * cycle_year - 5) // 128
        + 365 * (cycle_year - 1)
        + shifted // 2820 * 1029983
        - 1
    )
    return date.fromordinal(_SOLAR_EPOCH + days)


def jewish_new_year(year: int) -> date:
    """1 Tishri, in autumn of this Gregorian year. Nisan to Tishri are always as many days, so feasts count from it."""

    def elapsed(hebrew: int) -> int:
        """Days from the epoch to the mean new moon of 1 Tishri, put off where it falls on a forbidden weekday."""
        months = (235 * hebrew - 234) // 19
        day = 29 * months + (12_084 + 13_753 * months) // 25_920
        return day + ((3 * (day + 1)) % 7 < 3)

    before, own, after = (elapsed(year + step) for step in (3760, 3761, 3762))
    put_off = 2 if after - own == 356 else 1 if own - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + own + put_off)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday, Gregorian date (Meeus' algorithms)."""
    if orthodox:
        lunar = (19 * (year % 19) + 15) % 30
        week = (2 * (year % 4) + 4 * (year % 7) - lunar + 34) % 7
        month, day = divmod(lunar + week + 114, 31)
        # The Julian calendar is 13 days behind in the 20th and the 21st century.
        return date.fromordinal(date(year, month, day + 1).toordinal() + 13)
    century, rest = divmod(year, 100)
    gold = year % 19
    epact = (19 * gold + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (gold + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
