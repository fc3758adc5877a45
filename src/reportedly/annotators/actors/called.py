"""Names that a word of naming introduces: "a commander known as 'Lion'", "alias 'Cobra'"."""

from __future__ import annotations

from ...text import fold_name
from .contexts import words_of
from .lexicon import name_types, nouns
from .runs import Candidate
from .words import Words

NEAR_CALLED = 8
"""Tokens before a word of naming in which its bearer is told."""


def find_called(words: Words) -> list[Candidate]:
    """Names in quotation marks after a word of naming: 'a commander known as "Lion"', 'alias "Cobra"'."""
    found = []
    for i, text in enumerate(words.text[:-2]):
        if text not in '"“‘«' or not words.text[i + 1][0].isupper():
            continue
        before = i - 1
        while before > 0 and words.lower[before] in words_of("naming", "between"):
            before -= 1
        close = next((k for k in range(i + 2, min(i + 6, len(words))) if words.text[k] in '"”’»'), None)
        if close is None or not (
            words.lower[before] in words_of("naming") or words.lemma[before] in words_of("naming", "verbs")
        ):
            continue
        if all(words.text[k][0].isupper() or words.lower[k] in words_of("connectors") for k in range(i + 1, close)):
            found.append(Candidate(i + 1, close - 1, 2, _sort_called(words, before), ()))
    return found


def _sort_called(words: Words, i: int) -> str:
    """What bears a name that a word of naming introduces: a person, or else a body."""
    for k in range(i, max(i - NEAR_CALLED, -1), -1):
        noun = nouns().get(words.lemma[k])
        if words.ent[k] == "PERSON" or words.lower[k] in ("he", "she", "himself", "herself", "whom"):
            return "person"
        if noun is not None or fold_name(words.text[k]) in name_types():
            return "person" if noun is not None and noun.one == "person" and words.tag[k] == "NN" else "organisation"
    return "person"
