"""Which tellings are of one incident, and which are not, whatever else fits."""

from __future__ import annotations

import dataclasses

import pytest

import reportedly
from reportedly.model import Span
from reportedly.weighing import weigh
from reportedly.weighing.cluster import leaning
from reportedly.weighing.match import match
from reportedly.weighing.one_text import PLUNDER, of_text
from reportedly.weighing.telling import tellings
from reportedly.weighing.verdict import APART
from reportedly.weighing.where import site

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


def test_what_goes_on_tells_of_the_same_sort_of_people():
    (told,) = tellings(telling("Post", "It shelled them.", recipient="workers", place=None, day=None))
    (other,) = tellings(telling("Post", "It shelled them.", recipient="police officers", place=None, day=None))
    acts = [
        dataclasses.replace(one, ref=ref, span=Span(at, at + 9), leans=ref == "c3")
        for one, ref, at in ((told, "c1", 0), (other, "c2", 100), (told, "c3", 200))
    ]
    assert list(leaning(acts)) == [("c1", "c3")]
    acts[0] = dataclasses.replace(other, ref="c1", span=Span(0, 9), leans=False)
    assert list(leaning(acts)) == [("c2", "c3")]


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


def test_who_strikes_back_does_not_go_on_about_what_it_answers():
    head = "Army Command of Sudan\nPress office, 4 May 2021\n\n"
    told = "On 3 May 2021 the rebel militia shelled the market of Kutum. Our forces destroyed three of the guns."
    incidents = weigh([reportedly.read_text(head + told)]).incidents
    assert [len(one.claims) for one in incidents if one.type == "ASSAULT"] == [1, 1]


def test_two_persons_by_name_are_two_victims():
    incidents = weighed(
        "On 3 May 2021 gunmen abducted Karim Aziz in Kutum, his brother said.",
        "On 3 May 2021 gunmen killed Samir Haddad in Kutum, the mayor said.",
    )
    assert [len(one.claims) for one in incidents if one.type == "ASSAULT"] == [1, 1]


def test_what_is_done_to_whoever_acted_before_is_another_act():
    record = reportedly.read_text(
        "The Northern Front shelled the market of Kutum on 3 May 2021. "
        "Villagers attacked the Northern Front with machetes.",
        published="2021-05-05", publisher="Nile Press",
    )  # fmt: skip
    assert [len(one.claims) for one in weigh([record]).incidents if one.type == "ASSAULT"] == [1, 1]


def test_who_does_the_one_and_suffers_the_other_makes_them_no_one_act():
    shelled = telling("Post", "It shelled Hawija.", recipient=None, day=None, published="2021-05-04")
    hit = telling("Wire", "They shelled it.", actor=None, recipient="Nahr Front", day=None, published="2021-05-04")
    clash = telling("Echo", "It shelled them.", actor="Nahr Front", recipient=None, day=None, published="2021-05-05")
    (one,), (two,), (same,) = map(tellings, (shelled, hit, clash))
    assert match(one, two).score < match(one, same).score - 1


def test_a_text_that_names_another_village_goes_on_to_another_act():
    (told,) = tellings(telling("Post", "It shelled them.", place=None))
    before = dataclasses.replace(told, places=(site("Umm Dabi", carried=True),))
    after = dataclasses.replace(told, places=(site("Karnoi"),), span=Span(20, 40))
    assert of_text(before, after)[0] < 0 < of_text(told, after)[0]
    # So where it has the other village from what it told in between.
    assert of_text(before, dataclasses.replace(after, places=(site("Karnoi", carried=True),)))[0] < 0


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


def test_a_headline_may_name_a_wider_place_than_its_text():
    (told,) = tellings(telling("Post", "It shelled them.", place=None))
    head = dataclasses.replace(told, places=(site("Karnoi"),), headline=True, span=Span(0, 9))
    below = dataclasses.replace(told, places=(site("Umm Dabi"),), span=Span(20, 40))
    assert of_text(head, below)[0] > 0 > of_text(dataclasses.replace(head, headline=False), below)[0]


