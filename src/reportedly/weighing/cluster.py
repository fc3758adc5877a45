"""From pairs that fit to incidents: blocks, pair decisions, and groups that hold nothing that must stay apart.

The result depends on the tellings alone: pairs are taken from the best to the worst, ties by reference, and a group is
made within its connected component only. So a new document changes no component that it does not touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Joined, Judgement
from .match import APART, JOIN, TALK, Match, match
from .telling import COARSE, Telling, is_named

CELL = 0.5
"""Degrees of latitude and longitude of a block."""
EDGE = 0.1
"""Degrees by which a place near the edge of a cell stands in the next one too."""
DAYS = 3
"""Days of a block."""
RECENT = 21
"""Days before its publication in which a document without a date is taken to tell news, to find what to compare."""
FAMILY = {"COERCE": "ASSAULT", "CONCEDE": "RETREAT", "CONSULT": "AGREE"}
"""Types that may be of one happening share blocks."""

Key = tuple[object, ...]
Pair = tuple[str, str]


@dataclass(slots=True)
class Pairs:
    """Decisions on pairs of tellings, by their references in order."""

    joins: dict[Pair, Match] = field(default_factory=dict)
    against: set[Pair] = field(default_factory=set)

    def add(self, one: Telling, two: Telling) -> None:
        """Compare two tellings."""
        pair = ordered(one.ref, two.ref)
        if pair in self.joins or pair in self.against:
            return
        found = match(one, two)
        if found.score >= JOIN:
            self.joins[pair] = found
        elif found.score <= APART:
            self.against.add(pair)


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
    for name in sorted({place.name for place in one.places if place.lat is None}):
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


def _days(one: Telling) -> Iterator[int | None]:
    """Blocks of days; of a telling without a day, those just before its document; None where these are unknown too."""
    first, last = one.first, one.last
    if first is None and last is None and one.published is not None:
        first, last = one.published - RECENT, one.published
    if first is None or last is None:
        yield None
        return
    yield from range((first - 1) // DAYS, (last + 1) // DAYS + 1)


def components(refs: Iterable[str], joins: Iterable[Pair]) -> list[list[str]]:
    """Connected components, each in order, and in the order of their first member."""
    above = {ref: ref for ref in refs}

    def root(ref: str) -> str:
        while above[ref] != ref:
            above[ref] = above[above[ref]]
            ref = above[ref]
        return ref

    for one, two in joins:
        a, b = root(one), root(two)
        if a != b:
            above[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for ref in sorted(above):
        groups[root(ref)].append(ref)
    return [groups[key] for key in sorted(groups)]


def split(
    component: Sequence[str],
    told: Mapping[str, Telling],
    pairs: Pairs,
    judged: Mapping[Pair, Judgement],
) -> list[tuple[list[str], list[Joined]]]:
    """A component in groups that hold no pair that must stay apart, with the decisions that made them.

    Args:
        component: references.
        told: tellings by reference.
        pairs: decisions so far; pairs of the component that were in no block in common are compared here.
        judged: people's decisions by pair.
    """
    members: dict[str, list[str]] = {ref: [ref] for ref in component}
    of = {ref: ref for ref in component}
    inside = set(component)
    joins = [(pair, found) for pair, found in pairs.joins.items() if pair[0] in inside and pair[1] in inside]
    joins.sort(key=lambda one: (-one[1].score, one[0]))
    decisions: dict[str, list[Joined]] = {ref: [] for ref in component}
    for (one, two), found in joins:
        a, b = of[one], of[two]
        decision = Joined(one=one, two=two, score=found.score, reasons=found.reasons)
        if a == b:
            continue
        certain = judged.get((one, two)) is not None
        if not certain and _apart(members[a], members[b], told, pairs, judged):
            continue
        keep, gone = min(a, b), max(a, b)
        members[keep] += members.pop(gone)
        decisions[keep] += [*decisions.pop(gone), decision]
        for ref in members[keep]:
            of[ref] = keep
    return [(sorted(members[key]), decisions[key]) for key in sorted(members)]


def _apart(
    one: Sequence[str],
    two: Sequence[str],
    told: Mapping[str, Telling],
    pairs: Pairs,
    judged: Mapping[Pair, Judgement],
) -> bool:
    """Whether any pair across two groups must stay apart."""
    for left in one:
        for right in two:
            pair = ordered(left, right)
            if pair in judged:
                if judged[pair].verdict == "different":
                    return True
                continue
            if pair in pairs.joins:
                continue
            if pair not in pairs.against and match(told[left], told[right]).score <= APART:
                pairs.against.add(pair)
            if pair in pairs.against:
                return True
    return False


def within(document: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of one document that tell the same by what the reader linked: a denial, and what it denies."""
    by_ref = {one.ref: one for one in document}
    for one in document:
        for other in one.about:
            if other in by_ref and one.denies and by_ref[other].type == one.type:
                yield ordered(one.ref, other)
