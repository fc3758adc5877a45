"""Which kind of target is hit."""

from __future__ import annotations

import pytest

from reportedly.weighing.targets import targets, targets_named


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("the clinic at the sugar mill", "a health post", True),
        ("School No. 2", "the schools", True),
        ("the school bus", "the school", False),
        ("the police station", "the bus station", False),
    ],
)
def test_a_target_is_told_by_the_head_of_its_name(one, two, alike):
    assert targets([one])
    assert (targets([one]) == targets([two])) is alike


def test_what_is_no_target_has_no_kind():
    assert not targets(["mortars", "two rifles"])


def test_words_name_a_target_as_known():
    assert targets_named("he had treated four men at the bus stop") == targets(["bus stop"])
    assert not targets_named("a school teacher was hurt")
