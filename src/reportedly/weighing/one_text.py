"""What does one text say of two of its tellings? It mostly goes on about what it has begun to tell."""

from __future__ import annotations

from .telling import Telling
from .verdict import FORCE, Answer
from .where import COARSE
from .who import related, two_sided

AT_ONCE, NEXT = 60, 0.2
"""Code points between two tellings that follow one another, and what that counts."""
PLUNDER = "Looting/property destruction"
"""ACLED's sub-event type for what is taken or burned, which most raids come with."""
ANY_ATTACK = frozenset({"Attack", "Armed clash"})
"""ACLED's sub-event types that a telling gets whose words say no more than that somebody was killed, by who was."""


def of_text(one: Telling, two: Telling) -> Answer:
    """A text mostly goes on about what it has begun to tell, the more so where it names no other day or place."""
    if one.document != two.document or not one_kind(one, two):
        return 0.0, ""
    if _named_apart(one, two):
        return -2.0, "two places of one text"
    if turned(one, two) or turned(two, one):
        return -2.0, "who did the one is hit by the other"
    if not alike(one, two) or answers(one, two):
        return 0.0, ""
    vague = not (one.places and two.places) or one.first is None or two.first is None
    before, after = sorted((one.span, two.span))
    near = NEXT if after.begin - before.end <= AT_ONCE else 0.0
    return ((1.6 if vague else 0.4) + near, "told in one text")


def _named_apart(one: Telling, two: Telling) -> bool:
    """Whether the later one tells of towns, none of them the earlier one's: a text that has two names means two places.

    Across texts two names may be spellings of one, or neighbours. The place of a headline is as wide as it likes.
    """
    before, after = sorted((one, two), key=lambda told: told.span)
    left, right = ({key for place in told.places for key in place.said} for told in (before, after))
    coarse = any(place.precision in COARSE for place in (*before.places, *after.places))
    return bool(before.places and after.places) and not (left & right or coarse or before.headline)


def one_kind(one: Telling, two: Telling) -> bool:
    """Whether the types are one, or differ only since what is taken in a raid has a type of its own.

    In the text that tells the raid it is told without a day and a place ("they took the rice"), else it is another.
    """
    if one.type == two.type:
        return True
    taken = [told for told in (one, two) if told.type == "COERCE" and told.sub[1] == PLUNDER]
    goes_on = one.document != two.document or any(told.leans or told.bare for told in taken)
    return {one.type, two.type} == FORCE and bool(taken) and goes_on


def alike(one: Telling, two: Telling) -> bool:
    """Whether the kinds of act can be one: the same, or one of them says no more than that somebody was hit."""
    vague = {told.sub[1] for told in (one, two) if told.leans or one.headline or two.headline}
    return (
        one.sub == two.sub
        or PLUNDER in (one.sub[1], two.sub[1])
        or "" in (one.sub[0], two.sub[0])
        or not vague.isdisjoint(ANY_ATTACK)
    )


def answers(one: Telling, two: Telling) -> bool:
    """Whether one of two acts that a text tells is the speaker's own, and the other that of somebody else.

    "The militia shelled the market. Our forces destroyed three guns." Not where it says that it speaks of what was
    told: "its men had carried out the attack".
    """
    if one.denies or two.denies or one.refers or two.refers or not one.actors or not two.actors:
        return False
    mine = [any(party.own & told.voice.keys for party in told.actors) for told in (one, two)]
    return mine[0] != mine[1] and not related(one.actors, two.actors)


def turned(one: Telling, two: Telling) -> bool:
    """Whether those hit by one act, of whom none is counted, are they who did the other, and not whom that one hit.

    Who denies an act may say that it was hit itself, and by whom.
    """
    if one.counts or two_sided(two) or (two.denies and one.actors):
        return False
    return related(one.recipients, two.actors) is True and not related(one.recipients, two.recipients)
