"""From the scores of the event head to what each sentence tells: its main event, source and target."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD", "NONE",
)  # fmt: skip
"""PLOVER types as the training sentences have them: YIELD is CONCEDE or RETREAT, NONE a sentence without an event."""
PARTS = ("source", "target")
"""Phrases of a sentence's main event."""
LEAST_ODDS = 0.0
"""Log-odds that the likeliest phrase must have: of less likely ones a quarter are right in whole articles, though in
PLOVER's sentences those from -2 on are mostly right."""

Floats = NDArray[np.float32]
PieceSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceEvent:
    """The main event of a sentence; pieces count from the begin of the scores.

    Args:
        types: probability of each of `TYPES`.
        peak: the word that decided most.
        spans: of source and target, the likeliest phrase and the log-odds that it is one; None of an empty sentence.
    """

    types: Floats
    peak: PieceSpan
    spans: tuple[tuple[PieceSpan, float], tuple[PieceSpan, float]]


def pool(scores: Floats) -> Floats:
    """Probabilities of the types of a sentence: its words' votes, weighed by attention (Ilse et al. 2018).

    Args:
        scores: pieces × (1 + types), attention first.
    """
    votes: Floats = _softmax(scores[:, 0]) @ scores[:, 1:]
    return _softmax(votes)


def read_sentence(scores: Floats, tags: Floats, first: NDArray[np.bool_]) -> SentenceEvent:
    """What a sentence tells.

    Args:
        scores: pieces × (1 + types).
        tags: pieces × parts × 3 (outside, begin, inside).
        first: true for the first piece of each word; at least one is.
    """
    words = np.flatnonzero(first)
    # attention on later pieces of a word counts for the word
    weight = np.add.reduceat(_softmax(scores[:, 0])[words[0] :], words - words[0])
    best = int(weight.argmax())
    peak = (int(words[best]), int(words[best + 1]) if best + 1 < len(words) else len(first))
    source, target = (_best_span(tags[:, part], words) for part in range(len(PARTS)))
    return SentenceEvent(pool(scores), peak, (source, target))


def _best_span(tags: Floats, words: NDArray[np.int64]) -> tuple[PieceSpan, float]:
    """The span of words with the highest log-odds against being outside."""
    odds = tags[words]
    begin, inside = odds[:, 1] - odds[:, 0], odds[:, 2] - odds[:, 0]
    gain = np.concatenate([[0.0], np.cumsum(inside)])
    # best end for each begin: the highest running sum from there on
    after = np.maximum.accumulate(gain[::-1])[::-1]
    value = begin + after[1:] - gain[1:]
    start = int(value.argmax())
    stop = start + 1 + int(gain[start + 1 :].argmax())
    end = int(words[stop]) if stop < len(words) else len(tags)
    return (int(words[start]), end), float(value[start])


def _softmax(scores: Floats) -> Floats:
    powers: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    powers /= powers.sum(-1, keepdims=True)
    return powers
