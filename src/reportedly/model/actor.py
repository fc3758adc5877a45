"""Actors: those who act, suffer or speak, under all their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

ActorKind = Literal[
    "person", "armed_group", "military", "police", "state", "government_body", "party", "organisation",
    "media", "igo", "ngo", "population", "bloc", "document", "unnamed",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentCode:
    """An agent code as PLOVER users expect it: ISO 3166-1 alpha-3 (or IGO, UNO, EUR…) and sector."""

    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of a document with every mention of it: names, nominals and pronouns, coreference resolved."""

    id: str
    name: str
    """The canonical name; a plain one where the registry has it."""
    aliases: tuple[str, ...] = ()
    """Other names, as written in the document."""
    kind: ActorKind
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    plover: AgentCode | None = None
    registry: str | None = None
    """Our slug in the actor registry when linked."""
    link_score: float | None = None
    link_reason: str | None = None
    part_of: tuple[str, ...] = ()
    """Ids of the actors this one is said to belong to."""
    mentions: tuple[Span, ...] = ()
