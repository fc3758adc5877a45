"""The record that an annotation stands for; and how far two annotations agree."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportedly.errors import BadOption
from reportedly.evaluation.annotated import record_of
from reportedly.evaluation.gold import load_gold
from reportedly.evaluation.records import evaluate_records

GOLD = Path(__file__).parents[2] / "gold" / "weighing"


@pytest.fixture
def second(tmp_path):
    """Another's annotation of one text of gold, in a folder of its own, which `change` may alter."""
    document = load_gold(GOLD)[0]
    (tmp_path / "docs").mkdir()
    shutil.copy(document.path, tmp_path / "docs")

    def annotate(change):
        gold = json.loads(json.dumps(document.gold))
        change(gold)
        (tmp_path / f"{gold['doc']}.json").write_text(json.dumps(gold), encoding="utf-8")
        return tmp_path

    return annotate


def test_two_annotations_agree_where_they_are_the_same(second):
    folder = second(lambda gold: None)
    figures = evaluate_records(folder, predictions_from=folder).to_dict()["all"]
    assert figures["usable_claims_f1"]["value"] == 1.0
    assert figures["places_f1"]["value"] == 1.0


def test_what_the_second_leaves_out_lacks(second):
    def overlook(gold):
        gold["claims"].remove(next(one for one in gold["claims"] if one["event"] and not one.get("optional")))

    folder = second(overlook)
    figures = evaluate_records(GOLD, limit=1, predictions_from=folder).to_dict()["all"]
    assert figures["event_detection_p"]["value"] == 1.0
    assert figures["event_detection_r"]["value"] < 1.0


def test_a_name_that_is_not_listed_is_an_error_or_left_out(second):
    def misname(gold):
        event = next(claim["event"] for claim in gold["claims"] if claim["event"])
        event["actor"] = ["nobody listed"]

    document = load_gold(second(misname), strict=False)[0]
    with pytest.raises(BadOption, match="nobody listed"):
        record_of(document)
    assert any(claim.event and not claim.event.actor for claim in record_of(document, strict=False).claims)


def test_a_relation_of_what_is_not_listed_is_an_error_or_left_out(second):
    def misname(gold):
        next(claim["relation"] for claim in gold["claims"] if claim["relation"])["subject"] = "nobody listed"

    document = load_gold(second(misname), strict=False)[0]
    with pytest.raises(BadOption, match="nobody listed"):
        record_of(document)
    related = sum(claim["relation"] is not None for claim in document.gold["claims"])
    assert sum(claim.relation is not None for claim in record_of(document, strict=False).claims) == related - 1
