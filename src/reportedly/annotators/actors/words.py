"""The tokens of a `Doc` as plain lists: rules ask for tags and heads often, and lists answer faster."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from ...model import Span
from ...text import fold_name

NOMINAL_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "advmod",
        "predet",
        "neg",
        "case",
        "punct",
        "npadvmod",
    }
)
"""Dependents to the left of a noun that belong to its phrase."""

LABEL = 4
"""Tokens of a speaker's label that is a sentence of its own, at most."""


class Words:
    """What the rules need to know of each token, by its index in the `Doc`.

    Args:
        doc: tagged, parsed, with entities and lemmas.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.full = doc.text
        self.text: list[str] = []
        self.lower: list[str] = []
        self.lemma: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.begin: list[int] = []
        self.end: list[int] = []
        self.sent: list[int] = []
        self.ent: list[str] = []
        sentence = -1
        for token in doc:
            text, i = token.text, token.i
            if token.is_sent_start or sentence < 0:
                sentence += 1
            self.text.append(text)
            self.lower.append(text.lower())
            self.lemma.append((token.lemma_ or text).lower())
            self.tag.append(token.tag_)
            self.dep.append(token.dep_)
            self.head.append(token.head.i)
            self.begin.append(token.idx)
            self.end.append(token.idx + len(text))
            self.sent.append(sentence)
            self.ent.append(token.ent_type_)
            del i
        self.children: list[list[int]] = [[] for _ in self.text]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """The code points from token `first` to token `last`, both included."""
        return Span(self.begin[first], self.end[last])

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of token `i` with one of these labels."""
        for child in self.children[i]:
            if self.dep[child] in deps:
                return child
        return None

    def left_edge(self, i: int) -> int:
        """The first token of the noun phrase that token `i` heads, relative clauses and the like left out."""
        first = i
        for child in reversed(self.children[i]):
            if child > i:
                continue
            if self.dep[child] not in NOMINAL_LEFT or self.sent[child] != self.sent[i]:
                break
            first = self.deep_left(child)
        while first < i and (self.dep[first] == "punct" or self.tag[first] == "_SP"):
            first += 1
        return first

    def deep_left(self, i: int) -> int:
        while self.children[i] and self.children[i][0] < i:
            i = self.children[i][0]
        return i

    @cached_property
    def folded(self) -> list[tuple[str, int]]:
        """Folded words with the token each comes from; a sign that parts names is an empty word."""
        known: dict[str, tuple[str, ...]] = {}
        out: list[tuple[str, int]] = []
        for i, text in enumerate(self.text):
            words = known.get(text)
            if words is None:
                words = known[text] = tuple(fold_name(text).split()) or (("",) if text not in "-’'.‑–" else ())
            for word in words:
                out.append((word, i))
        return out

    @cached_property
    def told(self) -> list[int]:
        """For each token the number of its sentence, where a speaker's label alone ("A:") counts for none."""
        told, labels, begin = list[int](), 0, 0
        for end in range(1, len(self) + 1):
            if end == len(self) or self.sent[end] != self.sent[begin]:
                told += [self.sent[begin] - labels] * (end - begin)
                labels += self.text[end - 1] == ":" and end - begin <= LABEL
                begin = end
        return told

    @cached_property
    def cased(self) -> bool:
        """Whether capitals tell names from other words in this text: neither all lower case nor all capitals."""
        letters = [text for text in self.text[:4000] if text[0].isalpha()]
        capital = sum(text[0].isupper() for text in letters)
        return not letters or 0.01 * len(letters) <= capital <= 0.8 * len(letters)
