"""Chains and facts against gold, with what was read wrongly."""

from __future__ import annotations

import json

from reportedly.evaluation.chains import evaluate_chains

TEXT = "The mayor of Sirte said that the rebels had shelled the port on Monday."


def span(words):
    return {"text": words, "n": 0}


def gold(factuality):
    content = [span("that the rebels had shelled the port on Monday")]
    said = {"id": "q1", "source": [span("The mayor of Sirte")], "cue": [span("said")], "content": content, "in": None}
    fact = {"head": span("shelled"), "attribution": ["q1"], "factuality": factuality, "reality": "actual"}
    return {"doc": "d", "file": "d.txt", "attributions": [said], "facts": [fact]}


def slips(folder, factuality):
    (folder / "d.txt").write_text(TEXT, encoding="utf-8")
    (folder / "d.json").write_text(json.dumps(gold(factuality)), encoding="utf-8")
    return [(row["kind"], row["what"], row["gold"]) for row in evaluate_chains(folder).parts[0].slips]


def test_a_right_reading_has_no_slips(tmp_path):
    assert slips(tmp_path, "CT+") == []


def test_a_fact_of_another_factuality_is_listed(tmp_path):
    assert slips(tmp_path, "CT-") == [("wrong", "fact factuality", "CT-")]
