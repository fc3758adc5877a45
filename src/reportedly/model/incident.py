"""Over many documents: incidents, origins, disputes, grades (RECORD.md, "Over many documents").

A claim of a ledger goes by `DOCUMENT#CLAIM`: the document's id, and the claim's id in its record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .event import PloverType
from .span import Span

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
DisputeField = Literal["event", "actor", "recipient", "count", "time", "place", "reason"]
DisputeType = Literal["denies", "contradicts", "differs in number", "more precise"]
CopyType = Literal["whole", "edited", "passage"]

THIRD = "third"
"""Side of an account whose origin belongs to no party of the incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of words that two documents share."""

    one: Span
    two: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents of which one has words of the other."""

    one: str
    """Id of a document, the lower one of the two."""
    two: str
    how: CopyType
    share: float
    """Part of the shorter document's words that stands in the other too, 0 to 1."""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who words come from: a speaker, an outlet's own reporting, or a document that others copy."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one origin tells of an incident."""

    origin: Origin
    side: str
    """Name of the party it belongs to, or `third`."""
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    texts: int
    """Documents that are no copies of one another."""
    arithmetic: str
    """How many documents, texts and speakers make this one origin, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One value of a disputed field."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    """Ids of the origins that hold it."""
    against_interest: bool = False
    """Whether a side says it to its own disadvantage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which origins give values that cannot both be true."""

    field: DisputeField
    type: DisputeType
    positions: tuple[Position, ...]
    silent: tuple[str, ...] = ()
    """Ids of the origins that say nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening as told by all its accounts."""

    id: str
    type: PloverType | None
    claims: tuple[str, ...]
    accounts: tuple[Account, ...]
    agreed: Mapping[str, str]
    """Field to the value that nobody disputes, the most precise one."""
    disputed: tuple[Dispute, ...]
    grade: Grade
    why: str
    would_change: str
    """What would change the grade."""
    covered_by: tuple[str, ...] = ()
    """Summaries that count this incident among others."""
    joined: tuple[Joined, ...] = ()
    """Why its claims stand together."""
    refined: tuple[Dispute, ...] = ()
    """Fields on which origins are more or less exact and nothing contradicts, the most exact value first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A decision that two claims tell the same incident."""

    one: str
    two: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDispute:
    """Rival claims about one actor."""

    actor: str
    """Its name."""
    relation: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatFollowed:
    """A later claim that matches what was threatened, or the condition of the threat."""

    threat: str
    """The claim that tells what is threatened."""
    claim: str
    match: Literal["consequence", "condition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision on two claims; it overrides the computed one."""

    one: str
    two: str
    verdict: Literal["same", "different"]
    who: str
    when: str
    """EDTF."""
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """All that weighing a ledger gives."""

    incidents: tuple[Incident, ...] = ()
    copies: tuple[Copy, ...] = ()
    actor_disputes: tuple[ActorDispute, ...] = ()
    threats: tuple[ThreatFollowed, ...] = ()
