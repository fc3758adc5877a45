"""Annotated documents: what is malformed is an error, and slips of the pen are told."""

from __future__ import annotations

import json

import pytest

from reportedly.errors import BadOption
from reportedly.evaluation.gold import load_gold
from reportedly.evaluation.records import evaluate_records

TEXT = "Rebels shelled the market in Kutum, medics said."


def gold(**changes):
    event = {
        "type": "ASSAULT", "acled": None, "trigger": {"text": "shelled", "n": 0}, "actor": ["rebels"], "recipient": [],
        "place": ["Kutum"], "time": None, "casualties": [],
    }  # fmt: skip
    link = {"source": "author", "cue": None, "act": "assert", "stance": None}
    claim = {
        "id": "c1", "span": {"text": "Rebels shelled the market in Kutum", "n": 0}, "attribution": [link],
        "factuality": "CT+", "reality": "actual", "event": event | changes.pop("event", {}), "relation": None,
    }  # fmt: skip
    place = {"name": "Kutum", "country": "SD", "lat": 14.2, "lon": 24.66, "precision": "town", "mentions": []}
    actor = {"name": "rebels", "kind": "unnamed", "nominals": [{"text": "Rebels", "n": 0}]}
    row = {
        "doc": "kutum", "file": "kutum.txt", "document": {"genre": "wire"}, "actors": [actor], "places": [place],
        "times": [], "claims": [claim | changes.pop("claim", {})],
    }  # fmt: skip
    return row | changes


@pytest.fixture
def folder(tmp_path):
    def make(row, text=TEXT):
        (tmp_path / "kutum.txt").write_text(text, encoding="utf-8")
        (tmp_path / "kutum.json").write_text(row if isinstance(row, str) else json.dumps(row), encoding="utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "line 1 is not JSON"),
        (gold(file="other.txt"), "'other.txt', which is not there"),
        ({"doc": "kutum", "file": "kutum.txt"}, "neither `claims` nor `attributions`"),
        (gold(claim={"span": {"text": "Rebels"}}), "the field `claims.0.span.n` is missing"),
        (gold(event={"actor": "rebels"}), "`claims.0.event.actor`: it should be a valid list"),
    ],
    ids=["not JSON", "no text", "no annotation", "no place of the words", "no list"],
)
def test_malformed_gold_is_named_with_file_and_field(folder, row, message):
    with pytest.raises(BadOption, match=message) as error:
        load_gold(folder(row), strict=False)
    assert "kutum.json" in str(error.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (gold(claim={"span": {"text": "Rebels bombed", "n": 0}}), "the text has the words 'Rebels bombed' 0 times"),
        (gold(event={"actor": ["rebel"]}), "a party of c1, 'rebel', is not listed"),
        (gold(event={"place": ["Kutumm"]}), "the place of c1, 'Kutumm', is not listed"),
        (gold(claim={"factuality": "sure"}), "`claims.0.factuality` is 'sure'; it should be 'CT[+]'"),
    ],
    ids=["other words", "unlisted actor", "unlisted place", "unknown value"],
)
def test_a_slip_of_the_pen_is_told_where_it_counts_against_the_reader(folder, row, message):
    with pytest.raises(BadOption, match=message):
        load_gold(folder(row))
    (note,) = evaluate_records(folder(row)).notes
    assert note.startswith("kutum: counts against the reader: ") and message.split("'")[0] in note


def test_a_folder_of_gold_folders_says_which_there_are(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kutum.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadOption, match="Name one of its folders: mine"):
        load_gold(tmp_path)


def test_records_that_were_written_are_scored_again(folder, tmp_path):
    stored = tmp_path / "records.jsonl"
    first = evaluate_records(folder(gold()), predictions=stored)
    assert evaluate_records(folder(gold()), predictions_from=stored).to_dict()["all"] == first.to_dict()["all"]
    assert first.to_dict()["all"]["event_detection_f1"]["value"] == 1.0
    stored.write_text("")
    with pytest.raises(BadOption, match=r"no record of kutum\.txt"):
        evaluate_records(folder(gold()), predictions_from=stored)
