"""Pairs of tellings that fit, and why: many pairs of few kinds, kept as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Rows:
    """Pairs of some tellings by the places of these, with the numbers of the decisions on them."""

    one: Numbers
    two: Numbers
    kind: Numbers


class Pairs:
    """All pairs that fit, by the numbers of their tellings in the order in which these came."""

    def __init__(self) -> None:
        self._all = array("i")
        self._kinds: dict[Match, int] = {}
        self._decisions: list[Match] = []
        self._levels = np.zeros(0, np.int32)
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
            kinds = [self._kind(match) for match in fits.decisions]
            rows = np.frombuffer(fits.pairs, np.int32).reshape(-1, 3).copy()
            if len(rows):
                rows[:, 2] = np.array(kinds, np.int32)[rows[:, 2]]
                self._all.frombytes(rows.tobytes())

    def _kind(self, match: Match) -> int:
        kind = self._kinds.setdefault(match, len(self._kinds))
        if kind == len(self._decisions):
            self._decisions.append(match)
        return kind

    def decision(self, kind: int) -> Match:
        """The decision that goes by a number."""
        return self._decisions[kind]

    def beside(self, some: Marks) -> Marks:
        """These tellings, and those that they have a pair with."""
        table = self._table()
        near = some.copy()
        for mine, other in ((0, 1), (1, 0)):
            near[table[some[table[:, mine]], other]] = True
        return near

    def among(self, numbers: Sequence[int], changed: Marks, made: Iterable[tuple[int, int, Match]]) -> Rows:
        """The pairs of some tellings, and others that are known, by their places here.

        Args:
            numbers: of tellings, in the order wanted; those that have a pair with `changed` are among them.
            changed: of all tellings those of whose pairs all are wanted.
            made: the pairs of others that are wanted too; a decision that is no pair's is left out.
        """
        table = self._table()
        place = np.full(len(changed), -1, np.int32)
        place[numbers] = np.arange(len(numbers), dtype=np.int32)
        others = [(one, two, kind) for one, two, found in made if (kind := self._kinds.get(found)) is not None]
        rows = table[changed[table[:, 0]] | changed[table[:, 1]]]
        rows = np.concatenate((rows, np.array(others, np.int32).reshape(-1, 3)))
        return Rows(place[rows[:, 0]], place[rows[:, 1]], rows[:, 2])

    def by_score(self, rows: Rows) -> Iterator[Rows]:
        """The pairs in portions of equal score, the best first; of a pair the lower place first."""
        if len(self._levels) != len(self._decisions):
            _, levels = np.unique([-found.score for found in self._decisions], return_inverse=True)
            self._levels = levels.astype(np.int32)
        level = self._levels[rows.kind] if len(rows.kind) else rows.kind
        low, high = np.minimum(rows.one, rows.two), np.maximum(rows.one, rows.two)
        order = np.argsort(level, kind="stable")
        for portion in np.split(order, np.flatnonzero(np.diff(level[order])) + 1) if len(order) else ():
            yield Rows(low[portion], high[portion], rows.kind[portion])

    def _table(self) -> Numbers:
        return np.frombuffer(self._all, np.int32).reshape(-1, 3)


def ordered(one: str, two: str) -> Pair:
    """Two references in order."""
    return (one, two) if one < two else (two, one)
