"""What taught a model its task is told apart from what it has never seen."""

from __future__ import annotations

import json

import pytest

from reportedly.evaluation import seen
from reportedly.evaluation.run import evaluate
from tests.benchmarks import FOLDER, needs_benchmarks
from training.seen import lines

TEXT = "Rebels left Marib on Monday, a witness said."


def test_a_text_that_a_model_learned_from_is_told_however_it_is_set(tmp_path, monkeypatch):
    monkeypatch.setattr(seen, "_known", lambda: {"attribution": frozenset([seen.digest(TEXT.replace(" ", "\n"))])})
    for name, row in (("docs", {"text": TEXT}), ("gold", {"attributions": [], "spans": []})):
        (tmp_path / f"dev.{name}.jsonl").write_text(json.dumps({"doc": "d"} | row), encoding="utf-8")
    result = evaluate("attribution", tmp_path, "dev")
    assert result.seen == {"dev": 1}
    assert result.notes == ["dev: 1 of 1 texts taught the shipped model this task: no result"]
    assert evaluate("time", tmp_path, "dev").seen == {}


@needs_benchmarks
def test_the_shipped_list_is_that_of_the_corpora():
    shipped = seen.data_path(seen.FILE).read_text(encoding="utf-8").splitlines()
    assert shipped == lines(FOLDER), "run `python -m training.seen`"


@needs_benchmarks
@pytest.mark.parametrize(
    ("task", "folder", "text"), [("attribution", "attribution", "text"), ("roles", "events", "doctext")]
)
def test_no_development_text_taught_its_task(task, folder, text):
    name = "muc4.dev.jsonl" if task == "roles" else "dev.docs.jsonl"
    rows = map(json.loads, (FOLDER / folder / name).read_text(encoding="utf-8").rstrip("\n").split("\n"))
    assert seen.count_seen(task, (row[text] for row in rows)) == 0
