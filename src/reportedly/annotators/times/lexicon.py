"""The words of time, from the reviewed files under `data/times`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...lexicons.load import load_toml

PIECE = r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b"
"""Regular expression of one word or one possessive mark."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a word or phrase means.

    Args:
        kind: its class in the grammar.
        value: its meaning there.
        capital: true where it must be written with a capital, in a text that has any.
    """

    kind: str
    value: Any
    capital: bool = False


Phrases = dict[str, list[tuple[tuple[str, ...], Word]]]


def _entries() -> Iterator[tuple[str, Word]]:
    for group in load_toml("times/words.toml")["class"]:
        for phrase, value in group["words"].items():
            yield phrase, Word(group["name"], value, group.get("capital", False))
    for month in load_toml("times/calendars.toml")["month"]:
        for phrase in month["words"]:
            yield phrase, Word("HIJRI_MONTH", (month["calendar"], month["month"]), True)
    for holiday in load_toml("times/holidays.toml")["holiday"]:
        for phrase in holiday["words"]:
            yield phrase, Word("HOLIDAY", holiday, holiday.get("capital", True))


@cache
def phrases() -> Phrases:
    """All phrases by their first piece, the longest first."""
    table: Phrases = {}
    for phrase, word in _entries():
        pieces = tuple(re.findall(PIECE + r"|\d+|/", phrase))
        table.setdefault(pieces[0], []).append((pieces, word))
    for options in table.values():
        options.sort(key=lambda option: -len(option[0]))
    return table


@cache
def context(part: str, field: str) -> frozenset[str]:
    """Words around an expression, from `data/times/context.toml`."""
    return frozenset(load_toml("times/context.toml")[part][field])
