"""Attributions that the layout shows: a speaker's label, an interview's answers, a headline that names its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...model import Document, Span
from ...text import paragraphs
from .draft import Draft

Named = Callable[[Span], bool]
"""Whether an actor is named in a span."""

_LABEL = re.compile(r"\s*([^:?!\n“]{2,120}?):[ \t]+(?=\S)")
_NAME_END = re.compile(r",|\(|\s[-–—]\s")
_HEAD_FIRST = re.compile(r"\s*([^:\n]{2,60}):\s+(?=\S)")
_HEAD_LAST = re.compile(r".*?\S(\s*[-–—:]\s+)(\S[^-–—:\n]{2,40})$")
_INTERVIEW = re.compile(
    r"\b(interview|conversation|q\s?&\s?a|questions (?:to|for)|talks? to|spoke (?:to|with)|speaks? to)\b", re.I
)
_QUESTION_MARK, _ANSWER_MARK = re.compile(r"\s*Q(?:uestion)?\s*[.:]\s*"), re.compile(r"\s*A(?:nswer)?\s*[.:]\s*")
_BLANK = re.compile(r"\n[ \t]*\n")
LEAST_QUESTIONS = 2
"""So many lines with a question, each before an answer, make an interview."""
HEAD_LINES, MOST_LINES = 6, 6
"""Lines before the first question at most, and lines for each question."""
LEAST_LABELS = 2
"""So many labelled paragraphs make an interview; one may be a heading."""
LONGEST_HEAD_SOURCE = 5
"""Words of a headline's source; what is longer is half of the headline itself."""


def labelled(text: str) -> Iterator[Draft]:
    """Paragraphs that begin with the name of who speaks: "ROSA, 41, shopkeeper: They came at night." """
    found = []
    for begin, end in paragraphs(text):
        match = _LABEL.match(text, begin, end)
        if match is None:
            continue
        words = match.group(1)
        name = words[: cut.start()] if (cut := _NAME_END.search(words)) else words
        if _is_name(name):
            source = Span(match.start(1), match.start(1) + len(name.rstrip()))
            content = text[match.end() : end].rstrip()
            found.append((name.isupper(), Draft((source,), (), (Span(match.end(), match.end() + len(content)),), True)))
    for capitals in (True, False):
        same = [draft for upper, draft in found if upper is capitals]
        if len(same) >= LEAST_LABELS:
            yield from same


def interview(text: str, person: Callable[[Span], Span | None]) -> Iterator[Draft]:
    """Answers of an interview whose title or first lines name who is asked.

    A question is a line that ends in a question mark, or the first line of a block whose other lines answer it.

    Args:
        text: of the document.
        person: where a part of it first names a person; None where it names none.
    """
    lines = list(paragraphs(text))
    asked = [at for at, (begin, end) in enumerate(lines) if at and text[begin:end].rstrip().endswith("?")]
    asked = [at for at in asked if at + 1 < len(lines) and at + 1 not in asked]
    if len(asked) < max(LEAST_QUESTIONS, (len(lines) - asked[0]) / MOST_LINES if asked else 0) or asked[0] > HEAD_LINES:
        return  # an article that asks a question now and then
    head = Span(0, lines[asked[0]][0])
    named = person(head) if _INTERVIEW.search(head.of(text)) else None
    if named is None:
        return
    for at in range(asked[0], len(lines)):
        begin, end = lines[at]
        first_of_block = bool(_BLANK.search(text, lines[at - 1][1] - 1, begin + 1))
        last_of_block = at + 1 == len(lines) or bool(_BLANK.search(text, end - 1, lines[at + 1][0] + 1))
        question = at in asked or _QUESTION_MARK.match(text, begin, end) or (first_of_block and not last_of_block)
        if not question:
            mark = _ANSWER_MARK.match(text, begin, end)
            begin = mark.end() if mark else begin
            yield Draft((named,), (), (Span(begin, begin + len(text[begin:end].rstrip())),), True)


def headline(document: Document, named: Named) -> Iterator[Draft]:
    """ "Minister: no truce" and "No truce - minister", where the short side names an actor."""
    text = document.text
    titles = [part.span for part in document.layout if part.part == "title"]
    first = next(paragraphs(text), None)
    if not titles and first is not None and not text[first[0] : first[1]].rstrip().endswith((".", "!")):
        titles = [Span(*first)]
    for title in titles[:1]:
        end = title.begin + len(title.of(text).rstrip())
        match = _HEAD_FIRST.match(text, title.begin, end)
        if match is not None and _is_source(Span(*match.span(1)), text, named) and match.end() < end:
            colon = Span(match.end(1), match.end(1) + 1)
            yield Draft((Span(*match.span(1)),), (colon,), (Span(match.end(), end),))
            continue
        match = _HEAD_LAST.match(text, title.begin, end)
        if match is not None and _is_source(Span(*match.span(2)), text, named):
            mark = Span(match.start(1), match.end(1))
            spaces = len(mark.of(text)) - len(mark.of(text).lstrip())
            cue = Span(mark.begin + spaces, mark.begin + spaces + 1)
            yield Draft((Span(*match.span(2)),), (cue,), (Span(title.begin, match.start(1)),))


def _is_name(words: str) -> bool:
    """One to five words, each with a capital, or all in capitals; a name ends where lower-case words begin."""
    parts = words.split()
    return 0 < len(parts) <= 5 and all(part.lstrip("\"'“‘")[:1].isupper() for part in parts)


def _is_source(span: Span, text: str, named: Named) -> bool:
    return len(span.of(text).split()) <= LONGEST_HEAD_SOURCE and named(span)
