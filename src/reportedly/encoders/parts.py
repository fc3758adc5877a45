"""From the scores for parts to phrases: who and what has which part in an attack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from ..model import PartName

PARTS: tuple[PartName, ...] = get_args(PartName)
LEAST = 0.3
"""Probability of being inside that a phrase's first word must have; those that use phrases ask for more."""
GOES_ON = 0.8
"""Share of it that suffices for the words after."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PartPieces:
    """Pieces `[begin, end)` that have a part; `score` is the mean probability of its words to be inside."""

    part: PartName
    begin: int
    end: int
    score: float


def decode(tags: Floats, first: NDArray[np.bool_]) -> list[PartPieces]:
    """Phrases of a window or a text, by part and then in text order.

    Args:
        tags: pieces × parts × 3 (outside, begin, inside), as the head gives them.
        first: true for the first piece of each word.
    """
    words = np.flatnonzero(first)
    if not len(words):
        return []
    powers = np.exp(tags[words] - tags[words].max(-1, keepdims=True))
    chances = powers / powers.sum(-1, keepdims=True)
    ends = [*words[1:].tolist(), len(first)]
    found = []
    for column, part in enumerate(PARTS):
        inside = 1 - chances[:, column, 0]
        goes_on = (inside > LEAST * GOES_ON) & (chances[:, column, 1] < chances[:, column, 2])
        end = 0
        for start in np.flatnonzero(inside > LEAST).tolist():
            if start < end:
                continue
            end = start + 1
            while end < len(words) and goes_on[end]:
                end += 1
            found.append(PartPieces(part, int(words[start]), ends[end - 1], float(inside[start:end].mean())))
    return found
