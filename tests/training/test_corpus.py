"""The claims corpus: its form, and what lies in it."""

from __future__ import annotations

import pytest

from training.corpus import LETTERS, TYPES, read_corpus

LINES = """\
# wire, Mali
= Gunmen attacked a post at Tessit, and the gunmen fled.
> attacked | ASSAULT | CT+ actual | A: Gunmen | R: a post | P: Tessit
> ? fled | RETREAT

= Nobody knows why.
# another
= Rain fell.
"""


@pytest.fixture
def corpus(tmp_path):
    def read(lines):
        (tmp_path / "own.txt").write_text(lines, encoding="utf-8")
        return read_corpus(tmp_path)

    return read


def test_phrases_are_words_of_their_sentence(corpus):
    first, second = corpus(LINES)
    attacked, fled = first.events
    assert first.text == "Gunmen attacked a post at Tessit, and the gunmen fled.\nNobody knows why."
    assert [first.text[slice(*span)] for spans in attacked.roles.values() for span in spans] == [
        "Gunmen", "a post", "Tessit",
    ]  # fmt: skip
    assert fled.undecided and not attacked.undecided and second.events == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("> shelled | ASSAULT | CT+ actual", "'shelled' does not stand in the sentence"),
        ("> a post | ASSAULT | CT+ actual", "one word"),
        ("> attacked | ATTACK | CT+ actual", "PLOVER type"),
        ("> attacked | ASSAULT | true actual", "factuality"),
        ("> attacked | ASSAULT", "factuality"),
        ("> attacked | ASSAULT | CT+ actual | X: Gunmen", "fields are"),
        ("attacked", "a line begins with"),
    ],
)
def test_a_line_of_another_form_is_named(corpus, line, wrong):
    with pytest.raises(ValueError, match=wrong) as raised:
        corpus(f"# own\n= Gunmen attacked a post.\n{line}\n")
    assert "own.txt:3" in str(raised.value)


def test_every_type_and_role_is_in_the_corpus():
    events = [event for text in read_corpus() for event in text.events]
    assert {event.type for event in events} == TYPES
    assert {role for event in events for role in event.roles} == set(LETTERS.values())
