"""Lengths of time: two weeks, the past three years, a day-long curfew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from ..anchors import Anchors
from ..lexicon import context
from ..sense import Sense, days_of, duration, repeated, unanchored
from .engine import Found, number, rule

LETTERS = {
    "second": ("PT", "S", 1), "minute": ("PT", "M", 1), "hour": ("PT", "H", 1), "day": ("P", "D", 1),
    "week": ("P", "W", 1), "weekend": ("P", "D", 2), "fortnight": ("P", "W", 2), "month": ("P", "M", 1),
    "quarter": ("P", "M", 3), "year": ("P", "Y", 1), "decade": ("P", "Y", 10), "century": ("P", "Y", 100),
    "millennium": ("P", "Y", 1000),
}  # fmt: skip
"""Prefix, letter and factor of each unit in an ISO 8601 duration."""
WITHIN = frozenset({"in", "over", "during", "within"})
"""Words behind which "the past week" tells when something was, and not for how long."""


def length_value(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of so many units; X where the number is unknown."""
    prefix, letter, factor = LETTERS[unit]
    if count is None:
        return f"{prefix}X{'E' if unit == 'decade' else 'C' if unit == 'century' else letter}"
    if count % 1 == 0.5 and letter in "HMY" and unit in ("hour", "minute", "year"):
        small = {"hour": "30M", "minute": "30S", "year": "6M"}[unit]
        return f"{prefix}{int(count)}{letter}{small}" if count > 1 else f"{prefix}{small}"
    return f"{prefix}{count * factor:g}{letter}"


def _mod(word: Any) -> str | None:
    return word if isinstance(word, str) and word.isupper() and word != "X" else None


@rule(
    "(?P<many>MANY) HYPHEN? WHOLE? HYPHEN? (?P<unit>UNIT_NAME) (?P<so>SO)? (?:HYPHEN? (?P<after>OLD|LONG))?",
    "(?P<many>MANY) (?P<unit>UNIT_NAME) POSSESSIVE?",
)
def length(found: Found, at: Anchors) -> Sense | None:
    """two weeks, a 30-day truce; no ages."""
    groups = found.match.re.groupindex
    if "after" in groups and found.has("after") and found.word("after") == "old":
        return Sense(type="DURATION", value="", moves=False)  # an age: taken, and dropped by the reader
    unit = found.value("unit")
    if "after" not in groups or not _is_length(found, at) or is_ahead(found, at):
        return None
    if found.word("many") == "one" and unit == "day" and found.word_before in context("modal", "lemmas"):
        return unanchored("FUTURE_REF")  # will one day
    if unit == "quarter" and (found.word("many") in ("a", "one") or found.scan.word(found.place("unit")[0] - 1) == "-"):
        return None  # a fourth part
    mod = (
        _mod(found.value("so"))
        if found.has("so")
        else "APPROX"
        if found.word("many") in ("couple", "couple of")
        else None
    )
    if (
        found.word("many") in ("a", "an")
        and found.end - found.begin == 2
        and at.is_rate(found.scan.spans[found.begin][0])
    ):
        return repeated(length_value(1, unit))
    return duration(length_value(found.number("many"), unit), mod)


def is_ahead(found: Found, at: Anchors) -> bool:
    """True where so many units behind "in" tell how far ahead an act lies: will leave in two days."""
    if found.word_before != "in" or found.number("many") is None or found.value("unit") in ("second", "minute", "hour"):
        return False
    span = found.scan.span(found.begin, found.end)
    return at.is_ahead(span.begin, span.end)


def _is_length(found: Found, at: Anchors) -> bool:
    """False where "second" is an ordinal, "a second" a twin, "a minute" a moment."""
    word = found.word("unit")
    if word in ("second", "seconds", "minute") and found.word("many") in ("a", "an", "one", "the"):
        return word == "minute" and found.word("many") == "one"
    if word == "second":
        return found.scan.word(found.place("unit")[0] - 1) == "-"
    return not (word == "day" and found.word("many") == "some")


@rule("(?P<whole>[SMALL NUMERAL]) HYPHEN? [SMALL] SLASH [SMALL] HYPHEN? (?P<unit>UNIT_NAME)")
def with_fraction(found: Found, at: Anchors) -> Sense | None:
    """5 1/2 hours."""
    begin = found.begin
    scan = found.scan
    numerator = next(i for i in range(begin + 1, found.end) if scan.word(i) == "/") - 1
    fraction = scan.values[numerator] / max(1, scan.values[numerator + 2])
    return duration(length_value(scan.values[begin] + fraction, found.value("unit")))


