"""Groups of tellings: two are joined where they fit as a whole, or where people say so."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reportedly.weighing.groups import Groups


@dataclass(frozen=True)
class Told:
    """A telling by its number."""

    number: int
    opens: bool = True
    denies: bool = False

    @property
    def ref(self):
        return str(self.number)


class Compare:
    """Gives each pair the score that it is said to have."""

    def __init__(self, scores, other):
        self.scores, self.other, self.fits = scores, other, {}

    def score(self, one, two):
        return self.scores.get((one.number, two.number), self.other)


@pytest.mark.parametrize(
    ("others", "vague", "joined"),
    [(0.0, {}, True), (-3.0, {}, False), (-3.0, {"opens": False}, True), (-3.0, {"denies": True}, True)],
)
def test_a_pair_joins_two_groups_unless_the_others_of_these_speak_clearly_against_it(others, vague, joined):
    told = [Told(at, **(vague if at in (0, 3) else {})) for at in range(4)]
    groups = Groups(told, Compare({}, others), [False] * 4)
    groups.join(0, 1, 0)
    groups.join(2, 3, 0)
    assert groups.may_join(1, 2, 3.0) is joined


def test_groups_that_were_parted_stay_so_however_they_grow():
    groups = Groups([Told(at) for at in range(3)], Compare({}, 3.0), [False] * 3)
    groups.part(0, 1)
    groups.join(1, 2, 0)
    assert not groups.may_join(0, 2, 3.0)


@pytest.mark.parametrize(("size", "other"), [(8, True), (9, False)])
def test_who_comes_to_a_large_group_changes_nothing_in_it(size, other):
    groups = Groups([Told(at) for at in range(size + 1)], Compare({}, 3.0), [True] * size + [False])
    for at in range(1, size + 1):
        groups.join(0, at, 0)
    (group,) = groups.all()
    assert group.other is other
