"""In whose words? Direct, indirect or mixed, by the quotation marks."""

from __future__ import annotations

import re

from ...model import QuoteType, Span
from ..span_index import SpanIndex
from .draft import Draft

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|«[^»\n]*»|„[^“”\n]*[“”]|(?<!\w)‘[^’\n]*’(?!\w)", re.MULTILINE)
_WITHIN = re.compile(r"(?<!\w)‘[^’\n]*’(?!\w)|(?<!\w)'[^'\n]+'(?!\w)")
"""Marks inside marks."""
DIRECT_SHARE = 0.9
"""A content with this share of its letters in quotation marks is direct."""
SCARE_WORDS = 2
"""So few quoted words after "the", "its" … in a content that is otherwise indirect are kept at a distance."""
_DETERMINED = re.compile(r"(?:^|\W)(?:the|its|their|his|her|this|these|such|a|an|as)\s+$", re.IGNORECASE)


class Quotations:
    """The stretches of a text that stand in quotation marks, marks included; an unclosed “ runs to the line's end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans = [Span(*match.span()) for match in _QUOTED.finditer(text)]
        self._index = SpanIndex((span, None) for span in self.spans)

    def type(self, draft: Draft) -> QuoteType:
        """How the content of an attribution is given; inside a quotation only the marks within it count."""
        if draft.spoken:
            return "direct"
        around = [span for cue in draft.cue[:1] for span, _ in self._index.covering(cue)]
        letters = quoted = 0
        for content in draft.content:
            inside = [span for span, _ in self._index.overlapping(content)]
            if around:
                within = _WITHIN.finditer(self._text, around[0].begin + 1, around[0].end - 1)
                inside = [Span(*match.span()) for match in within]
            for at in range(content.begin, content.end):
                letters += self._text[at].isalnum()
            for span in inside:
                begin, end = max(span.begin, content.begin), min(span.end, content.end)
                quoted += sum(self._text[at].isalnum() for at in range(begin, end))
        if not quoted:
            return "indirect"
        return "direct" if quoted >= DIRECT_SHARE * letters else "mixed"

    def scare(self, draft: Draft) -> bool:
        """Whether a content told in other words keeps a name in it at a distance: the "liberation" of the town."""
        for content in draft.content:
            for span, _ in self._index.overlapping(content):
                words = span.of(self._text)[1:-1]
                short = 0 < len(words.split()) <= SCARE_WORDS and words.islower()
                before = self._text[max(content.begin, span.begin - 12) : span.begin]
                if short and content.covers(span) and _DETERMINED.search(before):
                    return True
        return False
