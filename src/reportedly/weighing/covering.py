"""Does a claim that tells several incidents count this one among them?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .disputes import victims
from .telling import Telling, is_named


class Traits(NamedTuple):
    """What a summary and an incident are compared by.

    Args:
        areas: folded names of the places told and of the divisions they lie in; of a country nothing.
        parties: keys of all who are named.
        victims: "civilians", "fighters".
        whole: True where a place told is no smaller than a country.
    """

    areas: frozenset[str]
    parties: frozenset[str]
    victims: frozenset[str]
    whole: bool


def traits_of(told: Sequence[Telling]) -> Traits:
    """The traits of tellings together."""
    places = [place for one in told for place in one.places]
    areas = {name for place in places if place.precision != "country" for name in (place.name, place.admin1) if name}
    parties = {key for one in told for party in (*one.actors, *one.recipients) if is_named(party) for key in party.own}
    return Traits(
        frozenset(areas), frozenset(parties), frozenset(kind for one in told for kind in victims(one)),
        any(place.precision == "country" for place in places),
    )  # fmt: skip


def covers(summary: Traits, incident: Traits) -> bool:
    """Whether a summary of the same type, country and days counts an incident: by its area, or by who was hit or hit.

    A summary for a whole country needs a party or the sort of victims in common.
    """
    if summary.victims and incident.victims and not summary.victims & incident.victims:
        return False
    if summary.parties and incident.parties and not summary.parties & incident.parties and not summary.victims:
        return False
    if summary.areas:
        return bool(summary.areas & incident.areas)
    return summary.whole and bool(summary.parties & incident.parties or summary.victims & incident.victims)
