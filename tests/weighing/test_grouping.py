"""Groups that grow as tellings come are those that all would have made at once."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from reportedly.model import Judgement
from reportedly.weighing.grouping import Grouping
from reportedly.weighing.verdict import JOIN, Match


@dataclass(frozen=True)
class Told:
    """A telling by its reference; every other one is vague."""

    ref: str
    denies: bool = False

    @property
    def opens(self):
        return self.ref[-1] in "02468"


class Compare:
    """Gives each pair a score, more often a high one where both are of one sort."""

    def __init__(self, refs, chance):
        sort = {ref: chance.choice("abbb") for ref in refs}
        self.fits = {}
        self.scores = {
            frozenset((one, two)): round(chance.gauss(2 if sort[one] == sort[two] else -1, 1), 0)
            for at, one in enumerate(refs)
            for two in refs[:at]
        }

    def show(self, one):
        pass

    def score(self, one, two):
        return self.scores[frozenset((one.ref, two.ref))]


def grown(refs, compare, judged, portion):
    """The groups, where so many tellings come at a time."""
    grouping, groups = Grouping(judged), {}
    grouping.compare = compare
    for number, ref in enumerate(refs):
        grouping.show(Told(ref))
        scores = {(at, number): compare.scores[frozenset((ref, refs[at]))] for at in range(number)}
        grouping.pairs.put({pair: Match(score, ()) for pair, score in scores.items() if score >= JOIN})
        if number % portion == portion - 1:
            gone, new = grouping.regroup()
            groups = {at: group for at, group in groups.items() if at not in gone} | new
    return groups


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("judgements", [0, 4])
def test_portions_do_not_show(seed, judgements):
    chance = random.Random(seed)
    refs = [f"{chance.random():.9f}" for _ in range(80)]
    compare = Compare(refs, chance)
    judged = {
        (one, two): Judgement(one=one, two=two, verdict=chance.choice(("same", "different")), who="A", when="2026")
        for one, two in (sorted(chance.sample(refs, 2)) for _ in range(judgements))
    }
    at_once = grown(refs, compare, judged, 80)
    for portion in (1, 5, 20):
        assert grown(refs, compare, judged, portion) == at_once
