"""`match` over many tellings: what was found out of equal parts is not asked again.

An incident that hundreds tell is told in few different ways: the same places, the same parties, the same numbers. What
`match` asks of two texts about places, parties, numbers and means hangs on these parts alone, so it is asked once for
two parts. Tellings of one text are few: `match` itself is asked of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from . import match as ask
from .match import comparable
from .places import of_two_places
from .telling import Telling
from .verdict import APART, Answer, Match, together
from .who import of_parties

MOST = 250_000
"""Answers kept for one question; then it is begun anew."""

PARTING = range(3)
"""The places of days, places and parties among the `Parts`: what keeps tellings apart."""


class Parts(NamedTuple):
    """A telling by numbers: of its days, its places, its parties, its counts, and of what was used."""

    days: int
    places: int
    parties: int
    counts: int
    means: int


class Comparer:
    """Compares tellings that it has been shown."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._parts: dict[str, Parts] = {}
        self._asked = tuple(_Asked(one) for one in (of_two_places, of_parties, ask.of_counts, ask.of_means))
        self._found: dict[tuple[Answer, ...], Match] = {}

    def show(self, one: Telling) -> None:
        """Take in a telling."""
        self._parts[one.ref] = Parts(
            *(
                self._numbers.setdefault(part, len(self._numbers))
                for part in (
                    ("days", one.first, one.last, one.published, one.lasts),
                    ("places", one.type, one.headline, one.places, one.around, one.first is None),
                    ("parties", one.type, one.actors, one.recipients),
                    ("counts", one.counts),
                    ("means", one.type, one.sub, one.leans, one.headline, one.things),
                )
            )
        )

    def match(self, one: Telling, two: Telling) -> Match:
        """As `match.match` of the two in the order of their references."""
        if two.ref < one.ref:
            one, two = two, one
        if one.document == two.document or not comparable(one, two):
            return ask.match(one, two)
        time = ask.of_time(one, two)
        if time[0] <= APART:
            return Match(APART, (time[1],))
        answers = [ask.of_kind(one, two), time]
        for asked, left, right in zip(self._asked, self._parts[one.ref][1:], self._parts[two.ref][1:], strict=True):
            answer = asked.known.get(left << 32 | right) or asked(left, right, one, two)
            if answer[0] <= APART:
                return Match(APART, (answer[1],))
            answers.append(answer)
        answers.append(ask.of_voices(one, two))
        parts = tuple(answers)
        found = self._found.get(parts)
        if found is None:
            found = self._found[parts] = together(parts)
        return found

    def separate(self, one: Telling, two: Telling) -> bool:
        """Whether `match` keeps two tellings apart; it asks only what can."""
        if two.ref < one.ref:
            one, two = two, one
        if one.document == two.document or one.type != two.type:
            return ask.separate(one, two)
        return any(self.parting(part, one, two) for part in PARTING)

    def part(self, at: int, one: Telling) -> int:
        """The number of a part of a telling; two of one number are equal in what `parting` asks."""
        return self._parts[one.ref][at]

    def parting(self, at: int, one: Telling, two: Telling) -> bool:
        """Whether a part keeps tellings of two texts apart; of two types, whether it does so either way round."""
        if not comparable(one, two):
            return True
        if not at:
            return ask.of_time(one, two)[0] <= APART
        asked, left, right = self._asked[at - 1], self._parts[one.ref][at], self._parts[two.ref][at]
        return asked(left, right, one, two)[0] <= APART or (
            one.type != two.type and asked(right, left, two, one)[0] <= APART
        )


class _Asked:
    """A question of `match`, with its answers by the numbers of the parts; of equal answers one is kept."""

    def __init__(self, question: Callable[[Telling, Telling], Answer]) -> None:
        self._question = question
        self.known: dict[int, Answer] = {}
        self._answers: dict[Answer, Answer] = {}

    def __call__(self, left: int, right: int, one: Telling, two: Telling) -> Answer:
        pair = left << 32 | right
        known = self.known.get(pair)
        if known is None:
            if len(self.known) >= MOST:
                self.known.clear()
            answer = self._question(one, two)
            known = self.known[pair] = self._answers.setdefault(answer, answer)
        return known
