"""Small closed word classes, from data/actors/contexts.toml."""

from __future__ import annotations

from functools import cache

from ...lexicons.load import load_toml


@cache
def words_of(context: str, part: str = "words") -> frozenset[str]:
    """The words of one class, lower case."""
    return frozenset(load_toml("actors/contexts.toml")[context][part])
