"""An attribution while it is being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...model import Span

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "NUM", "INTJ"})
"""Word classes of which a content has at least one word."""


@dataclass(slots=True, eq=False)
class Draft:
    """Spans of one attribution, in text order; half-open code points.

    Args:
        source: words that name who says it.
        cue: words that tell of the saying; empty where only the layout does (a speaker's label).
        content: what is said.
        within: the saying that it stands in, where its words do not show it.
        spoken: true where the layout makes the content the speaker's own words without quotation marks.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    spoken: bool = False
    within: Draft | None = None

    @property
    def whole(self) -> Span:
        """From the first to the last word of the content."""
        return Span(self.content[0].begin, self.content[-1].end)

    @property
    def size(self) -> int:
        """Code points of content."""
        return sum(span.end - span.begin for span in self.content)


def tokens_of(doc: Doc, spans: Sequence[Span]) -> list[Token]:
    """The tokens of some spans, in text order of the spans."""
    found: list[Token] = []
    for span in spans:
        words = doc.char_span(span.begin, span.end, alignment_mode="expand")
        found += list(words) if words is not None else []
    return found
