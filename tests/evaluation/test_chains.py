"""Chains and facts against gold, with what was read wrongly."""

from __future__ import annotations

import json

from reportedly.evaluation.chains import evaluate_chains

TEXT = "The mayor of Sirte said that the rebels had shelled the port on Monday."


def span(words):
    return {"text": words, "n": 0}


def gold(factuality, act):
    content = [span("that the rebels had shelled the port on Monday")]
    said = {"id": "q1", "source": [span("The mayor of Sirte")], "cue": [span("said")], "content": content, "in": None}
    said |= {"act": act, "quote": "indirect"}
    fact = {"head": span("shelled"), "attribution": ["q1"], "factuality": factuality, "reality": "actual"}
    return {"doc": "d", "file": "d.txt", "attributions": [said], "facts": [fact]}


def slips(folder, factuality, act="say"):
    (folder / "d.txt").write_text(TEXT, encoding="utf-8")
    (folder / "d.json").write_text(json.dumps(gold(factuality, act)), encoding="utf-8")
    return [(row["kind"], row["what"], row["gold"]) for row in evaluate_chains(folder).parts[0].slips]


def test_a_right_reading_has_no_slips(tmp_path):
    assert slips(tmp_path, "CT+") == []


def test_a_fact_of_another_factuality_is_listed(tmp_path):
    assert slips(tmp_path, "CT-") == [("wrong", "fact factuality", "CT-")]


def test_an_attribution_of_another_act_is_listed(tmp_path):
    assert slips(tmp_path, "CT+", "warn") == [("wrong", "attribution act", "warn")]


def test_a_saying_within_a_saying_stands_in_the_right_one(tmp_path):
    text = "The mayor of Sirte said that the rebels denied that they had shelled the port."
    outer = {"id": "q1", "source": [span("The mayor of Sirte")], "cue": [span("said")], "in": None}
    inner = {"id": "q2", "source": [span("the rebels")], "cue": [span("denied")], "in": "q1"}
    outer["content"] = [span("that the rebels denied that they had shelled the port")]
    inner["content"] = [span("that they had shelled the port")]
    (tmp_path / "d.txt").write_text(text, encoding="utf-8")
    row = {"doc": "d", "file": "d.txt", "attributions": [outer, inner]}
    (tmp_path / "d.json").write_text(json.dumps(row), encoding="utf-8")
    (part,) = evaluate_chains(tmp_path).parts
    assert part.all["inside_acc"]["value"] == 1
    assert part.tables[0].rows == (("1", 1, 1, 1.0, 1.0), ("2", 1, 1, 1.0, 1.0))
