"""From pairs that fit to incidents: blocks, pair decisions, and groups that hold nothing that must stay apart.

The result depends on the tellings alone: pairs are taken from the best to the worst, ties by reference, and a group is
made within its connected component only. So a new document changes no component that it does not touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..model import Joined, Judgement
from .match import APART, TALK, Match, match
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


class Pairs:
    """Pairs of tellings that fit, by their references in order.

    There are many and of few kinds: equal decisions share one object, and what does not fit is not kept.
    """

    def __init__(self) -> None:
        self._joins: dict[str, dict[str, Match]] = defaultdict(dict)
        self._alike: dict[Match, Match] = {}

    def get(self, pair: Pair) -> Match | None:
        """The decision on a pair; None where it does not fit, or was not compared."""
        first = self._joins.get(pair[0])
        return first.get(pair[1]) if first is not None else None

    def put(self, pair: Pair, found: Match) -> None:
        """Note that a pair fits."""
        self._joins[pair[0]][pair[1]] = self._alike.setdefault(found, found)

    def inside(self, component: Sequence[str]) -> dict[Pair, Match]:
        """The pairs whose first telling is of a component; the second is of it then, too."""
        return {(one, two): found for one in component for two, found in self._joins.get(one, {}).items()}


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


def split(
    component: Sequence[str],
    told: Mapping[str, Telling],
    fitting: Mapping[Pair, Match],
    judged: Mapping[Pair, Judgement],
) -> list[tuple[list[str], list[Joined]]]:
    """A component in groups that hold no pair that must stay apart, with the decisions that made them.

    Args:
        component: references.
        told: tellings by reference.
        fitting: the pairs of the component that fit; other pairs are compared here where it matters.
        judged: people's decisions by pair.
    """
    members: dict[str, list[str]] = {ref: [ref] for ref in component}
    of = {ref: ref for ref in component}
    apart: dict[Pair, bool] = {}
    joins = sorted(fitting.items(), key=lambda one: (-one[1].score, one[0]))
    decisions: dict[str, list[Joined]] = {ref: [] for ref in component}
    for (one, two), found in joins:
        a, b = of[one], of[two]
        decision = Joined(one=one, two=two, score=found.score, reasons=found.reasons)
        if a == b:
            continue
        certain = judged.get((one, two)) is not None
        if not certain and _apart(members[a], members[b], told, fitting, apart, judged):
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
    fitting: Mapping[Pair, Match],
    known: dict[Pair, bool],
    judged: Mapping[Pair, Judgement],
) -> bool:
    """Whether any pair across two groups must stay apart; `known` keeps what was found out of pairs that do not fit."""
    for left in one:
        for right in two:
            pair = ordered(left, right)
            if pair in judged:
                if judged[pair].verdict == "different":
                    return True
                continue
            if pair in fitting:
                continue
            if pair not in known:
                known[pair] = match(told[left], told[right]).score <= APART
            if known[pair]:
                return True
    return False


def within(document: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of one document that tell the same by what the reader linked: a denial, and what it denies."""
    by_ref = {one.ref: one for one in document}
    for one in document:
        for other in one.about:
            if other in by_ref and one.denies and by_ref[other].type == one.type:
                yield ordered(one.ref, other)
