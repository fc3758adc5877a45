"""Pairs of tellings that fit, and why: many pairs of few kinds, kept as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from .match import Match

Numbers = NDArray[np.int32]
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
    """Pairs of one component by the places of their tellings in it, with the numbers of the decisions on them."""

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

    def between(self, numbers: Numbers) -> Iterator[tuple[int, int]]:
        """The pairs whose first telling is one of these."""
        table = self._table()
        rows = table[np.isin(table[:, 0], numbers)]
        yield from zip(rows[:, 0].tolist(), rows[:, 1].tolist(), strict=True)

    def of(self, components: Sequence[Sequence[int]]) -> Iterator[Rows]:
        """The pairs of each component, one component after the other: all of them are many.

        Args:
            components: numbers of tellings; whatever is paired with one of them is in the same component.
        """
        table = self._table()
        sizes = [len(component) for component in components]
        members = np.fromiter((number for component in components for number in component), np.int32, sum(sizes))
        last = int(max(members.max(initial=-1), table[:, :2].max(initial=-1)))
        of, place = np.full(last + 1, -1, np.int32), np.zeros(last + 1, np.int32)
        of[members] = np.repeat(np.arange(len(components), dtype=np.int32), sizes)
        place[members] = np.concatenate([np.arange(size, dtype=np.int32) for size in (*sizes, 0)])
        whose = of[table[:, 0]]
        mine = np.flatnonzero(whose >= 0).astype(np.int32)
        # Sorted by component as the rows of a sparse matrix are: by counting, in numbers of four bytes.
        sorted_ = csr_array(
            (np.ones(len(mine), np.int8), (whose[mine], np.arange(len(mine), dtype=np.int32))),
            shape=(len(components), len(mine)),
        )
        del whose
        for begin, end in pairwise(sorted_.indptr.tolist()):
            rows = table[mine[sorted_.indices[begin:end]]]
            yield Rows(place[rows[:, 0]], place[rows[:, 1]], rows[:, 2])

    def by_score(self, rows: Rows) -> Iterator[Rows]:
        """The pairs of a component in portions of equal score, the best first; of a pair the lower place first."""
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
