"""What the encoder makes of each word against what the lexicon finds; probabilities given by hand."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.lexicon import verbs
from reportedly.annotators.events.triggers import Trigger
from reportedly.annotators.events.words import Words, join
from reportedly.encoders import EncodedTrigger, Encoding
from reportedly.model import Span

TEXT = "Soldiers shelled the camp and herded everybody into trucks."


def seen(word: str, **types: float) -> EncodedTrigger:
    at = TEXT.index(word)
    none = 1 - sum(types.values())
    return EncodedTrigger(
        span=Span(at, at + len(word)), types={**types, "NONE": none}, factuality={}, reality={}, roles=()
    )


@pytest.fixture
def joined(parse):
    doc = parse(TEXT)
    head = next(token for token in doc if token.text == "shelled")
    lexicon = [Trigger(head, (head.i,), verbs()["shell"][0])]

    def types(*words: EncodedTrigger, closed=()):
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
