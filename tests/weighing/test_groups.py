"""Groups of tellings: two are held apart by their days, places and parties as they are by each pair of tellings."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest

from reportedly.weighing.compare import Comparer
from reportedly.weighing.groups import Groups
from reportedly.weighing.match import separate
from reportedly.weighing.pairs import Rows
from reportedly.weighing.telling import tellings
from reportedly.weighing.verdict import Match

FIT = Match(3.0, ("they fit",))


@pytest.fixture(scope="module")
def told(records):
    """Tellings of the gold, in order."""
    return sorted((one for record in records.values() for one in tellings(record)), key=lambda one: one.ref)


def random_groups(told, chance, rows):
    """Four tellings, in two groups of two, as `Groups` has them."""
    compare = Comparer()
    for one in told:
        compare.show(one)
    groups = Groups(told, rows, compare)
    a, b, c, d = sorted(chance.sample(range(len(told)), 4))
    groups.join(a, d, FIT)
    groups.join(b, c, FIT)
    return groups, (a, d), (b, c)


def test_groups_are_apart_where_any_two_of_their_tellings_are(told):
    chance = random.Random(3)
    none = np.zeros(0, np.int32)
    seen = set()
    for _ in range(300):
        # Few documents, so that groups often hold tellings of one text.
        documents = chance.sample(sorted({one.document for one in told}), 3)
        some = [one for one in told if one.document in documents]
        if len(some) >= 4:
            groups, one, two = random_groups(some, chance, Rows(none, none, none))
            apart = any(separate(some[min(pair)], some[max(pair)]) for pair in product(one, two))
            assert groups.may_join(one[0], two[0]) != apart
            seen.add(apart)
    assert seen == {True, False}


def test_what_fits_within_a_text_is_not_held_apart(told):
    one, two = next(
        (at, at + 1)
        for at in range(len(told) - 1)
        if told[at].document == told[at + 1].document and separate(told[at], told[at + 1])
    )
    compare = Comparer()
    for telling in told:
        compare.show(telling)
    pair = Rows(*(np.array([at], np.int32) for at in (one, two, 0)))
    assert Groups(told, pair, compare).may_join(one, two)
