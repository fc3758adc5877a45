"""Known actors under spellings that the registry does not list: an index of sounds and meanings over its names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .entry import Entry
from .names import Sameness, content, same_name, skeleton, sounds
from .names.match import by_meaning, by_particles, by_sound, when_joined
from .names.meaning import meaning
from .names.sounds import READINGS
from .store import Registry

SURE = 0.85
"""A name that scores less is not taken for a spelling of a known one."""

LETTERS = 7
"""A name of one word is looked up from this length on: shorter ones sound like too many words."""

SOUNDS = 4
"""Consonants that a name must have to be looked up."""

_LINKED = frozenset(["person", "armed_group", "military", "party", "bloc"])
_RULES = (by_particles, by_meaning, by_sound, when_joined)


def find_like(registry: Registry, name: str, *, person: bool) -> tuple[Entry, Sameness] | None:
    """The one known actor of whose names `name` is another spelling or a translation; None where none or several are.

    Likeness alone never links: the caller holds the country, or what else is told, against the entry.

    Args:
        registry: known actors.
        name: a name that the registry does not list.
        person: whether it is a person's.
    """
    if not _fit(content(name), person=person):
        return None
    index = _index(registry)
    found: dict[str, tuple[Entry, Sameness]] = {}
    seen = {
        (entry.id, written): entry for key in _keys(name, readings=READINGS) for entry, written in index.get(key, ())
    }
    for (slug, written), entry in seen.items():
        if (entry.kind == "person") != person:
            continue
        likeness = same_name(name, written, rules=_RULES)
        if likeness.score >= SURE and (slug not in found or found[slug][1].score < likeness.score):
            found[slug] = (entry, likeness)
    return next(iter(found.values())) if len(found) == 1 else None


def _fit(words: list[str], *, person: bool) -> bool:
    if len(words) == 1 and (person or len(words[0]) < LETTERS):
        return False
    return len(skeleton("".join(words))) >= SOUNDS


def _keys(name: str, *, readings: int) -> Iterator[str]:
    words = content(name)
    yield from (f"s:{key}" for key in sorted(sounds("".join(words), readings=readings)))
    meant = meaning(words)
    if meant.ideas:
        yield f"m:{'|'.join(meant.ideas)}:{'|'.join(sorted(map(skeleton, meant.rest)))}"


@lru_cache(maxsize=4)
def _index(registry: Registry) -> dict[str, list[tuple[Entry, str]]]:
    index: dict[str, list[tuple[Entry, str]]] = {}
    for entry in registry.entries.values():
        if entry.kind in _LINKED:
            for written, use in entry.forms():
                if use == "name" and _fit(content(written), person=entry.kind == "person"):
                    for key in _keys(written, readings=1):
                        index.setdefault(key, []).append((entry, written))
    return index
