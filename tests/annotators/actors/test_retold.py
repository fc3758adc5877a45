"""Who is told again, by a pronoun or by a noun that tells no more: as whom the sentences before leave open."""

from __future__ import annotations

import pytest

import reportedly


def fellows(text: str, words: str) -> set[str]:
    """The mentions of whomever the first mention of these words means."""
    begin = text.index(words)
    record = reportedly.read_text(text)
    return next(
        {span.of(text) for span in actor.mentions}
        for actor in record.actors
        if begin in [span.begin for span in actor.mentions]
    )


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        # what another says in quotation marks is behind who quotes it
        ('The Lake Front denounces "an act of a foreign army" and says that six of its men died.', "its", "Lake Front"),
        # whoever was accused answers
        ("The council accuses the Lake Front of theft. It rejects the charge.", "It", "Lake Front"),
        # who is warned is told what will be done to him
        # who tells of a killing is alive
        ("Zara Dama lost her son. A cousin said that gunmen had killed him near Bol.", "him", "her son"),
    ],
)  # fmt: skip
def test_a_pronoun_means_whom_its_clause_leaves_open(text, words, whose):
    assert any(whose in one for one in fellows(text, words))


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Two brothers died when a mine exploded near Bol. The men were carrying milk.", "The men", "Two brothers"),
        ("A widow waited at the gate. A sergeant told her to go. The woman stayed.", "The woman", "A widow"),
        (
            "The separatist regime shelled Bol. A mayor fled. The separatists deny it.",
            "The separatists",
            "The separatist regime",
        ),
        (
            "Gunmen seized nine herders near Bol. The mayor asked elders for help. The captives are alive.",
            "The captives",
            "nine herders",
        ),
        ("Rebels came to Bol at dawn. The fighters shot a nurse.", "The fighters", "Rebels"),
    ],
)
def test_a_noun_that_tells_no_more_than_a_pronoun_means_who_was_told_last(text, words, who):
    assert who in fellows(text, words)


def test_nobody_calls_himself_the_man():
    text = "A driver was seized near Bol. His lawyer says that the man was beaten."
    assert "His lawyer" not in fellows(text, "the man")
