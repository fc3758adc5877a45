"""Other things a coder marks: weapons, vehicles, sums, quantities, nationalities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

MentionType = Literal["nationality", "money", "quantity", "weapon", "vehicle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One marked thing; `value` is its plain or normalised form."""

    span: Span
    type: MentionType
    value: str
