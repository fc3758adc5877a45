"""What the encoder makes of each word against what the lexicon finds; probabilities given by hand."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.arguments import Arguments
from reportedly.annotators.events.lexicon import verbs
from reportedly.annotators.events.triggers import Trigger
from reportedly.annotators.events.words import Words, give_roles, join
from reportedly.annotators.parties import Entities
from reportedly.annotators.reading import Reading
from reportedly.encoders import EncodedTrigger, Encoding
from reportedly.model import Actor, Document, Span

TEXT = "Soldiers shelled the camp and herded everybody into trucks."


def at(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def seen(word: str, **types: float) -> EncodedTrigger:
    none = 1 - sum(types.values())
    return EncodedTrigger(span=at(word), types={**types, "NONE": none}, factuality={}, reality={}, roles=())


@pytest.fixture
def joined(parse):
    doc = parse(TEXT)
    head = next(token for token in doc if token.text == "shelled")
    lexicon = [Trigger(head, (head.i,), verbs()["shell"][0])]

    def types(*words: EncodedTrigger, closed=frozenset()):
        found = join(doc, lexicon, Words(doc, Encoding(triggers=words)), closed)
        return {one.head.text: one.sense.type for one in found}

    return types


def test_a_word_that_the_lexicon_lacks_becomes_a_trigger_where_its_type_is_sure(joined):
    known = seen("shelled", ASSAULT=0.9)
    assert joined(known, seen("herded", COERCE=0.97)) == {"shelled": "ASSAULT", "herded": "COERCE"}
    assert joined(known, seen("herded", COERCE=0.3, AID=0.3)) == {"shelled": "ASSAULT"}


def test_a_closed_word_becomes_none(joined):
    assert joined(seen("shelled", ASSAULT=0.9), seen("herded", COERCE=0.97), closed={5}) == {"shelled": "ASSAULT"}


def test_a_trigger_of_the_lexicon_falls_where_the_encoder_sees_no_event(joined):
    assert joined(seen("shelled", ASSAULT=0.03)) == {} and joined() == {}


@pytest.fixture
def parties(parse):
    """Who has a role in the shelling by phrases given by hand, where the parse has found somebody or nobody for it."""

    def run(role: str, *of_parse: str, **phrases: float) -> list[str]:
        doc, reading = parse(TEXT), Reading(Document(id="d", text_id="t", sha256="s", text=TEXT, language="en"))
        for word in ("Soldiers", "everybody"):
            reading.actors.append(Actor(id=word, name=word, kind="unnamed", mentions=(at(word),)))
        head = next(token for token in doc if token.text == "shelled")
        found = Arguments(**{role: list(of_parse)})
        words = EncodedTrigger(
            span=at("shelled"), types={"ASSAULT": 1.0}, factuality={}, reality={},
            roles=tuple((role, at(word), score) for word, score in phrases.items()),
        )  # fmt: skip
        give_roles(Trigger(head, (head.i,), verbs()["shell"][0]), words, found, Entities(doc, reading), reading)
        return getattr(found, role)

    return run


@pytest.mark.parametrize("role", ["actor", "recipient"])
def test_a_sure_phrase_takes_the_place_of_a_party_that_the_encoder_sees_nowhere(parties, role):
    assert parties(role, "everybody", Soldiers=0.85) == ["Soldiers"]
    assert parties(role, "everybody", Soldiers=0.7) == ["everybody"]


def test_it_must_be_surer_where_the_encoder_sees_the_party(parties):
    assert parties("actor", "everybody", Soldiers=0.85, everybody=0.4) == ["everybody"]


def test_what_is_far_less_likely_than_the_likeliest_phrase_acts_not(parties):
    assert parties("actor", Soldiers=0.6) == ["Soldiers"]
    assert parties("actor", Soldiers=0.6, camp=0.95) == []  # the likeliest names nobody
