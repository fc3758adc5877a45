"""Stretches of a text that stand in quotation marks."""

from __future__ import annotations

import re

from ...model import Span

# Within a paragraph only: a mark that is not closed quotes nothing. Single marks are left out, since apostrophes are
# written the same.
_QUOTED = re.compile(r"“([^”\n]*)”|\"([^\"\n]*)\"|«([^»\n]*)»|„([^“”\n]*)[“”]")


def quoted(text: str) -> list[Span]:
    """The spans between quotation marks, in text order, without the marks."""
    spans = []
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 0
        if match.end(group) > match.start(group):
            spans.append(Span(match.start(group), match.end(group)))
    return spans
