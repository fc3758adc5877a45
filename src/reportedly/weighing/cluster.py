"""From pairs that fit to incidents: blocks, pair decisions, and groups that fit as a whole.

The result depends on the tellings alone: pairs are taken from the best to the worst, ties by reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from .compare import Comparer
from .groups import Group, Groups
from .pairs import Marks, Numbers, Pairs
from .parties import Party
from .telling import FORCE, TALK, Telling, is_named
from .verdict import Match
from .where import COARSE

CELL = 0.5
"""Degrees of latitude and longitude of a block."""
EDGE = 0.1
"""Degrees by which a place near the edge of a cell stands in the next one too."""
DAYS = 3
"""Days of a block."""
TELLING_NUMBER = 3
"""Least number of people harmed by which tellings find one another where they name no place."""
RECENT = 33
"""Days before its publication in which a document without a date is taken to tell news, to find what to compare."""
LONG_HELD = 90
"""Days before its publication for which a denial is held against what was told: a charge is denied again and again."""
JUDGED = Match(100.0, ("judged the same by a person",))
AT_A_TIME = 2000
"""Pairs that are taken before those are left out that have been settled meanwhile."""
FAMILY = {"COERCE": "ASSAULT", "CONCEDE": "RETREAT", "CONSULT": "AGREE"}
"""Types that may be of one happening share blocks."""

Key = tuple[object, ...]


def keys(one: Telling) -> Iterator[Key]:
    """Blocks that a telling stands in; only tellings of one block are compared."""
    family = FAMILY.get(one.type, one.type)
    days = list(_days(one))
    sought = one.places or one.around
    exact = [place for place in sought if place.lat is not None and place.precision not in COARSE]
    for place in exact:
        assert place.lat is not None and place.lon is not None
        rows = {int((place.lat + shift) // CELL) for shift in (-EDGE, EDGE)}
        columns = {int((place.lon + shift) // CELL) for shift in (-EDGE, EDGE)}
        for day in days:
            for row in sorted(rows):
                for column in sorted(columns):
                    yield (family, "cell", row, column, day)
    for name in sorted({key for place in sought if place.precision not in COARSE for key in place.said}):
        for day in days:
            yield (family, "name", name, day)  # a village that no gazetteer knows, or not in every text, is found by it
    persons = [party for party in one.recipients if party.kind == "person"]
    placed = bool(exact) and bool(one.places)
    if persons or not placed or one.type in TALK:
        parties = persons if placed and one.type not in TALK else (*one.actors, *one.recipients)
        named = {key for party in parties if is_named(party) for key in party.own}
        for key in sorted(named):
            for day in days:
                yield (family, "party", key, day)
    for place in one.places:
        if place.precision in COARSE:
            for day in days:
                yield (family, "area", place.country, day)


def nested(one: Telling) -> Iterator[tuple[Key, Key]]:
    """Blocks by which a town's tellings meet those of its province or of a road, but not those of other towns; so with
    those that name a place, and those that name none but tell the same number.

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
    # What is told of a road or region ("National Road 4") meets what its doer, or whom it hit, did or met in a town.
    coarse = {place.precision for place in one.places} & COARSE
    wide = "region" in coarse
    if one.type in FORCE and one.places and (wide or not coarse):
        named = {key for party in (*one.actors, *one.recipients) if is_named(party) for key in _known_by(party)}
        for key in sorted(named):
            for day in _days(one):
                yield (family, "along", key, day, wide), (family, "along", key, day, not wide)
    # What an outlet tells again of what it had reported is sought in its earlier texts.
    for day in _told(one):
        yield (family, "own", one.outlet, day, one.reports_own), (family, "own", one.outlet, day, not one.reports_own)
    # What names no place, nor whose text does, is found by its numbers; what names one is not sought so.
    nowhere = not (one.places or one.around)
    for harm, low, *_ in one.counts if one.type in FORCE else ():
        if low is not None and low >= TELLING_NUMBER:
            for day in _days(one):
                block = (family, "count", harm, low, day)
                yield (*block, nowhere), (*block, True)
                if nowhere:
                    yield (*block, nowhere), (*block, False)


def _known_by(party: Party) -> Iterable[str]:
    """The keys by which a party is sought most surely: its number in the registry, else all."""
    return [key for key in party.own if key.startswith("r:")] or party.own


def _told(one: Telling) -> Iterator[int]:
    """Blocks of days in which a telling, or what it tells again, was published."""
    if one.published is not None:
        yield from range((one.published - (RECENT if one.reports_own else 0)) // RECENT, one.published // RECENT + 1)


def _days(one: Telling) -> Iterator[int | None]:
    """Blocks of days; of a telling without a day, those just before its document; None where these are unknown too."""
    first, last = one.first, one.last
    if first is None and last is None and one.published is not None:
        first, last = one.published - (LONG_HELD if one.denies else RECENT), one.published
    if first is None or last is None:
        yield None
        return
    yield from range((first - 1) // DAYS, (last + 1) // DAYS + 1)


def split(
    told: Sequence[Telling],
    rows: Numbers,
    pairs: Pairs,
    compare: Comparer,
    parted: Iterable[tuple[int, int]],
    kept: Marks,
) -> list[Group]:
    """Tellings in groups that fit as a whole and hold no pair that people have parted, with the decisions on them.

    Of tellings that were in groups before and have met nothing new, only the pairs that made these are given: the
    groups grow as they did then, which is no work, so that others meet them as they would. A group of such tellings
    alone is not given again.

    Args:
        told: in the order of their references.
        rows: the pairs of them that fit: the lower places, the higher ones, and the decisions by number; other pairs
            are compared here where it matters.
        pairs: where these are from.
        compare: for the others.
        parted: pairs that people have parted.
        kept: of which tellings that is so.
    """
    groups = Groups(told, compare, kept.tolist())
    for one, two in parted:
        groups.part(one, two)
    low, high, kind = rows
    judged = np.flatnonzero(kind == pairs.kind(JUDGED))
    for row in judged[np.lexsort((high[judged], low[judged]))].tolist():
        if groups.of[low[row]] != groups.of[high[row]]:
            groups.join(int(low[row]), int(high[row]), row)
    level = pairs.levels(kind)
    order = np.argsort(level, kind="stable")
    begin = 0
    for end in (*(np.flatnonzero(np.diff(level[order])) + 1).tolist(), len(order)):
        if begin + AT_A_TIME > end < len(order):
            continue
        # Most pairs are settled before their turn comes; what is left is taken by score and reference.
        left, begin = order[begin:end], end
        left = left[groups.of[low[left]] != groups.of[high[left]]]
        left = left[np.lexsort((high[left], low[left], level[left]))]
        for at in range(0, len(left), AT_A_TIME):
            some = left[at : at + AT_A_TIME]
            mine, other = groups.of[low[some]], groups.of[high[some]]
            # The first pair of two groups joins them, or finds that they must stay apart.
            _, first = np.unique(np.minimum(mine, other) * len(told) + np.maximum(mine, other), return_index=True)
            some = some[np.sort(first[mine[first] != other[first]])]
            its = (column[some].tolist() for column in (low, high, kind))
            for row, one, two, found in zip(some.tolist(), *its, strict=True):
                if groups.may_join(one, two, pairs.decision(found).score):
                    groups.join(one, two, row)
    return groups.all()
