"""States that act, where the reader of actors took their name for a place."""

from __future__ import annotations

from ..model import Actor, Span
from .actors.code import code_actor
from .reading import Reading


def state_at(reading: Reading, word: Span) -> str | None:
    """Id of the state of the country that is named at `word`, added where the text has no such actor; else None."""
    place = next(
        (
            one
            for one in reading.places
            if one.precision == "country" and any(mention.overlaps(word) for mention in one.mentions)
        ),
        None,
    )
    if place is None:
        return None
    for actor in reading.actors:
        if actor.kind == "state" and actor.country == place.country:
            return actor.id
    mentions = tuple(mention for mention in place.mentions if mention.overlaps(word))
    state = Actor(
        id="", name=place.name, kind="state", country=place.country, plover=code_actor(place.name), mentions=mentions
    )
    return reading.add_actor(state).id
