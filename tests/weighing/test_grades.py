"""Who must say what for a grade: the party held responsible, or whoever takes a report back."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.model import Layout, Span
from reportedly.weighing import weigh

from .make_records import telling


def graded(*records):
    (incident,) = weigh(records).incidents
    return incident.grade


@pytest.mark.parametrize(
    ("actor", "recipient", "grade"),
    [(None, "residents", "confirmed"), ("gunmen", "soldiers", "confirmed"), (None, "insurgents", "fair")],
)
def test_who_claims_what_others_tell_without_naming_anybody_accepts_it(actor, recipient, grade):
    """That those who fight a state were hit is held against nobody by whoever is not of theirs."""
    mayor = telling("Post", "It was shelled.", source="Karim Aziz", actor=actor, recipient=recipient)
    claim = telling("Wire", "We shelled it.", source="Nahr Front", recipient=recipient)
    assert graded(mayor, claim) == grade


def test_a_claim_is_no_acceptance_where_somebody_names_another_hand():
    mayor = telling("Post", "It was shelled.", source="Karim Aziz", actor=None)
    other = telling("Echo", "They shelled it.", source="Samir Haddad", actor="Dijla Army")
    claim = telling("Wire", "We shelled it.", source="Nahr Front")
    assert graded(mayor, other, claim) == "contested"


def test_a_unit_s_act_is_accepted_by_another_body_of_its_army():
    def of_army(record, *names):
        actors = (
            dataclasses.replace(one, kind="military", country="IQ") if one.name in names else one
            for one in record.actors
        )
        return dataclasses.replace(record, actors=tuple(actors))

    unit, words = "Battalion Nahr", {"actor": "Battalion Nahr", "recipient": None}
    command = telling("Post", "We shelled it.", source="Dijla Command", **words)
    pastor = of_army(telling("Wire", "It was shelled.", source="Karim Aziz", **words), unit)
    assert graded(of_army(command, unit, "Dijla Command"), pastor) == "confirmed"
    assert graded(of_army(command, unit), pastor) == "fair"


@pytest.mark.parametrize(("source", "grade"), [("Radio", "discounted"), ("Echo", "contested")])
def test_what_an_outlet_says_that_it_had_said_is_taken_back_in_the_same_text(source, grade):
    told = telling("Radio", "It shelled Hawija.", source=source)
    (claim,) = told.claims
    back = dataclasses.replace(claim, id="c2", attribution=claim.attribution[:1], factuality="CT-")
    assert graded(dataclasses.replace(told, claims=(claim, back))) == grade


def test_that_nobody_was_hurt_takes_back_nothing_where_nobody_told_of_dead():
    told = telling("Post", "It shelled Hawija.", source="Karim Aziz", published="2021-05-04")
    nobody = telling("Wire", "It shelled it and hurt no one.", source="Karim Aziz", killed=0, published="2021-05-05")
    assert graded(told, nobody) == "weak"
    dead = telling("Echo", "It shelled Hawija: five dead.", source="Karim Aziz", killed=5, published="2021-05-04")
    assert graded(dead, nobody) == "discounted"


def test_that_no_civilian_was_hit_is_no_last_word_on_the_act():
    ours = telling("Wire", "We shelled it.", source="Nahr Front", recipient="rebels", published="2021-05-04")
    held = telling("Post", "It was shelled.", source="Karim Aziz", published="2021-05-04")
    victims = {"source": "Nahr Front", "act": "deny", "denies": True, "published": "2021-05-06"}
    nobody = telling("Echo", "No civilian was shelled.", actor=None, **victims)
    assert graded(ours, held, nobody) == "confirmed"
    assert graded(ours, held, telling("Echo", "We shelled nobody.", **victims)) == "contested"


def test_what_an_armed_body_calls_its_own_fighters_is_its_side():
    ours = telling("Wire", "The mujahideen shelled it.", source="Nahr Front", actor="mujahideen")
    held = telling("Post", "It was shelled.", source="Karim Aziz")
    assert graded(ours, held) == "confirmed"
    assert graded(telling("Wire", "Gunmen shelled it.", source="Nahr Front", actor="gunmen"), held) == "fair"


def test_who_clears_the_one_whom_it_blamed_accepts_what_it_says_of_itself():
    mayor = telling("Post", "Dijla Army shelled it.", source="Karim Aziz", actor="Dijla Army")
    blame = telling("Wire", "It was shelled by others.", source="Dijla Army", published="2021-05-04")
    owns = telling("Echo", "We shelled it.", source="Dijla Army", actor="Dijla Army", published="2021-05-20")
    clears = telling("Echo", "They never shelled it.", source="Dijla Army", denies=True, published="2021-05-20")
    assert graded(mayor, blame, owns, clears) == "confirmed"
    back = telling("Echo", "We never shelled it.", source="Dijla Army", actor="Dijla Army", denies=True)
    assert graded(mayor, blame, owns, back) == "contested"


def test_a_headline_alone_is_no_word_of_acceptance():
    """It leaves out words: "Front blamed for raid" may be read as what the Front says."""
    mayor = telling("Post", "Nahr Front shelled it.", source="Karim Aziz")
    head = telling("Echo", "Nahr Front shelled.", source="Nahr Front")
    top = (Layout(part="title", span=Span(0, 19)),)
    assert graded(mayor, head) == "confirmed"
    assert (
        graded(mayor, dataclasses.replace(head, document=dataclasses.replace(head.document, layout=top))) != "confirmed"
    )


def test_who_fired_back_in_the_same_breath_accepts_nothing():
    """ "Gunmen shelled our patrol, which shelled them back." """
    mayor = telling("Post", "Nahr Front shelled it.", source="Karim Aziz")
    ours = telling("Echo", "They shelled us. We shelled them.", source="Nahr Front", recipient=None)
    (claim,), (front, *_) = ours.claims, ours.actors
    others = dataclasses.replace(front, id="a9", name="gunmen", kind="unnamed")
    first = dataclasses.replace(claim.event, actor=("a9",), recipient=claim.event.actor)
    before = dataclasses.replace(claim, id="c0", span=Span(0, 16), event=first)
    after = dataclasses.replace(claim, span=Span(17, 33))
    ours = dataclasses.replace(ours, actors=(*ours.actors, others))
    assert graded(mayor, dataclasses.replace(ours, claims=(before, after))) != "confirmed"
    assert graded(mayor, dataclasses.replace(ours, claims=(after,))) == "confirmed"


def test_what_only_an_order_does_is_accepted_by_a_release_that_names_no_doer():
    def coerced(record):
        event = dataclasses.replace(record.claims[0].event, type="COERCE", acled=None)
        return dataclasses.replace(record, claims=(dataclasses.replace(record.claims[0], event=event),))

    blamed = coerced(telling("Post", "It shelled the road.", actor="Dijla Army"))
    named = telling("Dijla Army", "The road was shelled.", actor=None)
    release, echo = coerced(named), coerced(telling("Wire", "The road was shelled.", actor=None))
    assert [one.grade for one in weigh([blamed, release]).incidents] == ["confirmed"]
    assert [one.grade for one in weigh([blamed, echo]).incidents] == ["fair"]


def test_a_release_that_tells_of_its_enemies_dead_accepts_what_others_blame_it_for():
    blamed = telling("Post", "It shelled the herders of Hawija.", actor="Dijla Army", recipient="herders")
    release = telling("Dijla Army", "14 terrorists shelled.", actor=None, recipient="14 terrorists", killed=14)
    other = telling("Dijla Army", "14 villagers shelled.", actor=None, recipient="14 villagers", killed=14)
    assert graded(blamed, release) == "confirmed"
    assert graded(blamed, other) != "confirmed"


@pytest.mark.parametrize(("kind", "grade"), [("person", "fair"), ("ngo", "fair"), ("armed_group", "confirmed")])
def test_who_bears_no_arms_accepts_no_force_that_nobody_puts_down_to_him(kind, grade):
    told = telling("Post", "We shelled seventeen.", source="Karim Aziz", actor="Karim Aziz")
    (speaker,) = [one for one in told.actors if one.name == "Karim Aziz"]
    others = tuple(one for one in told.actors if one is not speaker)
    told = dataclasses.replace(told, actors=(*others, dataclasses.replace(speaker, kind=kind)))
    assert graded(telling("Wire", "Gunmen shelled Hawija.", actor="gunmen"), told) == grade


@pytest.mark.parametrize(("name", "grade"), [("Town Hall", "fair"), ("Ministry of Defence", "confirmed")])
def test_a_body_of_a_state_accepts_its_act_only_where_it_speaks_for_its_forces(name, grade):
    kinds = {"Iraq": "state", name: "government_body"}

    def known(record):
        actors = (dataclasses.replace(one, kind=kinds.get(one.name, one.kind), country="IQ") for one in record.actors)
        return dataclasses.replace(record, actors=tuple(actors))

    blamed = known(telling("Post", "Iraq shelled it.", actor="Iraq", source="Karim Aziz"))
    told = known(telling("Wire", "Iraq shelled Hawija.", actor="Iraq", source=name))
    assert graded(blamed, told) == grade
