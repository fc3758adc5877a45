"""From pairs that fit to incidents: blocks, pair decisions, and groups that hold nothing that must stay apart.

The result depends on the tellings alone: pairs are taken from the best to the worst, ties by reference, and a group is
made within its connected component only. So a new document changes no component that it does not touch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..model import Joined, Judgement
from .match import TALK, Match, alike, match, separate
from .telling import COARSE, FORCE, Telling, is_named

CELL = 0.5
"""Degrees of latitude and longitude of a block."""
EDGE = 0.1
"""Degrees by which a place near the edge of a cell stands in the next one too."""
DAYS = 3
"""Days of a block."""
LEAST_OF_LEANING = 0.4
"""Least score of a telling that names no day and place with the one before it: nothing speaks against it."""
RECENT = 21
"""Days before its publication in which a document without a date is taken to tell news, to find what to compare."""
FAMILY = {"COERCE": "ASSAULT", "CONCEDE": "RETREAT", "CONSULT": "AGREE"}
"""Types that may be of one happening share blocks."""

Key = tuple[object, ...]
Pair = tuple[str, str]


class Pairs:
    """Pairs of tellings that fit, by their references in order.

    There are many and of few kinds: tellings and decisions are numbered, and what does not fit is not kept.
    """

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._joins: dict[int, dict[int, int]] = {}
        self._kinds: dict[Match, int] = {}
        self._decisions: list[Match] = []
        self._levels = np.zeros(0, np.uint16)
        """Rank of each decision's score, the best first."""

    def get(self, pair: Pair) -> Match | None:
        """The decision on a pair; None where it does not fit, or was not compared."""
        number = self._number
        first = self._joins.get(number.get(pair[0], -1))
        kind = first.get(number.get(pair[1], -1)) if first is not None else None
        return None if kind is None else self._decisions[kind]

    def put(self, pair: Pair, found: Match) -> None:
        """Note that a pair fits."""
        one, two = (self._number.setdefault(ref, len(self._number)) for ref in pair)
        kind = self._kinds.setdefault(found, len(self._kinds))
        if kind == len(self._decisions):
            self._decisions.append(found)
        self._joins.setdefault(one, {})[two] = kind

    def by_score(self, component: Sequence[str]) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], list[Match]]]:
        """The pairs of a component, in portions of equal score, the best first.

        Args:
            component: references; whatever is paired with one of them is among them.

        Returns:
            Of each portion the places in `component` of its pairs' first and second tellings, not sorted, and the
            decisions on them.
        """
        numbers = [self._number.get(ref, -1) for ref in component]
        rows = [(at, self._joins[number]) for at, number in enumerate(numbers) if number in self._joins]
        if not rows:
            return
        by_number = np.argsort(numbers)
        ordered_numbers = np.array(numbers)[by_number]
        sizes = [len(row) for _, row in rows]
        one = np.repeat(np.array([at for at, _ in rows], np.int32), sizes)
        others = np.concatenate([np.fromiter(row, np.int32, len(row)) for _, row in rows])
        two = by_number[np.searchsorted(ordered_numbers, others)].astype(np.int32)
        kind = np.concatenate([np.fromiter(row.values(), np.int32, len(row)) for _, row in rows])
        if len(self._levels) != len(self._decisions):
            _, level = np.unique([-found.score for found in self._decisions], return_inverse=True)
            self._levels = level.astype(np.uint16)
        levels = self._levels[kind]
        order = np.argsort(levels, kind="stable")
        for portion in np.split(order, np.flatnonzero(np.diff(levels[order])) + 1):
            yield one[portion], two[portion], [self._decisions[at] for at in kind[portion]]


def ordered(one: str, two: str) -> Pair:
    """Two references in order."""
    return (one, two) if one < two else (two, one)


