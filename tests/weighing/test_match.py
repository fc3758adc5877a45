"""Which tellings are of one incident, and which are not, whatever else fits."""

from __future__ import annotations

import dataclasses

import pytest

import reportedly
from reportedly.model import Span
from reportedly.weighing import weigh
from reportedly.weighing.match import PLUNDER, match, of_kind, of_time
from reportedly.weighing.one_text import of_text
from reportedly.weighing.telling import tellings
from reportedly.weighing.verdict import APART, JOIN
from reportedly.weighing.where import site
from reportedly.weighing.who import of_parties

from .make_records import telling

OUTLETS = ("Nile Press", "Nile Gazette", "Harbour Wire")


def weighed(*texts):
    records = [
        reportedly.read_text(text, published=f"2021-05-{5 + at:02}", publisher=OUTLETS[at])
        for at, text in enumerate(texts)
    ]
    return weigh(records).incidents


def test_what_names_neither_day_nor_place_goes_on_about_what_was_told_before():
    incidents = weighed(
        "A bomb exploded in the market of Kutum on 3 May 2021, traders said. On 4 May 2021 gunmen attacked a bus near "
        "Kabkabiya.\n\nNo one was hurt, the driver said."
    )
    assert sorted(len(one.claims) for one in incidents) == [1, 2]


def test_force_of_another_kind_in_one_text_is_another_incident():
    incidents = weighed(
        "On 3 May 2021 soldiers raided a house in Kutum and killed two men. They arrested five students in Kutum."
    )
    assert {one.type for one in incidents} == {"ASSAULT", "COERCE"}


def test_an_outlet_that_takes_back_its_report_takes_back_whom_it_quoted():
    told = "Three pupils were killed by a mine near Kutum on 3 May 2021, a driver told Nile Press."
    taken_back = "On 3 May 2021 nobody was killed by a mine near Kutum. We regret the error."
    records = [
        reportedly.read_text(told, published="2021-05-04", publisher="Nile Press"),
        reportedly.read_text(f"Correction\nNile Press, 6 May 2021\n\n{taken_back}"),
    ]
    assert [one.grade for one in weigh(records).incidents if one.type == "ASSAULT"] == ["discounted"]


def test_what_names_no_place_is_sought_where_its_text_is():
    incidents = weighed(
        "Shells hit the cattle market in Kutum on 3 May 2021, killing four people, a doctor said.",
        "The army speaks of Kutum. On 3 May 2021 the rebels shelled the market and killed four people.",
    )
    assert [one.type for one in incidents if len(one.claims) > 1] == ["ASSAULT"]


def test_who_dies_of_it_later_parts_no_incident():
    incidents = weighed(
        "On 3 May 2021 a drone struck a bus in Kutum and killed four people. One woman died in hospital on 5 May 2021."
    )
    assert [len(one.claims) for one in incidents] == [2]


def test_a_person_of_a_full_name_is_killed_once():
    incidents = weighed(
        "Ahmed Saleh was shot dead in Kutum on 3 May 2021, his brother said.",
        "Rebels murdered Ahmed Saleh because he worked with the state, the governor said.",
    )
    assert [len(one.claims) for one in incidents if one.type == "ASSAULT"] == [2]


def test_two_persons_by_name_are_two_victims():
    incidents = weighed(
        "On 3 May 2021 gunmen abducted Karim Aziz in Kutum, his brother said.",
        "On 3 May 2021 gunmen killed Samir Haddad in Kutum, the mayor said.",
    )
    assert [len(one.claims) for one in incidents if one.type == "ASSAULT"] == [1, 1]


def test_each_side_of_a_border_clash_tells_that_the_other_one_struck():
    """The one names its own village, the other a town of its own, some kilometres off, in the next country."""
    one = telling("Post", "They shelled us at Hawija.", actor="Nahr Front", recipient="Dijla Army")
    two = telling("Wire", "They shelled us at Riyad.", actor="Dijla Army", recipient="Nahr Front", place="Riyad")
    (place,) = two.places
    two = dataclasses.replace(two, places=(dataclasses.replace(place, country="SY"),))
    (incident,) = weigh([one, two]).incidents
    assert [row.field for row in incident.disputed if row.field == "actor"] == ["actor"]
    far = dataclasses.replace(two, places=(dataclasses.replace(place, country="SY", lat=36.2),))
    assert len(weigh([one, far]).incidents) == 2


