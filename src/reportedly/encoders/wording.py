"""From the scores for words to loaded expressions and their technique."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Technique

TECHNIQUES: tuple[str, ...] = (
    "Name_Calling,Labeling", "Loaded_Language", "Doubt", "Exaggeration,Minimisation", "Appeal_to_fear-prejudice",
    "Slogans", "Flag-Waving", "NONE",
)  # fmt: skip
"""Those that are learned, by their names in SemEval-2020 task 11 (Da San Martino et al. 2020); NONE of a plain word."""
LEAST = 0.2
"""Probability to be loaded that each word of an expression must have; those that use them ask for more."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LoadedPieces:
    """Pieces `[begin, end)` that are loaded; `score` is the probability of the word that is likeliest so."""

    technique: Technique
    begin: int
    end: int
    score: float


def decode(scores: Floats, first: NDArray[np.bool_]) -> list[LoadedPieces]:
    """Runs of loaded words of a window, in text order; the technique is that which the run's words give most to.

    Args:
        scores: pieces × `TECHNIQUES`.
        first: true for the first piece of each word.
    """
    words = np.flatnonzero(first)
    if not len(words):
        return []
    powers = np.exp(scores[words] - scores[words].max(-1, keepdims=True))
    chances = powers / powers.sum(-1, keepdims=True)
    inside = np.concatenate([[False], chances[:, -1] <= 1 - LEAST, [False]])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    ends = np.append(words[1:], len(first))
    return [
        LoadedPieces(
            TECHNIQUES[int(chances[low:high, :-1].sum(0).argmax())],  # type: ignore[arg-type]
            int(words[low]), int(ends[high - 1]), float(1 - chances[low:high, -1].min()),
        )
        for low, high in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]  # fmt: skip
