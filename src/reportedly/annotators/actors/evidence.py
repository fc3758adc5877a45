"""What do a body's deeds and those around its name tell of it, where its name says no more than that it is a body?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ...model import ActorKind
from ..reading import Reading
from ..span_index import SpanIndex
from .contexts import words_of
from .draft import Found, Thing
from .lexicon import is_people, name_types

OPEN_KINDS: frozenset[ActorKind | None] = frozenset({None, "organisation", "population", "bloc"})
"""Kinds that a name may have by nothing but its form."""
ARMED = 0.8
"""How much of what a text tells of a body must be told of those who bear arms; on gold four in five then do."""
FIGHTERS = 1.0
"""What "X fighters" counts, and "a commander of X"."""


def settle_kinds(doc: Doc, reading: Reading, things: list[Thing]) -> None:
    """Bodies of an open sort that attack, or whose fighters are told of, are armed groups.

    Args:
        doc: the text.
        reading: with the encoder's reading of who attacks whom.
        things: all actors of the text with their mentions; those settled are changed.
    """
    triggers = reading.encoding.triggers if reading.encoding is not None else ()
    attacks = SpanIndex(
        (span, score)
        for one in triggers
        if max(one.types, key=lambda kind: one.types[kind]) == "ASSAULT"
        for role, span, score in one.roles
        if role == "actor"
    )
    for thing in things:
        if not _is_open(thing):
            continue
        told = [found for found in thing.mentions if found.form != "pronoun"]
        share = sum(score for found in told for _, score in attacks.overlapping(found.span)[:1])
        if share + sum(_has_fighters(doc, found) for found in told) >= ARMED:
            thing.kind, thing.sector, thing.number = "armed_group", "REB", "group"


def _is_open(thing: Thing) -> bool:
    """Whether nothing but the form of its name tells what a body is."""
    if thing.entry is not None or not thing.named or thing.kind not in OPEN_KINDS or thing.sector not in ("", "CVL"):
        return False
    sorts = {sort.kind for name in thing.names for word in name.split() if (sort := name_types().get(word))}
    return sorts <= {"organisation", "bloc", "armed_group"} and not any(is_people(name) for name in thing.names)


def _has_fighters(doc: Doc, found: Found) -> float:
    """What is told of those who bear arms for it: "X fighters", "a commander of X"."""
    token = doc[found.head]
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    above = token.head.head if of else token.head
    if not of and token.dep_ not in ("compound", "nmod", "poss"):
        return 0.0
    return FIGHTERS * (_bears_arms(above) and found.form == "name")


def _bears_arms(noun: Token) -> bool:
    return noun.lemma_.lower() in words_of("members", "bearing")
