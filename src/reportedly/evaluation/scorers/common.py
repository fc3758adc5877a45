"""What scorers share: counts, precision, recall and F1, one-to-one pairing, bootstrap intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

Counts = Counter[str]
"""Counts of a document; most are whole, sums of errors are not."""
Metrics = dict[str, float]
Pair = tuple[int, int]


def ratio(part: float, whole: float) -> float:
    """`part / whole`, and 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def f1(right: float, predicted: float, gold: float) -> float:
    """F1 from counts; 0 where both sides are empty."""
    return ratio(2 * right, predicted + gold)


def prf(name: str, right: float, predicted: float, gold: float) -> Metrics:
    """`NAME_p`, `NAME_r`, `NAME_f1`."""
    return {
        f"{name}_p": ratio(right, predicted),
        f"{name}_r": ratio(right, gold),
        f"{name}_f1": f1(right, predicted, gold),
    }


def one_to_one(gold: Sequence[Pair], predicted: Sequence[Pair]) -> list[Pair]:
    """Pairs of places in the two lists whose spans overlap, each used once: by largest overlap, then by text order."""
    options = sorted(
        (
            (min(one[1], two[1]) - max(one[0], two[0]), -one[0], -two[0], at, other)
            for at, one in enumerate(gold)
            for other, two in enumerate(predicted)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for overlap, _, _, at, other in options:
        if overlap <= 0:
            break
        if at not in pairs and other not in used:
            pairs[at] = other
            used.add(other)
    return sorted(pairs.items())


def bootstrap(
    per_document: Sequence[Counts],
    metrics: Callable[[Counts], Metrics],
    *,
    rounds: int = 1000,
    seed: int = 20200704,
) -> dict[str, tuple[float, float]]:
    """95 % intervals of every metric by resampling documents (Efron & Tibshirani 1993, percentile method).

    Args:
        per_document: counts of each document.
        metrics: metrics of summed counts.
        rounds: resamples.
        seed: of the resampling.
    """
    keys = sorted({key for counts in per_document for key in counts})
    table = np.array([[counts[key] for key in keys] for counts in per_document], dtype=float).reshape(
        len(per_document), len(keys)
    )
    random = np.random.default_rng(seed)
    results: dict[str, list[float]] = {}
    for _ in range(rounds):
        picks = np.bincount(random.integers(0, len(table), len(table)), minlength=len(table))
        summed = Counter(dict(zip(keys, (picks @ table).tolist(), strict=True)))
        for name, value in metrics(summed).items():
            results.setdefault(name, []).append(value)
    return {
        name: (float(np.percentile(values, 2.5)), float(np.percentile(values, 97.5)))
        for name, values in results.items()
    }
