"""Events in the field's own ontologies: PLOVER type, mode and context, ACLED event and sub-event type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
SPEECH_ACTS = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
"""Types whose event is that something was said; what was said is a claim of its own."""
Harm = Literal["killed", "injured", "captured", "missing", "displaced"]
Victims = Literal["civilian", "child", "military", "police", "insurgent", "unknown"]
Argument = Literal["actor", "recipient", "place", "time"]
PartName = Literal["perpetrator", "perpetrator_group", "target", "victim", "weapon"]
"""Parts in an attack, after the roles of MUC-4 (Sundheim 1992)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledType:
    """ACLED event type and sub-event type, names as in the ACLED codebook."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing attacked, seized, protected or used, in the words of the text."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A phrase that has a part in an attack, as the encoder reads it; `score` is how sure it is, not calibrated."""

    part: PartName
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """One count of people harmed; "at least 7" is low 7, high null."""

    harm: Harm
    who: Victims = "unknown"
    actor: str | None = None
    """Id of the actor harmed, where it is one."""
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    of: int | None = None
    """Index of the count this one is part of ("three of them children")."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is told to have happened, been threatened or planned. Arguments are ids of actors, places, times."""

    type: PloverType | None = None
    """Null only where ACLED has the event and PLOVER does not (a split or merger of groups)."""
    mode: str | None = None
    context: tuple[str, ...] = ()
    acled: AcledType | None = None
    trigger: Span
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    carried: tuple[Argument, ...] = ()
    """Arguments taken over from an earlier sentence, the title or the dateline."""
    objects: tuple[Thing, ...] = ()
    instrument: tuple[Thing, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    parts: tuple[Part, ...] = ()
    """Phrases with a part in the attack, up to three sentences away; sure ones nearby stand in the arguments too."""
