"""How well two tellings fit: a score with its reasons, made of the answers to some questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

JOIN = 2.7
"""Least score of a pair that is joined."""
APART = -100.0
"""Score of a pair that must not stand in one incident."""
FORCE = frozenset({"ASSAULT", "COERCE"})
Answer = tuple[float, str]
"""What one question counts for or against, and its reason."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well two tellings fit, and why."""

    score: float
    reasons: tuple[str, ...]


def together(answers: Sequence[Answer]) -> Match:
    """The answers to all questions as one score with its reasons."""
    return Match(round(sum(value for value, _ in answers), 3), tuple(reason for _, reason in answers if reason))
