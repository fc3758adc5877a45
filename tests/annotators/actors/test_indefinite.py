"""Who is told without a noun that says what they are, and cited things."""

from __future__ import annotations

import pytest

import reportedly


def told(text: str) -> set[str]:
    """The words of every mention of an actor."""
    return {span.of(text) for actor in reportedly.read_text(text).actors for span in actor.mentions}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen robbed five drivers, and one of them lost an eye.", "one of them"),
        ("Soldiers beat a 17-year-old near the market.", "a 17-year-old"),
        ("Somebody cut the cable of the radio mast.", "Somebody"),
        ("The news drew thousands to the stadium.", "thousands"),
        ("Those responsible left the town at night.", "Those responsible"),
        ("A sniper shot a boy of eight in Taiz.", "a boy of eight"),
        ("The commander threatened the drivers in a voice message.", "a voice message"),
        ("Photographs contradict the ministry.", "Photographs"),
    ],
)
def test_who_or_what_is_told_without_a_name_is_an_actor(text, words):
    assert words in told(text)


def test_bare_dead_are_no_actor():
    assert "hundreds" not in told("The quake killed hundreds.")


def test_who_says_it_beside_another_keeps_the_own_words():
    assert "residents" in told("Gunmen killed nine farmers on Monday, residents and a local official said.")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Armed Forces of Ukraine lost a gun. A shell hit a port where the Ukronazis hid.", "the Ukronazis",
         "Armed Forces of Ukraine"),
        ("The Armed Forces of Russia lost a gun. A shell hit a port where the orcs hid.", "the orcs",
         "Russian Armed Forces"),
    ],
)  # fmt: skip
def test_what_one_side_calls_the_other_s_soldiers_is_their_army_of_either_side(text, words, name):
    actors = reportedly.read_text(text).actors
    assert next(one.name for one in actors if words in [span.of(text) for span in one.mentions]) == name
