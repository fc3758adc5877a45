"""Times counted from another: from the day of writing, or from the last time told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

from ..anchors import UNKNOWN, Anchors
from ..lexicon import context
from ..period import Period, Unit
from ..sense import Clock, Sense, duration, known, unanchored
from .business import latest
from .engine import Found, rule
from .lengths import is_ahead, length_value, up_to_now

CALENDAR_UNITS = ("day", "week", "weekend", "month", "quarter", "year", "decade", "century")


@rule("(?P<day>DAYWORD)")
def dayword(found: Found, at: Anchors) -> Sense:
    """today, yesterday, the day after tomorrow."""
    return at.writing("day", found.value("day"))


@rule("(?P<part>TONIGHT)", "(?P<which>[THIS LAST PAST]) (?P<part>PART)")
def part_of_today(found: Found, at: Anchors) -> Sense | None:
    """tonight, this morning, last night."""
    back = "which" in found.match.re.groupindex and found.value("which") < 0
    return Clock(code=found.value("part")).on(at.day - timedelta(1) if back and at.day else at.day)


@rule("(?P<part>OVERNIGHT)")
def overnight(found: Found, at: Anchors) -> Clock:
    """overnight: the night that ended on the day of writing, or the night of the day named beside it."""
    return Clock(code=found.value("part"), shift=-1)


@rule("(?:THAT|THE (?:FOLLOWING|PREVIOUS|NEXT)) (?P<part>PART)")
def part_of_told(found: Found, at: Anchors) -> Sense:
    """that night, the following morning, the previous evening."""
    word = found.scan.word(found.begin + 1).lower()
    shift = 0 if found.end - found.begin == 2 else {"following": 1, "next": 1}.get(word, -1)
    day = at.last_day
    return Clock(code=found.value("part")).on(day + timedelta(shift) if day else None)


@rule(
    "(?:THE)? (?P<which>[THIS LAST PAST NEXT PREVIOUS FOLLOWING LATEST]) [WHOLE FISCAL]? (?P<unit>UNIT)",
    "(?:THAT) [WHOLE FISCAL]? (?P<unit>UNIT)",
    "THE [WHOLE] (?P<unit>UNIT)",
)
def unit_beside(found: Found, at: Anchors) -> Sense | None:
    """this week, last year, the following month, that day."""
    unit = cast(Unit, found.value("unit"))
    scan = found.scan
    first = scan.word(found.begin).lower()
    has_the = first == "the"
    if unit not in CALENDAR_UNITS:
        return None
    if "which" not in found.match.re.groupindex:
        return at.writing(unit) if has_the else at.telling(unit)
    which, word = found.value("which"), found.word("which")
    if word in ("latest", "most recent"):
        return latest(unit, at)
    if word in ("previous", "preceding", "prior", "following", "ensuing", "subsequent"):
        return at.telling(unit, which)
    if unit in ("century", "decade") and word in ("past", "last"):
        # The past decade is the ten years up to now; the last one may be the one before this.
        return duration(length_value(1, unit)) if word == "past" else at.writing(unit, -1)
    if has_the and word in ("last", "past") and unit not in ("quarter", "weekend", "year"):
        return up_to_now(duration(length_value(1, unit)), found, at)
    if has_the and word == "next" and unit in ("day", "week", "month", "year") and at.told is not None:
        return at.telling(unit, 1)
    if unit == "day" and word not in ("next", "current"):
        return None if word == "this" else at.writing("day", which)
    return at.writing(unit, which)


@rule("THE NTH (?P<unit>UNIT)")
def nth_unit(found: Found, at: Anchors) -> Sense | None:
    """the second day: counted from a beginning that the words do not tell; "it is the second day" is said of today."""
    if found.value("unit") != "day":
        return None
    is_today = found.word_before in context("today", "words")
    return at.writing("day") if is_today else unanchored(UNKNOWN["day"])


@rule("THE FISCAL? (?P<unit>UNIT)")
def bare_unit(found: Found, at: Anchors) -> Sense | None:
    """the year, the quarter, over the weekend: the one that the text is about."""
    unit = cast(Unit, found.value("unit"))
    if unit not in ("week", "weekend", "month", "quarter", "year"):
        return None
    if at.goes_on(found.scan.spans[found.end - 1][0]):
        return at.writing("quarter", -1) if unit == "quarter" else duration(length_value(1, unit))
    if unit == "weekend":
        return at.writing("weekend", 0 if found.direction(at) > 0 or (at.day and at.day.isoweekday() >= 6) else -1)
    if unit == "quarter":
        return known(at.quarter) if at.quarter else at.writing("quarter", -1)
    return at.writing(unit)


@rule(
    "(?P<side>EARLIER) (?P<which>[THIS NEXT THAT LAST]) (?P<unit>UNIT)",
    "(?P<side>EARLIER) OF THE (?P<unit>UNIT)",
    "(?P<side>EARLIER) OF THE (?P<which>THIS) (?P<unit>UNIT)",
)
def side_of_unit(found: Found, at: Anchors) -> Sense | None:
    """earlier this month: from its first day to the day of writing; later this month: from then to its last."""
    unit, mod = cast(Unit, found.value("unit")), found.value("side")
    if unit not in CALENDAR_UNITS:
        return None
    which = found.value("which") if "which" in found.match.re.groupindex else 0
    if found.word("side") and "which" in found.match.re.groupindex and found.word("which").startswith("that"):
        return replace(at.telling(unit), mod=None)
    sense = at.writing(unit, which)
    day = at.day
    if which == 0 and day and sense.earliest and sense.latest:
        ends = (sense.earliest, day) if mod == "START" else (day, sense.latest)
        return replace(sense, mod=mod).within(*ends)
    return replace(sense, mod=mod)


@rule("(?P<side>EARLIER) (?P<day>DAYWORD)")
def side_of_day(found: Found, at: Anchors) -> Sense:
    """earlier yesterday."""
    return replace(at.writing("day", found.value("day")), mod=found.value("side"))


@rule("(?P<side>EARLIER) (?P<which>THIS) (?P<part>PART)")
def side_of_part(found: Found, at: Anchors) -> Sense:
    """later this afternoon."""
    return Clock(code=found.value("part"), mod=found.value("side")).on(at.day)


@rule(
    "(?P<many>MANY) HYPHEN? WHOLE? (?P<unit>UNIT_NAME) (?P<so>SO)? (?P<way>[AGO HENCE])",
    "(?P<unit>UNITS) (?P<so>SO)? (?P<way>[AGO HENCE])",
    "(?P<many>MANY) HYPHEN? WHOLE? (?P<unit>UNIT_NAME) (?P<so>SO)? (?P<way>[EARLIER BEFORE])",
    "(?P<unit>UNITS) (?P<way>EARLIER)",
    "(?P<many>MANY) (?P<unit>UNIT_NAME) (?P<way>RELATION) (?=COMMA|STOP|BREAK)",
)
def distance(found: Found, at: Anchors) -> Sense | None:
    """two days ago, three weeks later, a year earlier."""
    word, way = found.word("way"), found.value("way")
    if word == "back" and found.scan.word(found.begin - 1).lower() in ("the", "fought"):
        return None
    signs = {"START": -1, "END": 1, "before": -1, "after": 1}
    sign = signs.get(way, way)
    if not isinstance(sign, int):
        return None
    from_writing = word in ("ago", "back", "hence", "from now")
    count = found.number("many") if "many" in found.match.re.groupindex else None
    mod = found.value("so") if "so" in found.match.re.groupindex else None
    unit = found.value("unit")
    if count is None and not from_writing:
        sense, day = unanchored(length_value(None, unit)), at.told_day
        return sense.within(day, day) if day and unit in ("minute", "hour") else sense
    if count is None:
        return unanchored("FUTURE_REF" if sign > 0 else "PAST_REF")
    if unit == "year" and count == 1 and sign < 0 and at.compared is not None:
        return replace(known(at.compared.shift(-4)), moves=False)
    sense = _away(at, unit, count * sign, from_writing)
    return sense.about(mod) if mod == "APPROX" else sense


@rule("(?P<many>A | COUNT) (?P<unit>UNIT_NAME)")
def ahead(found: Found, at: Anchors) -> Sense | None:
    """will leave in two days: a day, counted from the day of writing."""
    if found.value("unit") not in CALENDAR_UNITS or not is_ahead(found, at):
        return None
    return _away(at, found.value("unit"), found.number("many") or 1, from_writing=True)


def _away(at: Anchors, unit: str, count: float, from_writing: bool) -> Sense:
    """The time `count` units away, as exact as the unit."""
    if unit in ("second", "minute", "hour"):
        day = at.day if from_writing else at.told_day
        sense = Sense(type="TIME", value=f"{day}TXX:XX" if day else "XXXX-XX-XXTXX:XX", moves=False)
        return sense.within(day, day) if day else sense
    steps: dict[str, tuple[Unit, float]] = {
        "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "weekend": ("weekend", 1),
        "month": ("month", 1), "quarter": ("quarter", 1), "year": ("year", 1), "decade": ("year", 10),
        "century": ("century", 1),
    }  # fmt: skip
    if unit not in steps:
        return unanchored("PAST_REF" if count < 0 else "FUTURE_REF")
    name, factor = steps[unit]
    if count * factor % 1:
        if name != "year":
            return unanchored(UNKNOWN[name])
        name, factor = "month", factor * 12
    shift = int(count * factor)
    try:
        sense = at.writing(name, shift) if from_writing else at.telling(name, shift)
    except (ValueError, OverflowError):
        return unanchored("PAST_REF" if count < 0 else "FUTURE_REF")
    day = at.day if from_writing else at.told_day
    if day and name == "week":
        # A week after a day is that day a week on, and its TIMEX3 the week.
        away = day + timedelta(7 * shift)
        return replace(sense.within(away, away), period=sense.period if from_writing else Period("day", away))
    return sense


@rule("(?P<word>REFERENCE)", "THE (?P<word>PAST)", "A? (?P<word>RECENT) UNITS (?:AND UNITS)?")
def reference(found: Found, at: Anchors) -> Sense | None:
    """now, recently, the past, recent years."""
    if found.word("word") == "past":
        return unanchored("PAST_REF") if at.ends_phrase(found.scan.spans[found.end - 1][1] - 1) else None
    if found.value("word") == "FUTURE_REF" and not at.ends_phrase(found.scan.spans[found.end - 1][1] - 1):
        return None
    if found.word("word") == "now" and found.scan.word(found.end).lower() in ("defunct", "famous", "infamous"):
        return None
    return unanchored(found.value("word"))


@rule("(?P<word>SAME_TIME)")
def then(found: Found, at: Anchors) -> Sense | None:
    """since then: since the last time told. The expression is the word "then"."""
    if at.told is None:
        return unanchored("PAST_REF")
    return known(at.told).bounded(found.value("word"))


@rule(
    "(?:THE | A) UNIT (?P<way>RELATION) (?P<end>(?=COMMA|STOP|BREAK|AND))",
    "THE (?P<way>[PREVIOUS NEXT FOLLOWING]) UNIT",
)
def day_beside(found: Found, at: Anchors) -> Sense | None:
    """the day before, the day after, where no clause says of what; the next day."""
    unit = found.scan.values[found.begin + (1 if "end" in found.match.re.groupindex else 2)]
    if unit not in CALENDAR_UNITS:
        return None
    sign = {"before": -1, "after": 1}.get(found.value("way"), found.value("way"))
    return at.telling(cast(Unit, unit), sign) if isinstance(sign, int) else None


@rule(
    "THE? [WHOLE]? (?P<unit>UNIT) POSSESSIVE? HYPHEN? (?P<end>END)",
    "(?P<which>[THIS LAST NEXT]) (?P<unit>UNIT) POSSESSIVE? HYPHEN? (?P<end>END)",
)
def unit_end(found: Found, at: Anchors) -> Sense | None:
    """year-end, year's end."""
    unit = cast(Unit, found.value("unit"))
    if unit not in ("year", "month", "week", "quarter"):
        return None
    which = found.value("which") if "which" in found.match.re.groupindex else 0
    sense = at.writing(unit, which)
    if sense.period is None:
        return replace(sense, mod="END")
    back = unit == "year" and not which and found.scan.word(found.begin - 1).lower() == "since"
    return known(Period("day", sense.period.shift(-1 if back else 0).last))