@rule("(?P<many>A | COUNT) (?P<unit>UNIT) AND A HALF")
def and_a_half(found: Found, at: Anchors) -> Sense:
    """a minute and a half."""
    return duration(length_value((found.number("many") or 1) + 0.5, found.value("unit")))


@rule(
    "(?P<low>COUNT) (?P<join>TO|AND|HYPHEN|RELATION) (?P<high>COUNT) HYPHEN? (?P<unit>UNIT_NAME)",
    "A? (?P<unit>UNIT_NAME) AND TIMES? (?P<other>UNIT_NAME)",
)
def between(found: Found, at: Anchors) -> Sense | None:
    """two to three weeks, weeks or months."""
    unit = found.value("unit")
    if "other" in found.match.re.groupindex:
        if found.word("unit").endswith("s") and found.word("other").endswith("s"):
            return duration(length_value(None, unit), "APPROX")
        return None
    if (
        found.word("join") in ("and", "by", "before", "after", "since")
        and found.scan.word(found.begin - 1).lower() != "between"
    ):
        return None
    low = found.number("low")
    return duration(length_value(low, unit), "EQUAL_OR_MORE") if low else None


@rule(
    "THE? (?P<which>[LAST PAST NEXT PREVIOUS FOLLOWING ORDINAL LATEST RECENT]) "
    "WHOLE? (?P<many>MANY)? WHOLE? (?P<unit>UNITS) (?P<so>SO)?",
    "THE? (?P<which>[LAST PAST NEXT]) (?P<many>COUNT) (?:TO|AND) COUNT (?P<unit>UNITS)",
    "THE (?P<many>COUNT | VAGUE | COUPLE) WHOLE? (?P<unit>UNITS)",
    "THE (?P<which>[LAST NEXT PAST]) (?P<unit>UNIT) (?P<so>SO)",
    "THE? (?P<unit>UNITS) (?P<ahead>AHEAD)",
)
def stretch(found: Found, at: Anchors) -> Sense | None:
    """the past two years, the next few days, the first nine months, the weeks ahead."""
    groups = found.match.re.groupindex
    many = found.has("many") if "many" in groups else False
    which = found.word("which") if "which" in groups else ""
    if which == "last" and at.token(found.scan.spans[found.begin][0]).tag_.startswith("V"):
        return None
    if which == "recent":
        return unanchored("PAST_REF") if not many else duration(length_value(found.number("many"), found.value("unit")))
    if which == "past" and not many and found.scan.word(found.begin).lower() != "the":
        return unanchored("PAST_REF")
    mod = _mod(found.value("so")) if "so" in groups and found.has("so") else None
    one = found.word("unit") in ("year", "month", "week", "day")
    count = number([x for x in found.scan.values[slice(*found.place("many"))] if x is not None]) if many else None
    sense = duration(length_value(1 if one else count, found.value("unit")), mod)
    return up_to_now(sense, found, at) if which in ("past", "last") else sense


def up_to_now(sense: Sense, found: Found, at: Anchors) -> Sense:
    """In the past 48 hours: a length whose days are known, for it ends on the day of writing."""
    days = days_of(sense.value)
    if days is None or at.day is None or found.word_before not in WITHIN:
        return sense
    return sense.within(at.day - timedelta(days), at.day)


@rule("(?P<unit>UNITS) (?:HYPHEN? LONG)?", "(?P<unit>UNIT) HYPHEN LONG")
def bare_units(found: Found, at: Anchors) -> Sense | None:
    """for years, within weeks; day-long."""
    if found.end - found.begin > 1:
        return duration(length_value(1 if found.word("unit") == found.value("unit") else None, found.value("unit")))
    before = found.scan.word(found.begin - 1).lower()
    if found.scan.word(found.end).lower() in ("before", "after") and before in ("the", "in", "of", "only", "just", ""):
        return duration(length_value(None, found.value("unit")))
    if before not in context("lengths", "before"):
        return None
    if before in ("of", "in", "than", "by", "over", "after") and not at.ends_phrase(
        found.scan.spans[found.end - 1][1] - 1
    ):
        return None
    return duration(length_value(None, found.value("unit")))


def bounded_by(sense: Sense, mod: str) -> Sense:
    """A length under "more than", "at least"…"""
    return replace(sense, mod=mod)
