"""Which summaries count which incidents."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.weighing import Weigher

from .make_records import TOWNS, telling

SUMMARY = "Eleven attacks shelled towns of the province."


def covered(incident, summary):
    """Whether the summary counts the incident, in whichever order they come."""
    found = []
    for order in ((incident, summary), (summary, incident)):
        weigher = Weigher()
        for record in order:
            weigher.add([record])
            result = weigher.result()
        (one,) = result.incidents
        found.append(bool(one.covered_by))
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"place": "Hawija"}, True),
        ({"place": "Riyad"}, False),
        ({"day": "2021-06-01/2021-06-30"}, False),
        ({"killed": 40}, False),
    ],
    ids=["its province", "its town", "another town of the province", "another month", "it counts dead, and none died"],
)
def test_a_summary_counts_what_was_where_and_when_it_says(fields, expected):
    summary = {"place": "Kirkuk Province", "day": "2021-05-01/2021-05-31"} | fields
    assert summary["place"] in TOWNS
    assert covered(telling("Post", "They shelled it.", killed=0), telling("Watch", SUMMARY, **summary)) is expected


@pytest.mark.parametrize(("lat", "expected"), [(35.5, True), (36.5, False)])
def test_a_town_lies_in_a_district_by_its_distance(lat, expected):
    town = telling("Post", "They shelled it.")
    (place,) = town.places
    town = dataclasses.replace(town, places=(dataclasses.replace(place, admin1=None),))
    summary = telling("Watch", SUMMARY, place="Kirkuk Province", day="2021-05-01/2021-05-31")
    (area,) = summary.places
    district = dataclasses.replace(area, name="Zaran", admin1=None, precision="district", lat=lat, lon=43.9)
    assert covered(town, dataclasses.replace(summary, places=(district,))) is expected


@pytest.mark.parametrize(("kind", "expected"), [("armed_group", True), ("military", False)])
def test_a_summary_of_what_insurgents_did_counts_no_act_of_the_state_s_forces(kind, expected):
    incident = telling("Post", "They shelled it.", actor="Dijla Force", recipient=None)
    incident = dataclasses.replace(incident, actors=(dataclasses.replace(incident.actors[0], kind=kind),))
    summary = telling("Watch", SUMMARY, actor="insurgents", place="Kirkuk Province", day="2021-05-01/2021-05-31")
    insurgents = [
        dataclasses.replace(one, kind="armed_group") if one.name == "insurgents" else one for one in summary.actors
    ]
    assert covered(incident, dataclasses.replace(summary, actors=tuple(insurgents))) is expected


def test_a_count_without_days_is_of_those_of_which_its_text_gives_account():
    incident = telling("Post", "They shelled it.")
    summary = telling("Watch", SUMMARY, place="Kirkuk Province", day="2021-05-01/2021-05-31")
    (claim,) = summary.claims
    bare = dataclasses.replace(claim, event=dataclasses.replace(claim.event, time=()))
    assert covered(incident, dataclasses.replace(summary, claims=(bare,)))
    assert not covered(incident, dataclasses.replace(summary, claims=(bare,), times=()))


@pytest.mark.parametrize(("name", "expected"), [("Kirkuk", True), ("Diyala", False)])
def test_a_region_holds_the_divisions_that_are_called_after_it(name, expected):
    incident = telling("Post", "They shelled it.")
    incident = dataclasses.replace(incident, places=(dataclasses.replace(incident.places[0], admin1="North Kirkuk"),))
    summary = telling("Watch", SUMMARY, place="Kirkuk Province", day="2021-05-01/2021-05-31")
    region = dataclasses.replace(summary.places[0], name=name, admin1=None, precision="region")
    assert covered(incident, dataclasses.replace(summary, places=(region,))) is expected


def test_what_is_shown_not_to_have_happened_is_counted_by_nobody():
    told, back = telling("Post", "It was shelled."), telling("Post", "It was never shelled.", denies=True)
    back = dataclasses.replace(back, document=dataclasses.replace(back.document, published="2021-06-09"))
    summary = telling("Watch", SUMMARY, place="Kirkuk Province", day="2021-05-01/2021-05-31")
    weigher = Weigher()
    weigher.add([told, back, summary])
    assert [(one.grade, one.covered_by) for one in weigher.result().incidents] == [("discounted", ())]
