"""What speaks for a word telling an event that the lexicon does not read there."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.telling import evidence, probability
from reportedly.encoders import EncodedTrigger
from reportedly.model import Span


@pytest.fixture
def told(parse):
    """The evidence of a word, as told by an encoder that is rather sure."""

    def run(text: str, word: str, type_: str = "ASSAULT", *, told: float = 0.9, generic: float = 0.01):
        token = next(one for one in parse(text) if one.text == word)
        seen = EncodedTrigger(
            span=Span(token.idx, token.idx + len(word)), types={type_: told, "NONE": 1 - told}, factuality={},
            reality={"generic": generic}, roles=(),
        )  # fmt: skip
        return evidence(token, seen, type_, unmeant=False)

    return run


def test_what_the_lexicon_rules_out_speaks_for_nothing(told):
    """ "killed" tells an attack but in an accident; "march on" tells one where an army does."""
    assert told("Two were killed in a crash.", "killed")["worded"] == 0
    assert told("Two were killed in a crash.", "killed")["unmeant"] == 1
    assert told("They will march there.", "march")["worded"] == 1


def test_an_object_speaks_for_an_event_and_what_happens_in_general_against_it(told):
    alone, at_somebody = told("They herded.", "herded"), told("They herded everybody into trucks.", "herded")
    assert probability(alone) < probability(at_somebody)
    assert probability(told("They herded everybody.", "herded", generic=0.9)) < probability(at_somebody)


def test_the_surer_the_encoder_the_likelier(told):
    rated = [probability(told("They herded everybody.", "herded", told=one)) for one in (0.3, 0.8, 0.99)]
    assert rated == sorted(rated) and rated[0] < 0.5 < rated[-1]
