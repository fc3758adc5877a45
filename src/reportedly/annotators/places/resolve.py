"""Which place does each name mean? One sense per name and document, all names weighed together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...gazetteer import Entry
from ...gazetteer.store import Gazetteer
from ...lexicons.load import load_toml
from ...model import Span
from .draft import DIVISIONS, Found
from .lexicon import Words

ROUNDS = 3
DATELINE = 3
"""How often a place counts that the text is dated from."""
MOST_CONTEXT = 80
"""Names of the text that are weighed against each other; a list of a thousand places tells no more."""
NEAR_KM = 250.0
SEAT = 0.1
"""Share of a division's inhabitants from which its town rather than itself is meant by the bare name they share."""
LEAST_TOLD = 4
"""Names whose countries are told before one may lie apart from them."""
KNOWN, FAMOUS = 50_000, 500_000
"""Inhabitants from which a town may be named alone in a text of other countries under its own name, and from which a
town under another name or a division may."""
AREAS = frozenset({"region", "sea", "river", "water", "mountain", "continent", "line", "point"})


@dataclass(slots=True, eq=False)
class Name:
    """One name of the document with its namesakes.

    Args:
        folded: the name.
        entries: places that bear it.
        count: how often it stands in the text.
        outer: folded names that stand after it as "X, Y", with the places that bear them.
        kinds: kinds of place that the text names with it.
        is_hint: true for a country that only the name of its people tells; it stands for no name of a place.
        scores: the entries' scores, once resolved.
    """

    folded: str
    entries: tuple[Entry, ...]
    count: int = 0
    outer: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    is_hint: bool = False
    scores: list[float] = field(default_factory=list)

    @property
    def best(self) -> Entry | None:
        """The place of the highest score, the first of equals; None where the name is not resolved."""
        at = max(range(len(self.scores)), key=lambda at: (self.scores[at], -at), default=None)
        return None if at is None else self.entries[at]


FIXED = ("population", "country", "province", "county", "area", "main", "inside", "kind", "seat", "capital", "home")
"""Features that do not depend on how other names are read."""
MOVING = ("same_country", "same_admin1", "near")
"""Features that do; see `data/places/weights.toml` for what each means."""


def _fixed(name: Name, entry: Entry, words: Words, homes: frozenset[str]) -> tuple[float, ...]:
    inside = 0.0
    states = words.states
    for outer, holders in name.outer.items():
        state = states.get(outer)
        if state is not None and entry.country == "US" and entry.admin1 == state:
            inside = 1.0
        for above in holders:
            if above.kind == "country" and above.country == entry.country and entry.kind != "country":
                inside = 1.0
            if above.kind in ("province", "county") and above.country == entry.country and above.admin1 == entry.admin1:
                inside = max(inside, 1.0 if entry.kind not in ("country", "province") else 0.0)
    return (
        math.log10(entry.population + 10),
        float(entry.kind == "country"),
        float(entry.kind == "province"),
        float(entry.kind in ("county", "district")),
        float(entry.kind in AREAS),
        # Areas stand in a reviewed list, whose other names are names of their own: Gaza for the Gaza Strip.
        float(entry.main or entry.kind in AREAS),
        inside,
        float(entry.kind in name.kinds or ("area" in name.kinds and entry.kind != "town")),
        float(entry.kind == "province" and name.kinds <= {"town"} and _has_namesake_town(name, entry)),
        float(entry.kind == "town" and entry.main and words.capitals.get(name.folded) == entry.country),
        float(entry.country in homes),
    )


def _has_namesake_town(name: Name, province: Entry) -> bool:
    """Whether a town of the same name stands in the province: the bare name then means the town."""
    return any(
        entry.kind == "town"
        and entry.population >= SEAT * province.population
        and (entry.country, entry.admin1) == (province.country, province.admin1)
        for entry in name.entries
    )


