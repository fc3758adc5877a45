"""Groups of tellings as they grow, and whether two of them are of one incident as a whole.

The pair that fits best is taken first; it joins its two groups where the others of these do not speak against it on
average, where those count most that name a day or place. So a telling that is like one of each of two attacks on one
town does not make them one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .compare import Comparer
from .telling import Telling

ASKED = 8
"""Tellings of a group that are compared with those of another, at most."""
LEAST = -1.0
"""Least score, on average, of the pairs of two groups that are joined."""
VAGUE = 0.5
"""What a headline, a denial, or what goes on without a day or place counts, where others count 1."""
CLEAR = 5.0
"""What a single pair counts at most, for or against."""
ROUNDING = 1e-6
"""By which a sum may be off at most."""

MOST = 1_000_000
"""Pairs of groups of which it is kept how well they fit."""


@dataclass(slots=True)
class Group:
    """A group.

    Args:
        members: places of its tellings.
        joined: the rows of the pairs that made it.
        foes: groups that must stay apart from it, which they do however they grow.
        kept: True where it holds tellings whose group is known.
        other: True where such tellings may have met others than they would by themselves.
    """

    members: list[int]
    joined: list[int]
    foes: set[int]
    kept: bool
    other: bool = False


class Groups:
    """All groups, each by the place of its first telling; at the start each telling is one.

    Args:
        told: the tellings.
        compare: for their pairs.
        kept: of which tellings the groups are known, and only the pairs that made them are asked after.
    """

    def __init__(self, told: Sequence[Telling], compare: Comparer, kept: Sequence[bool]) -> None:
        self._told, self._compare, self._kept = told, compare, kept
        self._groups: dict[int, Group] = {}
        self.of = np.arange(len(told))
        """The group of each telling."""

    def join(self, one: int, two: int, row: int) -> None:
        """Make one of the groups of two tellings, a pair that is in a row."""
        a, b = self.of.item(one), self.of.item(two)
        keep, gone = (a, b) if a < b else (b, a)
        into, out = self._group(keep), self._groups.pop(gone, None)
        mine, other = into.kept, self._kept[gone] if out is None else out.kept
        if mine and other:
            as_known = self._kept[one] and self._kept[two]
        else:  # a large group is compared by those that it began with, whoever comes later
            as_known = not other and (not mine or len(into.members) > ASKED)
        into.other |= not as_known
        into.kept |= other
        into.foes.discard(gone)
        if out is None:  # a telling by itself
            self.of[gone] = keep
            into.members.append(gone)
        else:
            self.of[out.members] = keep
            into.members += out.members
            into.joined += out.joined
            into.other |= out.other
            out.foes.discard(keep)
            into.foes |= out.foes
            for one in out.foes:
                foes = self._groups[one].foes
                foes.discard(gone)
                foes.add(keep)
        into.joined.append(row)

    def part(self, one: int, two: int) -> None:
        """Keep the groups of two tellings apart."""
        a, b = int(self.of[one]), int(self.of[two])
        self._group(a).foes.add(b)
        self._group(b).foes.add(a)

    def may_join(self, one: int, two: int, score: float) -> bool:
        """Whether two tellings that fit so well are in two groups that fit as a whole."""
        a, b = self.of.item(one), self.of.item(two)
        if a == b or (a in self._groups and b in self._groups[a].foes):
            return False
        if self._kept[one] and self._kept[two]:
            return True
        if self._fit(one, two, score):
            return True
        self.part(a, b)
        return False

    def all(self) -> list[Group]:
        """The groups in order; none whose tellings all had one before."""
        return [self._group(at) for at in np.unique(self.of[np.invert(self._kept)]).tolist()]

    def _group(self, at: int) -> Group:
        group = self._groups.get(at)
        if group is None:
            group = self._groups[at] = Group([at], [], set(), self._kept[at])
        return group

    def _fit(self, one: int, two: int, score: float) -> bool:
        """Whether the pairs of two groups, of which one pair is known, have the least score on average."""
        a, b = self._group(self.of.item(one)), self._group(self.of.item(two))
        left, right = self._some(a, one), self._some(b, two)
        asked = (len(left), *[self._told[at].ref for at in (one, two, *left, *right)])
        known = self._compare.fits.get(asked)
        if known is None:
            if len(self._compare.fits) >= MOST:
                self._compare.fits.clear()
            known = self._compare.fits[asked] = self._asked(one, two, score, left, right)
        return known

    def _asked(self, one: int, two: int, score: float, left: Sequence[int], right: Sequence[int]) -> bool:
        counts = {at: 1.0 if (told := self._told[at]).opens and not told.denies else VAGUE for at in (*left, *right)}
        every = sum(counts[at] for at in left) * sum(counts[at] for at in right)
        known = counts[one] * counts[two]
        total, least, more = min(score, CLEAR) * known, LEAST * every, CLEAR * (every - known) + ROUNDING
        for mine in left:
            for other in right:
                if (mine, other) == (one, two):
                    continue
                if abs(total - least) > more:  # whatever the rest is, the answer stands
                    return total > least
                weight = counts[mine] * counts[other]
                found = self._compare.score(self._told[mine], self._told[other])
                total += max(-CLEAR, min(found, CLEAR)) * weight
                more -= CLEAR * weight
        return total >= least - ROUNDING

    def _some(self, group: Group, at: int) -> list[int]:
        """Tellings of a group: one of them, and those that it began with."""
        members = group.members
        return members if len(members) <= ASKED else [at, *(it for it in members[:ASKED] if it != at)][:ASKED]
