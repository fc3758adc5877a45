"""The words that denote actors, from data/actors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...lexicons.load import load_toml
from ...model import ActorKind
from ...text import fold_name


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """What a noun says of the actor it denotes.

    Args:
        one: whether its singular is one person, a group, or a place that is a body only where it acts.
        many: kind of the group, or of several persons.
        sector: PLOVER sector, "" for none.
        strength: what may tell another sector: any modifier ("weak"), a known actor beside it ("attached"), nothing
            ("strong").
    """

    one: Literal["person", "group", "place_like"]
    many: ActorKind
    sector: str
    strength: Literal["weak", "attached", "strong"]


@dataclass(frozen=True, slots=True)
class NameType:
    """What a word inside a name says of its bearer: "Brigade", "Frente", "Ministry"."""

    type: str
    kind: ActorKind
    sector: str


@cache
def nouns() -> dict[str, ActorNoun]:
    """Lower-case noun (lemma, or two or three words) to what it denotes."""
    return {
        word: ActorNoun(group["one"], group["many"], group["sector"], group["strength"])
        for group in load_toml("actors/nouns.toml")["nouns"]
        for word in group["words"]
    }


@cache
def name_types() -> dict[str, NameType]:
    """Folded word to the type of name it tells."""
    return {
        fold_name(word): NameType(row.get("type", type_), row["kind"], row["sector"])
        for type_, row in load_toml("actors/types.toml").items()
        for word in row["words"]
    }


@cache
def _qualifiers() -> tuple[tuple[frozenset[str], frozenset[str], ActorKind, str], ...]:
    return tuple(
        (frozenset(map(fold_name, row["words"])), frozenset(row["of"]), row["kind"], row["sector"])
        for row in load_toml("actors/qualifiers.toml")["qualifier"]
    )


def qualified(name: list[str], sort: NameType) -> tuple[ActorKind, str]:
    """Kind and sector of a name's bearer: by its sort, and by the other words where they tell more.

    Args:
        name: the folded words of the name.
        sort: what its word for the sort says.
    """
    if "un" in name or {"united", "nations"} <= {*name}:
        return "igo", sort.sector
    for words, of, kind, sector in _qualifiers():
        if sort.type in of and words & {*name}:
            return kind, sector
    return sort.kind, sort.sector


@cache
def titles() -> dict[str, str]:
    """Folded title before a person's name to the sector it tells, "" for none."""
    return {
        fold_name(word): group["sector"]
        for group in load_toml("actors/titles.toml")["titles"]
        for word in group["words"]
    }


@cache
def epithets() -> dict[str, str]:
    """What the soldiers of a state are called by those who fight them, in the singular, to the state's code."""
    return {word: row["country"] for row in load_toml("actors/epithets.toml")["epithet"] for word in row["words"]}


def epithet_country(word: str) -> str | None:
    """Alpha-2 code of the state whose soldiers a word in small letters means as an epithet: "ukronazis"."""
    return epithets().get(word) or epithets().get(word.removesuffix("s"))


@cache
def things() -> frozenset[str]:
    """Weapons and vehicles, some of which are written like bodies: UAV, VBIED."""
    return frozenset(words for entry in load_toml("things/things.toml")["entry"] for words in entry["words"])


@cache
def documents() -> frozenset[str]:
    """Nouns of things that are cited."""
    return frozenset(load_toml("actors/documents.toml")["nouns"])


@cache
def _peoples() -> tuple[frozenset[str], frozenset[str]]:
    table = load_toml("registry/peoples.toml")
    return frozenset(table["country"]), frozenset(table["several"]["words"])


def is_people(name: str) -> bool:
    """Whether a folded name is that of a people: "meiteis", "druze"; without the plural it may be a person's."""
    one, several = _peoples()
    return name in several or (name.endswith("s") and name.removesuffix("s") in one | several)
