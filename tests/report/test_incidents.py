"""What the pages on incidents hold: claims and documents by number, figures with whose they are, words by side."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.model import Weighed
from reportedly.report.incidents import IncidentPages, number_in_words
from reportedly.weighing.views.told import HowMany
from tests.report.make_records import hostile, weighed, wire


def pages(*records, what=None):
    made = IncidentPages(what or weighed(*records))
    for record in records:
        made.add(record)
    return made.values()


@pytest.fixture
def incident():
    (only,) = pages(wire(), hostile())["incidents"]
    return only


def test_a_reason_names_claims_by_number(incident):
    assert incident["why"] == ["Origins dispute who did it: ", 2, " against ", 3, "."]


def test_a_figure_says_whose_it_is(incident):
    assert incident["tolls"] == [
        {
            "harm": "killed",
            "low": 11,
            "high": 11,
            "open": True,
            "figures": [{"value": "at least 11", "accounts": [0], "claims": [0]}],
        }
    ]


def test_each_side_has_its_words_for_the_act(incident):
    words = incident["words"]
    assert words["sides"] == ["Nahr Brigade", "Plain Front", "third"]
    assert words["rows"][0] == {"what": None, "said": [["firing"], ["this"], ["hit"]]}


def test_an_account_that_is_silent_on_a_dispute_is_named(incident):
    (dispute,) = incident["disputed"]
    assert [position["accounts"] for position in dispute["positions"]] == [[1], [2]]
    assert dispute["silent"] == [0]
    assert dispute["positions"][1]["against"]


def test_copies_within_an_incident_alone_are_shown():
    """The other document tells nothing of this incident."""
    (only,) = pages(wire(), hostile())["incidents"]
    assert only["copies"] == []


def test_shared_passages_count_as_a_browser_counts():
    other = dataclasses.replace(wire(), document=dataclasses.replace(wire().document, id="e" * 64))
    what = weighed(wire(), other)
    (incident,) = what.incidents
    account = dataclasses.replace(incident.accounts[0], documents=("d" * 64, "e" * 64))
    incident = dataclasses.replace(incident, accounts=(account, *incident.accounts[1:]))
    (only,) = pages(wire(), other, what=dataclasses.replace(what, incidents=(incident,)))["incidents"]
    assert only["copies"] == [{"documents": [0, 1], "how": "passage", "share": 0.25, "passages": [[0, 10, 0, 5]]}]


def test_what_the_report_does_not_hold_is_left_out():
    made = IncidentPages(weighed(wire()))
    made.add(hostile())
    values = made.values()
    assert (values["incidents"], values["followed"]) == ([], [])
    assert values["about_actors"][0]["positions"][0]["claims"] == []


def test_without_weighing_there_is_nothing_to_show():
    assert pages(wire(), what=Weighed()) == {"incidents": [], "about_actors": [], "followed": []}


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [(3, 3, False, "3"), (20, 20, True, "about 20"), (7, None, False, "at least 7"), (None, 9, False, "at most 9"),
     (1000, 2000, False, "1,000 to 2,000"), (0, 0, False, "0"), (None, None, False, "an unknown number")],
)  # fmt: skip
def test_counts_in_words_are_as_open_as_they_were_told(low, high, approximate, words):
    assert number_in_words(HowMany(low=low, high=high, approximate=approximate)) == words
