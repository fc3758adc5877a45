"""What one pass of the encoder gives, in spans of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Factuality, PartName, Reality, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedAttribution:
    """An attribution as the encoder found it.

    Args:
        source: who says it; at most one span.
        cue: what tells of the saying; one span.
        content: what is said; one span or more, in text order.
        score: how sure the encoder is, 0 to 1, not calibrated.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedEvent:
    """What a sentence tells in the main, as the encoder found it.

    Args:
        sentence: as it was given.
        types: probability of each PLOVER type; YIELD stands for CONCEDE and RETREAT, NONE for no event.
        peak: the word that decided most.
        source: the phrase for who does it, or None.
        target: the phrase for whom it is done to, or None.
    """

    sentence: Span
    types: Mapping[str, float]
    peak: Span
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedPart:
    """A phrase with a part in an attack, as the encoder found it.

    Args:
        part: which.
        span: its words.
        score: how sure the encoder is, 0 to 1, not calibrated.
    """

    part: PartName
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedTrigger:
    """A word that may tell an event, as the encoder found it.

    Args:
        span: the word.
        types: probability of each PLOVER type; NONE where it tells no event.
        factuality: probability of each value, if it tells one.
        reality: the same.
        roles: phrases of its sentence with their role in it (`triggers.ROLES`) and the probability of that.
    """

    span: Span
    types: Mapping[str, float]
    factuality: Mapping[Factuality, float]
    reality: Mapping[Reality, float]
    roles: tuple[tuple[str, Span, float], ...]

    @property
    def told(self) -> float:
        """Probability that the word tells an event."""
        return 1 - self.types["NONE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """What one pass of the encoder gives of a text, in text order; spans are code points of the whole text."""

    attributions: tuple[EncodedAttribution, ...] = ()
    events: tuple[EncodedEvent, ...] = ()
    parts: tuple[EncodedPart, ...] = ()
    triggers: tuple[EncodedTrigger, ...] = ()
