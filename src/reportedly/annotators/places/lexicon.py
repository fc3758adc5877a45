"""Words that tell places and their use, and names of peoples; from `data/places` and the registry's states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...lexicons.load import load_toml
from ...text import fold_name


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `data/places/words.toml`, ready to be asked."""

    kind_of: dict[str, str]
    part_of_name: frozenset[str]
    particles: frozenset[str]
    put_after: frozenset[str]
    put_before: frozenset[str]
    near: frozenset[str]
    directions: frozenset[str]
    borders: frozenset[str]
    between: frozenset[str]
    placed: frozenset[str]
    placed_always: frozenset[str]
    at_a_place: frozenset[str]
    at_the_front: frozenset[str]
    harms: frozenset[str]
    aimed: frozenset[str]
    under: frozenset[str]
    coming_under: frozenset[str]
    strikes: frozenset[str]
    sorts: frozenset[str]
    done_to_places: frozenset[str]
    roads: frozenset[str]
    sites: frozenset[str]
    sorts_of_sites: frozenset[str]
    titles: frozenset[str]
    moves: frozenset[str]
    taking: frozenset[str]
    living: frozenset[str]
    nouns_of_places: frozenset[str]
    metonym_verbs: frozenset[str]
    listing: frozenset[str]
    listed_states: frozenset[str]
    addressing: frozenset[str]
    addressing_with: frozenset[tuple[str, str]]
    in_name: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]
    sorts_of_names: frozenset[str]
    streets: frozenset[str]
    states: dict[str, str]
    demonyms: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]


@cache
def words() -> Words:
    """The lists, read once per process."""
    table = load_toml("places/words.toml")
    states = load_toml("registry/states.toml")
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for code, state in states.items():
        if isinstance(state, dict):
            for demonym in state.get("demonyms", ()):
                demonyms.setdefault(demonym.lower(), code)
            capitals.update((fold_name(capital), code) for capital in state.get("capitals", ()))
    return Words(
        kind_of={word: kind for kind, listed in table["kinds"].items() for word in listed},
        part_of_name=frozenset(table["part_of_name"]["after"]),
        particles=frozenset(table["part_of_name"]["particles"]),
        put_after=frozenset(table["part_of_name"]["put_after"]),
        put_before=frozenset(table["part_of_name"]["put_before"]),
        near=frozenset(table["relations"]["near"]),
        directions=frozenset(table["relations"]["directions"]),
        borders=frozenset(table["relations"]["borders"]),
        between=frozenset(table["relations"]["between"]),
        placed=frozenset(table["placed"]["nouns"]),
        placed_always=frozenset(table["placed"]["always"]),
        at_a_place=frozenset(table["at_a_place"]["words"]),
        at_the_front=frozenset(table["at_the_front"]["words"]),
        harms=frozenset(table["harms"]["words"]),
        aimed=frozenset(table["aimed"]["words"]),
        under=frozenset(table["under"]["words"]),
        coming_under=frozenset(table["under"]["verbs"]),
        strikes=frozenset(table["harms"]["of_places"]),
        sorts=frozenset(word for row in load_toml("actors/types.toml").values() for word in row["words"]),
        done_to_places=frozenset(table["done_to_places"]["verbs"]),
        sites=frozenset(table["sites"]["nouns"]),
        sorts_of_sites=frozenset(table["sites"]["sorts"]),
        titles=frozenset(word for row in load_toml("actors/titles.toml")["titles"] for word in row["words"]),
        moves=frozenset(table["moves"]["words"]),
        taking=frozenset(table["done_to_places"]["always"]),
        living=frozenset(table["moves"]["who"]),
        nouns_of_places=frozenset(table["done_to_places"]["nouns"]),
        roads=frozenset(table["done_to_places"]["roads"]),
        metonym_verbs=frozenset(table["metonym"]["verbs"]),
        listing=frozenset(table["listed_states"]["verbs"]),
        listed_states=frozenset(table["listed_states"]["nouns"]),
        addressing=frozenset(table["addressed"]["verbs"]),
        addressing_with=frozenset((word, after) for word, after in map(str.split, table["addressed"]["phrases"])),
        in_name=frozenset(table["in_name"]["nouns"]),
        never=frozenset(table["never"]["words"]),
        common=frozenset(table["common"]["words"]),
        sorts_of_names=frozenset(
            [
                word
                for key in ("in_name", "streets", "relations", "part_of_name", "kinds", "common", "sites")
                for listed in table[key].values()
                for word in listed
            ]
        ),
        streets=frozenset(table["streets"]["words"]),
        states={fold_name(short): code for code, listed in table["states"].items() for short in (*listed, code)},
        demonyms=demonyms,
        adjectives={word: area for area, listed in table["adjectives"].items() for word in listed},
        capitals=capitals,
    )
