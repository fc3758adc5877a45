"""Is a name one of a place? Asked where a line of a name and a day may tell who issues a text, or where."""

from __future__ import annotations

from functools import cache

from ...gazetteer import Kind
from ...gazetteer.store import default
from ..words import word_list

HOLDING: frozenset[Kind] = frozenset({"country", "province"})


def place_kinds(name: str) -> frozenset[Kind]:
    """The kinds of places that bear a name; empty where the gazetteer knows none."""
    return frozenset(entry.kind for entry in default().named(name))


def is_no_place(name: str, outer: str = "") -> bool:
    """True for a name of several words that no place bears or could well bear, before a day: that of an outlet.

    Args:
        name: the words.
        outer: what stands behind it and a comma. A country or province there, unless it is called like a town, holds
            the place that stands before it.
    """
    words, lists, outside = name.lower().split(), _lists(), place_kinds(outer)
    return (
        len(words) > 1
        and name.split()[-1][:1].isupper()
        and words[0] not in lists["heads"]
        and words[-1] not in lists["kinds"]
        and not place_kinds(name)
        and ("town" in outside or not outside & HOLDING)
    )


def without_place(name: str) -> str:
    """The name of an outlet or a body without the place where it sits: "River FM, Gao"."""
    issuer, comma, place = name.rpartition(", ")
    return issuer if comma and len(issuer.split()) > 1 and place_kinds(place) else name


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in word_list("header")["places"].items()}
