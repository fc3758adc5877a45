"""A relation as found in the parse, and the stretch that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...model.relation import RelationType
from ..parties import Entities

NAMED_KINDS = frozenset({"person", "armed_group", "military", "police", "state", "government_body", "party",
                         "organisation", "media", "igo", "ngo", "bloc"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One relation; `first` and `last` are the tokens that tell it, both included."""

    type: RelationType
    subject: str
    object: str | None = None
    value: str | None = None
    first: int
    last: int
    head: int
    score: float = 0.7


def named(entities: Entities, token: Token) -> str | None:
    """Id of the actor at `token` where it is one that has a name, a state or a body; None for the unnamed."""
    actor = entities.actor_at(token)
    return actor if actor is not None and entities.kinds.get(actor) in NAMED_KINDS else None


def stretch(doc: Doc, *tokens: Token) -> tuple[int, int]:
    """First and last token of the noun phrases of `tokens`, without clauses that follow their heads."""
    first = min(token.left_edge.i if token.left_edge.i >= token.i - 12 else token.i for token in tokens)
    last = max(token.i for token in tokens)
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return first, last


def words_of(token: Token) -> str:
    """The noun phrase headed by `token` with what follows it up to a comma or a clause, as a label."""
    first, last = token.left_edge.i, token.i
    while first < token.i and (doc_is_outside(token.doc[first])):
        first += 1
    for one in token.rights:
        if one.dep_ == "prep" and one.lower_ == "of":
            last = max(last, one.right_edge.i)
    end = min(last, token.i + 12)
    words = token.doc[first : end + 1]
    for word in words:
        if word.i > token.i and word.text in (",", ";", ":", "("):
            words = token.doc[first : word.i]
            break
    return words.text.strip()


def doc_is_outside(token: Token) -> bool:
    """Marks before a phrase that are no part of it."""
    return token.is_punct or token.is_space or token.dep_ == "cc"
