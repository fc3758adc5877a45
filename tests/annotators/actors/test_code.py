"""PLOVER codes of phrases."""

from __future__ import annotations

import pytest

from reportedly.annotators.actors import code_actor


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Kremlin spokesman", "RUS", "GOV"),
        ("Peruvian police officers", "PER", "COP"),
        ("a former Kenyan minister", "KEN", "ELI"),
        ("Nigerian opposition lawmakers", "NGA", "LEG"),
        ("three Turkish frigates", "TUR", "MIL"),
        ("chairwoman of the mining company", None, "BUS"),
        ("head of Latvia's secret service", "LVA", "SPY"),
        ("al-Shabaab fighters", "SOM", "REB"),
        ("relatives of the dead", None, "CVL"),
        ("members of the Iraqi parliament", "IRQ", "LEG"),
        ("Darfur refugees in Chad", "SDN", "REF"),
        ("Janjaweed fighters", "SDN", "PRM"),
        ("Welsh soldiers", "GBR", "MIL"),
        ("Northern Irish farmers", "GBR", "AGR"),
        ("Rio de Janeiro drug traffickers", "BRA", "CRM"),
        ("Myanmar's shadow government", "MMR", "OPP"),
        ("Norway", "NOR", None),
        ("Vilnius", "LTU", "GOV"),
        ("Bolivian refugees", "BOL", "REF"),
        ("government troops", None, "MIL"),
        ("an Uzbek rebel commander", "UZB", "REB"),
        ("a militant Sunni group", None, "REB"),
        ("members of the Seimas", "LTU", "LEG"),
        ("the electricians' union", None, "LAB"),
        ("prisoners in Chechnya", "RUS", "CVL"),
        ("Kurdish forces", None, "REB"),
        ("armed men", None, "UAF"),
        ("pro-democracy activists in Minsk", "BLR", "OPP"),
        ("the People's Liberation Army", "CHN", "MIL"),
        ("a group of people", None, "UNK"),
        ("dozens of Chilean nurses", "CHL", "MED"),
        ("an ambulance", None, "MED"),
        ("ex-minister", None, "ELI"),
        ("Minister of Justice of Ghana", "GHA", "GOV"),
        ("", None, None),
    ],
)
def test_a_phrase_is_coded_by_its_head_and_modifiers(phrase, country, sector):
    code = code_actor(phrase)
    assert (code.country, code.sector) == (country, sector)


def test_a_hint_tells_the_country_that_the_phrase_does_not():
    assert code_actor("the health ministry", hint="Chilean").country == "CHL"
    assert code_actor("the health ministry of Peru", hint="Chilean").country == "PER"


def test_of_actors_that_share_a_short_name_the_one_of_the_hinted_state_is_taken():
    assert code_actor("the PRD", hint="Panama").country == "PAN"
    assert code_actor("the PRD", hint="Mexico").country == "MEX"


@pytest.mark.parametrize(
    ("phrase", "country"), [("Iranian-backed militia in Iraq", "IRQ"), ("pro-Russian group", "RUS")]
)
def test_who_stands_behind_an_actor_tells_its_country_only_where_nothing_else_does(phrase, country):
    assert code_actor(phrase).country == country


def test_an_office_of_no_state_is_coded_so_while_it_is_held():
    assert code_actor("Jens Stoltenberg", date="2010-05-01").country == "NOR"
    assert code_actor("Jens Stoltenberg", date="2020-05-01").country == "IGO"


def test_an_office_counts_on_the_days_it_was_held():
    assert code_actor("Barack Obama", date="2012-05-01").sector == "GOV"
    assert code_actor("Barack Obama", date="2019-05-01").sector == "ELI"
