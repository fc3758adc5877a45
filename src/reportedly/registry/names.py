"""Are two names names of one actor?

Curated aliases first; then spelling: each word is reduced to a key of its consonants that its romanisations share, with
the vowels as a second witness. Words must agree one by one, in order; a name with another word is another name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from ..lexicons.load import load_toml
from ..text import fold_name
from .store import Registry

_VOWELS = frozenset("aeiouy")
_VOWEL_CLASS = str.maketrans({"e": "i", "y": "i", "o": "u"})
_ABJAD = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
SAME = 0.7
"""A score of at least this much says that the two names are one actor's."""


class Sameness(NamedTuple):
    """How surely two names are one actor's, 0 to 1, and why."""

    score: float
    reason: str


@cache
def _table() -> dict[str, Any]:
    return load_toml("registry/skeleton.toml")


@cache
def _types() -> dict[str, str]:
    return {
        fold_name(word): sort
        for sort, row in load_toml("actors/types.toml").items()
        for word in row["words"]
        if " " not in word
    }


@lru_cache(maxsize=50_000)
def romanise(word: str) -> str:
    """A folded word in Latin letters; Cyrillic, Arabic and Hebrew by table, other scripts unchanged."""
    table = _table()
    out = []
    for letter in word:
        for script in ("cyrillic", "arabic", "hebrew"):
            if letter in table[script]:
                letter = table[script][letter]
                break
        out.append(letter)
    return fold_name("".join(out)).replace(" ", "")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word as a key that its spellings share; a vowel it begins with is kept as "a".

    Args:
        word: one folded word in any script of the table.
    """
    plain = romanise(word)
    for letters, sound in _table()["latin"].items():
        plain = plain.replace(letters, sound)
    key = "".join(letter for letter in plain if letter not in _VOWELS)
    key = re.sub(r"(.)\1+", r"\1", key)
    if len(key) > 1:
        key = key.removesuffix("h")
    return ("a" if plain and plain[0] in "aeiou" else "") + key


@lru_cache(maxsize=50_000)
def vowels(word: str) -> str:
    """The vowels of a word in three classes, neighbours joined: "Hussein" and "Husayn" are both "ui"."""
    plain = romanise(word)
    for letters, sound in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ay", "i"), ("ai", "i"), ("ey", "i")):
        plain = plain.replace(letters, sound)
    classes = "".join(letter for letter in plain if letter in _VOWELS).translate(_VOWEL_CLASS)
    return re.sub(r"(.)\1+", r"\1", classes)


def same_word(a: str, b: str) -> bool:
    """Whether two folded words may be spellings of one: same consonants, and vowels that do not speak against it."""
    if a == b:
        return True
    left, right = skeleton(a), skeleton(b)
    if "q" in a + b:
        # The letter qaf is written q, k or g.
        left, right = left.replace("g", "k"), right.replace("g", "k")
    if left != right or not left:
        return False
    if _ABJAD.search(a) or _ABJAD.search(b):
        return True
    if min(len(a), len(b)) < 3:
        return False
    return Indel.normalized_similarity(vowels(a), vowels(b)) >= 0.5


def content(name: str) -> list[str]:
    """The words of a name that decide, folded: without particles, an Arabic article cut off."""
    particles = set(_table()["particles"])
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in fold_name(name).split()]
    return [word for word in words if word not in particles] or words


def same_name(a: str, b: str, *, registry: Registry | None = None) -> Sameness:
    """How surely two names are one actor's.

    Args:
        a: a name in any script of the table.
        b: the other.
        registry: known actors, whose curated aliases count; None leaves them out.
    """
    if fold_name(a) == fold_name(b):
        return Sameness(1.0, "the same but for case, marks and blanks")
    if registry is not None:
        here = {form.entry.id for form in registry.find(a)}
        both = sorted(here & {form.entry.id for form in registry.find(b)})
        if both:
            return Sameness(0.98, f"both are names of {registry[both[0]].name} in the registry")
    left, right = content(a), content(b)
    if left == right:
        return Sameness(0.95, "the same but for particles")
    return _initials(a, b) or _initials(b, a) or _words(left, right)


def _initials(short: str, full: str) -> Sameness | None:
    if " " in short.strip() or not short.isupper() or len(short) < 3:
        return None
    letters = {"".join(word[0] for word in words) for words in (fold_name(full).split(), content(full))}
    return Sameness(0.85, f"{short} are the initials") if short.casefold() in letters else None


def _words(left: list[str], right: list[str]) -> Sameness:
    types = _types()
    sorts = [[types[word] for word in words if word in types] for words in (left, right)]
    if sorts[0] and sorted(sorts[0]) == sorted(sorts[1]):
        rest = [[word for word in words if word not in types] for words in (left, right)]
        if rest[0] and len(rest[0]) == len(rest[1]) and all(map(same_word, rest[0], rest[1])):
            return Sameness(0.9, "the same words beside a word for the same sort of group")
    if len(left) == len(right):
        unlike = [(x, y) for x, y in zip(left, right, strict=True) if not same_word(x, y)]
        if not unlike:
            return Sameness(0.9, "spellings with the same consonants, word by word")
        moved = list(map(skeleton, left)) != list(map(skeleton, right))
        if moved and sorted(map(skeleton, left)) == sorted(map(skeleton, right)):
            return Sameness(0.3, "the same words in another order")
        return Sameness(0.2, f"{unlike[0][0]} and {unlike[0][1]} are different words")
    joined = skeleton("".join(left)) == skeleton("".join(right)) and len(skeleton("".join(left))) > 3
    if joined and Indel.normalized_similarity("".join(map(romanise, left)), "".join(map(romanise, right))) > 0.75:
        return Sameness(0.85, "the same when written as one word")
    short, full = sorted((left, right), key=len)
    if (
        len(short) >= 2
        and same_word(short[0], full[0])
        and same_word(short[-1], full[-1])
        and not set(full) & set(types)
    ):
        return Sameness(0.75, "the same first and last name, without a middle name")
    return Sameness(0.1, "different words")
