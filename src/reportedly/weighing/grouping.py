"""Which tellings are of one incident, as more and more come: what these do not change is not grouped again.

A telling that is new can change the groups that it has a pair with: it may join them. So all these are grouped
together, as `split` does. What it has joined is grouped anew with all that it has a pair with in turn, unless it has
only come to it: a large group is compared by the tellings that it began with. Where nothing else is joined, the rest is
as it was: groups that stay apart do not change one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..model import Joined, Judgement
from .cluster import JUDGED, split
from .compare import Comparer
from .pairs import Marks, Numbers, Pair, Pairs
from .telling import Telling
from .verdict import Match

NONE = -1
"""In place of the group of a telling that is in none yet."""


class Grouped(NamedTuple):
    """A group: its tellings, in order, and the decisions that made it."""

    claims: tuple[str, ...]
    joined: tuple[Joined, ...]


class Grouping:
    """Tellings by number, as they came, and their groups, which go by the number of their first telling.

    Args:
        judged: people's decisions on pairs.
    """

    def __init__(self, judged: Mapping[Pair, Judgement]) -> None:
        self._judged = judged
        self.pairs = Pairs()
        self.compare = Comparer()
        self.number: dict[str, int] = {}
        self._told: list[Telling] = []
        self._order: list[int] = []
        """The tellings by reference."""
        self.of = np.zeros(0, np.int32)
        """The group of each telling that is in one; else `NONE`."""
        self._decisions: dict[int, Numbers] = {}
        """Those that made each group, as rows of `Pairs`."""

    def show(self, one: Telling) -> None:
        """Take in a telling."""
        self.number[one.ref] = len(self._told)
        self._told.append(one)
        self.compare.show(one)

    def restore(self, groups: Iterable[Grouped]) -> None:
        """Put back groups of tellings that have been taken in."""
        self.of = np.full(len(self._told), NONE, np.int32)
        number, kind = self.number, self.pairs.kind
        for claims, joined in groups:
            at = number[claims[0]]
            self.of[[number[ref] for ref in claims]] = at
            rows = [(number[one.one], number[one.two], kind(Match(one.score, one.reasons))) for one in joined]
            self._decisions[at] = np.array(rows, np.int32).reshape(-1, 3)

    def regroup(self) -> tuple[list[int], dict[int, Grouped]]:
        """Group what has come since. Gives the groups that are no more as they were, and those in their place."""
        was = np.full(len(self._told), NONE, np.int32)
        was[: len(self.of)] = self.of
        self.of = of = was.copy()
        self._order += range(len(self._order), len(self._told))
        self._order.sort(key=lambda number: self._told[number].ref)
        order, told = np.array(self._order, np.int32), [self._told[number] for number in self._order]
        ever = np.zeros(len(of), np.bool_)
        members: dict[int, Numbers] = {}
        while (changed := of == NONE).any():
            ever |= changed
            again = np.zeros(len(of), np.bool_)
            settled = []
            sizes = np.bincount(of[~changed], minlength=len(of))
            for numbers, decisions, other in self._split(changed, order, told):
                known = of[numbers[~changed[numbers]]]
                if other or sizes[np.unique(known)].sum() != len(known):
                    again[numbers] = True
                else:
                    settled.append((numbers, decisions))
            for numbers, decisions in settled:
                of[numbers] = at = int(numbers[0])
                members[at], self._decisions[at] = numbers, decisions
            again = self._whole(again)
            if (again & ever & ~changed).any():  # lest two groups take turns
                again = self._whole(again | ever)
            of[again] = NONE
        new = {at: self._grouped(members[at], self._decisions[at]) for at in np.unique(of[ever]).tolist()}
        gone = np.unique(was[np.isin(of, [*new]) & (was != NONE)]).tolist()
        for at in gone:
            if at not in new:
                del self._decisions[at]
        return gone, new

    def _grouped(self, numbers: Numbers, decisions: Numbers) -> Grouped:
        refs = [self._told[number].ref for number in numbers.tolist()]
        joined = []
        for one, two, kind in decisions.tolist():
            found = self.pairs.decision(kind)
            joined.append(
                Joined(one=self._told[one].ref, two=self._told[two].ref, score=found.score, reasons=found.reasons)
            )
        return Grouped(tuple(refs), tuple(joined))

    def _whole(self, some: Marks) -> Marks:
        """Some tellings, with the others of their groups."""
        return some | np.isin(self.of, self.of[some & (self.of != NONE)])

    def _split(
        self, changed: Marks, order: Numbers, told: Sequence[Telling]
    ) -> Iterator[tuple[Numbers, Numbers, bool]]:
        """The groups that tellings are in now: these in order, the decisions that made it, and whether what was in a
        group before may have met others than by itself.

        Args:
            changed: tellings that may be in another group than before; a group without any is not given.
            order: the numbers of all tellings by reference.
            told: these in that order.
        """
        same = self._judged_pairs("same")
        rows = np.concatenate((self.pairs.of(changed), same[changed[same[:, :2]].any(axis=1)]))
        near = np.zeros(len(changed), np.bool_)
        near[rows[:, :2]] = True
        kept = (self._decisions[at] for at in np.unique(self.of[near & ~changed]).tolist())
        rows = np.concatenate((rows, *kept)).T
        place = np.empty_like(order)
        place[order] = np.arange(len(order), dtype=np.int32)
        one, two = place[rows[0]], place[rows[1]]
        rows = np.stack((np.minimum(one, two), np.maximum(one, two), rows[2]))
        parted = place[self._judged_pairs("different")[:, :2]].tolist()
        for group in split(told, rows, self.pairs, self.compare, parted, ~changed[order]):
            decisions = rows[:, group.joined].T
            decisions[:, :2] = order[decisions[:, :2]]
            yield order[sorted(group.members)], decisions, group.other

    def _judged_pairs(self, verdict: str) -> Numbers:
        """The pairs on which people have so decided, where both tellings are there, as rows of `Pairs`."""
        number, kind = self.number, self.pairs.kind(JUDGED)
        judged = [pair for pair, it in self._judged.items() if it.verdict == verdict and number.keys() >= {*pair}]
        return np.array([(number[one], number[two], kind) for one, two in judged], np.int32).reshape(-1, 3)
