"""A toponym found in the text, before it is known which place it means."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Span
from ...model.place import OtherUse

DIVISIONS = frozenset({"province", "county", "district"})
"""Kinds of places that hold others, as the words beside a name tell them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One toponym.

    Args:
        span: where it stands.
        first: index of its first token.
        last: index of its last token.
        name: what to look up, folded.
        use: what it is used for, or None where the place itself is meant.
        country: alpha-2 code where the word itself tells the country (a demonym).
        kind: the kind of place that the text names ("X province"), or None.
        sure: spaCy or the wording says it is a place; else it stays only where it resolves well.
    """

    span: Span
    first: int
    last: int
    name: str
    use: OtherUse | None = None
    country: str | None = None
    kind: str | None = None
    sure: bool = True

    @property
    def sense(self) -> str:
        """What has one meaning in a text: a name, and apart from it that of a division ("Idlib", "Idlib province")."""
        return f"{self.name}@{self.kind}" if self.kind in DIVISIONS else self.name
