"""Interviews: who is asked, which lines are the questions, which the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..model import Span
from ..text import paragraphs

_INTERVIEW = re.compile(
    r"\b(interview|conversation|q\s?&\s?a|questions (?:to|for)|talks? to|spoke (?:to|with)|speaks? to)\b", re.I
)
_QUESTION_MARK, _ANSWER_MARK = re.compile(r"\s*Q(?:uestion)?\s*[.:]\s*"), re.compile(r"\s*A(?:nswer)?\s*[.:]\s*")
_BLANK = re.compile(r"\n[ \t]*\n")
LEAST_QUESTIONS = 2
"""So many lines with a question, each before an answer, make an interview."""
HEAD_LINES, MOST_LINES = 6, 6
"""Lines before the first question at most, and lines for each question."""


_LABEL = re.compile(r"\s*([^:?!.\n]{2,60}):[ \t]+(?=\S)")
"""A name before what somebody asks or answers."""
_MYSELF = re.compile(r"\b(?:I|[Mm]y|me|mine)\b")
MOST_WORDS = 50
"""Words of a question that has no question mark: "Residents say your men looted the market."."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e)\b")
_ADDRESSED = re.compile(r"\byou(?:r|rs)?\b", re.I)
LEAST_OWN = 0.5
"""Share of the blocks of lines in which somebody speaks of himself, in an interview that no word announces."""
SHORTEST_NAME = 3
"""Letters of a word of a name by which somebody is told of."""


class Interview(NamedTuple):
    """An interview with one person.

    Args:
        asked: where who is asked is first named.
        questions, answers: the lines of each, without their marks.
    """

    asked: Span
    questions: tuple[Span, ...]
    answers: tuple[Span, ...]


def find_interview(text: str, persons: Iterable[Span]) -> Interview | None:
    """The interview whose title or first lines name who is asked.

    A question is a line that ends in a question mark, one marked "Q:" before one marked "A:", the first line of a block
    whose other lines answer it, or a short one that speaks to somebody and of nobody's own, between two answers. What
    stands behind the last answer and tells of nobody's own is a note of who asks.

    Args:
        text: of the document.
        persons: where it names persons. Who is asked is the first before the first question, of a full name if any:
            "Kuki" in "a former Kuki commander speaks" is read as a person's too.
    """
    lines = list(paragraphs(text))
    asked = [at for at, (begin, end) in enumerate(lines) if at and text[begin:end].rstrip().endswith("?")]
    asked = [at for at in asked if not _asks_back(_line(text, lines, at))]
    asked = [at for at in asked if at + 1 < len(lines) and at + 1 not in asked]
    marked = [
        at
        for at in range(1, len(lines) - 1)
        if _QUESTION_MARK.match(text, *lines[at]) and _ANSWER_MARK.match(text, *lines[at + 1])
    ]
    asked = sorted({*asked, *marked})
    if len(asked) < max(LEAST_QUESTIONS, (len(lines) - asked[0]) / MOST_LINES if asked else 0) or asked[0] > HEAD_LINES:
        return None  # an article that asks a question now and then
    head = Span(0, lines[asked[0]][0])
    told = _INTERVIEW.search(head.of(text)) or _is_exchange(text[head.end :])
    named = min(filter(head.covers, persons), key=lambda one: (len(one.of(text).split()) == 1, one), default=None)
    if not told or named is None:
        return None
    questions: list[Span] = []
    answers: list[Span] = []
    statements = {at for at in range(asked[0] + 1, len(lines) - 1) if _is_put(text, lines, at, asked)}
    notes = _notes(text, lines, {*asked, *statements})
    for at in range(asked[0], len(lines)):
        begin, end = lines[at]
        first_of_block = bool(_BLANK.search(text, lines[at - 1][1] - 1, begin + 1))
        last_of_block = at + 1 == len(lines) or bool(_BLANK.search(text, end - 1, lines[at + 1][0] + 1))
        mark = _QUESTION_MARK.match(text, begin, end)
        question = at in asked or at in statements or mark or (first_of_block and not last_of_block)
        if not question:
            mark = _ANSWER_MARK.match(text, begin, end)
        mark = mark or _name_before(text, begin, end, None if question else named.of(text))
        begin = mark.end() if mark else begin
        line = Span(begin, begin + len(text[begin:end].rstrip()))
        if question or not (at in notes or _tells_of(line.of(text), named.of(text))):
            (questions if question else answers).append(line)
    return Interview(named, tuple(questions), tuple(answers))


def _asks_back(line: str) -> bool:
    """Whether a question only ends what somebody tells of himself: "We have no boys here. Who would feed them?"."""
    return ". " in line and bool(_FIRST_PERSON.search(line)) and not _ADDRESSED.search(line)


def _is_put(text: str, lines: list[tuple[int, int]], at: int, asked: list[int]) -> bool:
    """Whether a line without a question mark is put to whom is asked: "Residents say your men looted the market."."""
    words = _line(text, lines, at)
    alone = at not in asked and at + 1 not in asked and at - 1 not in asked
    spoken = bool(_ADDRESSED.search(words)) and not _MYSELF.search(words)
    answered = bool(_FIRST_PERSON.search(_line(text, lines, at + 1)))
    return alone and spoken and answered and len(words.split()) <= MOST_WORDS


def _line(text: str, lines: list[tuple[int, int]], at: int) -> str:
    return text[lines[at][0] : lines[at][1]]


def _notes(text: str, lines: list[tuple[int, int]], questions: set[int]) -> set[int]:
    """The last line, where an answer stands before it and nobody speaks of himself in it."""
    last = len(lines) - 1
    told = _FIRST_PERSON.search(_line(text, lines, last)) or _ANSWER_MARK.match(text, *lines[last])
    answered = last - 1 not in questions and last not in questions
    return {last} if answered and not told else set()


def _name_before(text: str, begin: int, end: int, asked: str | None) -> re.Match[str] | None:
    """A name before a question, or the name of who is asked before an answer."""
    match = _LABEL.match(text, begin, end)
    if match is None or not all(word[:1].isupper() for word in match.group(1).split()):
        return None
    return match if asked is None or {*match.group(1).casefold().split()} & {*asked.casefold().split()} else None


def _is_exchange(text: str) -> bool:
    """Whether the form alone shows an interview: somebody is asked as "you", and answers below as "I" or "we"."""
    blocks = [[line for line in block.split("\n") if line.strip()] for block in _BLANK.split(text)]
    pairs = [(block[0], " ".join(block[1:])) for block in blocks if len(block) > 1]
    own = sum(bool(_FIRST_PERSON.search(answer)) for _, answer in pairs)
    return (
        any(_ADDRESSED.search(question) for question, _ in pairs)
        and 2 * len(pairs) > len(blocks)
        and own >= LEAST_OWN * len(pairs)
    )


def _tells_of(line: str, name: str) -> bool:
    """Whether a line tells of who is asked, by name and without an "I" or "we": a note of who asks, and no answer."""
    words = [word for word in name.split() if len(word) >= SHORTEST_NAME and word[0].isupper()]
    return not _FIRST_PERSON.search(line) and any(re.search(rf"\b{re.escape(word)}\b", line) for word in words)