def resolve(names: Sequence[Name], words: Words, homes: frozenset[str] = frozenset()) -> None:
    """Score every name's entries; changes `names`. `homes` are the countries that the text comes from."""
    weights: Mapping[str, float] = load_toml("places/weights.toml")["weights"]
    names = [name for name in names if name.entries]
    if not names:
        return
    still = np.array([weights[key] for key in FIXED])
    base = [np.array([_fixed(name, entry, words, homes) for entry in name.entries]) @ still for name in names]
    context = sorted(range(len(names)), key=lambda at: (-names[at].count, at))[:MOST_CONTEXT]
    lat = [np.radians([entry.lat for entry in name.entries]) for name in names]
    lon = [np.radians([entry.lon for entry in name.entries]) for name in names]
    country = [np.array([entry.country or f"-{entry.key}" for entry in name.entries]) for name in names]
    division = [
        np.array([f"{entry.country}.{entry.admin1}" if entry.admin1 else f"-{entry.key}" for entry in name.entries])
        for name in names
    ]
    scores = list(base)
    moving = np.array([weights[key] for key in MOVING])
    for _ in range(ROUNDS):
        chosen = [(at, int(np.argmax(scores[at]))) for at in context]
        c_lat = np.array([lat[at][best] for at, best in chosen])
        c_lon = np.array([lon[at][best] for at, best in chosen])
        c_country = np.array([country[at][best] for at, best in chosen])
        c_division = np.array([division[at][best] for at, best in chosen])
        c_area = np.array([names[at].entries[best].kind in ("country", "continent") for at, best in chosen])
        c_weight = np.array([math.sqrt(names[at].count) for at, _ in chosen])
        following = []
        for at in range(len(names)):
            others = np.array([other != at for other, _ in chosen]) * c_weight
            total = others.sum() + 1.0
            same = (country[at][:, None] == c_country) @ others / total
            admin = (division[at][:, None] == c_division) @ others / total
            gap = kilometres(lat[at][:, None], lon[at][:, None], c_lat, c_lon)
            close = (np.exp(-gap / NEAR_KM) * ~c_area) @ others / total
            following.append(base[at] + np.stack([same, admin, close], axis=1) @ moving)
        scores = following
    for name, found in zip(names, scores, strict=True):
        name.scores = [float(score) for score in found]


def kilometres(lat: np.ndarray, lon: np.ndarray, other_lat: np.ndarray, other_lon: np.ndarray) -> np.ndarray:
    """Great-circle distance (haversine) on a sphere of 6,371 km; latitudes and longitudes are radians."""
    half = np.sin((other_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    return np.asarray(2 * 6371.0 * np.arcsin(np.minimum(1.0, np.sqrt(half))))


def names_of(
    found: Sequence[Found],
    outer: Sequence[Sequence[str]],
    gazetteer: Gazetteer,
    words: Words,
    datelines: Sequence[Span] = (),
) -> dict[str, Name]:
    """The distinct names of a document with what the text says about each; those of datelines count more."""
    names: dict[str, Name] = {}
    for one, holders in zip(found, outer, strict=True):
        hint = gazetteer.country(one.country) if one.country is not None else None
        if one.country is not None and hint is None:
            continue
        key = f"={one.country}" if hint else one.sense
        name = names.get(key)
        if name is None:
            entries = (hint,) if hint else _entries(one.name, gazetteer, words)
            name = names[key] = Name(key if hint else one.name, entries, is_hint=hint is not None)
        name.count += DATELINE if any(one.span.overlaps(line) for line in datelines) else 1
        if one.kind:
            name.kinds.add(one.kind)
        name.outer.update((holder, gazetteer.find(holder)) for holder in holders)
    return names


def _entries(name: str, gazetteer: Gazetteer, words: Words) -> tuple[Entry, ...]:
    """Places by the name, else by the name without the word for its kind or its part."""
    state = gazetteer.state(words.states[name]) if name in words.states else None
    if entries := gazetteer.find(name):
        return (state, *entries) if state is not None and state not in entries else entries
    if state is not None:
        return (state,)
    rest, _, last = name.rpartition(" ")
    if last in words.put_after and (entries := gazetteer.find(rest)):
        return entries
    first, _, rest = name.partition(" ")
    if first in words.put_before and (entries := gazetteer.find(rest)):
        return entries
    return next(filter(None, map(gazetteer.find, _spellings(name))), ())


def _spellings(name: str) -> list[str]:
    """Other ways to write in Latin letters what another script writes one way: the article, a last h."""
    bare = name.removesuffix("h")
    return [f"al {name}", f"al {name}h", f"al {bare}", f"{name}h", bare] if " " not in name and len(bare) > 3 else []


def apart(names: Mapping[str, Name], homes: frozenset[str]) -> frozenset[str]:
    """Names whose best place lies in a country that nothing else in the text tells of: a namesake, not the place meant.

    Only towns and divisions are dropped, and only where they are small or bear the name as one of several. A division
    by the name of a town that bears it as one of several is none at all.
    """
    best = {key: entry for key, name in names.items() if (entry := name.best) is not None}
    told = Counter(country for country, _ in {(entry.country, entry.key) for entry in best.values()} if country)
    clear = bool(homes) or sum(told.values()) >= LEAST_TOLD

    def is_apart(name: Name, entry: Entry) -> bool:
        if entry.country is None or told[entry.country] > 1 or entry.country in homes or name.outer:
            return False
        if entry.kind == "town" and not entry.main and name.kinds & DIVISIONS:
            return True
        if not clear or entry.kind not in ("town", *DIVISIONS):
            return False
        return entry.population < (KNOWN if entry.main and entry.kind == "town" else FAMOUS)

    return frozenset(key for key, entry in best.items() if is_apart(names[key], entry))
