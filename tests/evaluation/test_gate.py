"""The gate: no part may read worse than the floors in floors.toml. Lowering a floor is an edit of that file."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path

import pytest

from reportedly.evaluation.chains import evaluate_chains
from reportedly.evaluation.gold import load_gold
from reportedly.evaluation.mirror import evaluate_mirror
from reportedly.evaluation.records import evaluate_records
from reportedly.evaluation.run import evaluate
from reportedly.evaluation.weighing import evaluate_weighing
from tests.benchmarks import FOLDER, ROOT

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def digest(paths) -> str:
    """sha256 over the files' bytes, by name."""
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


@cache
def figures(task: str, split: str, limit: int, predictions: str | None):
    stored = ROOT / "benchmarks" / "predictions" / predictions if predictions else None
    folder = FOLDER / FLOORS["folder"][task]
    result = evaluate(task, folder, split, limit=limit, predictions_from=stored)
    assert not result.seen, "a floor on what a shipped model was trained on holds nothing"
    return result.to_dict()["sets"]


@pytest.mark.parametrize("floor", FLOORS["development"], ids=lambda one: f"{one['task']} {one['set']} {one['metric']}")
def test_development_parts_read_no_worse_than_the_floors(floor):
    folder = FOLDER / FLOORS["folder"][floor["task"]]
    files = [folder / name for name in floor["files"]]
    if not all(path.is_file() for path in files):
        pytest.skip(f"the benchmark data are not at {folder}; set REPORTEDLY_BENCHMARKS")
    assert digest(files) == floor["digest"], "the data are others than the floor was set on"
    value = figures(floor["task"], floor["split"], floor["limit"], floor.get("predictions"))[floor["set"]][
        floor["metric"]
    ]["value"]
    assert value >= floor["least"]


@cache
def gold_figures():
    return evaluate_records(ROOT / "gold/records").to_dict()["all"]


@pytest.mark.parametrize("floor", FLOORS["gold"], ids=lambda one: one["metric"])
def test_the_projects_gold_is_read_no_worse_than_the_floors(floor):
    assert gold_figures()[floor["metric"]]["value"] >= floor["least"]


@cache
def mirror_figures():
    return evaluate_mirror(ROOT / "gold/mirror").to_dict()["all"]


@pytest.mark.parametrize("floor", FLOORS["mirror"], ids=lambda one: one["metric"])
def test_texts_are_read_no_worse_with_the_parties_names_swapped(floor):
    assert floor["least"] <= mirror_figures()[floor["metric"]]["value"] <= floor.get("most", 1)


@cache
def chains_figures():
    return evaluate_chains(ROOT / "gold/attribution").to_dict()["all"]


@pytest.mark.parametrize("floor", FLOORS["chains"], ids=lambda one: one["metric"])
def test_sayings_and_facts_are_read_no_worse_than_the_floors(floor):
    assert chains_figures()[floor["metric"]]["value"] >= floor["least"]


@cache
def weighing_figures():
    return evaluate_weighing(ROOT / "gold/weighing", reading=True).to_dict()["all"]


@pytest.mark.parametrize("floor", FLOORS["weighing"], ids=lambda one: one["metric"])
def test_what_is_read_is_weighed_no_worse_than_the_floors(floor):
    assert weighing_figures()[floor["metric"]]["value"] >= floor["least"]


@pytest.mark.parametrize("name", FLOORS["digest"])
def test_the_gold_is_the_one_that_the_floors_were_set_on(name):
    folder = ROOT / name
    part = "attributions" if name == "gold/attribution" else "claims"
    files = [document.path for document in load_gold(folder, part)] + sorted(folder.glob("*.json"))
    assert digest(files) == FLOORS["digest"][name]
