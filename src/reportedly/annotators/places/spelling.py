"""A name that the gazetteer spells otherwise: "Tall Rifaat" for Tall Rif'at, "Umm Rawaba" for Umm Ruwaba.

Names from other scripts are written in Latin letters in many ways, which differ in vowels, doubled letters, the letter
h and blanks. Only places of the country that the text is about are looked through, and not far from others that it
names: elsewhere likeness tells nothing.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from ...gazetteer import Entry
from ...gazetteer.store import Gazetteer
from .resolve import Name, kilometres

SHORTEST = 4
"""Letters of a name that is compared."""
LEAST = 0.82
"""Likeness of the letters (Ratcliff and Obershelp 1988) from which two names of the same consonants are one."""
CONSONANTS = 2
"""Names with fewer consonants are too many."""
NEAR_KM = 400.0
"""How far from the nearest other place of the text one may lie that is only written alike."""
CACHED = 200
"""Letters of countries whose names are kept at hand."""
TOWNS = ("town", "province", "county", "district")
_VOWELS = re.compile(r"[aeiouyhw ]+")
_DOUBLED = re.compile(r"(.)\1+")


def respell(names: Mapping[str, Name], gazetteer: Gazetteer, homes: frozenset[str]) -> None:
    """Give names that no place bears the place of the text's country that is written much alike; changes `names`."""
    chosen = [entry for name in names.values() if (entry := name.best) is not None]
    told = Counter([*homes, *(entry.country for entry in chosen if entry.country)])
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return
    country = ranked[0][0]
    known = [entry for entry in chosen if entry.kind in TOWNS and entry.country == country]
    for name in names.values():
        if name.entries or name.is_hint:
            continue
        found = [entry for entry in _alike(name.folded, country, gazetteer) if _is_near(entry, known)]
        name.entries, name.scores = tuple(found), [float(-at) for at in range(len(found))]


def _is_near(entry: Entry, known: list[Entry]) -> bool:
    if not known:
        return True
    lat, lon = np.radians([other.lat for other in known]), np.radians([other.lon for other in known])
    gaps = kilometres(np.radians(entry.lat), np.radians(entry.lon), lat, lon)
    return bool(gaps.min() <= NEAR_KM)


def _alike(name: str, country: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places of a country whose names have the same consonants and nearly the same letters, the likest first."""
    key = _key(name)
    if len(name) < SHORTEST or len(key) < CONSONANTS or not name[0].isalpha():
        return ()
    close = [
        (difflib.SequenceMatcher(None, name, other).ratio(), other)
        for other in _by_key(gazetteer, name[0], country).get(key, ())
    ]
    best = sorted((pair for pair in close if pair[0] >= LEAST), key=lambda pair: (-pair[0], pair[1]))
    found = [entry for _, other in best for entry in gazetteer.find(other)]
    return tuple(dict.fromkeys(entry for entry in found if entry.country == country and entry.kind in TOWNS))


@lru_cache(maxsize=CACHED)
def _by_key(gazetteer: Gazetteer, letter: str, country: str) -> dict[str, list[str]]:
    """The names of a country's places that begin with a letter, by their consonants."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in gazetteer.begun(letter, country):
        names[_key(name)].append(name)
    return dict(names)


def _key(name: str) -> str:
    """The consonants of a name, doubled ones once."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", name))
