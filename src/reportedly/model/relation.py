"""Relations told between actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RelationType = Literal[
    "alias_of", "part_of", "member_of", "leads", "loyal_to", "allied_with", "supports", "opposes", "fights",
    "origin", "located_in", "described_as",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`subject` and `object` are ids; `value` is free text where the object is no entity."""

    type: RelationType
    subject: str
    object: str | None = None
    value: str | None = None
