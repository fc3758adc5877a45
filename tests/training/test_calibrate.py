"""The table of confidences: fitted on what is right, rated without a document's own claims."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from training.calibrate import FEATURES, Case, Unseen, crossvalidate, fit, keep, kept, rescale


def cases(right: float, number: int = 200) -> list[Case]:
    """Claims of one score, of which a share is right, in ten documents."""
    claim = SimpleNamespace(confidence=0.9)
    values = tuple(2.2 if name == "score" else 0.0 for name in FEATURES["relation"])
    return [Case(document=f"d{at % 10}", claim=claim, values=values, right=at < right * number) for at in range(number)]


def test_confidence_becomes_the_share_that_is_right():
    rated = crossvalidate("relation", cases(0.3))
    assert np.abs(rated - 0.3).max() < 0.05


def test_a_score_counts_as_it_stands_where_gold_says_nothing_else():
    intercept, weight = fit("relation", cases(0.9))
    assert abs(weight - 1) < 0.1 and abs(intercept) < 0.3


def test_on_unseen_texts_claims_are_as_sure_as_they_are_right_there():
    unseen = [Unseen(document="d", values=one.values, right=one.right) for one in cases(0.6)]
    intercept, weight = rescale(fit("relation", cases(0.9)), unseen)
    assert abs(1 / (1 + np.exp(-(intercept + weight * 2.2))) - 0.6) < 0.01


def test_what_is_kept_comes_back(tmp_path):
    claim = SimpleNamespace(id="c1", confidence=0.9)
    one = Case(document="set/d1", claim=claim, values=(0.4,), right=True)
    keep({"relation": [one]}, tmp_path / "kept.jsonl")
    assert kept(tmp_path / "kept.jsonl")["relation"] == [Unseen(document="set/d1", values=(0.4,), right=True)]
