"""`match` over many tellings: what was found out of equal parts is not asked again.

An incident that hundreds tell is told in few different ways: the same places, the same parties, the same numbers. What
`match` asks of two texts about places, parties, numbers and means hangs on these parts alone, so it is asked once for
two parts. Tellings of one text are few: `match` itself is asked of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from . import match as ask
from .match import comparable
from .places import of_two_places
from .telling import Telling
from .verdict import APART, Answer, Match, Names, together, weighed
from .who import of_parties

MOST = 2_000_000
"""Answers kept for one question; then it is begun anew."""
Parts = tuple[int, ...]
"""A telling by numbers: of its days, places and parties, of how it is told, its counts, and of what was used."""


class Comparer:
    """Compares tellings that it has been shown."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._parts: dict[str, Parts] = {}
        # Those first that may keep two tellings apart.
        questions = (ask.of_time, of_two_places, of_parties, ask.of_manner, ask.of_counts, ask.of_means)
        self._asked = tuple(map(_Asked, questions))
        self._found: dict[tuple[Answer, ...], Match] = {}
        self._scores: dict[tuple[str, str], float] = {}
        self.fits: dict[tuple[object, ...], bool] = {}
        """Whether two groups fit as a whole, by their tellings, which is asked again when others come (`Groups`)."""

    def show(self, one: Telling) -> None:
        """Take in a telling."""
        self._parts[one.ref] = tuple(
            self._numbers.setdefault(part, len(self._numbers))
            for part in (
                ("days", one.first, one.last, one.published, one.lasts, one.then),
                ("places", one.places, one.around),
                ("parties", one.type, one.actors, one.recipients),
                ("manner", one.type, one.sub[1], one.headline, one.leans, one.bare, one.refers, one.denies),
                ("counts", one.counts),
                ("means", one.type, one.sub, one.trigger, one.things, one.targets, one.aim),
            )
        )

    def match(self, one: Telling, two: Telling) -> Match:
        """As `match.match` of the two in the order of their references."""
        if two.ref < one.ref:
            one, two = two, one
        if one.document == two.document or not comparable(one, two):
            return ask.match(one, two)
        answers = []
        for asked, left, right in zip(self._asked, self._parts[one.ref], self._parts[two.ref], strict=True):
            answer = asked.known.get(left << 32 | right) or asked(left, right, one, two)
            if answer[0] <= APART:
                return Match(APART, answer[1])
            answers.append(answer)
        time, places, parties, manner, counts, means = answers
        voices = weighed(ask.of_voices(one, two), within=False)
        parts = (voices, manner, time, places, parties, counts, means)
        found = self._found.get(parts)
        if found is None:
            found = self._found[parts] = together(parts, within=False)
        return found

    def score(self, one: Telling, two: Telling) -> float:
        """The score of `match`, which is asked again and again while groups are made."""
        pair = (one.ref, two.ref) if one.ref < two.ref else (two.ref, one.ref)
        known = self._scores.get(pair)
        if known is None:
            if len(self._scores) >= MOST:
                self._scores.clear()
            known = self._scores[pair] = self.match(one, two).score
        return known


class _Asked:
    """A question of `match`, with its answers by the numbers of the parts; of equal answers one is kept."""

    def __init__(self, question: Callable[[Telling, Telling], Names]) -> None:
        self._question = question
        self.known: dict[int, Answer] = {}
        self._answers: dict[Answer, Answer] = {}

    def __call__(self, left: int, right: int, one: Telling, two: Telling) -> Answer:
        if len(self.known) >= MOST:
            self.known.clear()
        answer = weighed(self._question(one, two), within=False)
        known = self.known[left << 32 | right] = self._answers.setdefault(answer, answer)
        return known
