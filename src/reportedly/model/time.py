"""Times as they were meant, with the interval they leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex3:
    """Type and value as TimeML 1.2.1 and TempEval-3 write them."""

    type: TimexType
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time of a document. A duration or a set has `edtf` null and its TIMEX3 value."""

    id: str
    edtf: str | None = None
    """EDTF level 1 plus sets."""
    earliest: str | None = None
    """First day it can mean, ISO 8601; null where open."""
    latest: str | None = None
    """Last day it can mean, inclusive; null where open."""
    timex3: Timex3
    mentions: tuple[Span, ...] = ()
