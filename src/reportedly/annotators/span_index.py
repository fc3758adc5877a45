"""Find which of many spans overlap a given one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from ..model import Span

T = TypeVar("T")

BLOCK = 512
"""Code points of a text that are looked up together: about a paragraph."""


class SpanIndex(Generic[T]):
    """Spans with a value each; half-open, in code points. More can be added at any time."""

    def __init__(self, pairs: Iterable[tuple[Span, T]] = ()) -> None:
        self._blocks: defaultdict[int, list[tuple[Span, T]]] = defaultdict(list)
        for span, value in pairs:
            self.add(span, value)

    def add(self, span: Span, value: T) -> None:
        """Give one more span its value."""
        pair = (span, value)
        for block in _blocks(span):
            self._blocks[block].append(pair)

    def remove(self, span: Span, value: T) -> None:
        """Take out what `add` put in.

        Raises:
            ValueError: where the span does not have this value.
        """
        for block in _blocks(span):
            self._blocks[block].remove((span, value))

    def overlapping(self, span: Span) -> list[tuple[Span, T]]:
        """The pairs whose span shares at least one code point with `span`, in text order."""
        near = (pair for block in _blocks(span) if block in self._blocks for pair in self._blocks[block])
        found = {id(pair): pair for pair in near if pair[0].overlaps(span)}
        return sorted(found.values(), key=lambda pair: pair[0])

    def covering(self, span: Span) -> list[tuple[Span, T]]:
        """The pairs whose span holds all of `span`, the shortest first."""
        found = [pair for pair in self.overlapping(span) if pair[0].covers(span)]
        return sorted(found, key=lambda pair: pair[0].end - pair[0].begin)


def _blocks(span: Span) -> range:
    return range(span.begin // BLOCK, max(span.begin, span.end - 1) // BLOCK + 1)
