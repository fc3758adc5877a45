"""The claim: the record's unit. What is told, with the whole chain of who is said to have said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .attribution import Link
from .event import Event
from .relation import Relation
from .span import Span

Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
"""FactBank values (Saurí & Pustejovsky 2009): certain, probable, possible; positive, negative, unknown."""
Reality = Literal["actual", "ongoing", "future", "threatened", "conditional", "hypothetical", "desired", "generic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An event, a relation, or another attributed proposition, as the innermost source puts it."""

    id: str
    span: Span
    """The content: what is claimed."""
    attribution: tuple[Link, ...]
    factuality: Factuality
    reality: Reality
    condition: str | None = None
    """Id of the claim it depends on, or null."""
    event: Event | None = None
    relation: Relation | None = None
    about: tuple[str, ...] = ()
    """Ids of claims this one is about: a threat's threatened event, what a denial denies."""
    confidence: float
    """That this reading is right, 0 to 1; never that the claim is true."""
