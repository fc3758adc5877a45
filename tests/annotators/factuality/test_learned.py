"""The encoder's view of certainty against that of the signs; probabilities given by hand."""

from __future__ import annotations

import pytest

from reportedly.annotators.factuality.decide import Verdict
from reportedly.annotators.factuality.learned import settle
from reportedly.encoders import EncodedTrigger
from reportedly.model import Span

DONE = {"CT+": 0.9, "Uu": 0.1}


def seen(factuality, **reality):
    return EncodedTrigger(span=Span(0, 1), types={"NONE": 0.0}, factuality=factuality, reality=reality, roles=())


def test_a_condition_tells_of_nothing_that_was_done():
    before = Verdict("Uu", "conditional")
    assert settle(before, seen(DONE, actual=0.9), condition=True) == before
    assert settle(before, seen(DONE, actual=0.9)) == Verdict("CT+", "actual")


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        (Verdict("CT+", "ongoing"), seen(DONE, threatened=0.8), Verdict("Uu", "threatened")),
        (Verdict("CT+", "ongoing"), seen(DONE, threatened=0.6), Verdict("CT+", "ongoing")),
        (Verdict("Uu", "conditional"), seen(DONE, desired=0.9), Verdict("Uu", "conditional")),
        (Verdict("PS+", "future"), seen(DONE, threatened=0.9), Verdict("PS+", "future")),
        (Verdict("Uu", "future"), seen(DONE, actual=0.9), Verdict("CT+", "actual")),
        (Verdict("CT+", "actual"), seen({"CT+": 0.05, "Uu": 0.95}, actual=0.5, desired=0.4), Verdict("Uu", "desired")),
        (Verdict("CT-", "actual"), seen({"CT+": 0.9, "CT-": 0.1}, actual=0.9), Verdict("CT-", "actual")),
        (Verdict("CT-", "actual"), seen({"CT+": 0.99, "Uu": 0.01}, actual=0.9), Verdict("CT+", "actual")),
        (Verdict("CT+", "actual"), seen(DONE, ongoing=0.9), Verdict("CT+", "actual")),
    ],
    ids=[
        "sure of another",
        "not sure enough",
        "a condition is no wish",
        "a hedge stays",
        "told as fact",
        "left open",
        "a negation stays",
        "another word's negation",
        "past is past",
    ],
)
def test_the_encoder_decides_only_where_it_is_sure(before, word, after):
    assert settle(before, word) == after


def test_a_form_that_leaves_no_doubt_and_a_denial_by_the_chain_stay():
    must = Verdict("Uu", "desired")
    assert settle(must, seen(DONE, actual=0.99), formed=True) == must
    denied = Verdict("CT-", "actual")
    assert settle(denied, seen({"CT+": 0.99, "Uu": 0.01}, actual=0.9), denied=True) == denied
    assert settle(denied, seen({"CT-": 0.9, "Uu": 0.1}, future=0.9), denied=True) == denied
    planned = Verdict("Uu", "future")
    assert settle(planned, seen(DONE, hypothetical=0.9), promised=True) == planned
    supposed = Verdict("Uu", "hypothetical")
    assert settle(supposed, seen(DONE, threatened=0.9), foretold=True) == supposed
