"""Groups of tellings as they grow, and whether two of them hold a pair that must stay apart.

What keeps tellings of two texts apart hangs on their days, places and parties alone, of which a group has few: two
groups are compared by these and not telling by telling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Joined
from .compare import PARTING, Comparer
from .pairs import Rows
from .telling import Telling
from .verdict import Match


@dataclass(slots=True)
class Group:
    """A group.

    Args:
        members: places of its tellings.
        joined: the decisions that made it.
        foes: groups that must stay apart from it, which they do however they grow.
        held: for days, places and parties: the number of each that it holds, and a telling that has it.
        texts: documents of its tellings.
    """

    members: list[int]
    joined: list[Joined]
    foes: set[int]
    held: tuple[dict[int, int], ...]
    texts: set[str]


class Groups:
    """All groups, each by the place of its first telling; at the start each telling is one.

    Args:
        told: the tellings.
        rows: pairs of them that fit.
        compare: for other pairs.
    """

    def __init__(self, told: Sequence[Telling], rows: Rows, compare: Comparer) -> None:
        self._told, self._compare = told, compare
        self._groups: dict[int, Group] = {}
        self.of = np.arange(len(told))
        """The group of each telling."""
        numbers: dict[str, int] = {}
        text = np.array([numbers.setdefault(one.document, len(numbers)) for one in told], np.int32)
        inside = np.flatnonzero(text[rows.one] == text[rows.two])
        # Of one text, what was found to tell the same does so though its days or places may speak against it.
        self._fit = {*zip(rows.one[inside].tolist(), rows.two[inside].tolist(), strict=True)}
        self._fit |= {(two, one) for one, two in self._fit}

    def join(self, one: int, two: int, found: Match) -> None:
        """Make one of the groups of two tellings."""
        a, b = int(self.of[one]), int(self.of[two])
        keep, gone = min(a, b), max(a, b)
        into, out = self._group(keep), self._group(gone)
        del self._groups[gone]
        self.of[out.members] = keep
        into.members += out.members
        refs = (self._told[one].ref, self._told[two].ref)
        decision = Joined(one=refs[0], two=refs[1], score=found.score, reasons=found.reasons)
        into.joined += [*out.joined, decision]
        into.foes = (into.foes | out.foes) - {keep, gone}
        for other in out.foes - {keep}:
            foes = self._groups[other].foes
            foes.discard(gone)
            foes.add(keep)
        for mine, others in zip(into.held, out.held, strict=True):
            mine |= others
        into.texts |= out.texts

    def part(self, one: int, two: int) -> None:
        """Keep the groups of two tellings apart."""
        a, b = int(self.of[one]), int(self.of[two])
        self._group(a).foes.add(b)
        self._group(b).foes.add(a)

    def may_join(self, one: int, two: int) -> bool:
        """Whether two tellings are in two groups that hold nothing that must stay apart."""
        a, b = int(self.of[one]), int(self.of[two])
        if a == b or (a in self._groups and b in self._groups[a].foes):
            return False
        if self._apart(self._group(a), self._group(b)):
            self.part(a, b)
            return False
        return True

    def all(self) -> list[tuple[list[int], list[Joined]]]:
        """The groups with the decisions that made them, in order."""
        found = []
        for at in np.flatnonzero(self.of == np.arange(len(self.of))).tolist():
            group = self._groups.get(at)
            found.append(([at], []) if group is None else (sorted(group.members), group.joined))
        return found

    def _group(self, at: int) -> Group:
        group = self._groups.get(at)
        if group is None:
            one = self._told[at]
            held = tuple({self._compare.part(part, one): at} for part in PARTING)
            group = self._groups[at] = Group([at], [], set(), held, {one.document})
        return group

    def _apart(self, a: Group, b: Group) -> bool:
        shared = a.texts & b.texts
        if shared and any(
            self._separate(one, two)
            for one in a.members if self._told[one].document in shared
            for two in b.members if self._told[one].document == self._told[two].document
        ):  # fmt: skip
            return True
        return any(
            self._compare.parting(part, self._told[one], self._told[two]) and self._any_apart(part, a, b, one, two)
            for part in PARTING
            for one in a.held[part].values()
            for two in b.held[part].values()
        )

    def _any_apart(self, part: int, a: Group, b: Group, one: int, two: int) -> bool:
        """Whether any two tellings that are like these in a part must stay apart; if of two texts, nearly always."""
        left = [at for at in a.members if self._like(part, at, one)]
        right = [at for at in b.members if self._like(part, at, two)]
        return any(self._separate(mine, other) for mine in left for other in right)

    def _like(self, part: int, at: int, like: int) -> bool:
        return self._compare.part(part, self._told[at]) == self._compare.part(part, self._told[like])

    def _separate(self, one: int, two: int) -> bool:
        return (one, two) not in self._fit and self._compare.separate(self._told[one], self._told[two])
