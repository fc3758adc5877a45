"""Weights that are fitted: how sure something is, from what speaks for it."""

from __future__ import annotations

import numpy as np

from training.logistic import fit


def test_weights_give_the_share_that_is_right():
    evidence = np.array([[0.0, 1.0]] * 2000 + [[2.0, 1.0]] * 2000)
    right = np.array([1.0] * 600 + [0.0] * 1400 + [1.0] * 1800 + [0.0] * 200)
    odds = 1 / (1 + np.exp(-(evidence @ (weights := fit(evidence, right, ridge=5.0))[:2] + weights[2])))
    assert np.allclose([odds[0], odds[-1]], [0.3, 0.9], atol=0.02)
