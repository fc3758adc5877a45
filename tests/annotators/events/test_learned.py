"""What the encoder makes of a sentence against what its words tell; probabilities given by hand."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.learned import settle
from reportedly.annotators.events.lexicon import senses, verbs
from reportedly.annotators.events.triggers import Trigger
from reportedly.encoders import EncodedEvent, EncodedTrigger
from reportedly.model import Span


def settled_type(parse, text: str, verb: str, sense, type_: str, probability: float, seen=None) -> str | None:
    """The type of the trigger at `verb`, where the encoder thinks that it is of another."""
    doc = parse(text)
    head = next(token for token in doc if token.text == verb)
    peak = Span(head.idx, head.idx + len(verb))
    encoded = EncodedEvent(sentence=Span(0, len(text)), types={type_: probability}, peak=peak, source=None, target=None)
    (trigger,), _ = settle(doc, [Trigger(head, (head.i,), sense)], [encoded], lambda trigger: seen, ())
    return trigger.sense.type


@pytest.mark.parametrize(("probability", "type_"), [(0.7, "RETREAT"), (0.85, "AGREE")])
def test_a_plain_trigger_gets_another_type_only_where_the_encoder_is_surer(parse, probability, type_):
    sense = next(one for one in verbs()["withdraw"] if one.plain and one.type == "RETREAT")
    text = "France withdrew its troops from Mali."
    assert settled_type(parse, text, "withdrew", sense, "AGREE", probability) == type_


def test_one_that_is_not_plain_gets_it_sooner(parse):
    sense = next(one for one in verbs()["deploy"] if not one.plain and one.harm is None)
    text = "Chad deployed troops to the border."
    assert settled_type(parse, text, "deployed", sense, "AGREE", 0.7) == "AGREE"


def test_words_that_are_sure_of_their_own_type_keep_it(parse):
    """A threat is what its sentence tells; burning is what "burn" in it tells."""
    sense = next(one for one in verbs()["burn"] if one.type == "ASSAULT")
    text = "We will burn the lorries."
    at = Span(text.index("burn"), text.index("burn") + 4)

    def settled(own: float) -> str | None:
        types = {"ASSAULT": own, "THREATEN": 0.02, "NONE": 0.98 - own}
        seen = EncodedTrigger(span=at, types=types, factuality={}, reality={}, roles=())
        return settled_type(parse, text, "burn", sense, "THREATEN", 0.97, seen)

    assert (settled(0.97), settled(0.6)) == ("ASSAULT", "THREATEN")


def test_only_verbs_with_an_object_are_marked_plain():
    """A noun or a verb alone ("they withdrew") may tell many things."""
    plain = [sense for sense in senses() if sense.plain]
    assert plain and all(not sense.noun and "object" in sense.conditions for sense in plain)


def test_only_phrases_and_words_under_conditions_are_firm():
    """A word alone is no event where the encoder sees none."""
    firm = [sense for sense in senses() if sense.firm]
    assert firm and all(len(sense.words) > 1 or sense.conditions for sense in firm)
