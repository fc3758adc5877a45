"""Does a claim tell several incidents? By its words ("twelve attacks"), or by the days that it fills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..model import Event
from .where import BETWEEN, COARSE, Where
from .words import any_of, listed

LONGEST = 10
"""Days that the time of a single incident may leave open; a longer one is a summary's."""


def is_long(event: Event, first: int | None, last: int | None, there: tuple[Where, ...], *, goes_on: bool) -> bool:
    """Whether an act of force fills more days than one incident does: "in May 26 soldiers were killed", "since May".

    Where it names one town, only the day is vague if it counts no more than one ("in May soldiers shot a teacher in
    Kidal") or has its days from what was told before ("in May 26 soldiers were killed. Two of them died in Kidal").
    """
    if first is None or last is None or last - first <= LONGEST:
        return False
    towns = {one.key for one in there if one.precision not in COARSE and not one.carried}
    if "time" in event.carried and len(towns) == 1:
        return False
    several = len(towns) > 1 or any(one.high is None or one.high > 1 for one in event.casualties)
    return several or (goes_on and event.type == "ASSAULT") or all(one.precision in COARSE for one in there)


def counts_incidents(words: str, there: Sequence[Where], *, one_day: bool) -> bool:
    """Whether words count incidents, or tell of them in the plural at several places: "raids on Hays and Mokha".

    One town may be struck three times on a day.
    """
    towns = {place.key for place in there if place.precision not in COARSE and not place.carried}
    several = len(towns) > 1 and not BETWEEN.search(words) and any_of("plural").search(words) is not None
    found = (one[0] for one in _summary().finditer(words.lower()))
    return several or any(not (one_day and len(towns) == 1 and one.endswith("times")) for one in found)


@cache
def _summary() -> re.Pattern[str]:
    tables = ("many", "plural", "spots", "nth", "spans", "apart")
    many, plural, spots, nth, spans, apart = ("|".join(listed(table)) for table in tables)
    return re.compile(
        rf"\b(?:\d+|{many})\b(?:\W+\w+){{0,3}}?\W+(?:{plural})\b"
        rf"|\b(?:\d+|{many})\W+(?:{spots}|times)\b"
        rf"|\b(?:{nth})\b(?:\W+\w+){{0,5}}?\W+(?:{spans})\b"
        rf"|\b(?:{apart})\b"
    )
