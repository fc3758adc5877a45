"""Where a group comes from, told by a noun: "the Sunni origin of the faction", "a group of tribal origin"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..parties import Entities, child
from .finding import Finding, named, stretch
from .lexicon import word_list

TELLING = ("amod", "compound", "nmod")
PLAIN = frozenset({"own", "true", "real", "exact", "possible", "alleged", "very", "different", "common"})
"""Adjectives that do not say which origin it is."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Origins named by an adjective or noun before the word."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lower_ not in word_list("origins"):
            continue
        told = [one for one in token.lefts if one.dep_ in TELLING and one.lower_ not in PLAIN]
        bearer = _bearer(token, entities)
        if told and bearer is not None:
            actor, at = bearer
            value = doc[told[0].left_edge.i : token.i].text
            first, last = stretch(doc, token, at)
            yield Finding(type="origin", subject=actor, value=value, first=first, last=last, head=token.i, score=0.7)


def _bearer(noun: Token, entities: Entities) -> tuple[str, Token] | None:
    """Whose origin it is, and where that is said."""
    of = child(noun, "prep")
    within = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    # "a group of tribal origin"
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    for one in (within, child(noun, "poss"), above):
        actor = named(entities, one) if one is not None else None
        if actor is not None and one is not None:
            return actor, one
    return None
