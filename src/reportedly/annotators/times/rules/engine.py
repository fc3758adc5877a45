"""How rules are written and tried.

A pattern is a regular expression over class names ("(THE)? LAST (?P<unit>UNIT)"); names of `MACROS` stand for several
classes. At a place of the text the rule that covers most wins, then the one that was written first. A rule whose reader
gives None does not fit after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ..anchors import STRICTLY_BACK, Anchors
from ..scan import Scan, compiled
from ..sense import Clock, Sense


@dataclass(slots=True, eq=False)
class Found:
    """A place of the text that fits a rule's pattern."""

    scan: Scan
    match: re.Match[str]

    @property
    def begin(self) -> int:
        """First item."""
        return self.match.start()

    @property
    def end(self) -> int:
        """End of the items, half-open."""
        return self.match.end()

    def has(self, group: str) -> bool:
        """Whether the named group took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def value(self, group: str) -> Any:
        """Meaning of the first item of the named group; None where it took no part."""
        return self.scan.values[self.match.start(group)] if self.has(group) else None

    def kind(self, group: str) -> str | None:
        """Class of the first item of the named group; None where it took no part."""
        return self.scan.kind(self.match.start(group)) if self.has(group) else None

    def ordinal(self, group: str) -> int:
        """The ordinal that the named group spells; "second" counts as one, another unit as 0."""
        value = self.value(group)
        return value if isinstance(value, int) else 2 if value == "second" else 0

    def word(self, group: str) -> str:
        """Lower-case text of the first item of the named group; empty where it took no part."""
        return self.scan.word(self.match.start(group)).lower() if self.has(group) else ""

    def place(self, group: str) -> tuple[int, int]:
        """Items of the named group, half-open."""
        return self.match.span(group)

    def number(self, group: str) -> float | None:
        """The number that the items of the named group spell; None for an unknown one and where it took no part."""
        if not self.has(group):
            return None
        begin, end = self.match.span(group)
        return number([value for value in self.scan.values[begin:end] if value is not None])

    @property
    def first_word(self) -> str:
        """Lower-case text of the first item."""
        return self.scan.word(self.begin).lower()

    @property
    def word_before(self) -> str:
        """Lower-case text of the item before."""
        return self.scan.word(self.begin - 1).lower()

    @property
    def first_place(self) -> int:
        """Where the first item begins in the text."""
        return self.scan.spans[self.begin][0]

    @property
    def last_place(self) -> int:
        """Last character of the last item in the text."""
        return self.scan.spans[self.end - 1][1] - 1

    def direction(self, at: Anchors) -> int:
        """Tense around the match, see `Anchors.direction`."""
        first = self.begin
        while first and self.scan.fits("[CLOCK SMALL NUMERAL AMPM ZONE NOON ON OF EARLY THE PART]", first - 1, first):
            first -= 1
        before = self.scan.word(first - 1).lower()
        if before == "as" and self.scan.word(first - 2).lower() in ("soon", "early"):
            return 1
        if before == "since":
            return STRICTLY_BACK
        until = before in ("until", "till", "through")
        span = self.scan.span(self.begin, self.end)
        return at.direction(span.begin, span.end, until=until)


def number(values: list[Any]) -> float | None:
    """The number spelled by these meanings: [2, 1000] is 2000, [19, 90, 6] the year 1996, [2, "and", 0.5] is 2.5."""
    if "X" in values:
        return None
    if 0.5 in values:
        return 0.5 if values[0] == 0.5 else (number(values[: values.index("and")]) or 0) + 0.5
    total = current = 0.0
    for value in values:
        if not isinstance(value, int | float):
            continue
        if current and (value in (100, 1000, 1_000_000) or (value == 12 and current < 10)):
            current *= value
            if value >= 1000:
                total, current = total + current, 0.0
        elif 10 < current < 100 and current % 10 and 10 <= value < 100:
            current = current * 100 + value  # nineteen ninety: the halves of a year
        else:
            current += value
    return total + current or 1


class Piece(NamedTuple):
    """One time within a match: items, half-open, and what they mean."""

    begin: int
    end: int
    sense: Sense | Clock


Reader = Callable[[Found, Anchors], "Sense | Clock | list[Piece] | None"]


class Rule(NamedTuple):
    """A pattern and how a match of it is read."""

    pattern: str
    read: Reader


RULES: list[Rule] = []


def rule(*patterns: str) -> Callable[[Reader], Reader]:
    """Decorator: matches of these patterns are read by the function."""

    def add(read: Reader) -> Reader:
        RULES.extend(Rule(pattern, read) for pattern in patterns)
        return read

    return add


@cache
def _compiled() -> list[tuple[re.Pattern[str], Reader]]:
    return [(compiled(rule.pattern), rule.read) for rule in RULES]


def best_match(scan: Scan, begin: int, at: Anchors) -> tuple[int, list[Piece]] | None:
    """The rule that covers most from item `begin` on: its end, and the times it gives."""
    found = []
    for pattern, read in _compiled():
        match = pattern.match(scan.classes, begin)
        if match is not None and match.end() > begin:
            found.append((match, read))
    # sorted() is stable: of two that cover as much, the rule written first comes first.
    for match, read in sorted(found, key=lambda pair: -pair[0].end()):
        sense = read(Found(scan, match), at)
        if isinstance(sense, list):
            return match.end(), sense
        if sense is not None:
            return match.end(), [Piece(begin, match.end(), sense)]
    return None
