"""Which force or state do "the army", "the police", "the Kyiv regime" mean, of those that a text names?"""

from __future__ import annotations

from ...registry import Registry
from ...text import fold_name
from .contexts import words_of
from .draft import Found, Thing
from .memory import Memory


def only_force(found: Found, memory: Memory) -> Thing | None:
    """The one force of a state that the text names, for "the military", "the police" and "the army"."""
    if found.kind not in ("military", "police") or found.number == "one":
        return None
    alike = words_of("institutions", found.kind)
    force = [one for one in memory.things if one.kind == found.kind and found.country in (None, one.country)]
    # "Federal Police" is one of several
    known = [
        one
        for one in force
        if one.heads & alike or (one.entry and any(name.endswith(tuple(alike)) for name in one.names))
    ]
    # "Tatmadaw", "People's Defence Forces"
    known = known or [one for one in force if one.number == "group" and whole(one)]
    # "police said" before anybody names the National Police
    named = [one for one in known if one.named]
    alone = len(named) == 1 and all(one.country in (None, named[0].country) for one in known)
    known = named if alone else known
    return known[0] if len(known) == 1 else None


def whole(thing: Thing) -> bool:
    """Whether a body's name says that it is the one force of a state: "National Police", "Armed Forces of the …"."""
    names = [*thing.names, *([fold_name(thing.entry.name)] if thing.entry is not None else [])]
    return any(word in name for name in names for word in words_of("institutions", "whole"))


def state_named(found: Found, memory: Memory) -> Thing | None:
    """The state that "the Turkish state" means, where the text names it otherwise too."""
    return next((one for one in memory.things if one.kind == "state" and one.country == found.country), None)


def government(found: Found, memory: Memory, *, bare: bool) -> Thing | None:
    """Whom "the government" means: the one that is named so, else the state that the text calls by its capital.

    The bare word means the state that the text is about.
    """
    named = memory.by_word.get("government")
    partial = words_of("institutions", "partial")
    if bare and named is not None and not any(partial & {*name.split()} for name in named.names):
        return named
    states = [
        one
        for one in memory.things
        if one.kind == "state"
        and any(told.link_reason == "metonym" for told in one.mentions)
        and (found.country == one.country if found.country or not bare else one.country == memory.home)
    ]
    return states[0] if len(states) == 1 else None


def state_of_capital(found: Found, memory: Memory, registry: Registry) -> Thing | None:
    """The state that "the Kyiv regime" means, named by its capital."""
    words = memory.words
    capital = any(
        form.use == "capital" and form.entry.country == found.country
        for child in words.children[found.head]
        if words.dep[child] in ("compound", "nmod", "amod")
        for form in registry.find(words.text[child])
    )
    entry = registry.state_of.get(found.country or "") if capital else None
    if entry is None:
        return None
    known = next((thing for thing in memory.things if thing.entry is entry), None)
    if known is None:
        known = memory.new()
        known.entry, known.kind, known.number, known.country = entry, "state", "group", entry.country
        known.link_score, known.link_reason = 1.0, "metonym"
    return known
