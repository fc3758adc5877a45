"""Find which of many spans overlap a given one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from ..model import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Spans with a value each, sorted once; half-open, in code points."""

    def __init__(self, pairs: Iterable[tuple[Span, T]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._begins = [span.begin for span, _ in self._pairs]
        # The furthest end up to each place tells where the walk to the left may stop, however long single spans are.
        self._reach: list[int] = []
        for span, _ in self._pairs:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def overlapping(self, span: Span) -> list[tuple[Span, T]]:
        """The pairs whose span shares at least one code point with `span`, in text order."""
        found = []
        at = bisect_left(self._begins, span.end) - 1
        while at >= 0 and self._reach[at] > span.begin:
            if self._pairs[at][0].end > span.begin:
                found.append(self._pairs[at])
            at -= 1
        return found[::-1]

    def covering(self, span: Span) -> list[tuple[Span, T]]:
        """The pairs whose span holds all of `span`, the shortest first."""
        found = [pair for pair in self.overlapping(span) if pair[0].covers(span)]
        return sorted(found, key=lambda pair: pair[0].end - pair[0].begin)
