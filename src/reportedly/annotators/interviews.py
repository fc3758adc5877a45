"""Interviews: who is asked, which lines are the questions, which the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..model import Span
from ..text import paragraphs

_INTERVIEW = re.compile(
    r"\b(interview|conversation|q\s?&\s?a|questions (?:to|for)|talks? to|spoke (?:to|with)|speaks? to)\b", re.I
)
_BLANK = re.compile(r"\n[ \t]*\n")
LEAST_QUESTIONS = 2
"""So many lines with a question, each before an answer, make an interview."""
HEAD_LINES, MOST_LINES = 6, 6
"""Lines before the first question at most, and lines for each question."""


_LABEL = re.compile(r"\s*([^:?!.\n]{2,60}):[ \t]+(?=\S)")
"""A name before what somebody asks or answers."""
_TURN = re.compile(r"\s*(?:([QA])[.:]|([\"“]?[^\W\d_][^:?!\n]{1,60}):)[ \t]+(?=\S)")
"""A name or a letter before what somebody says in turn."""
_CALLED = re.compile(r"[\"“]?(?:[^\W\d_][\w.’'-]*,? ?){1,5},")
"""Words for whom a question speaks to, at its beginning: "General, …", "Sheikh Abdou, …"."""
_ASKS = frozenset({"q", "question"})
_MYSELF = re.compile(r"\b(?:I|[Mm]y|me|mine)\b")
MOST_WORDS = 50
"""Words of a question that has no question mark: "Residents say your men looted the market."."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e)\b")
_OWN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|us|[Oo]urs?)\b")
_ADDRESSED = re.compile(r"\byou(?:r|rs)?\b", re.I)
LEAST_OWN = 0.5
"""Share of the blocks of lines in which somebody speaks of himself, in an interview that no word announces."""
MOST_AGAINST = 0.1
"""Share of the lines that do not fit questions and answers in turn, at most."""
SHORTEST_NAME = 3
"""Letters of a word of a name by which somebody is told of."""


class Interview(NamedTuple):
    """An interview with one person.

    Args:
        asked: where who is asked is first named or spoken to; None where nobody says who it is.
        questions, answers: the lines of each, without their marks.
    """

    asked: Span | None
    questions: tuple[Span, ...]
    answers: tuple[Span, ...]


def find_interview(text: str, persons: Iterable[Span], others: Iterable[Span] = ()) -> Interview | None:
    """The interview whose turns show it, or whose title or first lines name who is asked.

    Where two people have the word in turn, who asks puts the questions. Without names before the turns, a question is a
    line that ends in a question mark, the first line of a block whose other lines answer it, or a short one that speaks
    to somebody and of nobody's own, between two answers; where questions and answers follow each other line by line,
    every other line. What stands behind the last answer and tells of nobody's own is a note of who asks.

    Args:
        text: of the document.
        persons: where it names persons. Who is asked is the first before the first question, of a full name if any:
            "Kuki" in "a former Kuki commander speaks" is read as a person's too.
        others: where it tells of a person without a name.
    """
    lines = list(paragraphs(text))
    found = (*persons,), (*others,)
    return _of_turns(text, lines, *found) or _of_questions(text, lines, found[0])


def _of_turns(
    text: str, lines: list[tuple[int, int]], persons: tuple[Span, ...], others: tuple[Span, ...]
) -> Interview | None:
    """An interview in which a name or a letter stands before the turns of who asks, and mostly of who answers."""
    turns = {at: one for at in range(len(lines)) if (one := _turn(text, lines, at))}
    names = {at: _of(one).split()[-1].casefold() for at, one in turns.items()}
    often = [name for name, times in Counter(names.values()).items() if times >= LEAST_QUESTIONS]
    marks = Counter(name for at, name in names.items() if _asks(_line(text, lines, at)))
    spoken = Counter(name for at, name in names.items() if _ADDRESSED.search(_line(text, lines, at)))
    asks = max(often, key=lambda name: (name in _ASKS, marks[name], spoken[name]), default="")
    told = [at for at, name in names.items() if name in often]
    if not told or {name for at, name in names.items() if told[0] < at < told[-1]} - {*often[:2]}:
        return None  # nobody's, or a talk of several
    if asks not in _ASKS and (not marks[asks] or marks[asks] + spoken[asks] < LEAST_QUESTIONS):
        return None
    first = next(at for at, name in names.items() if name == asks)
    notes = _notes(text, lines, {at for at, name in names.items() if name == asks}) - names.keys()
    questions, answers, asking = list[Span](), list[Span](), False
    label: Span | None = None
    for at in range(first, len(lines)):
        begin, end = lines[at]
        if names.get(at) in often:
            asking, begin = names[at] == asks, turns[at].end()
            label = label or (None if asking else Span(*turns[at].span()))
        elif asking and len(often) == 1:
            asking = False  # behind a question with a name, an answer without one
        if at not in notes:
            (questions if asking else answers).append(Span(begin, begin + len(text[begin:end].rstrip())))
    head = Span(0, lines[first][0])
    named = _first_named(text, (one for one in persons if label is not None and label.overlaps(one)))
    # "PENCE:" is the Mike Pence of the text
    answering = next((name for at, name in names.items() if at > first and name in often and name != asks), None)
    named = named or _first_named(text, (one for one in persons if one.of(text).split()[-1].casefold() == answering))
    named = named or _first_named(text, filter(head.covers, persons))
    named = named or next((one for one in (*persons, *others) if _is_called(text, questions[0], one)), None)
    named = named or next(filter(head.covers, others), None)
    own = sum(bool(_OWN.search(one.of(text))) for one in answers)
    if not own or (named is None and own < LEAST_OWN * len(answers)):
        return None  # questions that a text answers itself
    return Interview(named, tuple(questions), tuple(answers))


