"""Are two words spellings of one? Consonants as a key that romanisations share, vowels as a second witness."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any

from rapidfuzz.distance import Indel

from ...lexicons.load import load_toml
from ...text import fold_name

_VOWELS = frozenset("aeiouy")
_VOWEL_CLASS = str.maketrans({"e": "i", "y": "i", "o": "u"})
_ABJAD = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
_ABD = re.compile(
    r"^(?:abd[aeou](?:l|([rnstdz])(?=\1))(?!lah?$)|абд[уае](?:ль?|([рнстдз])(?=\2))(?!лах?$)|عبدال(?!له$))"
)
"""ʿAbd with the article of the name that follows: "abdul", "abdel", "abdur-r…"; not "Abdullah" itself."""

_ELISION = re.compile(r"\b[ld][’'](?=[aeéèêiouyh])", re.IGNORECASE)
"""The article before a vowel in French: "l'Azawad"."""

_ONE_FORM = str.maketrans("یکہۀ", "يكهه")
"""Persian and Urdu letters as Arabic writes them."""

_OF_GOD = re.compile(r"(?<=\w) الله\b")
"""The second part of "Hizb Allah", which Latin spellings write as one word with the first."""

READINGS = 32
"""The most keys made of a word, the likeliest first."""


@cache
def table() -> dict[str, Any]:
    """The tables of sounds, particles and given names."""
    return load_toml("registry/skeleton.toml")


@lru_cache(maxsize=50_000)
def romanise(word: str) -> str:
    """A folded word in Latin letters; Cyrillic, Arabic and Hebrew by table, other scripts unchanged."""
    out = []
    for letter in word:
        for script in ("letters", "cyrillic", "arabic", "hebrew"):
            if letter in table()[script]:
                letter = table()[script][letter]
                break
        out.append(letter)
    return fold_name("".join(out)).replace(" ", "")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word as one key, by the likeliest reading; a vowel it begins with is kept as "a".

    Args:
        word: one folded word in any script of the table.
    """
    plain = romanise(word)
    for letters, sound in table()["latin"].items():
        plain = plain.replace(letters, sound)
    return _key("".join(letter for letter in plain if letter not in _VOWELS), initial=plain[:1] in tuple("aeiou"))


def _key(consonants: str, *, initial: bool) -> str:
    key = re.sub(r"(.)\1+", r"\1", consonants)
    if len(key) > 1:
        key = key.removesuffix("h")
    return ("a" if initial else "") + key


@cache
def _clusters() -> re.Pattern[str]:
    letters = sorted(table()["sounds"], key=len, reverse=True)
    return re.compile("|".join(letters))


@lru_cache(maxsize=50_000)
def sounds(word: str, *, unmarked: bool = False, readings: int = READINGS) -> frozenset[str]:
    """The consonants of a word as keys, one for each way to read it, the likeliest `readings` of them.

    Args:
        word: one folded word in any script of the table.
        unmarked: whether letters may have lost a mark: s for š, c for č, z for ž.
    """
    plain = _ABD.sub("abd", word)
    choices = []
    for cluster in _clusters().findall(plain):
        read = table()["sounds"][cluster]
        lost = table()["unmarked"].get(cluster) if unmarked else None
        choices.append([*read, lost] if lost else read)
    first = romanise(plain[:1])[:1] or ("a" if plain[:1] == "ع" else "")
    # E and Y begin the same names: "Yevgeny", "Evgeny".
    begins = (True, False) if first == "e" else (first in ("a", "i", "o", "u"),)
    return frozenset(
        _key("".join(read), initial=initial) for read in islice(product(*choices), readings) for initial in begins
    )


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
    if not (a.isalpha() and b.isalpha()):
        return False
    written = not (_ABJAD.search(a) or _ABJAD.search(b))
    agree = Indel.normalized_similarity(vowels(a), vowels(b)) if written else 1.0
    if min(len(a), len(b)) < 4 and max(len(a), len(b)) < 5:
        return agree == 1.0 and any(sounds(a) & sounds(b))
    if skeleton(a) == skeleton(b) and skeleton(a):
        return agree >= 0.5
    keys = sounds(a) & sounds(b)
    if any(len(key) > 1 for key in keys):
        return agree >= 0.5
    keys = sounds(a, unmarked=True) & sounds(b, unmarked=True)
    return agree >= 0.65 and any(len(key) > 2 for key in keys)


@cache
def _particles() -> frozenset[str]:
    return frozenset(table()["particles"])


def content(name: str) -> list[str]:
    """The words of a name that decide, folded: without particles, an Arabic article cut off."""
    plain = _OF_GOD.sub("الله", fold_name(_ELISION.sub("", name)).translate(_ONE_FORM))
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in plain.split()]
    return [word for word in words if word not in _particles()] or words
