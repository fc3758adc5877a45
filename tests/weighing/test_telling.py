"""What a claim tells, as it is weighed."""

from __future__ import annotations

import dataclasses

import pytest

import reportedly
from reportedly.model import Span
from reportedly.weighing import weigh
from reportedly.weighing.telling import tellings
from reportedly.weighing.voices import outlet_of

from .make_records import telling


def test_counts_of_different_people_are_added_up():
    (one,) = tellings(reportedly.read_text("Gunmen killed six soldiers and two drivers near Kutum on Monday."))
    assert one.counts == (("killed", 8, 8, "unknown"),)


def test_a_headline_has_the_word_of_whoever_tells_it_below():
    record = reportedly.read_text(
        "Blast kills two in Kutum\n\n"
        "KUTUM, 3 May 2021 (Nile Press) - A blast killed two people in Kutum on Sunday, residents said.\n"
    )
    (incident,) = weigh([record]).incidents
    assert [(account.origin.name, len(account.claims)) for account in incident.accounts] == [("residents", 2)]


def test_a_columnist_s_words_are_the_paper_s_too():
    head = "Who shells Kutum?\nBy Amina Saleh\nNile Gazette, 3 May 2021\n\n"
    column = reportedly.read_text(head + "The army shelled Kutum on Saturday and killed four people.\n")
    (told,) = [one for one in tellings(column) if one.counts]
    assert outlet_of(column)[0] in told.voice.keys


def test_an_office_in_the_publisher_s_name_speaks_for_its_body():
    record = reportedly.read_text(
        "In the night of 3 May 2021 our units of the Syrian Democratic Forces raided a house in Dhiban.\n",
        publisher="SDF Press Centre", published="2021-05-04",
    )  # fmt: skip
    (voice,) = [actor for actor in record.actors if actor.id == record.document.voice]
    assert voice.registry == "syrian-democratic-forces"


def test_an_office_is_the_body_by_whose_initials_it_is_called():
    record = telling("NRF Press Office", "The NRF shelled Hawija.", actor="NRF")
    (told,) = tellings(record)
    assert told.voice.keys & told.actors[0].own


def test_two_texts_that_name_one_hospital_tell_of_one_incident():
    texts = (
        "Shells hit the al-Selam hospital on Thursday, killing two nurses, the ministry said.\n",
        "The militia shelled al-Selam hospital on 6 May 2021 and killed three people.\n",
    )
    records = [reportedly.read_text(text, publisher=name, published="2021-05-08")
               for text, name in zip(texts, ("Nile Press", "Army Gazette"), strict=True)]  # fmt: skip
    assert len(weigh(records).incidents) == 1


def test_an_armed_body_s_own_men_are_its_side():
    records = [
        reportedly.read_text(text, publisher=name, published="2021-05-05")
        for name, text in (
            ("Nile Press", "Adam Bakhit, spokesman of the Northern Front, denied that his men had shelled Kutum."),
            ("Nile Gazette", "The mayor of Kutum, Adam Bakhit, denied that his men had shelled Kutum."),
        )
    ]
    front, mayor = ([one for one in tellings(record) if one.denies] for record in records)
    assert [party.name for party in front[0].actors] == ["Northern Front"]
    assert "Northern Front" not in [party.name for one in mayor for party in one.actors]


@pytest.mark.parametrize(
    ("words", "several"),
    [
        ("Two bombs exploded in Kutum on consecutive days, shelled", True),
        ("It shelled the market in two cases.", True),
        ("It shelled two districts of Hawija.", True),
        ("It shelled both sites.", True),
        ("It shelled farmers from two villages.", False),
        ("It shelled Hawija.", False),
    ],
)  # fmt: skip
def test_words_that_set_incidents_apart_make_a_summary(words, several):
    (one,) = tellings(telling("Post", words))
    assert one.summary is several


@pytest.mark.parametrize(("day", "several"), [("2021-05-03", False), ("2021-05-01/2021-05-07", True)])
def test_one_town_may_be_struck_several_times_in_one_incident_on_one_day_alone(day, several):
    (one,) = tellings(telling("Post", "It shelled Hawija three times.", day=day))
    assert one.summary is several


@pytest.mark.parametrize(
    ("day", "killed", "several"),
    [("2021-05-01/2021-05-31", 1, False), ("2021-05-01/2021-05-31", 4, True), ("2021-01-01/..", None, True)],
)  # fmt: skip
def test_one_victim_of_a_month_is_one_incident_and_what_goes_on_since_winter_is_none(day, killed, several):
    record = telling("Post", "It shelled Hawija.", day=day, killed=killed)
    (time,) = record.times
    record = dataclasses.replace(
        record, times=(dataclasses.replace(time, latest=None if day.endswith("..") else time.latest),)
    )
    (one,) = tellings(record)
    assert one.summary is several