def _turn(text: str, lines: list[tuple[int, int]], at: int) -> re.Match[str] | None:
    """The name, or the letter, of who has the word at the beginning of a line."""
    turn = _TURN.match(text, *lines[at])
    words = _of(turn).split() if turn is not None else []
    named = bool(words) and all(word[0].isupper() or (0 < at < len(words) - 1 and len(word) < SHORTEST_NAME + 1)
                                for at, word in enumerate(words))  # fmt: skip
    return turn if named else None


def _of(turn: re.Match[str]) -> str:
    """Who has the word in a turn."""
    return (turn.group(1) or turn.group(2)).strip(' "“”')


def _asks(line: str) -> bool:
    return line.rstrip().endswith("?")


def _first_named(text: str, persons: Iterable[Span]) -> Span | None:
    """The first name, of several words if any."""
    return min(persons, key=lambda one: (len(one.of(text).split()) == 1, one), default=None)


def _is_called(text: str, question: Span, person: Span) -> bool:
    """Whether a question begins by calling somebody: "General, …", "Sheikh Abdou, …"."""
    called = _CALLED.match(text, question.begin, question.end)
    return called is not None and Span(*called.span()).covers(person)


def _of_questions(text: str, lines: list[tuple[int, int]], persons: tuple[Span, ...]) -> Interview | None:
    """An interview whose title or first lines name who is asked."""
    asked = [at for at in range(1, len(lines)) if _asks(_line(text, lines, at))]
    asked = [at for at in asked if not _asks_back(_line(text, lines, at))]
    asked = [at for at in asked if at + 1 < len(lines) and at + 1 not in asked]
    named_before = (at for at in range(min(HEAD_LINES, len(lines) - 2) + 1) if _turn(text, lines, at))
    opening = next((at for at in named_before if _turn(text, lines, at + 1)), None)
    if opening is not None and asked and opening < asked[0]:
        asked.insert(0, opening)  # "River Post: The army says it won." "Colonel Adu: It ran."
    if len(asked) < max(LEAST_QUESTIONS, (len(lines) - asked[0]) / MOST_LINES if asked else 0) or asked[0] > HEAD_LINES:
        return None  # an article that asks a question now and then
    head = Span(0, lines[asked[0]][0])
    told = opening is not None or _INTERVIEW.search(head.of(text)) or _is_exchange(text[head.end :])
    named = _first_named(text, filter(head.covers, persons))
    if not told or named is None:
        return None
    questions: list[Span] = []
    answers: list[Span] = []
    statements = {at for at in range(asked[0] + 1, len(lines) - 1) if _is_put(text, lines, at, asked)}
    notes = _notes(text, lines, {*asked, *statements})
    put = _in_turn(text, lines, asked[0], {*asked, *statements}) - notes
    for at in range(asked[0], len(lines)):
        begin, end = lines[at]
        first_of_block = bool(_BLANK.search(text, lines[at - 1][1] - 1, begin + 1))
        last_of_block = at + 1 == len(lines) or bool(_BLANK.search(text, end - 1, lines[at + 1][0] + 1))
        question = at in put or (first_of_block and not last_of_block)
        mark = _name_before(text, begin, end, None if question else named.of(text))
        begin = mark.end() if mark else begin
        line = Span(begin, begin + len(text[begin:end].rstrip()))
        if question or not (at in notes or _tells_of(line.of(text), named.of(text))):
            (questions if question else answers).append(line)
    return Interview(named, tuple(questions), tuple(answers))


def _in_turn(text: str, lines: list[tuple[int, int]], first: int, put: set[int]) -> set[int]:
    """The questions: every other line where what is known of the lines says so, else those that are known."""
    own = {
        at for at in range(first, len(lines))
        if at not in put
        and _OWN.search(_line(text, lines, at)) and not _ADDRESSED.search(_line(text, lines, at))
    }  # fmt: skip
    against = sum((at - first) % 2 for at in put) + sum((at - first) % 2 == 0 for at in own)
    return set(range(first, len(lines), 2)) if against <= MOST_AGAINST * (len(put) + len(own)) else put


def _asks_back(line: str) -> bool:
    """Whether a question only ends what somebody tells of himself: "We have no boys here. Who would feed them?"."""
    return bool(_OWN.search(line)) and not _ADDRESSED.search(line)


def _is_put(text: str, lines: list[tuple[int, int]], at: int, asked: list[int]) -> bool:
    """Whether a line without a question mark is put to whom is asked: "Residents say your men looted the market."."""
    words = _line(text, lines, at)
    alone = at not in asked and at + 1 not in asked and at - 1 not in asked
    spoken = bool(_ADDRESSED.search(words)) and not _MYSELF.search(words)
    answered = bool(_OWN.search(_line(text, lines, at + 1)))
    return alone and spoken and answered and len(words.split()) <= MOST_WORDS


def _line(text: str, lines: list[tuple[int, int]], at: int) -> str:
    return text[lines[at][0] : lines[at][1]]


def _notes(text: str, lines: list[tuple[int, int]], questions: set[int]) -> set[int]:
    """The last line, where an answer stands before it and nobody speaks of himself in it."""
    last = len(lines) - 1
    told = _FIRST_PERSON.search(_line(text, lines, last))
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
