"""Names that a word of naming introduces: "a commander known as 'Lion'", "alias 'Cobra'"."""

from __future__ import annotations

from ...text import fold_name
from .contexts import words_of
from .lexicon import name_types, nouns, titles
from .runs import Candidate
from .words import Words

LONGEST_CALLED = 6
"""Tokens of a name that a word of naming follows or introduces, beside its first."""
NEAR_CALLED = 8
"""Tokens before a word of naming in which its bearer is told."""


def find_called(words: Words) -> list[Candidate]:
    """Names after a word of naming: 'a commander known as "Lion"', 'N. N., known as Cobra'; and N. N., who bears it."""
    found = _both_sides(words)
    for i, text in enumerate(words.text[:-2]):
        if text not in '"“‘«' or not words.text[i + 1][0].isupper():
            continue
        nicknamed = _nicknamed(words, i)
        if nicknamed is not None:
            found.append(nicknamed)
            continue
        before = i - 1
        while before > 0 and words.lower[before] in words_of("naming", "between"):
            before -= 1
        close = next((k for k in range(i + 2, min(i + 6, len(words))) if words.text[k] in '"”’»'), None)
        bracket = i > 1 and words.text[i - 1] == "(" and words.ent[i - 2] == "PERSON"  # 'N. N. ("Lion")'
        if close is None or not (
            bracket or words.lower[before] in words_of("naming") or words.lemma[before] in words_of("naming", "verbs")
        ):
            continue
        if all(words.text[k][0].isupper() or words.lower[k] in words_of("connectors") for k in range(i + 1, close)):
            found.append(Candidate(i + 1, close - 1, 2, _sort_called(words, before), ()))
    return found


def _nicknamed(words: Words, quote: int) -> Candidate | None:
    """'Adam "Lion" Bello': a person's name with another one in quotation marks in its midst."""
    close = next((k for k in range(quote + 2, min(quote + 4, len(words) - 1)) if words.text[k] in '"”’»'), None)
    if close is None or quote == 0 or words.sent[quote - 1] != words.sent[close + 1]:
        return None
    given, surname, inside = words.text[quote - 1], words.text[close + 1], words.text[quote + 1 : close]
    apart = words.end[quote - 1] == words.begin[quote] or words.end[close] == words.begin[close + 1]
    plain = given.istitle() and surname.istitle() and given.isalpha() and all(one[0].isupper() for one in inside)
    known = {fold_name(given), fold_name(surname), *map(fold_name, inside)} & (titles().keys() | name_types().keys())
    no_name = words.lower[quote - 1] in nouns() or words.lower[quote - 1] in words_of("no_names")
    named = words.tag[close + 1] in ("NNP", "NNPS") and words.tag[quote - 1] in ("NNP", "NN", "JJ")
    if apart or not plain or known or no_name or not named:
        return None
    return Candidate(quote - 1, close + 1, 2, "person", ())


def _both_sides(words: Words) -> list[Candidate]:
    """Two names between which only "also known as" or the like stands: "N. N., known as Cobra", "N. N. alias Cobra"."""
    found = []
    for i, lower in enumerate(words.lower):
        if lower not in words_of("naming", "aliases") or not 0 < i < len(words) - 1:
            continue
        last, first = i - 1, i + 1
        while last > 0 and (words.lower[last] in words_of("naming", "adverbs") or words.text[last] == ","):
            last -= 1
        while first < len(words) - 1 and words.lower[first] in words_of("naming", "between"):
            first += 1
        if not (words.text[last][0].isupper() and words.text[first][0].isupper()):
            continue
        begin, end = last, first
        while (
            begin > 0
            and last - begin < LONGEST_CALLED
            and _of_name(words, begin - 1)
            and words.sent[begin - 1] == words.sent[i]
        ):
            begin -= 1
        while end < len(words) - 1 and end - first < LONGEST_CALLED and _of_name(words, end + 1):
            end += 1
        begin = next((k for k in range(begin, last + 1) if words.text[k][0].isupper()), last + 1)
        end = next((k for k in range(end, first - 1, -1) if words.text[k][0].isupper()), first - 1)
        while begin < last and fold_name(words.text[begin]) in titles():
            begin += 1
        if begin < last and end >= first and not any(words.lower[k] in name_types() for k in range(begin, last + 1)):
            found.append(Candidate(begin, last, 1, "person", ()))
            found.append(Candidate(first, end, 1, "person", ()))
    return found


def _of_name(words: Words, k: int) -> bool:
    """Whether a token may be part of a name: it has a capital, or is a small word or a hyphen within one."""
    small = words.lower[k] in words_of("connectors") - {"the", "and", "of", "for"}
    return words.text[k][0].isupper() or small or words.text[k] in ("-", "’", "'")


def _sort_called(words: Words, i: int) -> str:
    """What bears a name that a word of naming introduces: a person, or else a body."""
    for k in range(i, max(i - NEAR_CALLED, -1), -1):
        noun = nouns().get(words.lemma[k])
        if words.ent[k] == "PERSON" or words.lower[k] in ("he", "she", "himself", "herself", "whom"):
            return "person"
        if noun is not None or fold_name(words.text[k]) in name_types():
            return "person" if noun is not None and noun.one == "person" and words.tag[k] == "NN" else "organisation"
    return "person"