@pytest.mark.parametrize(("words", "acts"), [("had carried out the attack", 1), ("destroyed three guns", 2)])
def test_a_side_that_speaks_of_what_was_told_answers_it_with_no_act_of_its_own(words, acts):
    first = telling("Post", f"Gunmen shelled it. We {words}.", actor="gunmen", recipient=None)
    text = first.document.text
    ours = telling("Echo", "We shelled it.", source="Nahr Front", recipient=None)
    (claim,), (own,) = first.claims, ours.claims
    front = dataclasses.replace(ours.actors[0], id="a9")
    event = dataclasses.replace(own.event, actor=("a9",), place=(), time=())
    link = dataclasses.replace(own.attribution[1], source="a9")
    claims = (
        dataclasses.replace(claim, span=Span(0, 18)),
        dataclasses.replace(
            own, id="c2", span=Span(19, len(text)), event=event, attribution=(own.attribution[0], link)
        ),
    )  # fmt: skip
    record = dataclasses.replace(first, actors=(*first.actors, front), claims=claims)
    assert len(weigh([record]).incidents) == acts


def test_what_an_outlet_says_that_it_had_reported_is_what_it_told():
    told = telling("Radio", "It shelled the market.", place="Riyad", published="2021-05-04")
    again = telling("Radio", "We reported that it shelled it.", source="Radio", act="report", day=None, place=None,
                    published="2021-05-06")  # fmt: skip
    other = dataclasses.replace(again.document, publisher=dataclasses.replace(again.document.publisher, name="Echo"))
    assert len(weigh([told, again]).incidents) == 1
    assert len(weigh([told, dataclasses.replace(again, document=other)]).incidents) == 2


def test_what_names_another_doer_does_not_go_on_about_what_was_told():
    text = "The Northern Front shelled the market of Kutum on 3 May 2021. The Dijla Army killed nine men."
    told = weighed(text)
    assert [len(one.claims) for one in told if one.type == "ASSAULT"] == [1, 1]


def test_what_one_side_of_a_clash_did_to_a_third_is_another_act():
    clash = telling("Post", "They shelled.", actor="Nahr Front", recipient=None, place=None, day=None)
    rival = dataclasses.replace(clash.actors[0], id="a9", name="Dijla Army")
    (claim,) = clash.claims
    event = dataclasses.replace(claim.event, actor=("a1", "a9"))
    clash = dataclasses.replace(
        clash, actors=(*clash.actors, rival), claims=(dataclasses.replace(claim, event=event),)
    )  # fmt: skip
    third = telling("Wire", "It shelled them.", recipient="Zaran Brigade", place=None, day=None)
    other = telling("Echo", "It shelled it.", recipient="Dijla Army", place=None, day=None)
    (both,), (besides,), (same,) = map(tellings, (clash, third, other))
    assert match(both, besides).score < match(both, same).score - 1


def test_who_was_taken_for_the_one_was_arrested_for_the_other_of_a_text():
    taken, arrested = (
        dataclasses.replace(one, sub=("", sub), type=kind)
        for (one,), sub, kind in (
            (tellings(telling("Post", "It shelled.")), "Abduction/forced disappearance", "ASSAULT"),
            (tellings(telling("Post", "It shelled.")), "Arrests", "COERCE"),
        )
    )
    assert match(taken, arrested).score > APART
    assert match(taken, dataclasses.replace(arrested, sub=("", ""))).score == APART


@pytest.mark.parametrize(("bare", "apart"), [(True, False), (False, True)])
def test_what_was_taken_in_a_raid_belongs_to_it_unless_its_text_gives_it_a_place_or_day(bare, apart):
    (raid,), (looted,) = (tellings(telling("Post", words)) for words in ("They shelled it.", "They shelled the rice."))
    looted = dataclasses.replace(looted, document=raid.document, type="COERCE", sub=("", PLUNDER), bare=bare)
    assert (match(raid, looted).score == APART) is apart
    assert match(raid, dataclasses.replace(looted, document="another")).score > APART


@pytest.mark.parametrize(("lasts", "apart"), [(True, False), (False, True)])
def test_a_roadblock_is_told_of_any_day_on_which_it_held(lasts, apart):
    told = [telling("Post", "They shelled it.", day="2021-05-03"), telling("Wire", "It shelled.", day="2021-05-05")]
    one, two = (dataclasses.replace(it, type="COERCE", lasts=lasts) for record in told for it in tellings(record))
    assert (match(one, two).score == APART) is apart


def test_of_two_tellings_of_a_text_the_next_is_the_likelier():
    (told,) = tellings(telling("Post", "It shelled them.", place=None))
    near, far = (dataclasses.replace(told, span=Span(at, at + 9)) for at in (40, 400))
    assert of_text(told, near)[0] > of_text(told, far)[0]
