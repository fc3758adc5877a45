"""Confidence held against what is right."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from reportedly.evaluation.calibration import counts, evaluate_calibration, metrics, tables


def claim(confidence: float) -> SimpleNamespace:
    return SimpleNamespace(event=object(), relation=None, confidence=confidence)


def test_error_is_the_distance_of_confidence_and_what_is_right_by_bins():
    summed = counts([(claim(0.82), True), (claim(0.88), False), (claim(0.25), False)])
    values = metrics(summed)
    assert values["ece"] == pytest.approx((abs(1 - 1.7) + 0.25) / 3)
    assert values["event.right"] == pytest.approx(1 / 3)
    (table,) = tables(summed)
    assert [row[:2] for row in table.rows] == [("0.2-0.3", 1), ("0.8-0.9", 2)]


def test_contents_are_held_against_attributions(tmp_path):
    text = "The road is open again, the mayor of Sirte said on Tuesday."
    content, source, cue = ([[text.index(words), text.index(words) + len(words)]] for words in
                            ("The road is open again", "the mayor of Sirte", "said"))  # fmt: skip
    gold = {"doc": "d", "attributions": [{"source": source, "cue": cue, "content": content}]}
    (tmp_path / "dev.docs.jsonl").write_text(json.dumps({"doc": "d", "text": text}), encoding="utf-8")
    (tmp_path / "dev.gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    values = evaluate_calibration([tmp_path], "dev").to_dict()["all"]
    assert values["content.right"]["value"] == 1
