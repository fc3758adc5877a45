"""What does one text say of two of its tellings? It mostly goes on about what it has begun to tell."""

from __future__ import annotations

from .telling import Telling
from .verdict import Names
from .where import COARSE
from .who import related, two_sided

STEPS = ("next in its text", "next but one in its text")


def of_text(one: Telling, two: Telling) -> Names:
    """How two tellings stand in their text: what the later one refers to, and what was begun in between."""
    before, after = sorted((one, two), key=lambda told: told.order)
    steps = after.order - before.order
    found = [STEPS[steps - 1] if steps <= len(STEPS) else "later in its text"]
    if before.sentence == after.sentence:
        found.append("in one sentence")
    elif before.paragraph == after.paragraph:
        found.append("in one paragraph")
    if after.leans:
        found.append("the next names no day or place" if steps == 1 else "the later names no day or place")
    if after.bare:
        found.append("the later names neither")
    if after.later:
        found.append("the later was hours apart")
    if after.refers:
        found.append("the later speaks of what was told")
    if after.opened - before.opened > after.opens:
        found.append("another was begun in between")
    if before.ref in after.about or after.ref in before.about:
        found.append("one is about the other")
    if before.voice.keys != after.voice.keys:
        found.append("told by two voices")
    if _named_apart(before, after):
        found.append("two places of one text")
    if turned(one, two) or turned(two, one):
        found.append("who did the one is hit by the other")
    if answers(one, two):
        found.append("one is the speaker's own act")
    for side, mine, other in (
        ("actor", before.actors, after.actors), ("recipient", before.recipients, after.recipients)
    ):  # fmt: skip
        if {party.name for party in mine} & {party.name for party in other}:
            found.append(f"its text has the same {side}")
        elif other:
            found.append(f"its text has another {side}" if mine else f"the later names the {side}")
    return tuple(found)


def _named_apart(before: Telling, after: Telling) -> bool:
    """Whether the later one tells of towns, none of them the earlier one's: a text that has two names means two places.

    Across texts two names may be spellings of one, or neighbours. The place of a headline is as wide as it likes.
    """
    left, right = ({key for place in told.places for key in place.said} for told in (before, after))
    coarse = any(place.precision in COARSE for place in (*before.places, *after.places))
    return bool(before.places and after.places) and not (left & right or coarse or before.headline)


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
