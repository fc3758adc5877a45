"""The run over a folder of the reader's own: sets by name, predictions written and scored again, clear errors."""

from __future__ import annotations

import json

import pytest

from reportedly.errors import BadOption
from reportedly.evaluation.run import evaluate

TEXT = "Rebels left Marib on 3 May 2021."


@pytest.fixture
def folder(tmp_path):
    def write(name, rows):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    time = {"start": 21, "end": 31, "text": "3 May 2021", "type": "DATE", "value": "2021-05-03"}
    for name, value in (("one", "2021-05-03"), ("two", "2020-05-03")):
        write(f"{name}.dev.docs.jsonl", [{"doc": "d", "text": TEXT, "dct": "2021-05-04"}])
        write(f"{name}.dev.gold.jsonl", [{"doc": "d", "spans": [time | {"value": value}]}])
    write("stored.jsonl", [{"doc": "d", "spans": [time]}])
    return tmp_path


def test_sets_are_scored_apart_and_together(folder):
    result = evaluate("time", folder, "dev", predictions_from=folder / "stored.jsonl").to_dict()
    assert result["sets"]["one"]["value_f1"]["value"] == 1.0
    assert result["sets"]["two"]["value_f1"]["value"] == 0.0
    assert result["all"]["value_f1"]["value"] == 0.5


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda folder: (folder / "one.dev.docs.jsonl").write_text("{"), "line 1 is not JSON"),
        (lambda folder: (folder / "one.dev.docs.jsonl").write_text('{"text": ""}'), "lacks the field `doc`"),
        (lambda folder: (folder / "one.dev.gold.jsonl").unlink(), "is not there"),
        (lambda folder: (folder / "stored.jsonl").write_text(""), "no prediction for document d"),
    ],
    ids=["not JSON", "no doc", "no gold", "no prediction"],
)
def test_bad_files_are_named_with_what_is_wrong(folder, break_it, message):
    break_it(folder)
    with pytest.raises(BadOption, match=message):
        evaluate("time", folder, "dev", predictions_from=folder / "stored.jsonl")


def test_a_folder_without_the_split_says_what_it_holds(folder):
    with pytest.raises(BadOption, match=r"it holds one\.dev\.docs\.jsonl"):
        evaluate("time", folder, "test")


def test_an_unknown_task_names_those_there_are():
    with pytest.raises(BadOption, match="attribution, time, place"):
        evaluate("weather", "nowhere", "dev")
