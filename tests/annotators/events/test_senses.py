"""What words mean that the encoder alone takes for an event."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.senses import sense_of


@pytest.mark.parametrize(
    ("text", "verb", "type_", "place", "role"),
    [
        ("The mission received 200 Kenyan soldiers.", "received", "MOBILIZE", "subject", "recipient"),
        ("The mission sent 200 Kenyan soldiers.", "sent", "MOBILIZE", "subject", "actor"),
    ],
)
def test_who_receives_is_the_recipient(parse, text, verb, type_, place, role):
    head = next(token for token in parse(text) if token.text == verb)
    assert sense_of((head.lemma_,), head, type_, 0.9).roles[place] == role


def test_who_promises_binds_itself_alone(parse):
    words = {token.text: token for token in parse("They promised them a truce and signed with them.")}
    sides = {text: sense_of((text,), words[text], "AGREE", 0.9).two_sided for text in ("promised", "signed")}
    assert sides == {"promised": False, "signed": True}


@pytest.mark.parametrize(
    ("text", "verb", "mode", "act"),
    [
        ("They set it on fire in May.", "set", "destroy", "burn"),
        ("They set the table in May.", "set", None, None),
        ("The miller was beaten.", "beaten", "beat", "attack"),
        ("They captured two lorries.", "captured", None, None),
        ("They captured two soldiers.", "captured", "abduct", "capture"),
    ],
)
def test_mode_and_kind_of_act_are_those_of_the_words_in_the_lexicon(parse, text, verb, mode, act):
    head = next(token for token in parse(text) if token.text == verb)
    sense = sense_of((head.lemma_,), head, "ASSAULT", 0.9)
    assert (sense.mode, sense.acled) == (mode, act)
