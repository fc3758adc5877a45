"""Names that stand for a second time, and initials that nothing explains."""

from __future__ import annotations

import pytest

import reportedly


def names(text: str) -> dict[str, list[str]]:
    """Every actor's own name, to the words of all its mentions."""
    record = reportedly.read_text(text)
    return {actor.name: [span.of(text) for span in actor.mentions] for actor in record.actors}


@pytest.mark.parametrize(
    ("text", "full", "alone"),
    [
        ("Bekele Taddese left Bure on Monday. In the evening Garba Musa met him, and Bekele signed.",
         "Bekele Taddese", "Bekele"),
        ("General Ali Garba left Bria on Monday. Garba's men took nine boys along.", "Ali Garba", "Garba"),
    ],
)  # fmt: skip
def test_a_given_name_or_a_surname_alone_is_whose_it_is(text, full, alone):
    assert alone in names(text)[full]


def test_a_surname_that_two_bear_is_neither_s():
    read = names("Ali Garba and Musa Garba left Bria on Monday. The Garba road was closed.")
    assert not any("Garba" in mentions for mentions in read.values())


@pytest.mark.parametrize("text", ["Armed men of the NRTF came at night.", "He had fought for NRTF in Kidal."])
def test_initials_that_stand_as_a_body_does_are_one(text):
    assert "NRTF" in names(text)


@pytest.mark.parametrize("text", ["An FPV drone hit a bus in Aden.", "Soldiers stopped at the HQ in Aden."])
def test_initials_of_things_are_nobody(text):
    assert not {"FPV", "HQ"} & {*names(text)}


def test_a_plural_that_heads_a_known_body_s_name_is_the_body():
    read = names("Tigers burn food truck\n\nThe LTTE burned a lorry near Vakarai. Two Tigers were killed.")
    assert "Tigers" in next(mentions for mentions in read.values() if "LTTE" in mentions)


def test_a_unit_s_number_is_its_name():
    read = names("Troops of the 5 Brigade left Gajiram, and the 25 Brigade took their place.")
    assert {"5 Brigade", "25 Brigade"} <= {*read}


@pytest.mark.parametrize(
    "text",
    [
        "Ali Fawaz, also known as Turab, left Tyre on Monday. Turab was seen in Sidon.",
        'Commander Ali Fawaz ("Turab") left Tyre on Monday. Turab was seen in Sidon.',
    ],
)
def test_what_a_person_is_also_known_as_is_another_name(text):
    assert names(text)["Ali Fawaz"].count("Turab") == 2


def test_a_place_behind_a_day_in_a_list_is_nobody():
    read = names("The network recorded:\n\n• 3 May, Faradje: herders and farmers clashed over a well.\n")
    assert "Faradje" not in read


@pytest.mark.parametrize(
    "text",
    [
        "He signed the paper on Vienna's orders.",
        "The mayor called him a liar in the pay of Chad.",
        "Bamako has its own reading of the raid.",
        "The Jakarta regime denied it.",
    ],
)
def test_a_capital_before_what_governments_have_is_its_state(text):
    assert any(actor.kind == "state" for actor in reportedly.read_text(text).actors)


@pytest.mark.parametrize("text", ["London's streets were empty.", "He wrote to us on Telegram."])
def test_a_capital_s_streets_and_a_network_are_nobody(text):
    assert not {"United Kingdom", "London", "Telegram"} & {*names(text)}
