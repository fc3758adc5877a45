"""Lines in capitals, as the tagger should see them: "STATEMENT BY THE NORTHERN FRONT (NF)" heads many a communiqué."""

from __future__ import annotations

import re

from .words import word_list

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEWEST_WORDS, FEWEST_LETTERS = 2, 8
"""A line of less may be a name or an acronym by itself."""
MOST_SHOUTED = 0.5
"""Share of lines' letters in capitals above which a text has no other case to tell names by."""
SHORTEST = 4
"""Letters of a word that is no acronym: "NF", "MLA", "M23" stay as they are."""
VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜ")


def titled(text: str) -> str:
    """The text with its lines in capitals written as titles are; each code point stays where it is.

    Small words get no capital; short words, words in brackets and those that the text has in capitals elsewhere stay.
    A text that is in capitals for the most part stays whole.
    """
    lines = [line for line in _LINE.finditer(text) if _is_shouted(line[0])]
    if not lines or sum(len(line[0]) for line in lines) > MOST_SHOUTED * len(text.replace("\n", "")):
        return text
    shouted = {(line.start(), line.end()) for line in lines}
    elsewhere = {
        word[0]
        for line in _LINE.finditer(text)
        if (line.start(), line.end()) not in shouted
        for word in _WORD.finditer(line[0])
        if word[0].isupper()
    }
    letters = list(text)
    for line in lines:
        letters[line.start() : line.end()] = _cased(text, line.start(), line.end(), elsewhere)
    return "".join(letters)


def title_of(line: str) -> str:
    """One line in capitals written as a title is; any other as it stands."""
    return "".join(_cased(line, 0, len(line), set())) if _is_shouted(line) else line


def _is_shouted(line: str) -> bool:
    words = _WORD.findall(line)
    return len(words) >= FEWEST_WORDS and sum(map(len, words)) >= FEWEST_LETTERS and line.upper() == line


def _cased(text: str, begin: int, end: int, elsewhere: set[str]) -> list[str]:
    """The letters of one line in capitals as a title has them."""
    letters = list(text[begin:end])
    for word in _WORD.finditer(text, begin, end):
        letters[word.start() - begin : word.end() - begin] = _written(word[0], text, word.start(), begin, elsewhere)
    return letters


def _written(word: str, text: str, at: int, start: int, elsewhere: set[str]) -> str:
    """One word of a title; as it stands where another case would be of another length."""
    lower = word.lower()
    bracketed = text[at - 1 : at] == "(" and text[at + len(word) : at + len(word) + 1] == ")"
    small = lower in word_list("small_words")["small"]["words"]
    short = len(word) < SHORTEST and not small
    if len(lower) != len(word) or word in elsewhere or bracketed or short or not VOWELS & {*word}:
        return word
    return lower if small and text[start:at].strip() else word[0] + lower[1:]
