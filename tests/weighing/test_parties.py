"""Keys by which one actor is known in several texts."""

from __future__ import annotations

import pytest

from reportedly.model import Actor, Coding, Document, Place, Record
from reportedly.weighing.parties import name_key, parties


def party(name: str, **fields):
    actor = Actor(id="a1", name=name, kind=fields.pop("kind", "armed_group"), **fields)
    document = Document(id="d", text_id="d", sha256="d", text="")
    record = Record(coded_by=Coding(reportedly="0", models={}, registry="r"), document=document, actors=(actor,))
    return parties(record)["a1"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Zar'eb Liberation Army", "Zar-eb Liberation Army"),
        ("Va'sha Liberation Army", "Va-sha Liberation Army"),
        ("Front of the Lakes", "Lakes Front Union (FOL)"),
    ],
)
def test_joints_of_a_name_do_not_part_it_and_other_words_do(one, two):
    assert (name_key(one) == name_key(two)) is ("Liberation" in one)


def test_a_group_and_its_initials_meet():
    assert party("Zaran River Council").own & party("ZRC").own


def test_a_person_has_no_initials():
    assert not party("Zeki Rahim Celal", kind="person").own & party("ZRC").own


def test_what_begins_in_lower_case_is_a_description_and_no_name():
    assert not party("two Zaran youth organisers").own
    assert party("al-Zaran Brigade").own


def test_the_army_of_a_state_is_one_however_it_is_named():
    assert party("Burkina Faso's army", kind="military", country="BF").own >= {"army:BF"}


def test_a_company_meets_what_it_is_called_for_short_and_an_armed_group_does_not():
    full, short = party("Nadim River Lines", kind="organisation"), party("Nadim River", kind="organisation")
    assert short.own & full.all and not full.own & short.own
    rival, group = party("Nadim River Army (Opposition)"), party("Nadim River Army")
    assert not group.own & rival.all


def test_a_ministry_is_one_in_either_order_of_words():
    one, two = (
        party(name, kind="government_body", country="BF") for name in ("Ministry of Security", "security ministry")
    )
    assert one.own & two.own


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Nine soldiers", False),
        ("Four members of the Nahr Front", False),
        ("Our column", False),
        ("Ninth Brigade", True),
    ],
)
def test_who_are_counted_are_not_named(name, named):
    assert bool(party(name, kind="military").own) is named


def test_who_is_described_acts_as_the_group_they_are_of_and_is_no_name_else():
    assert not party("Nahr terrorists").own and not party("TERRORISTS SHELL OUR MARKET").own
    actors = (
        Actor(id="a1", name="Nahr Front", kind="armed_group"),
        Actor(id="a2", name="Nahr Front terrorists", kind="armed_group", part_of=("a1",)),
    )
    document = Document(id="d", text_id="d", sha256="d", text="")
    coded = Coding(reportedly="0", models={}, registry="r")
    known = parties(Record(coded_by=coded, document=document, actors=actors))
    assert known["a2"].own == known["a1"].own


def test_fighters_called_after_a_known_group_belong_to_it():
    assert "r:islamic-state" in party("Daesh cell").all
    assert not any(key.startswith("r:") for key in party("Nahr cell").all)
    assert party("ADF").own & party("ADF-MTM").groups
    assert "r:fano" in party("Amhara Fano in Gojjam").all
    assert "r:fano" not in party("Radio Fano in Gojjam", kind="organisation").all


def test_initials_may_stand_in_the_order_of_another_language():
    assert party("FUI").own & party("United Front of Irumu").own
    assert not party("FUI", kind="ngo").own & party("United Front of Irumu", kind="ngo").own


def test_a_body_called_for_short_is_the_one_of_which_its_text_has_told():
    def named(*names):
        actors = [Actor(id=f"a{at}", name=name, kind="organisation") for at, name in enumerate(names)]
        document = Document(id="d", text_id="d", sha256="d", text="")
        coded = Coding(reportedly="0", models={}, registry="r")
        return parties(Record(coded_by=coded, document=document, actors=tuple(actors)))["a0"].name

    assert named("union", "drivers' union") == "drivers' union"
    assert named("union", "drivers' union", "teachers' union") == "union"


def test_forces_without_a_country_are_of_the_only_one_that_the_text_knows():
    staff = Actor(id="a1", name="General Staff", kind="organisation")
    document = Document(id="d", text_id="d", sha256="d", text="")

    def keys(*countries):
        places = tuple(Place(id=f"p{at}", name="Hawija", country=country) for at, country in enumerate(countries))
        coded = Coding(reportedly="0", models={}, registry="r")
        return parties(Record(coded_by=coded, document=document, actors=(staff,), places=places))["a1"].own

    assert "army:IQ" in keys("IQ", "IQ")
    assert not any(key.startswith("army:") for key in keys("IQ", "SY"))


@pytest.mark.parametrize(("about", "speaks"), [("Information", True), ("Health", False)])
def test_a_ministry_that_speaks_for_a_state_s_forces_is_of_their_side(about, speaks):
    one = party(f"Ministry of {about}", kind="government_body", country="BF")
    assert ("army:BF" in one.all) is speaks


@pytest.mark.parametrize(("above", "whose"), [("military", True), ("armed_group", False)])
def test_whose_brigade_is_the_army_s_is_the_army_s_too_and_a_rebel_body_is_not(above, whose):
    actors = (
        Actor(id="a1", name="Nahr Front", kind=above, country="IQ"),
        Actor(id="a2", name="72nd Brigade", kind="military", country="IQ", part_of=("a1",)),
        Actor(id="a3", name="gunner of the 72nd Brigade", kind="unnamed", part_of=("a2",)),
    )
    document = Document(id="d", text_id="d", sha256="d", text="")
    coded = Coding(reportedly="0", models={}, registry="r")
    known = parties(Record(coded_by=coded, document=document, actors=actors))
    assert ("army:IQ" in known["a3"].all) is whose


def test_rival_authorities_are_no_body_of_the_state():
    assert "s:GE" in party("Ministry of Justice", kind="government_body", country="GE").all
    assert "s:GE" not in party("Abkhazia", kind="government_body", country="GE", registry="abkhazia").all


def test_a_numbered_unit_is_of_the_body_of_its_name():
    unit = party("4th Nahr Rifle Battalion", kind="military")
    assert unit.groups & party("Nahr Rifle Battalion", kind="military").own
