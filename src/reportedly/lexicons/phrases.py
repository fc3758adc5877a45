"""Find the phrases of a lexicon in a parsed text, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Word(Protocol):
    """What a phrase is matched on; a spaCy token fits."""

    @property
    def lower_(self) -> str: ...

    @property
    def lemma_(self) -> str: ...


class PhraseTable(Generic[T]):
    """Phrases of one or more words, each with a value.

    A word of a phrase fits a token whose lower-case form or lower-case lemma it equals.

    Args:
        entries: phrase (words parted by one space, lower case) and value. A phrase may stand only once.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = tuple(phrase.split(" "))
            self._by_first.setdefault(words[0], []).append((words, value))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    def find(self, tokens: Iterable[Word]) -> Iterator[tuple[int, int, T]]:
        """Begin and end (token positions, half-open) and value of every match; matches do not overlap."""
        words = [(token.lower_, token.lemma_.lower()) for token in tokens]
        at = 0
        while at < len(words):
            match = self._at(words, at)
            if match is None:
                at += 1
            else:
                yield at, match[0], match[1]
                at = match[0]

    def _at(self, words: list[tuple[str, str]], at: int) -> tuple[int, T] | None:
        lower, lemma = words[at]
        options = self._by_first.get(lower, [])
        if lemma != lower:
            options = options + self._by_first.get(lemma, [])
        for phrase, value in options:
            end = at + len(phrase)
            if end <= len(words) and all(word in forms for word, forms in zip(phrase, words[at:end], strict=True)):
                return end, value
        return None
