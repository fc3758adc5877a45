"""Threats, and what was told later that is like what was threatened, or like the condition."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.model import AUTHOR, Claim, Link, Span, Thing
from reportedly.weighing import weigh

from .make_records import telling


def threat(words: str, condition: str, **fields):
    """A threat in `words`, on a condition that tells no event."""
    made = telling("Radio", words, source="Nahr Front", reality="threatened", published="2021-05-01", **fields)
    begin = words.index(condition)
    claim = dataclasses.replace(made.claims[0], condition="c2")
    other = Claim(
        id="c2", span=Span(begin, begin + len(condition)), attribution=(Link(source=AUTHOR, act="assert"),),
        factuality="Uu", reality="conditional", confidence=0.9,
    )  # fmt: skip
    return dataclasses.replace(made, claims=(claim, other))


def followed(*records):
    """What follows the threat of the first record: number of the record, and as what."""
    number = {record.document.id: at for at, record in enumerate(records)}
    return sorted((number[one.claim.partition("#")[0]], one.match) for one in weigh(records).threats)


THREAT = "If the farmers go on carrying grain to Riyad, we shelled them before and will shell them again."


def test_a_deed_of_the_one_who_threatened_follows_the_threat_and_anothers_does_not():
    said = threat(THREAT, "the farmers go on carrying grain to Riyad", day=None)
    deed = telling("Post", "The Nahr Front shelled Hawija.", day="2021-05-03")
    other = telling("Wire", "The Jabal Guard shelled Hawija.", actor="Jabal Guard", day="2021-05-04")
    assert followed(said, deed, other) == [(1, "consequence")]


@pytest.mark.parametrize(
    ("words", "trigger", "met"),
    [("Farmers carried grain to Riyad.", "carried", True), ("Farmers sowed grain in Riyad.", "sowed", False)],
)
def test_a_condition_that_tells_no_event_is_met_by_what_shares_its_words(words, trigger, met):
    said = threat(THREAT, "the farmers go on carrying grain to Riyad", day=None)
    deed = telling("Post", words, trigger=trigger, actor="farmers", recipient=None, place="Riyad", day="2021-05-08")
    assert followed(said, deed) == ([(1, "condition")] if met else [])


def test_what_was_before_the_threat_does_not_follow_it():
    said = threat(THREAT, "the farmers go on carrying grain to Riyad", day=None)
    assert followed(said, telling("Post", "The Nahr Front shelled Hawija.", day="2021-03-03")) == []


def test_who_threatens_in_his_own_release_has_not_done_it_yet():
    said = telling("Nahr Front", "We shelled and will.", reality="threatened", published="2021-05-10", day=None)
    before = telling("Post", "The Nahr Front shelled Hawija.", day="2021-05-03")
    after = telling("Wire", "The Nahr Front shelled Hawija.", day="2021-05-13")
    assert followed(said, before, after) == [(2, "consequence")]


@pytest.mark.parametrize(("target", "follows"), [("bus", True), ("power station", False)])
def test_what_hits_another_kind_of_target_does_not_follow(target, follows):
    def aimed(record, at):
        (claim,) = record.claims
        thing = Thing(span=claim.event.trigger, name=at)
        event = dataclasses.replace(claim.event, objects=(thing,))
        return dataclasses.replace(record, claims=(dataclasses.replace(claim, event=event),))

    said = aimed(telling("Radio", "They shelled.", source="Nahr Front", reality="threatened", day=None), "every lorry")
    deed = aimed(telling("Post", "The Nahr Front shelled.", day="2021-06-03"), target)
    assert bool(followed(said, deed)) is follows
