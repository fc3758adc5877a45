"""Who speaks where: quotation marks and lines that begin with a speaker's name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...model import Span
from ..interviews import find_interview
from ..span_index import SpanIndex
from .contexts import words_of
from .draft import Thing
from .words import Words

_WINDOW = 25
"""A quotation's verb of saying is sought at most this many tokens before and after it."""
CLOSE = 5
"""A colon leads to what is said at most so many tokens after its verb."""
_LABEL = 16
"""A speaker's label ("NAME, role, place:") is at most this many tokens long."""


class Voices:
    """For each token, who is quoted there.

    Args:
        words: the text.
        bylines: where its authors are named, who ask in an interview.
    """

    def __init__(self, words: Words, bylines: Sequence[Span] = ()) -> None:
        self.words, self.bylines = words, bylines
        self.quote: list[int] = [-1] * len(words)
        """Number of the quotation each token stands in, -1 outside."""
        self.bounds: list[tuple[int, int]] = []
        self.label: list[int] = [-1] * len(words)
        """For tokens of a line that begins with a speaker's label: the line's first token."""
        self.label_of: dict[int, int] = {}
        """For tokens inside a speaker's label: the line's first token."""
        self._mark()
        self._lines = sorted(set(self.label_of.values()))
        self._speakers: dict[int, Thing | None] = {}
        self.asked: Thing | None = None
        """Who is asked in an interview."""
        self.answers: SpanIndex[None] = SpanIndex([])
        self.questions: SpanIndex[None] = SpanIndex([])

    def _mark(self) -> None:
        words, open_at, line, colon = self.words, -1, 0, -1
        for i, text in enumerate(words.text):
            if "\n" in text:
                open_at, line, colon = -1, i + 1, -1
                continue
            if colon < 0 and text == ":" and 0 < i - line <= _LABEL and words.text[line][0].isupper():
                colon = i
                if any(words.ent[k] == "DATE" and words.text[k][0].isupper() for k in range(line, i)):
                    colon = len(words)  # "Bunia, 8 May: two killed": where and when, not who speaks
                    continue
                if words.tag[line] in ("IN", "TO") or any(
                    words.tag[k][:2] in ("VB", "MD") and words.text[k].islower() for k in range(line, i)
                ):
                    colon = len(words)  # "To the drivers we say: go home"
                    continue
                self.label_of.update((k, line) for k in range(line, i))
            if colon >= 0 and i > colon:
                self.label[i] = line
            if text in ('"', "“", "”", "``", "''", "«", "»"):
                opening = text in ("“", "``", "«") or (text == '"' and open_at < 0)
                if opening:
                    open_at = i
                elif open_at >= 0:
                    self.quote[open_at : i + 1] = [len(self.bounds)] * (i + 1 - open_at)
                    self.bounds.append((open_at, i))
                    open_at = -1

    def interviewed(self, things: list[Thing]) -> None:
        """Find whom an interview asks, and which lines are questions and answers; who bears no name is added."""
        told = {
            found.span: thing
            for thing in things
            for found in thing.mentions
            if thing.kind in ("person", "unnamed", None)
            and thing.number in ("one", "")
            and not any(found.span.overlaps(one) for one in self.bylines)
        }
        named = {one.span for thing in told.values() for one in thing.mentions if one.form == "name"} & told.keys()
        found = find_interview(self.words.full, sorted(named), sorted(told.keys() - named))
        if found is not None:
            self.asked = told[found.asked] if found.asked is not None else Thing(kind="person", number="one")
            if found.asked is None:
                things.append(self.asked)
            self.answers = SpanIndex((span, None) for span in found.answers)
            self.questions = SpanIndex((span, None) for span in found.questions)

    def addressed(self, i: int) -> Thing | None:
        """Whom "you" and "your" mean at token `i`: who is asked, in an interviewer's question."""
        return self.asked if self.questions.overlapping(self.words.span(i, i)) else None

    def speaker(self, i: int, who: dict[int, Thing]) -> Thing | None:
        """The actor who speaks at token `i`, or None outside quotations and labelled lines.

        Args:
            who: token that heads a mention to the actor mentioned.
        """
        number = self.quote[i]
        if number >= 0:
            if number not in self._speakers:
                self._speakers[number] = self._of_quote(number, who)
            found = self._speakers[number]
            if found is not None:
                return found
        led = self._led(i)
        if led is not None and self.words.lower[led - 1] not in ("we", "i"):
            subject = self.words.child(led, "nsubj")
            if subject is not None and subject in who:
                return who[subject]
        if self.answers.overlapping(self.words.span(i, i)):
            return self.asked
        return self._labelled(self.label[i], who) if self.label[i] >= 0 else None

    def _labelled(self, line: int, who: dict[int, Thing]) -> Thing | None:
        """Who is named in the label of a line."""
        label = range(line, min(line + _LABEL, len(self.words)))
        named = (who[k] for k in label if self.label_of.get(k) == line and k in who)
        return next((one for one in named if one.kind in ("person", None, "organisation", "media")), None)

    def next_to_speak(self, i: int, who: dict[int, Thing]) -> Thing | None:
        """Who has the word after whoever speaks at token `i`, where each line begins with a name."""
        line = self.label[i]
        at = bisect_right(self._lines, line)
        thing = self._labelled(self._lines[at], who) if at < len(self._lines) else None
        return None if thing is self._labelled(line, who) else thing

    def _led(self, i: int) -> int | None:
        """The verb of saying whose colon leads to token `i` without quotation marks: "They told us: we will come"."""
        words = self.words
        colon = next((k for k in range(i - 1, max(i - _WINDOW, -1), -1) if words.text[k] in (":", "\n", ";")), None)
        if colon is None or words.text[colon] != ":" or words.sent[colon] != words.sent[i]:
            return None
        if self.quote[colon] not in (-1, self.quote[i]):
            return None  # "They told me: go home", she said
        before = takewhile(lambda k: words.sent[k] == words.sent[i], range(colon - 1, max(colon - CLOSE, -1), -1))
        return next((k for k in before if words.tag[k][:2] == "VB" and words.lemma[k] in words_of("speech")), None)

    def _of_quote(self, number: int, who: dict[int, Thing]) -> Thing | None:
        words, (begin, end) = self.words, self.bounds[number]
        after, before = range(end + 1, min(end + _WINDOW, len(words))), range(begin - 1, max(begin - _WINDOW, -1), -1)
        # "…told reporters: "We …"": what a colon or comma leads to is said by whom stands before it.
        led = begin > 0 and words.text[begin - 1] in (":", ",")
        for k in (*self._line(before), *self._line(after)) if led else (*self._line(after), *self._line(before)):
            if self.quote[k] >= 0 or words.tag[k][:2] != "VB" or words.lemma[k] not in words_of("speech"):
                continue
            if abs(words.sent[k] - words.sent[begin]) > 1 and abs(words.sent[k] - words.sent[end]) > 1:
                continue
            subject = words.child(k, "nsubj")
            if subject is not None and self.quote[subject] < 0 and subject in who:
                return who[subject]
            if words.lower[k - 1 : k + 1] == ["as", "saying"]:
                # "quoted one of the gunmen as saying"
                return next((who[j] for j in range(k - 2, max(k - CLOSE, -1), -1) if j in who), None)
        return None

    def _line(self, near: range) -> Iterator[int]:
        """Tokens until the line ends: who speaks in one paragraph is not quoted in the next."""
        return takewhile(lambda k: "\n" not in self.words.text[k], near)

    def before(self, i: int) -> int:
        """Number of the quotation that ends right before token `i` ("…", she said), -1 where none does."""
        for k in range(i - 1, max(i - 4, -1), -1):
            if self.quote[k] >= 0:
                return self.quote[k]
            if self.words.tag[k][:2] in ("NN", "VB", "PR"):
                break
        return -1

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands in somebody's quoted speech."""
        return self.quote[i] >= 0 or self.label[i] >= 0 or bool(self.questions.overlapping(self.words.span(i, i)))
