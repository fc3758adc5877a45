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
        ("Norway", "NOR", None),
        ("Vilnius", "LTU", "GOV"),
        ("Bolivian refugees", "BOL", "REF"),
        ("", None, None),
    ],
)
def test_a_phrase_is_coded_by_its_head_and_modifiers(phrase, country, sector):
    code = code_actor(phrase)
    assert (code.country, code.sector) == (country, sector)


def test_a_hint_tells_the_country_that_the_phrase_does_not():
    assert code_actor("the health ministry", hint="Chilean").country == "CHL"
    assert code_actor("the health ministry of Peru", hint="Chilean").country == "PER"


def test_an_office_counts_on_the_days_it_was_held():
    assert code_actor("Barack Obama", date="2012-05-01").sector == "GOV"
    assert code_actor("Barack Obama", date="2019-05-01").sector == "ELI"
