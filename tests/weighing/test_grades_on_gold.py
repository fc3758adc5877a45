"""What weighing makes of the open gold: floors, so that it does not get worse unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluation.weighing import evaluate_weighing

GOLD = Path(__file__).parents[2] / "gold"
FLOORS = {
    "weighing": {"pairs_f1": 0.97, "origins_right": 0.9, "grade_right": 0.9, "disputed_f1": 0.97, "copies_f1": 0.99},
    "weighing-5": {"pairs_f1": 0.95, "origins_right": 0.85, "grade_right": 0.78, "disputed_f1": 0.87},
    "weighing-6": {"pairs_f1": 0.96, "origins_right": 0.8, "grade_right": 0.8, "disputed_f1": 0.93},
    "weighing-7": {"pairs_f1": 0.97, "origins_right": 0.9, "grade_right": 0.95, "disputed_f1": 0.95},
    "weighing-9": {"pairs_f1": 0.97, "origins_right": 0.9, "grade_right": 0.9, "disputed_f1": 0.96},
    "weighing-10": {"pairs_f1": 0.92, "origins_right": 0.75, "grade_right": 0.9, "disputed_f1": 0.94},
    "weighing-11": {"pairs_f1": 0.87, "origins_right": 0.75, "grade_right": 0.85, "disputed_f1": 0.9},
}


@pytest.fixture(scope="module", params=FLOORS)
def figures(request):
    return request.param, evaluate_weighing(GOLD / request.param).to_dict()["all"]


def test_figures_hold_their_floors(figures):
    folder, found = figures
    low = {name: found[name]["value"] for name, least in FLOORS[folder].items() if found[name]["value"] < least - 1e-9}
    assert low == {}
