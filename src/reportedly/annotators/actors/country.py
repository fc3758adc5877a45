"""Of which country is an actor whom no list knows, and which country is a text about?"""

from __future__ import annotations

from collections import Counter

from ...gazetteer.store import default as gazetteer
from ...model import ActorKind, Place
from ...registry import default
from ..places.home import home_countries
from ..places.lexicon import words as place_words
from ..reading import Reading
from .contexts import words_of
from .draft import Thing

LOCAL_KINDS: frozenset[ActorKind] = frozenset(
    {"armed_group", "military", "police", "government_body", "population", "unnamed", "party"}
)
"""Kinds that belong to the country a text is about, where it is about one and names no other."""
LOCAL_NAMES: frozenset[ActorKind] = frozenset({"person", "media", "ngo", "organisation"})
"""Kinds that do where they have a name, and no word in it tells of a wider area."""
ABROAD: frozenset[ActorKind | None] = frozenset({"igo", "bloc", "ngo", "media", "person"})
"""Kinds of known actor that speak of any country."""
MAIN_SHARE = 0.5
"""A text is about a country of which so large a share of what it tells of countries is…"""
MAIN_LEAD = 2
"""… and so many times what it tells of any other."""


def country_of(thing: Thing, kind: ActorKind, main: str | None) -> str | None:
    """Alpha-2 code of an actor's country: the registry's, else what the text says of it, else the text's own.

    Args:
        thing: the actor with all that the text tells of it.
        kind: what it is.
        main: the country that the text is about, or None.
    """
    if thing.entry is not None:
        return thing.entry.country
    country = thing.country or _of_body(thing)
    if country is not None or main is None:
        return country
    local = kind in LOCAL_KINDS or (kind in LOCAL_NAMES and thing.named and not _is_wide(thing))
    return main if local else None


def _is_wide(thing: Thing) -> bool:
    """Whether a name says that its bearer belongs to no single country: "Sahel News", "Doctors Without Borders"."""
    return any(not words_of("wide").isdisjoint(name.split()) for name in thing.names)


def _of_body(thing: Thing) -> str | None:
    """The country of the body that somebody belongs to."""
    bodies = (body.entry.country if body.entry is not None else body.country for body in thing.part_of)
    return next((country for country in bodies if country), None)


def main_country(reading: Reading, things: list[Thing]) -> str | None:
    """Alpha-2 code of the country that the text is about, where most of what it tells of countries is of one.

    What tells of a country: a place named in it, once for each name; a known actor of it; its own, its capital's or its
    people's name, together once; the outlet and the place that the text is dated from.
    """
    told: set[tuple[str, str]] = set()
    for place in reading.places:
        if place.country and place.mentions:
            # States deal with one another under their own names and their capitals': all these tell of one together.
            told.add((place.country, "state" if place.precision == "country" or _is_capital(place) else place.name))
        if place.country and any(other.use == "demonym" for other in place.other_mentions):
            told.add((place.country, "state"))
    for thing in things:
        if thing.country and thing.mentions and (thing.kind == "state" or (thing.entry and thing.kind not in ABROAD)):
            told.add((thing.country, thing.entry.id if thing.entry and thing.kind != "state" else "state"))
    home = home_countries(reading.document, place_words(), gazetteer())
    counts = Counter(country for country, _ in told) + Counter(home)
    if not counts:
        return None
    (country, count), *others = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    led = not others or count >= MAIN_LEAD * others[0][1]
    # Any text may name a state abroad; only what it tells beyond that is about another country.
    abroad = sum(told_of - 1 for _, told_of in others)
    return country if led and count >= MAIN_SHARE * (count + abroad) else None


def _is_capital(place: Place) -> bool:
    """Whether a place bears the name of its country's capital."""
    return any(form.use == "capital" and form.entry.country == place.country for form in default().find(place.name))
