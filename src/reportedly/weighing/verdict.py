"""How likely do two tellings tell one incident? A logistic regression on what speaks for and against it.

The evidence goes by names in plain words, which are the reasons that `joined` gives. The weights are fitted on the
project's own gold: a table for tellings of two texts, and one for those of one text, where it counts what is near.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..lexicons.load import load_toml

TABLE = "weighing/incidents.toml"
"""Weights of the evidence; made by `python -m training.incidents`."""
JOIN = 0.0
"""Least score of a pair that is joined: as likely one as two."""
APART = -100.0
"""Score of a pair that cannot be of one incident."""
MOST = 20_000
"""Answers that are kept."""
CANNOT = frozenset({
    "different places", "days near one another", "different days", "days far apart", "open times apart",
    "another named person",
})  # fmt: skip
"""Evidence that keeps tellings of two texts apart whatever else fits; one text may correct itself."""
SPEAKS = 0.2
"""Least weight of evidence that is given as a reason."""
FORCE = frozenset({"ASSAULT", "COERCE"})
Names = tuple[str, ...]
"""Evidence."""
Answer = tuple[float, Names]
"""What the answer to a question counts, and the reasons in it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well two tellings fit, as log odds, and why."""

    score: float
    reasons: Names


@cache
def weights(*, within: bool) -> Mapping[str, float]:
    """The weights of the evidence on tellings of two texts, or within one."""
    table: Mapping[str, float] = load_toml(TABLE)["within" if within else "across"]
    return table


@lru_cache(maxsize=MOST)
def weighed(names: Names, *, within: bool) -> Answer:
    """What some evidence counts together, and what of it speaks for one incident."""
    if not (within or CANNOT.isdisjoint(names)):
        return APART, names
    table = weights(within=within)
    told = [(name, table.get(name, 0.0)) for name in names]
    return sum(weight for _, weight in told), tuple(name for name, weight in told if weight >= SPEAKS)


def together(answers: Iterable[Answer], *, within: bool) -> Match:
    """The answers to all questions as one score with its reasons."""
    score, reasons = weights(within=within)["intercept"], list[str]()
    for value, names in answers:
        if value <= APART:
            return Match(APART, names)  # one such reason is enough
        score += value
        reasons += names
    return Match(round(score, 2), tuple(reasons))
