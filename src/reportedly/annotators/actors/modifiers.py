"""Which state do a noun and its modifiers name: "Polish officials", "the Russian Federation", "Syrian"?"""

from __future__ import annotations

from ...registry import Registry
from .words import Words


def country_of_modifier(words: Words, i: int, registry: Registry) -> str | None:
    """Alpha-2 code of the state that a noun's modifiers name: "Polish officials", "Mexico's army"."""
    for child in words.children[i]:
        if words.dep[child] in ("amod", "compound", "poss", "nmod") and words.text[child][0].isupper():
            if child > 1 and words.text[child - 1] == "-" and words.lower[child - 2] in ("pro", "anti", "non"):
                continue
            forms = registry.find(words.full[words.begin[words.deep_left(child)] : words.end[child]]) or registry.find(
                words.text[child]
            )
            for form in forms:
                if form.entry.country:
                    return form.entry.country
    return None


def registry_state(words: Words, i: int, registry: Registry) -> str | None:
    """Alpha-2 code of the state that a noun phrase with this head names, under its long name too."""
    for first in sorted({words.left_edge(i), i}):
        while first < i and not words.text[first][0].isupper():
            first += 1
        for form in registry.find(words.full[words.begin[first] : words.end[i]]):
            if form.entry.kind == "state" and form.use != "capital":
                return form.entry.country
    return None


def registry_people(word: str, registry: Registry) -> str | None:
    """Alpha-2 code of the state whose people a word names: "Syrian"."""
    return next((f.entry.country for f in registry.find(word) if f.entry.kind == "state" and f.use == "demonym"), None)
