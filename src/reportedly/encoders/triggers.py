"""From the scores for words to the events that they tell: type, certainty, and who and what has which role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from ..model import Factuality, Reality
from ..model.event import PloverType

TYPES: tuple[str, ...] = (*get_args(PloverType), "NONE")
"""PLOVER types, and NONE of a word that tells no event."""
FACTUALITIES: tuple[Factuality, ...] = get_args(Factuality)
REALITIES: tuple[Reality, ...] = get_args(Reality)
ROLES = ("actor", "recipient", "object", "place", "time", "instrument", "counted")
"""What phrases of the sentence are to an event; those counted are victims whose number is told."""
LEAST = 0.05
"""Probability to tell an event that a word must have to be given; those that use it ask for more."""
LEAST_ROLE = 0.3
"""Probability that a word must have to belong to a role."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TriggerPieces:
    """A word that may tell an event; pieces count from the begin of the scores.

    Args:
        at: its first piece.
        types: probability of each of `TYPES`.
        factuality: probability of each of `FACTUALITIES`, if it tells one.
        reality: the same of `REALITIES`.
        roles: role, begin and end in pieces, and probability of the likeliest word of each phrase.
    """

    at: int
    types: Floats
    factuality: Floats
    reality: Floats
    roles: list[tuple[str, int, int, float]]


def decode(scores: Mapping[str, Floats], first: NDArray[np.bool_], sentence: tuple[int, int]) -> list[TriggerPieces]:
    """The words of a sentence that may tell events, in text order.

    Args:
        scores: `trigger_types` (pieces × types), `trigger_facts` (pieces × factualities and realities) and
            `trigger_links` (roles × pieces × pieces, from the trigger to the word) of a window.
        first: true for the first piece of each word of the window.
        sentence: its pieces `[begin, end)` in the window.
    """
    begin, end = sentence
    words = np.flatnonzero(first[begin:end]) + begin
    if not len(words):
        return []
    types = _softmax(scores["trigger_types"][words])
    ends = np.append(words[1:], end)
    found = []
    for number in np.flatnonzero(1 - types[:, -1] >= LEAST).tolist():
        at = int(words[number])
        facts = scores["trigger_facts"][at]
        chances = 1 / (1 + np.exp(-scores["trigger_links"][:, at, words]))
        roles = [
            (ROLES[role], int(words[low]), int(ends[high - 1]), float(chances[role, low:high].max()))
            for role in np.flatnonzero(chances.max(1) >= LEAST_ROLE).tolist()
            for low, high in _runs(np.flatnonzero(chances[role] >= LEAST_ROLE).tolist())
        ]
        size = len(FACTUALITIES)
        found.append(TriggerPieces(at, types[number], _softmax(facts[:size]), _softmax(facts[size:]), roles))
    return found


def _runs(inside: list[int]) -> list[tuple[int, int]]:
    """Begin and end of each run of numbers that follow one another."""
    begins = [at for at in inside if at - 1 not in inside]
    ends = [at + 1 for at in inside if at + 1 not in inside]
    return list(zip(begins, ends, strict=True))


def _softmax(scores: Floats) -> Floats:
    powers: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    powers /= powers.sum(-1, keepdims=True)
    return powers
