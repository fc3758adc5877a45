"""Logistic regression by Newton's method, for the few weights that are fitted rather than learned."""

from __future__ import annotations

import numpy as np

STEPS = 30
"""Of Newton's method; it is done after far fewer."""


def fit(evidence: np.ndarray, right: np.ndarray, *, ridge: float) -> np.ndarray:
    """Weights of a logistic regression, the intercept last.

    Args:
        evidence: cases × kinds of evidence.
        right: 1.0 for each case that is right, else 0.0.
        ridge: weight of the squared weights, in units of each evidence's spread; the intercept is free.
    """
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-9
    rows = np.column_stack([(evidence - mean) / spread, np.ones(len(evidence))])
    held = np.diag([ridge] * evidence.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (odds - right) + held @ weights
        weights -= np.linalg.solve((rows * (odds * (1 - odds))[:, None]).T @ rows + held, slope)
    raw = weights[:-1] / spread
    return np.append(raw, weights[-1] - raw @ mean)