def test_what_a_side_has_nothing_to_do_with_it_does_not_tell_of_itself():
    words = "The Nahr Front had nothing to do with the fire that shelled Hawija."
    (own,) = tellings(telling("Nahr Front", words, source="Nahr Front"))
    (others,) = tellings(telling("Post", words))
    assert (own.denies, others.denies) == (True, False)


def test_an_outlet_is_nobody_s_victim_by_a_pronoun():
    record = telling("Post", "They were shelled.", recipient="Post")
    post = dataclasses.replace(record.actors[1], kind="media", mentions=(Span(0, 4),))
    (one,) = tellings(dataclasses.replace(record, actors=(record.actors[0], post)))
    assert one.recipients == ()
    named = telling("Post", "The Post was shelled.", recipient="Post")
    post = dataclasses.replace(named.actors[1], kind="media", mentions=(Span(0, 8),))
    (one,) = tellings(dataclasses.replace(named, actors=(named.actors[0], post)))
    assert [party.name for party in one.recipients] == ["Post"]


@pytest.mark.parametrize(("words", "several"), [("Raids on both shelled them.", True), ("It shelled both.", False)])
def test_acts_in_the_plural_at_several_places_are_several(words, several):
    record = telling("Post", words)
    (claim,), (place,) = record.claims, record.places
    other = dataclasses.replace(place, id="p2", name="Riyad", lat=35.36, lon=43.87)
    claim = dataclasses.replace(claim, event=dataclasses.replace(claim.event, place=("p1", "p2")))
    (one,) = tellings(dataclasses.replace(record, places=(place, other), claims=(claim,)))
    assert one.summary is several


def test_what_has_its_days_from_a_summary_and_names_its_own_town_is_none():
    record = telling("Post", "Two of them died when it was shelled.", day="2021-05-01/2021-05-31", killed=2)
    (claim,) = record.claims
    carries = dataclasses.replace(claim, event=dataclasses.replace(claim.event, carried=("time",)))
    (month,), (frame,) = tellings(record), tellings(dataclasses.replace(record, claims=(carries,)))
    assert (month.summary, frame.summary) == (True, False)
    (there,) = record.places
    both = dataclasses.replace(carries, event=dataclasses.replace(carries.event, place=("p1", "p2"), casualties=()))
    riyad = dataclasses.replace(there, id="p2", name="Riyad")
    (towns,) = tellings(dataclasses.replace(record, claims=(both,), places=(there, riyad)))
    assert towns.summary


def test_a_text_that_warns_by_its_own_words_does_so_when_it_is_published():
    record = telling("Nahr Front", "We warn them: we shelled.", day=None)
    (claim,) = record.claims
    threat = dataclasses.replace(claim.event, type="THREATEN", acled=None)
    (one,) = tellings(dataclasses.replace(record, claims=(dataclasses.replace(claim, event=threat),)))
    assert one.first == one.last == one.published
    (told,) = tellings(record)
    assert told.first is None


@pytest.mark.parametrize(("words", "several"), [("has so far been spared", True), ("was spared", False)])
def test_a_denial_of_the_time_before_is_of_no_incident(words, several):
    (one,) = tellings(telling("Post", f"The town {words}.", denies=True, trigger="spared"))
    assert one.summary is several


def test_who_has_nothing_to_do_with_shots_denies_its_own_hand_though_none_was_read():
    words = "We have nothing to do with the fire that shelled Hawija. Nahr Front."
    record = telling("Nahr Front", words)
    (claim,) = record.claims
    nobody = dataclasses.replace(claim, event=dataclasses.replace(claim.event, actor=()))
    (one,) = tellings(dataclasses.replace(record, claims=(nobody,)))
    assert one.denies and [party.name for party in one.actors] == ["Nahr Front"]


def test_what_a_text_aims_at_is_carried_on_until_another_act_begins():
    record = reportedly.read_text(
        "On 3 May 2021 shells hit the clinic in Kutum. Two people were killed. "
        "An hour later gunmen shot two people. Three people were wounded.\n"
    )
    told = sorted((one for one in tellings(record) if one.type == "ASSAULT"), key=lambda one: one.order)
    assert [bool(one.aim) for one in told] == [True, True, False, False]
    assert [one.later for one in told] == [False, False, True, False]