def test_what_an_outlet_says_that_it_had_reported_is_what_it_told():
    told = telling("Radio", "It shelled the market.", place="Riyad", published="2021-05-04")
    again = telling("Radio", "We reported that it shelled it.", source="Radio", act="report", day=None, place=None,
                    published="2021-05-06")  # fmt: skip
    other = dataclasses.replace(again.document, publisher=dataclasses.replace(again.document.publisher, name="Echo"))
    assert len(weigh([told, again]).incidents) == 1
    assert len(weigh([told, dataclasses.replace(again, document=other)]).incidents) == 2


def test_what_an_act_is_answered_by_is_the_speakers_own():
    shelled, ours = (tellings(telling("Post", "It shelled.", actor=one, source="Dijla Army"))[0]
                     for one in ("Nahr Front", "Dijla Army"))  # fmt: skip
    ours = dataclasses.replace(ours, order=1, span=Span(20, 30))
    assert "one is the speaker's own act" in of_text(shelled, ours)
    # Not where it says that it speaks of what was told: "its men had carried out the attack".
    assert "one is the speaker's own act" not in of_text(shelled, dataclasses.replace(ours, refers=True))


def test_who_did_the_one_is_hit_by_the_other():
    (shelled,) = tellings(telling("Post", "It shelled them."))
    (hit,) = tellings(telling("Post", "They shelled it.", actor=None, recipient="Nahr Front"))
    assert "who did the one is hit by the other" in of_text(shelled, hit)
    assert "who does the one suffers the other" in of_parties(shelled, hit)


def test_a_text_that_names_another_village_tells_of_two_places_unless_the_first_is_a_headlines():
    (told,) = tellings(telling("Post", "It shelled them.", place=None))
    before = dataclasses.replace(told, places=(site("Umm Dabi", carried=True),))
    after = dataclasses.replace(told, places=(site("Karnoi"),), order=1)
    assert "two places of one text" in of_text(before, after)
    assert "two places of one text" not in of_text(dataclasses.replace(before, headline=True), after)


def test_what_one_side_of_a_clash_did_to_a_third_is_told_of_another_besides():
    (third,) = tellings(telling("Wire", "It shelled them.", recipient="Zaran Brigade"))
    (other,) = tellings(telling("Echo", "It shelled it.", recipient="Dijla Army"))
    clash = dataclasses.replace(other, actors=(*other.actors, *other.recipients), recipients=())
    assert "one party in common, and another besides" in of_parties(clash, third)
    assert "one party in common, and another besides" not in of_parties(clash, other)


@pytest.mark.parametrize(
    ("sub", "bare", "named"),
    [("Arrests", False, "taken or arrested"), (PLUNDER, True, "taken in a raid"), (PLUNDER, False, ""), ("", True, "")],
)
def test_force_of_two_types_may_be_one_act(sub, bare, named):
    (taken,) = tellings(telling("Post", "It shelled."))
    taken = dataclasses.replace(taken, sub=("", "Abduction/forced disappearance"))
    other = dataclasses.replace(taken, type="COERCE", sub=("", sub), bare=bare)
    assert of_kind(taken, other) == (named or "force of another kind",)


@pytest.mark.parametrize(("lasts", "told"), [(True, "days of what lasted"), (False, "days near one another")])
def test_a_roadblock_is_told_of_any_day_on_which_it_held(lasts, told):
    days = [tellings(telling("Post", "They shelled it.", day=f"2021-05-0{day}"))[0] for day in (3, 5)]
    one, two = (dataclasses.replace(it, lasts=lasts) for it in days)
    assert of_time(one, two) == (told,)


def test_what_names_no_day_is_told_of_the_day_that_its_text_told_last():
    (told,), (other,) = (tellings(telling(name, "It shelled.")) for name in ("Post", "Wire"))
    later = dataclasses.replace(other, first=None, last=None)
    assert of_time(told, later) == ("the same day, by what its text told before",)


def test_different_places_keep_two_texts_apart_whatever_else_fits():
    one, two = (tellings(telling(name, "It shelled them.", killed=40))[0] for name in ("Post", "Wire"))
    (place,) = two.places
    assert match(one, two).score >= JOIN
    far = dataclasses.replace(two, places=(dataclasses.replace(place, name="basra", said=frozenset(), lat=30.5),))
    assert match(one, far).score == APART


def test_attacks_of_one_day_on_two_targets_of_one_town_are_two():
    incidents = weighed(
        "Shells hit the clinic in Kutum on 3 May 2021, killing two people, a nurse said.",
        "On 3 May 2021 the army shelled the bus station in Kutum and killed five people.",
    )
    assert len([one for one in incidents if one.type == "ASSAULT"]) == 2
