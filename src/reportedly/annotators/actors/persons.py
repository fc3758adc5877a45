"""Do the words around a name that the recogniser takes for a body's tell that a person bears it?"""

from __future__ import annotations

from .contexts import words_of
from .nominals import noun_at
from .words import Words

OFFICE = 8
"""Tokens before a comma among which the office of its bearer stands: "the mayor of the commune, N. N.,"."""
AGES = range(5, 100)


def is_somebody(words: Words, head: int) -> bool:
    """Whether a name stands in apposition to a word for a person: "one of them, N. N.,"."""
    over = words.head[head]
    return words.dep[head] == "appos" and (_is_person(words, over) or words.lower[over] == "one")


def names_person(words: Words, first: int, last: int, head: int) -> bool:
    """Whether a name is that of a person by its age, kin or office, or because somebody is called so.

    Args:
        first, last: tokens of the name.
        head: its head.
    """
    if first == 0 or words.lower[first - 1] in ("the", "a", "an"):
        return False
    return (
        is_somebody(words, head)
        or _has_age(words, last)
        or _has_kin(words, first)
        or _is_called(words, first)
        or _has_office(words, first, last)
    )


def _is_person(words: Words, i: int) -> bool:
    noun = noun_at(words, i)
    return noun is not None and noun.one == "person" and words.tag[i] == "NN"


def _has_age(words: Words, last: int) -> bool:
    """ "N. N. (39)", "N. N., 62,"."""
    after = words.text[last + 1 : last + 4]
    if len(after) < 3 or (after[0], after[2]) not in ((",", ","), ("(", ")")):
        return False
    return after[1].isdigit() and int(after[1]) in AGES


def _has_kin(words: Words, first: int) -> bool:
    """ "the sister of the arrested N. N."."""
    of = first - 1
    while of > 0 and first - of < 4 and words.lower[of] != "of":
        if words.tag[of] not in ("DT", "VBN", "JJ"):
            return False
        of -= 1
    return words.lower[of] == "of" and of > 0 and words.lemma[of - 1] in words_of("kin")


def _is_called(words: Words, first: int) -> bool:
    """ "a survivor whom we call N. N."."""
    return words.lemma[first - 1] == "call" and not {"who", "whom"}.isdisjoint(words.lower[max(0, first - 4) : first])


def _has_office(words: Words, first: int, last: int) -> bool:
    """ "the administrator N. N.", "the mayor of the commune, N. N."; no list goes on behind it."""
    if _is_person(words, first - 1):
        return words.head[first - 1] in range(first, last + 1)
    if words.text[first - 1] != "," or words.text[last + 1 : last + 2] not in ([","], ["."]):
        return False
    for i in range(first - 2, max(first - 2 - OFFICE, -1), -1):
        if words.sent[i] != words.sent[first] or words.tag[i][:2] in ("VB", "MD") or words.text[i] in ",;:":
            return False
        if _is_person(words, i):
            return i > 0 and words.lower[words.left_edge(i)] in ("the", "its", "their")
    return False
