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
        ("! a post | Loaded", "a technique"),
        ("~ Gunmen | attacked", "source | cue | content"),
        ("~~ Gunmen | attacked | a post", "in which it could stand"),
        ("~ + | | a post", "that could go on"),
    ],
)
def test_a_line_of_another_form_is_named(corpus, line, wrong):
    with pytest.raises(ValueError, match=wrong) as raised:
        corpus(f"# own\n= Gunmen attacked a post.\n{line}\n")
    assert "own.txt:3" in str(raised.value)


SAYINGS = """\
# wire, Mali
= "We lost nobody," the thugs' chief said, and denied that the army had claimed a victory.
! the thugs | Name_Calling,Labeling
! ? victory | Loaded_Language
~ the thugs' chief | said | "We lost nobody
~ the thugs' chief | denied | that the army had claimed a victory
~~ the army | had claimed | a victory
= "Nor will we."
~ + | | "Nor will we."
# another
= Rain fell.
"""


def test_sayings_stand_in_others_and_go_on_and_a_file_is_read_for_them_as_a_whole(corpus):
    first, second = corpus(SAYINGS)
    assert first.text[slice(*first.wording[0][0])] == "the thugs" and first.wording[1][1] is None
    said, denied, claimed = first.sayings
    assert [one.depth for one in first.sayings] == [0, 0, 1]
    assert first.text[slice(*claimed.content[0])] == "a victory" and len(said.content) == 1
    assert first.text[slice(*denied.content[-1])] == '"Nor will we."'
    assert second.wording == second.sayings == [] and corpus(LINES)[0].sayings is None


def test_every_type_and_role_is_in_the_corpus():
    events = [event for text in read_corpus() for event in text.events]
    assert {event.type for event in events} == TYPES
    assert {role for event in events for role in event.roles} == set(LETTERS.values())
