"""What is asked once for equal parts is what would be asked of each pair."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from reportedly.evaluation.annotated import record_of
from reportedly.evaluation.weighing.gold import load
from reportedly.weighing.compare import Comparer
from reportedly.weighing.match import match
from reportedly.weighing.telling import tellings

GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize("folder", ["weighing-2", "weighing-6"])
def test_a_comparer_answers_as_if_it_had_asked_each_pair(folder):
    told = [one for document in load(GOLD / folder).documents.values() for one in tellings(record_of(document))]
    compare = Comparer()
    for one in told:
        compare.show(one)
    for pair in combinations(told, 2):
        one, two = sorted(pair, key=lambda telling: telling.ref)
        assert compare.match(two, one) == match(one, two)
