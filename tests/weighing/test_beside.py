"""Rival claims about actors."""

from __future__ import annotations

import pytest

from reportedly.weighing.beside import Tie, actor_disputes
from reportedly.weighing.parties import Party
from reportedly.weighing.voices import Voice


def tie(ref: str, value: str, *, above: str = "") -> Tie:
    """Who says by a name of its own that Karim Aziz belongs to somebody, and to whom that one belongs."""
    actor = Party("Karim Aziz", frozenset({"n:krm"}), frozenset(), frozenset(), "person", None)
    voice = Voice(frozenset({ref}), ref, frozenset({ref}), "say", author=True)
    keys, groups = frozenset({value}), frozenset({above} if above else ())
    return Tie(ref, "member_of", actor, value, keys, groups, denies=False, voice=voice, document=ref)


@pytest.mark.parametrize(("above", "rivals"), [("Dijla Army", 0), ("Nahr Front", 1)])
def test_a_part_and_the_whole_that_it_belongs_to_are_no_rivals(above, rivals):
    one, two = tie("a", "Dijla Army"), tie("b", "Northern Sector", above=above)
    assert [len(actor_disputes(ties)) for ties in ([one, two], [two, one])] == [rivals, rivals]
