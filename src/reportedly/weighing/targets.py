"""What kind of target does an act of force hit? Of two attacks on one town on one day, it tells which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from .voices import up_to_head
from .words import listed


def targets(names: Iterable[str]) -> frozenset[str]:
    """The kinds of target, each by the first word that its list has for it, that are among the names of things hit."""
    return frozenset(kind for name in names if (kind := _kind(up_to_head(name))) is not None)


def targets_named(words: str) -> frozenset[str]:
    """The kinds of target that words name as known: "at the bus stop", "the market of Bara"."""
    found = (_kinds().get(match[1]) or _kinds().get(match[1].removesuffix("s")) for match in _named().finditer(words))
    return frozenset(kind for kind in found if kind)


@cache
def _named() -> re.Pattern[str]:
    every = "|".join(sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"\bthe (?:[\w'’-]+ )??({every})s?\b", re.IGNORECASE)


def _kind(words: list[str]) -> str | None:
    while len(words) > 1 and words[-1] in listed("numbering"):
        words = words[:-1]
    # "police station" says more than "station" would
    ends = [" ".join(words[-size:]) for size in (2, 1)]
    return next((found for end in ends if (found := _kinds().get(end) or _kinds().get(end.removesuffix("s")))), None)


@cache
def _kinds() -> Mapping[str, str]:
    """From each word for a target to its kind."""
    return {word: entry.split("|")[0] for entry in listed("targets") for word in entry.split("|")}
