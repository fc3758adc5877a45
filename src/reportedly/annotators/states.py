"""States that act, where the reader of actors took their name for a place."""

from __future__ import annotations

from ..model import Actor, Span
from .actors.code import code_actor
from .reading import Reading

STANDS_FOR = ("demonym", "metonym", "modifier")
"""Uses of a country's name by which its state can be meant; within another name it is not."""


def state_at(reading: Reading, word: Span, *, demonyms: bool = False) -> str | None:
    """Id of the state of the country that is named at `word`, added where the text has no such actor; else None.

    Args:
        reading: whose places are asked.
        word: where the name stands.
        demonyms: take "Iranian" for the state too, as in "Iranian-backed" and "the Iranian president".
    """
    for place in (one for one in reading.places if one.precision == "country"):
        named = [*place.mentions, *(one.span for one in place.other_mentions if demonyms and one.use in STANDS_FOR)]
        mentions = tuple(mention for mention in named if mention.overlaps(word))
        if mentions:
            break
    else:
        return None
    for actor in reading.actors:
        if actor.kind == "state" and actor.country == place.country:
            return actor.id
    state = Actor(
        id="", name=place.name, kind="state", country=place.country, plover=code_actor(place.name), mentions=mentions
    )
    return reading.add_actor(state).id
