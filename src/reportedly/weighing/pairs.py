"""Pairs of tellings that fit, and why: many pairs of few kinds, kept as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .verdict import Match

Numbers = NDArray[np.int32]
Marks = NDArray[np.bool_]
"""Of tellings, by number."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """The pairs that came with one document.

    Args:
        pairs: numbers of the tellings, and of the decision on them in `decisions`, three for each pair.
        decisions: on these pairs, each once.
    """

    pairs: array[int]
    decisions: tuple[Match, ...]


class Pairs:
    """All pairs that fit, by the numbers of their tellings in the order in which these came."""

    def __init__(self) -> None:
        self._all = array("i")
        self._kinds: dict[Match, int] = {}
        self._decisions: list[Match] = []
        self._levels = np.zeros(0, np.uint16)
        """Rank of each decision's score, the best first."""

    def __len__(self) -> int:
        return len(self._all) // 3

    def put(self, found: Mapping[tuple[int, int], Match]) -> Fits:
        """Take in the pairs that came with one document."""
        mine: dict[Match, int] = {}
        pairs = array("i")
        for (one, two), match in found.items():
            pairs.extend((one, two, mine.setdefault(match, len(mine))))
        fits = Fits(pairs=pairs, decisions=tuple(mine))
        self.restore([fits])
        return fits

    def restore(self, kept: Iterable[Fits]) -> None:
        """Take in what `put` gave."""
        for fits in kept:
            kinds = [self.kind(match) for match in fits.decisions]
            rows = np.frombuffer(fits.pairs, np.int32).reshape(-1, 3).copy()
            if len(rows):
                rows[:, 2] = np.array(kinds, np.int32)[rows[:, 2]]
                self._all.frombytes(rows.tobytes())

    def of(self, some: Marks) -> Numbers:
        """The pairs of which one is of some tellings, as rows of the numbers of both and of the decision."""
        table = np.frombuffer(self._all, np.int32).reshape(-1, 3)
        return table[some[table[:, 0]] | some[table[:, 1]]]

    def kind(self, match: Match) -> int:
        """The number of a decision."""
        kind = self._kinds.setdefault(match, len(self._kinds))
        if kind == len(self._decisions):
            self._decisions.append(match)
        return kind

    def decision(self, kind: int) -> Match:
        """The decision that goes by a number."""
        return self._decisions[kind]

    def levels(self, kinds: Numbers) -> NDArray[np.uint16]:
        """The ranks of decisions by score, the best first; so few that they are sorted in no time."""
        if len(self._levels) != len(self._decisions):
            _, levels = np.unique([-found.score for found in self._decisions], return_inverse=True)
            self._levels = levels.astype(np.uint16)
        return self._levels[kinds]


def ordered(one: str, two: str) -> Pair:
    """Two references in order."""
    return (one, two) if one < two else (two, one)
