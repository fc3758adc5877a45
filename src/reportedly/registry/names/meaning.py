"""What the words of a group's name mean, whatever the language: "Frente", "Front" and "جبهة" are one sort."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...lexicons.load import load_toml
from ...text import fold_name
from .sounds import content


class Meaning(NamedTuple):
    """A group's name by meaning.

    Args:
        sorts: sorts of groups that it names.
        ideas: meanings of its other known words.
        rest: words that are names themselves, folded.
    """

    sorts: tuple[str, ...]
    ideas: tuple[str, ...]
    rest: tuple[str, ...]


@cache
def _sorts() -> dict[str, str]:
    sorts = load_toml("actors/types.toml")
    types = {fold_name(w): row.get("type", sort) for sort, row in sorts.items() for w in row["words"]}
    return types | {_bare(w): sort for sort, row in load_toml("registry/name_words.toml")["sorts"].items() for w in row}


@cache
def _ideas() -> dict[str, str]:
    return {_bare(w): idea for idea, row in load_toml("registry/name_words.toml")["words"].items() for w in row}


def _bare(word: str) -> str:
    """A word as `content` cuts it."""
    return "".join(content(word))


@cache
def loose() -> frozenset[str]:
    """Sorts that usage adds to a name or leaves out."""
    return frozenset(load_toml("registry/name_words.toml")["loose"]["sorts"])


@cache
def _units() -> frozenset[str]:
    return frozenset(load_toml("registry/name_words.toml")["loose"]["units"])


def of_word(word: str) -> str | None:
    """The sort or meaning of one folded word, None for a name."""
    found = meaning([word])
    return next(iter((*found.sorts, *found.ideas)), None)


def meaning(words: list[str]) -> Meaning:
    """The meaning of the deciding words of a name; all words are `rest` in a person's name."""
    sorts, ideas, rest = [], [], []
    for word in words:
        # Plurals; Arabic prepositions and "and", which are written with the word.
        forms = (word, word.removesuffix("s"), word.lstrip("لوب").removeprefix("ال"))
        sort = next((_sorts()[form] for form in forms if form in _sorts()), None)
        idea = next((_ideas()[form] for form in forms if form in _ideas()), None)
        if sort is not None:
            # A battalion that grew is a regiment in the next report; numbered units are told apart by size.
            sorts.append("unit" if sort in _units() and not any(w[0].isdigit() for w in words) else sort)
        elif idea is not None:
            ideas.append(idea)
        else:
            rest.append(word)
    return Meaning(tuple(sorted(sorts)), tuple(sorted(ideas)), tuple(rest))
