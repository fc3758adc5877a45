"""From the scores of the phrases head to phrases: parts that somebody or something has in an attack, and mentions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PARTS = ("perpetrator", "perpetrator_group", "target", "victim", "weapon")
"""Parts in an attack, after the roles of MUC-4 (Sundheim 1992): who did it, for which group, what and whom it hit, and
with what."""
MENTIONS = (
    "Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "MilitaryPlatform", "Nationality",
)  # fmt: skip
"""Types of mentions, as re3d names them."""
LABELS = (*PARTS, *MENTIONS)
LEAST = 0.3
"""Probability of being inside that a phrase's first word must have; those that use phrases ask for more."""
GOES_ON = 0.8
"""Share of it that suffices for the words after."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PhrasePieces:
    """Pieces `[begin, end)` that have a label; `score` is the mean probability of its words to be inside."""

    label: str
    begin: int
    end: int
    score: float


def decode(tags: Floats, first: NDArray[np.bool_]) -> list[PhrasePieces]:
    """Phrases of a window or a text, by label and then in text order.

    Args:
        tags: pieces × labels × 3 (outside, begin, inside), as the head gives them.
        first: true for the first piece of each word.
    """
    words = np.flatnonzero(first)
    if not len(words):
        return []
    powers = np.exp(tags[words] - tags[words].max(-1, keepdims=True))
    chances = powers / powers.sum(-1, keepdims=True)
    ends = [*words[1:].tolist(), len(first)]
    found = []
    for column, label in enumerate(LABELS):
        inside = 1 - chances[:, column, 0]
        goes_on = (inside > LEAST * GOES_ON) & (chances[:, column, 1] < chances[:, column, 2])
        end = 0
        for start in np.flatnonzero(inside > LEAST).tolist():
            if start < end:
                continue
            end = start + 1
            while end < len(words) and goes_on[end]:
                end += 1
            score = float(inside[start:end].mean())
            found.append(PhrasePieces(label, int(words[start]), ends[end - 1], score))
    return found
