"""Whether two names are one actor's: rules in order, the first that can tell decides, each with its reason in words.

Words must agree one by one; a name with another word is another name. Curated aliases come before any likeness, and
names that the registry gives to two actors are never one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ...lexicons.load import load_toml
from ...text import fold_name
from ..store import Registry
from .meaning import loose, meaning, of_word
from .sounds import content, romanise, same_word, sounds, table

_KUNYA = frozenset(["abu", "abou", "umm", "oum", "ابو", "ام", "абу"])
"""Words that with the next one make a single name: "Abu Bakr"."""

_ARTICLES = frozenset(["al", "el", "ul", "the", "of"])

SAME = 0.7
"""A score of at least this much says that the two names are one actor's."""


class Sameness(NamedTuple):
    """How surely two names are one actor's, 0 to 1, and why."""

    score: float
    reason: str


class Names(NamedTuple):
    """Two names with the words of each that decide; `registry` None leaves curated aliases out."""

    a: str
    b: str
    left: list[str]
    right: list[str]
    registry: Registry | None


Rule = Callable[[Names], Sameness | None]
"""A rule tells, or tells nothing (None)."""


def same_name(a: str, b: str, *, registry: Registry | None = None, rules: Sequence[Rule] | None = None) -> Sameness:
    """How surely two names are one actor's.

    Args:
        a: a name in any script of the table.
        b: the other.
        registry: known actors, whose curated names count; None leaves them out.
        rules: the rules to ask, in order; all where None.
    """
    if fold_name(a) == fold_name(b):
        return Sameness(1.0, "the same but for case, marks and blanks")
    names = Names(a, b, _deciding(a), _deciding(b), registry)
    if not names.left or not names.right:
        return Sameness(0.0, "one has no words")
    for rule in RULES if rules is None else rules:
        found = rule(names)
        if found is not None:
            return found
    return _different(names)


@cache
def _honours() -> frozenset[str]:
    titles = [word for group in load_toml("actors/titles.toml")["titles"] for word in group["words"]]
    return frozenset(fold_name(word) for word in [*titles, *table()["honours"]])


def _deciding(name: str) -> list[str]:
    words = content(name)
    while len(words) > 2 and words[0] in _honours() and not meaning(words).sorts:
        words = words[1:]
    return words


def by_registry(names: Names) -> Sameness | None:
    """The registry knows both names: as one actor's, or as two actors'."""
    if names.registry is None:
        return None
    here = {form.entry.id for form in names.registry.find(names.a)}
    there = {form.entry.id for form in names.registry.find(names.b)}
    both = sorted(here & there)
    if both:
        return Sameness(0.98, f"both are names of {names.registry[both[0]].name} in the registry")
    if here and there:
        return Sameness(0.0, "names of two actors in the registry")
    return None


def by_particles(names: Names) -> Sameness | None:
    """Nothing differs but articles, particles and titles."""
    return Sameness(0.95, "the same but for particles") if names.left == names.right else None


def by_initials(names: Names) -> Sameness | None:
    """One is an acronym of the other."""
    for short, full in ((names.a, names.b), (names.b, names.a)):
        acronym = short.replace("-", "").replace(".", "").strip()
        if " " in acronym or not acronym.isupper() or len(acronym) < 3 or not acronym.isalnum():
            continue
        letters = romanise(acronym.casefold())
        made = {
            "".join(word if word.isdigit() else word[0] for word in words)
            for words in ([word for word in fold_name(full).split() if word not in _ARTICLES], content(full))
        }
        digits = any(letter.isdigit() for letter in acronym)
        if any(one == letters or (digits and one.startswith(letters)) for one in made):
            return Sameness(0.85, f"{short} are the initials")
    return None


def by_meaning(names: Names) -> Sameness | None:
    """Names of groups whose words mean the same, in whatever order and language."""
    one, two = meaning(names.left), meaning(names.right)
    if not (one.sorts or one.ideas or two.sorts or two.ideas) or one.ideas != two.ideas:
        return None
    if not _same_rest(one.rest, two.rest) or not (one.rest or one.ideas):
        return None
    if one.sorts == two.sorts:
        return Sameness(0.9, "the same words beside a word for the same sort of group")
    added = Counter(one.sorts)
    added.subtract(two.sorts)
    changed = [sort for sort, count in added.items() if count]
    if all(sort in loose() for sort in changed) and not (one.sorts and two.sorts):
        return Sameness(0.8, "the same but for a word for a group")
    return None


def _same_rest(one: Sequence[str], two: Sequence[str]) -> bool:
    if len(one) != len(two):
        return False
    left = list(two)
    for word in one:
        match = next((other for other in left if same_word(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def by_sound(names: Names) -> Sameness | None:
    """Every word is a spelling of the word that stands at its place."""
    if len(names.left) != len(names.right) or not all(map(_one_word, names.left, names.right)):
        return None
    return Sameness(0.9, "spellings with the same consonants, word by word")


def _one_word(a: str, b: str) -> bool:
    """Spellings of one word; "Syrian" and "Southern" sound alike, but each is known to mean something else."""
    return same_word(a, b) and (a == b or None in (of_word(a), of_word(b)) or of_word(a) == of_word(b))


def when_joined(names: Names) -> Sameness | None:
    """The same when written as one word: "Abdulmalik", "Abdul Malik"."""
    if len(names.left) == len(names.right):
        return None
    one, two = "".join(names.left), "".join(names.right)
    if any(len(key) > 3 for key in sounds(one) & sounds(two)):
        alike = Indel.normalized_similarity(romanise(one), romanise(two))
        if alike > 0.75 or (same_word(one, two) and one.isascii() != two.isascii()):
            return Sameness(0.85, "the same when written as one word")
    return None


def by_parts(names: Names) -> Sameness | None:
    """A person's name with and without a middle or a further family name."""
    short, full = sorted((names.left, names.right), key=len)
    own = len(short) - (short[0] in _KUNYA)
    if (
        own < 2
        or len(short) == len(full)
        or any(meaning(words).sorts or meaning(words).ideas for words in (short, full))
    ):
        return None
    rest = iter(full)
    if not same_word(short[0], full[0]) or not all(any(same_word(word, other) for other in rest) for word in short):
        return None
    if same_word(short[-1], full[-1]):
        return Sameness(0.75, "the same first and last name, without a middle name")
    if any(same_word(word, given) for given in table()["given"] for word in (short[-1], full[len(short)])):
        # "Ali Hassan" and "Ali Hassan al-Tamimi": a given name may be the father's.
        return Sameness(0.4, "the longer name may be another person's")
    return Sameness(0.75, "the same name with a further family name")


RULES: tuple[Rule, ...] = (by_registry, by_particles, by_initials, by_meaning, by_sound, when_joined, by_parts)
"""The rules in the order in which they are asked."""


def _different(names: Names) -> Sameness:
    left, right = names.left, names.right
    if len(left) != len(right):
        return Sameness(0.1, "different words")
    moved = [word for word in left if not any(same_word(word, other) for other in right)]
    if not moved:
        return Sameness(0.3, "the same words in another order")
    unlike = next((x, y) for x, y in zip(left, right, strict=True) if not same_word(x, y))
    return Sameness(0.2, f"{unlike[0]} and {unlike[1]} are different words")
