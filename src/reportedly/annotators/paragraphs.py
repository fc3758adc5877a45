"""Where do paragraphs begin? A line break ends a sentence, whatever the parser thinks, unless it only wraps a line."""

from __future__ import annotations

import re
from statistics import median

from spacy.tokens import Doc

from .component import Annotator, register
from .reading import Reading

WRAP_WIDTHS = (45, 100)
"""Line lengths, in code points, at which mail programs and typewriters wrap."""
MIN_WRAPPED = 4
"""Lines that must be followed at once by another before a text counts as wrapped."""

STOPS = frozenset(".!?…")
MAX_RUN = 400
"""Words without a full stop after which a sentence is cut: tables and noise, whose parse would take minutes."""


@register
class Paragraphs(Annotator):
    """Marks the first token of each paragraph as the start of a sentence, before the parser runs.

    Headlines and datelines carry no full stop; without this the parser runs them into the first sentence.
    """

    name = "reportedly_paragraphs"
    gives = ("token.is_sent_start",)

    def read(self, doc: Doc, reading: Reading) -> None:
        soft = soft_breaks(doc.text)
        after_break = False
        run = 0
        for token in doc:
            if after_break and not token.is_space:
                token.is_sent_start = True
                after_break = False
            elif after_break:
                token.is_sent_start = False
            run = 0 if token.is_sent_start or token.text in STOPS else run + 1
            if run >= MAX_RUN:
                token.is_sent_start, run = True, 0
            if token.is_space and any(
                token.idx + at not in soft for at, letter in enumerate(token.text) if letter == "\n"
            ):
                after_break = True


def soft_breaks(text: str) -> set[int]:
    """Offsets of the line breaks that only wrap a paragraph; empty for a text whose lines are paragraphs.

    A text is wrapped where most lines that another follows at once have about one length, that of a typed line. In such
    a text a break is soft after a line of nearly that length.
    """
    lines = [(match.end(), len(match.group())) for match in re.finditer(r"(?<![^\n])[^\n]++(?=\n[^\n])", text)]
    full = [length for _, length in lines if WRAP_WIDTHS[0] <= length <= WRAP_WIDTHS[1]]
    if len(full) < MIN_WRAPPED or 2 * len(full) < len(lines):
        return set()
    width = median(full)
    if max(length for _, length in lines) > 1.5 * width:
        return set()  # long lines beside short ones: the short ones are headings or speech
    return {end for end, length in lines if length >= 0.75 * width}
