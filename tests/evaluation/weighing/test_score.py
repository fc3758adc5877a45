"""Figures of weighing, on cases counted by hand."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from reportedly.evaluation.weighing.score import NONE, Found, FoundIncident, metrics, score

EXPECTED = {
    "incidents": [
        {"id": "clash", "claims": ["a#c1", "a#c2", "b#c1"], "origins": [{}, {}], "grade": "fair", "why": "",
         "disputed": ["count", "actor"], "covered_by": ["c#c9"]},
        {"id": "raid", "claims": ["b#c2"], "origins": [{}], "grade": "weak", "why": "", "disputed": []},
    ],
    "copies": [{"pair": ["b", "a"], "how": "edited"}, {"pair": ["b", "c"], "how": "whole"}],
    "threats": [{"claim": "a#c4", "followed_by": [{"claim": "b#c5", "as": "consequence"}]}],
    "actor_disputes": [{"actor": "Nahr Front", "relation": "origin", "positions": []}],
}  # fmt: skip
RIGHT = Found(
    incidents=(
        FoundIncident(claims=frozenset(["a#c1", "a#c2", "b#c1"]), origins=2, grade="fair",
                      disputed=frozenset(["count", "actor"]), covered_by=frozenset(["c#c9"])),
        FoundIncident(claims=frozenset(["b#c2"]), origins=1, grade="weak"),
    ),
    copies={("a", "b"): "edited", ("a", "c"): "edited"},
    threats=frozenset([("a#c4", "b#c5", "consequence")]),
    actor_disputes=frozenset([("nahr front", "origin")]),
)  # fmt: skip
ALL = ["a#c1", "a#c2", "b#c1", "b#c2", "b#c7"]


def figures(found, claims=ALL):
    table, _ = score(EXPECTED, found, claims)
    return metrics(sum(table.values(), Counter()))


def test_what_is_all_right_scores_one_everywhere():
    values = figures(RIGHT)
    assert {name for name, value in values.items() if value != pytest.approx(1)} == set()
    assert score(EXPECTED, RIGHT, ALL)[1] == []


def test_a_claim_of_another_incident_costs_its_pairs():
    """Three right pairs; joining the fourth claim makes three wrong ones."""
    one = FoundIncident(claims=frozenset(ALL[:4]), origins=2, grade="fair")
    values = figures(Found(incidents=(one,)))
    assert (values["pairs_p"], values["pairs_r"]) == (0.5, 1)
    assert values["b3_p"] == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert values["incidents_found"] == 0.5


def test_a_claim_of_no_incident_is_counted_where_it_was_joined():
    table, wrong = score(EXPECTED, Found(incidents=(FoundIncident(claims=frozenset(["b#c2", "b#c7"])),)), ALL)
    assert (table["raid"]["pairs_predicted"], table[NONE]["pairs_predicted"]) == (1, 0)
    assert {"missed": [], "spurious": ["b#c7"]} in [row.get("claims") for row in wrong]


def test_claims_that_were_not_read_are_missed():
    values = figures(RIGHT, ALL[1:])
    assert values["pairs_r"] == pytest.approx(1 / 3)
    assert values["pairs_p"] == 1
    assert values["claims_read"] == 0.75


def test_disputes_are_counted_by_field():
    one = FoundIncident(claims=RIGHT.incidents[0].claims, disputed=frozenset(["count", "place"]))
    values = figures(Found(incidents=(one, RIGHT.incidents[1])))
    assert (values["disputed_p"], values["disputed_r"]) == (0.5, 0.5)


def test_a_grade_and_fields_that_gold_accepts_as_well_are_right():
    clash, raid = EXPECTED["incidents"]
    expected = {**EXPECTED, "incidents": [{**clash, "grade_alt": ["weak"], "disputed_alt": [["count"]]}, raid]}
    other = FoundIncident(claims=frozenset(ALL[:3]), origins=2, grade="weak", disputed=frozenset(["count"]))
    table, _ = score(expected, Found(incidents=(other,)), ALL)
    assert (table["clash"]["grade"], table["clash"]["disputed"], table["clash"]["disputed_gold"]) == (1, 1, 1)
    table, _ = score(expected, Found(incidents=(dataclasses.replace(other, grade="fair"),)), ALL)
    assert table["clash"]["grade"] == 1
