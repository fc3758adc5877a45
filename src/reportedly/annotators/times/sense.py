"""What one expression means: its TIMEX3 side by TimeML, its EDTF side by RECORD.md's conventions, kept apart.

The two differ on purpose: "early June 2020" has the TIMEX3 value 2020-06 with the mod START, and the EDTF
2020-06-01/2020-06-10.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ...model import Timex3
from ...model.time import TimexType
from .period import Period

EDGES = ("START", "MID", "END")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What one expression means.

    Args:
        type, value, mod: as TimeML writes them.
        period: the calendar unit meant, where it is one that is known.
        edtf: null for durations, sets and what cannot be anchored.
        earliest, latest: the days it leaves open, both inclusive; None where open or unknown.
        moves: whether a following "the next day" may count from it.
    """

    type: TimexType
    value: str
    mod: str | None = None
    period: Period | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    moves: bool = True

    @property
    def timex3(self) -> Timex3:
        """The TIMEX3 side."""
        return Timex3(type=self.type, value=self.value, mod=self.mod)

    @property
    def is_deadline(self) -> bool:
        """Whether it only tells until when: nothing that follows counts from it."""
        return self.edtf is not None and self.edtf.startswith("../")

    def within(self, first: date, last: date) -> Sense:
        """The same with the stretch of days from `first` to `last` as its EDTF."""
        edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return replace(self, edtf=edtf, earliest=first, latest=last)

    def about(self, mod: str) -> Sense:
        """The same under a modifier: START, MID, END or APPROX; other modifiers leave the EDTF as it is."""
        changed = replace(self, mod=mod)
        if self.period is None or self.edtf is None or self.type != "DATE":
            return changed
        if mod in EDGES:
            return changed.within(*self.period.part(mod))
        if mod == "APPROX":
            return replace(changed, edtf="/".join(f"{end}~" for end in self.edtf.split("/")))
        return changed

    def bounded(self, relation: str) -> Sense:
        """The same behind a preposition: since, by, before, after (RECORD.md, conventions 9)."""
        if self.edtf is None or self.earliest is None or self.latest is None or self.edtf.startswith("["):
            return self
        begin, _, end = self.edtf.partition("/")
        match relation:
            case "since":
                return replace(self, edtf=f"{begin}/..", latest=None)
            case "by":
                return replace(self, edtf=f"../{end or begin}", earliest=None)
            case "before":
                # Before the end of March is still in March.
                last = self.latest if self.mod == "END" else self.earliest - timedelta(1)
                return replace(self, edtf=f"../{last.isoformat()}", earliest=None, latest=last)
            case "after":
                first = self.latest + timedelta(1)
                return replace(self, edtf=f"{first.isoformat()}/..", earliest=first, latest=None)
        return self

    def until(self, other: Sense) -> tuple[Sense, Sense]:
        """Both ends of a range that runs from this to `other`: each keeps its TIMEX3 and gets the EDTF of the range."""
        if not (self.edtf and other.edtf and self.earliest and other.latest) or self.earliest > other.latest:
            return self, other
        edtf = f"{self.edtf.split('/')[0]}/{other.edtf.split('/')[-1]}"
        return tuple(replace(end, edtf=edtf, earliest=self.earliest, latest=other.latest) for end in (self, other))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day that still lacks its day.

    Args:
        code: what TIMEX3 writes after the T: "NI", "07:00".
        mod: TIMEX3 mod.
        shift: days from the day it is said of to the day it belongs to ("overnight": -1).
        alone: whether it counts as a time without a day beside it.
    """

    code: str
    mod: str | None = None
    shift: int = 0
    alone: bool = True

    def on(self, day: date | None) -> Sense:
        """This time on `day`; on an unknown one where it is None."""
        if day is None:
            return Sense(type="TIME", value=f"XXXX-XX-XXT{self.code}", mod=self.mod, moves=False)
        if self.shift:
            day += timedelta(self.shift)
        sense = Sense(
            type="TIME",
            value=f"{day.isoformat()}T{self.code}",
            mod=self.mod,
            period=Period("day", day),
            earliest=day,
            latest=day,
        )
        if self.code == "NI":
            # A night is the interval of its two days.
            return sense.within(day, day + timedelta(1))
        if self.code == "24:00":
            return replace(sense, edtf=f"{(day + timedelta(1)).isoformat()}T00:00:00", latest=day + timedelta(1))
        if self.code[0].isdigit():
            seconds = "" if self.code.count(":") == 2 else ":00"
            return replace(sense, edtf=f"{day.isoformat()}T{self.code}{seconds}")
        return replace(sense, edtf=day.isoformat())


def known(period: Period, mod: str | None = None) -> Sense:
    """A date that is this period."""
    sense = Sense(
        type="DATE", value=period.value, period=period, edtf=period.edtf, earliest=period.first, latest=period.last
    )
    return sense.about(mod) if mod else sense


def unanchored(value: str, mod: str | None = None) -> Sense:
    """A date of which only `value` is known: X's, or PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Sense(type="DATE", value=value, mod=mod, moves=False)


def duration(value: str, mod: str | None = None) -> Sense:
    """A length of time."""
    return Sense(type="DURATION", value=value, mod=mod, moves=False)


def repeated(value: str) -> Sense:
    """A set of times."""
    return Sense(type="SET", value=value, moves=False)


def days_of(length: str) -> int | None:
    """The whole days of an ISO 8601 duration told in hours, days or weeks ("PT48H" are two); None for any other."""
    match = re.fullmatch(r"P(?:(\d{1,4})([DW])|T(\d{1,4})H)", length)
    if match is None:
        return None
    if match[3]:
        return int(match[3]) // 24 if int(match[3]) % 24 == 0 else None
    return int(match[1]) * (7 if match[2] == "W" else 1)
