"""Where and when by the encoder's roles; probabilities given by hand."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.arguments import Arguments
from reportedly.annotators.events.lexicon import verbs
from reportedly.annotators.events.triggers import Trigger
from reportedly.annotators.events.where_when import give_where_and_when
from reportedly.annotators.parties import Entities
from reportedly.annotators.reading import Reading
from reportedly.encoders import EncodedTrigger
from reportedly.model import Document, Place, Span, Time, Timex3


@pytest.fixture
def given(parse):
    """Places and times of a trigger: (text, lemma of its verb, roles by their words, found by the parse, force)."""

    def where(text, lemma, roles, *, place=(), time=(), force=True, said=None):
        doc = parse(text)
        head = next(token for token in doc if token.lemma_ == lemma and token.pos_ == "VERB")
        span = lambda words: Span(text.index(words), text.index(words) + len(words))  # noqa: E731
        reading = Reading(Document(id="d", text_id="d", sha256="d", text=text))
        reading.places = [
            Place(id=name, name=name, mentions=(span(name),)) for name in ("Mora", "Tulmes", "Karo") if name in text
        ]
        day, timex3 = "2020-05-03", Timex3(type="DATE", value="2020-05-03")
        reading.times = [
            Time(id=words, edtf=day, earliest=day, latest=day, timex3=timex3, mentions=(span(words),))
            for words in ("3 May", "9 July")
            if words in text
        ]
        trigger = Trigger(head, (head.i,), verbs()["shell"][0])
        seen = EncodedTrigger(
            span=span(head.text), types={}, factuality={}, reality={},
            roles=tuple((role, span(words), score) for role, words, score in roles),
        )  # fmt: skip
        arguments = Arguments(place=list(place), time=list(time), force=force)
        give_where_and_when(trigger, seen, arguments, Entities(doc, reading), [span(said)] if said else [])
        return arguments.place, arguments.time

    return where


def test_what_the_parse_leaves_empty_is_filled_where_the_encoder_is_sure(given):
    text = "Soldiers marched through Mora on 3 May."
    roles = [("place", "Mora", 0.9), ("time", "3 May", 0.9)]
    assert given(text, "march", roles) == (["Mora"], ["3 May"])
    assert given(text, "march", [("place", "Mora", 0.4)]) == ([], [])
    assert given(text, "march", roles, place=["Karo"]) == (["Karo"], ["3 May"])


def test_a_phrase_of_another_clause_behind_is_left_to_it(given):
    text = "Soldiers imposed a curfew that was lifted on 9 July."
    assert given(text, "impose", [("time", "9 July", 0.8)]) == ([], [])


def test_both_ends_of_a_stretch_and_none_that_only_holds_another(given):
    text = "Gunmen stopped a bus between Mora and Tulmes."
    assert given(text, "stop", [("place", "between Mora and Tulmes", 0.9)])[0] == ["Mora", "Tulmes"]
    text = "Gunmen stopped a bus at the post of Mora in the Karo region."
    assert given(text, "stop", [("place", "the post of Mora in the Karo region", 0.9)])[0] == ["Mora"]


def test_where_a_speaker_is_of_is_no_place_of_what_is_said(given):
    text = "The mayor of Mora asks everybody to leave."
    assert given(text, "ask", [], place=["Mora"], force=False)[0] == []
    assert given(text, "ask", [("place", "Mora", 0.35)], place=["Mora"], force=False)[0] == ["Mora"]


def test_when_it_was_said_and_on_what_condition_is_no_when_of_the_act(given):
    text = "The army announced on 3 May that rebels had shelled Mora."
    roles = [("time", "3 May", 0.95)]
    assert given(text, "shell", roles, said="rebels had shelled Mora") == ([], [])
    text = "On 3 May, the army said, rebels shelled Mora."
    assert given(text, "shell", roles, said="rebels shelled Mora") == ([], ["3 May"])
    text = "If the men are not free by 9 July, rebels will shell Mora."
    assert given(text, "shell", [("time", "9 July", 0.95)]) == ([], [])
    text = "He left on 3 May, after rebels had shelled Mora."
    assert given(text, "shell", roles) == ([], [])
