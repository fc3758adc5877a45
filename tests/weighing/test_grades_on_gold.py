"""What weighing makes of the open gold: floors, so that it does not get worse unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluation.weighing import evaluate_weighing

FLOORS = {"pairs_f1": 0.97, "origins_right": 0.8, "grade_right": 0.9, "disputed_f1": 0.9, "copies_f1": 0.99}


@pytest.fixture(scope="module")
def figures():
    folder = Path(__file__).parents[2] / "gold/weighing"
    return evaluate_weighing(folder).to_dict()["all"]


@pytest.mark.parametrize("name", FLOORS)
def test_figure_holds_its_floor(figures, name):
    assert figures[name]["value"] >= FLOORS[name] - 1e-9
