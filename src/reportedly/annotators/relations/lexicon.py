"""Words of relations, from `data/relations/relations.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...lexicons.load import load_toml
from ...lexicons.phrases import PhraseTable
from ...model.relation import RelationType

FILE = "relations/relations.toml"


@dataclass(frozen=True, slots=True)
class RelationWord:
    """What a word tells of two actors.

    Args:
        type: the relation.
        other_is: which part the actor named after or with the word takes.
        office: whether the word itself is the relation's value.
        value: a fixed value.
        not_object: objects with which the verb tells something else.
        of_state: whether a state's adjective names what the office is of: "the Iranian president".
        of_arms: whether the verb tells the tie only of a body under arms, and then no act of its own.
        aim: whether the verb tells it only as an aim, "to defeat X", and of a body under arms.
        habit: whether the verb tells it only of what somebody is used to do, "which supports X"; else it tells an act.
        of_staff: whether the verb tells it only of those who work for a body that is none under arms.
        of_groups: whether the verb tells it of two bodies only: "grew out of X".
    """

    type: RelationType
    other_is: Literal["object", "subject"] = "object"
    office: bool = False
    value: str | None = None
    not_object: frozenset[str] = frozenset()
    of_state: bool = False
    of_arms: bool = False
    aim: bool = False
    habit: bool = False
    of_groups: bool = False
    of_staff: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """What a noun tells of the two whom it stands between: "the army's fight against X", "our alliance with X".

    Args:
        type: the relation.
        prepositions: those that name the second of the two.
        verbs: verbs whose subject is the first of the two where the noun is their object.
        of_arms: whether it is told only where the second is a body under arms.
    """

    type: RelationType
    prepositions: frozenset[str]
    verbs: frozenset[str]
    of_arms: bool = False


@cache
def nouns() -> dict[str, RelationWord]:
    """Noun (lemma, or two words) to what it tells; the first entry of a word holds."""
    found: dict[str, RelationWord] = {}
    for row in load_toml(FILE)["noun"]:
        for word in row["words"]:
            found.setdefault(
                word, RelationWord(row["type"], "object", row.get("office", False), of_state=row.get("of_state", False))
            )
    return found


@cache
def bonds() -> dict[str, Bond]:
    """Noun to what it tells of the two whom it stands between."""
    return {
        word: Bond(row["type"], frozenset(row["prepositions"]), frozenset(row["verbs"]), row.get("of_arms", False))
        for row in load_toml(FILE)["bond"]
        for word in row["words"]
    }


@cache
def word_list(name: str) -> frozenset[str]:
    """Words of a plain list of the file: "bodies", "wholes", "members", "appointing", "alias"."""
    return frozenset(load_toml(FILE)[name]["words"])


@cache
def participles() -> PhraseTable[RelationWord]:
    """Participles and adjectives with their preposition."""
    return PhraseTable(
        (phrase, RelationWord(row["type"], row["side"]))
        for row in load_toml(FILE)["participle"]
        for phrase in row["phrases"]
    )


@cache
def verbs() -> dict[str, tuple[tuple[tuple[str, ...], RelationWord], ...]]:
    """First word of a verb phrase to the rest of it and what it tells, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], RelationWord]]] = {}
    for row in load_toml(FILE)["verb"]:
        word = RelationWord(
            row["type"],
            "subject" if row.get("of_object") else "object",
            value=row.get("value"),
            not_object=frozenset(row.get("not_object", ())),
            of_arms=row.get("of_arms", False),
            aim=row.get("aim", False),
            habit=row.get("habit", False),
            of_groups=row.get("of_groups", False),
            of_staff=row.get("of_staff", False),
        )
        for phrase in row["words"]:
            first, *rest = phrase.split(" ")
            found.setdefault(first, []).append((tuple(rest), word))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def compounds() -> dict[str, RelationType]:
    """Word after a name and a hyphen to the relation it tells."""
    return dict(load_toml(FILE)["compound"]["words"])


@cache
def prefixes() -> dict[str, RelationType]:
    """Word before a hyphen and a name to the relation it tells."""
    return dict(load_toml(FILE)["prefix"]["words"])


@cache
def home_kinds() -> dict[str, str]:
    """Word before an office to the kind of the body, of the state told of, that the office is of."""
    return dict(load_toml(FILE)["home"]["words"])


@cache
def alias_phrases() -> PhraseTable[str]:
    """Words between two names of one actor."""
    return PhraseTable((phrase, phrase) for phrase in load_toml(FILE)["alias"]["phrases"])


@cache
def labels() -> frozenset[str]:
    """Nouns that label an actor."""
    return frozenset(load_toml(FILE)["label"]["words"])


@cache
def naming_verbs() -> frozenset[str]:
    """Verbs by which one labels another."""
    return frozenset(load_toml(FILE)["label"]["naming"])