def keys(one: Telling) -> Iterator[Key]:
    """Blocks that a telling stands in; only tellings of one block are compared."""
    family = FAMILY.get(one.type, one.type)
    days = list(_days(one))
    exact = [place for place in one.places if place.lat is not None and place.precision not in COARSE]
    for place in exact:
        assert place.lat is not None and place.lon is not None
        rows = {int((place.lat + shift) // CELL) for shift in (-EDGE, EDGE)}
        columns = {int((place.lon + shift) // CELL) for shift in (-EDGE, EDGE)}
        for day in days:
            for row in sorted(rows):
                for column in sorted(columns):
                    yield (family, "cell", row, column, day)
    for name in sorted({place.key for place in one.places if place.lat is None}):
        for day in days:
            yield (family, "name", name, day)  # a village that no gazetteer knows is found by its name
    if not exact or one.type in TALK:
        named = {key for party in (*one.actors, *one.recipients) if is_named(party) for key in party.own}
        for key in sorted(named):
            for day in days:
                yield (family, "party", key, day)
    for place in one.places:
        if place.precision in COARSE:
            for day in days:
                yield (family, "area", place.country, day)


def nested(one: Telling) -> Iterator[tuple[Key, Key]]:
    """Blocks by which a town's tellings meet those of its province, but not those of the other towns in it.

    Returns:
        Pairs of the block that the telling stands in, and the one whose tellings it is compared with.
    """
    family = FAMILY.get(one.type, one.type)
    for name, country, mine, other in sorted(
        {
            (place.name, place.country or "", "province", "towns")
            if place.precision == "province"
            else (place.admin1, place.country or "", "towns", "province")
            for place in one.places
            if place.precision == "province" or (place.admin1 and place.precision not in COARSE)
        }
    ):
        for day in _days(one):
            yield (family, mine, country, name, day), (family, other, country, name, day)


def _days(one: Telling) -> Iterator[int | None]:
    """Blocks of days; of a telling without a day, those just before its document; None where these are unknown too."""
    first, last = one.first, one.last
    if first is None and last is None and one.published is not None:
        first, last = one.published - RECENT, one.published
    if first is None or last is None:
        yield None
        return
    yield from range((first - 1) // DAYS, (last + 1) // DAYS + 1)


def split(
    component: Sequence[str], told: Mapping[str, Telling], pairs: Pairs, judged: Mapping[Pair, Judgement]
) -> list[tuple[list[str], list[Joined]]]:
    """A component in groups that hold no pair that must stay apart, with the decisions that made them.

    Args:
        component: references, in order.
        told: tellings by reference.
        pairs: those that fit; other pairs are compared here where it matters.
        judged: people's decisions by pair.
    """
    members: dict[int, list[int]] = {at: [at] for at in range(len(component))}
    decisions: dict[int, list[Joined]] = {at: [] for at in range(len(component))}
    of = np.arange(len(component))
    # Groups that must stay apart do so however they grow, so that this is asked once for two groups.
    foes: dict[int, set[int]] = {at: set() for at in range(len(component))}
    apart = _Apart(component, told, pairs, judged)
    for ones, twos, kinds in pairs.by_score(component):
        # Most pairs are settled before their score comes up; what is left is taken by reference.
        left = np.flatnonzero(of[ones] != of[twos])
        for at in left[np.lexsort((twos[left], ones[left]))].tolist():
            one, two = component[ones[at]], component[twos[at]]
            a, b = int(of[ones[at]]), int(of[twos[at]])
            certain = (one, two) in judged
            if a == b or (b in foes[a] and not certain):
                continue
            if not certain and apart(members[a], members[b]):
                foes[a].add(b)
                foes[b].add(a)
                continue
            keep, gone = min(a, b), max(a, b)
            of[members[gone]] = keep
            members[keep] += members.pop(gone)
            decision = Joined(one=one, two=two, score=kinds[at].score, reasons=kinds[at].reasons)
            decisions[keep] += [*decisions.pop(gone), decision]
            foes[keep] = (foes[keep] | foes.pop(gone)) - {keep, gone}
            for other in foes[keep]:
                foes[other].discard(gone)
                foes[other].add(keep)
        if len(members) == 1:
            break
    return [([component[at] for at in sorted(members[key])], decisions[key]) for key in sorted(members)]


class _Apart:
    """Whether two groups of a component hold a pair that must stay apart; what was found out is kept.

    A component of n tellings takes n² bytes. Pairs that fit are most of them, so that many are settled by one look.
    """

    def __init__(
        self, component: Sequence[str], told: Mapping[str, Telling], pairs: Pairs, judged: Mapping[Pair, Judgement]
    ) -> None:
        self._component, self._told = component, told
        self._together = np.zeros((len(component), len(component)), bool)
        self._different: set[tuple[int, int]] = set()
        for ones, twos, _ in pairs.by_score(component):
            self._together[ones, twos] = self._together[twos, ones] = True
        at = {ref: place for place, ref in enumerate(component)} if judged else {}
        for (one, two), judgement in judged.items():
            if one in at and two in at:
                same = judgement.verdict != "different"
                self._together[at[one], at[two]] = self._together[at[two], at[one]] = same
                if not same:
                    self._different.add((at[one], at[two]))

    def __call__(self, one: Sequence[int], two: Sequence[int]) -> bool:
        rows, columns = np.nonzero(~self._together[np.ix_(one, two)])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            left, right = one[row], two[column]
            pair = (left, right) if left < right else (right, left)
            if pair in self._different or separate(*(self._told[self._component[at]] for at in pair)):
                self._different.add(pair)
                return True
            self._together[left, right] = self._together[right, left] = True
        return False


def within(document: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of one document that tell the same by what the reader linked: a denial, and what it denies."""
    by_ref = {one.ref: one for one in document}
    for one in document:
        for other in one.about:
            if other in by_ref and one.denies and by_ref[other].type == one.type:
                yield ordered(one.ref, other)


def leaning(document: Sequence[Telling]) -> Iterator[Pair]:
    """Tellings of one document that name neither day nor place, each with the last one before it that may be the same.

    A headline goes with the first that is told below it. Acts of force only: of words, the parties tell which is meant.
    Where something speaks against that one, no other is looked for.
    """
    inside = sorted((one for one in document if one.type in FORCE and not one.summary), key=lambda one: one.span)
    for at, one in enumerate(inside):
        others = inside[at + 1 :] if one.headline else inside[:at][::-1] if one.leans else []
        other = next((other for other in others if other.type == one.type and not other.headline), None)
        if other is not None and alike(one, other) and match(one, other).score >= LEAST_OF_LEANING:
            yield ordered(one.ref, other.ref)
