"""A stretch of a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`[begin, end)` in Unicode code points of `document.text`; `begin < end` for every span of a record."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.begin : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.begin < other.end and other.begin < self.end

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.begin <= other.begin and other.end <= self.end
