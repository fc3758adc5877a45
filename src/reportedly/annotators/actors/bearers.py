"""Is an unknown name that of a person, or of a body? What stands beside it tells, whatever the recogniser says."""

from __future__ import annotations

from ...gazetteer.store import default as gazetteer
from .contexts import words_of
from .lexicon import nouns
from .words import Words

CLOSE_BEHIND = 12
"""Tokens from the noun that describes a person back from the name between commas, at most."""
CLOSE_TO_COLON = 6
"""Tokens from a colon back to the plural for the bodies that it lists, at most."""
CLOSE_TO_COUNT = 4
"""Tokens from the number of bodies to the noun for them, at most."""
CLOSE_TO_ALLEGIANCE = 2
"""Tokens from a preposition back to the word for allegiance that it belongs to, at most."""


def person_noun(words: Words, i: int) -> bool:
    """Whether a token is a noun for one person: "commander", "teacher"."""
    noun = nouns().get(words.lemma[i]) or nouns().get(words.lower[i]) or nouns().get(words.lower[i].removesuffix("s"))
    return noun is not None and noun.one == "person"


def told_as_person(words: Words, first: int, last: int) -> bool:
    """Whether words around a name, or the verb it stands at, tell that a person bears it.

    Args:
        words: the text.
        first, last: tokens of the name, both included.
    """
    return (
        _described_person(words, last)
        or _between_commas(words, first, last)
        or (0 < last - first < 3 and not _article(words, first) and _lives(words, first, last))
    )


def _article(words: Words, first: int) -> bool:
    return first > 0 and words.tag[first - 1] in ("DT", "PRP$", "POS", "CD")


def _lives(words: Words, first: int, last: int) -> bool:
    """Whether two or three names stand where only a person's can: "N. N. was arrested", "N. N., 43,"."""
    if words.tag[last] != "NNP" or any(words.ent[k] in ("GPE", "LOC", "NORP", "FAC") for k in range(first, last + 1)):
        return False
    behind = words.lower[last + 1 : last + 4]
    if behind[:1] == ["who"] or behind[:2] == [",", "who"]:
        return True
    if len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit() and len(behind[1]) == 2:
        return True
    over, dep = words.head[last], words.dep[last]
    if dep == "nsubjpass":
        return words.lemma[over] in words_of("personal", "suffered")
    if dep == "nsubj":
        told = words.child(over, "attr") if words.lemma[over] in ("be", "become", "remain") else None
        itself = words.child(over, "dobj")
        return (
            words.lemma[over] in words_of("personal", "done")
            or (told is not None and words.tag[told] == "NN" and person_noun(words, told))
            or (itself is not None and words.lower[itself] in ("himself", "herself"))
        )
    if dep == "attr":
        subject = words.child(over, "nsubj")
        return subject is not None and words.tag[subject] == "NN" and person_noun(words, subject)
    if dep == "pobj":
        before = words.lower[max(over - CLOSE_TO_ALLEGIANCE, 0) : over]
        return (words.lower[over] == "to" and not words_of("personal", "followed").isdisjoint(before)) or (
            words.lower[over] == "by" and bool(before) and before[-1] in words_of("personal", "led")
        )
    return False


def _described_person(words: Words, last: int) -> bool:
    """Whether a name is followed by an apposition that names a person: "Luz Campo, the mayor"."""
    over = words.head[last]
    if words.dep[last] == "appos" and over < last and words.tag[over] == "NN":
        return _is_person(words, over)
    for child in words.children[last]:
        if words.dep[child] == "appos" and child > last:
            return words.tag[child] == "NN" and _is_person(words, child)
    return False


def _is_person(words: Words, i: int) -> bool:
    noun = nouns().get(words.lemma[i])
    return noun is not None and noun.one == "person"


def _between_commas(words: Words, first: int, last: int) -> bool:
    """Whether two names or more stand between commas behind who bears them: "the mayor of Aden, N. N., left"."""
    if last == first or words.text[first - 1 : first] != [","] or words.text[last + 1 : last + 2] != [","]:
        return False
    for k in range(first - 2, max(first - CLOSE_BEHIND, -1), -1):
        if (
            words.sent[k] != words.sent[first]
            or words.text[k] in ',;:()"“”'
            or words.tag[k] in ("VBD", "VBZ", "VBP", "MD")
        ):
            return False
        if _is_person(words, k) and words.tag[k] == "NN":
            return words.dep[k] not in ("compound", "amod", "nmod")
    return False


def told_as_body(words: Words, first: int, last: int) -> bool:
    """Whether those whose name stands beside tell that a body bears it: "Kuleana fighters", "gunmen of the Kuleana".

    Args:
        words: the text.
        first, last: tokens of the name, both included.
    """
    if first != last or words.tag[last] not in ("NNP", "NNPS") or words.ent[last] in ("NORP", "DATE"):
        return False
    of = first - 2 if words.lower[first - 1 : first] == ["the"] else first - 1
    armed = _armed(words, last + 1) or (of > 0 and words.lower[of] == "of" and _armed(words, of - 1))
    return armed and not gazetteer().named(words.lower[last])  # "Raqqa gunmen"


def _armed(words: Words, i: int) -> bool:
    """Whether a plural at token `i` names those who bear arms."""
    return i < len(words) and words.tag[i] == "NNS" and words.lemma[i] in words_of("members", "bearing")


def lists_bodies(words: Words, first: int) -> bool:
    """Whether a plural for bodies stands before the names of some: "the militias A and B", "three armed groups: A"."""
    before = first - 1 - (words.lower[first - 1 : first] == ["the"])
    mark = words.text[before] if before > 0 and words.text[before] in (":", ",") else ""
    before -= bool(mark)
    if mark == ":":  # "Three militias have signed: A, B and C"
        back = range(before, max(before - CLOSE_TO_COLON, -1), -1)
        before = next((k for k in back if words.tag[k] == "NNS"), before)
    if before < 0 or words.sent[before] != words.sent[first] or words.tag[before] != "NNS":
        return False
    pair = " ".join([*words.lower[before - 1 : before], words.lemma[before]])
    noun = nouns().get(pair) or nouns().get(words.lemma[before])
    counted = any(words.tag[k] == "CD" for k in range(max(before - CLOSE_TO_COUNT, 0), before))
    group = words.lemma[before] in words_of("bearers") or (noun is not None and noun.one == "group")
    return group and (not mark or counted)
