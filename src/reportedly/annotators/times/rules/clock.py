"""Times of day: clock times and parts of the day. They get their day from what stands beside them, or from the text."""

from __future__ import annotations

from datetime import timedelta

from ..anchors import Anchors
from ..sense import Clock, Sense
from .engine import Found, rule


def _clock(hour: int, minute: int, half: int | None) -> Clock | None:
    """A clock time; `half` 0 for a.m., 12 for p.m., None for the 24-hour clock."""
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    return Clock(code=f"{hour:02}:{minute:02}")


ELSEWHERE = "(?: OPEN [FOUR CLOCK SMALL NUMBER] AMPM? UNITS? ZONE CLOSE )"
"""Pattern of the same time told once more in brackets, by the clock of another zone."""


@rule(f"(?P<clock>CLOCK) (?P<half>AMPM)? (?: ZONE | OPEN ZONE CLOSE )? {ELSEWHERE}?")
def clock(found: Found, at: Anchors) -> Clock | None:
    """10:35 a.m., 14:30 GMT, 10:35 a.m. (0735 GMT)."""
    hour, minute = found.scan.word(found.begin).split(":")[:2]
    return _clock(int(hour), int(minute), found.value("half"))


@rule(f"(?P<hour>SMALL|NUMBER) HYPHEN? (?P<half>AMPM) (?: ZONE | OPEN ZONE CLOSE )? {ELSEWHERE}?")
def hour(found: Found, at: Anchors) -> Clock | None:
    """7 p.m., 7.30pm."""
    number = found.value("hour")
    minutes = round(number % 1 * 100)
    return _clock(int(number), minutes, found.value("half")) if number < 13 else None


@rule("(?P<time>FOUR) OCLOCK? (?:UNITS)? ZONE", "(?P<time>FOUR) OCLOCK", "(?P<time>FOUR) (?P<hours>UNITS)")
def military(found: Found, at: Anchors) -> Clock | None:
    """0430 GMT, 1400 hours."""
    time = int(found.value("time"))
    if "hours" in found.match.re.groupindex and (found.word("hours") != "hours" or not 0 <= time <= 2359):
        return None
    return _clock(time // 100, time % 100, None)


@rule(
    "(?P<hour>SMALL|NUMERAL) OCLOCK (?: OF (?:THE | THAT) (?P<part>PART))?",
    "(?P<hour>SMALL|NUMERAL|CLOCK) OF (?:THE | THAT) (?P<part>PART)",
    "(?P<hour>SMALL|NUMERAL) ON (?P<part>PART)",
)
def spoken(found: Found, at: Anchors) -> Clock | None:
    """four in the morning, nine o'clock."""
    number, minute = found.value("hour"), 0
    if number is None:
        number, minute = (int(part) for part in found.word("hour").split(":")[:2])
    if found.word("part") == "" and "part" not in found.match.re.groupindex:
        return None
    part = found.value("part")
    if found.scan.word(found.begin - 1).lower() not in (
        "at",
        "about",
        "around",
        "by",
        "before",
        "after",
        "until",
        "from",
    ) and found.scan.word(found.begin + 1).lower() in ("in", "of"):
        return None
    if not isinstance(number, int) or not 1 <= number <= 12:
        return None
    half = {"MO": 0, "AF": 12, "EV": 12}.get(part or "")
    if part == "NI":
        half = 12 if 6 <= number <= 11 else 0
    return _clock(number, minute, half)


@rule("(?:THE)? (?P<noon>NOON) (?:ZONE)?")
def noon(found: Found, at: Anchors) -> Clock:
    """noon, midnight."""
    return Clock(code=found.value("noon"))


@rule("THE? (?P<when>EARLY) HYPHEN? (?P<part>PART)", "THE (?P<part>PART)", "(?P<part>PART)", "THE EARLY UNITS")
def part(found: Found, at: Anchors) -> Clock | Sense | None:
    """morning, the evening, mid-afternoon; alone it counts with an article or behind "by" and "before"."""
    groups = found.match.re.groupindex
    if "part" not in groups:
        is_hours = found.scan.values[found.end - 1] == "hour"
        return Clock(code="MO", mod=found.scan.values[found.end - 2], alone=False) if is_hours else None
    mod = found.value("when") if "when" in groups else None
    hyphen = found.scan.word(found.end - 2) == "-"  # late-night calls are no one night's
    until = found.word_before in ("by", "before", "until")
    alone = (
        ("when" in groups and not hyphen)
        or (found.scan.word(found.begin).lower() == "the" and found.word("part") != "night")
        or (until and "when" not in groups)
    )
    code = found.value("part")
    if until and at.day is not None and found.direction(at) > 0:
        return Clock(code=code, mod=mod).on(at.day + timedelta(code == "MO"))  # the next morning, the same evening
    return Clock(code=code, mod=mod, alone=alone)
