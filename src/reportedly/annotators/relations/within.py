"""Bodies told by who leads them or by what they are within: "General X's brigade", "the Front's 2nd Brigade"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..parties import Entities, child
from .finding import Finding, named, stretch
from .lexicon import word_list

WHOLES = frozenset({"armed_group", "military", "police", "party", "bloc"})
"""Kinds of body that a named body told with it is a part of; the organs of a state are told by its name anyhow."""
SMALLER = frozenset({"armed_group", "party", "bloc"})
"""Kinds of body whose parts are worth telling where the body is not named beside them; every army has brigades."""


def of_leader(noun: Token, entities: Entities) -> Iterator[Finding]:
    """ "General X's brigade", "the militia of Y": a body named by the person who leads it."""
    body = named(entities, noun)
    if body is None:
        return
    preposition = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    for leader in (_owner(noun), child(preposition, "pobj") if preposition is not None else None):
        # "whose River Column", "his River Column"; of "his brigade" no name tells which
        personal = leader is not None and leader.lower_ in ("his", "her") and noun.pos_ == "PROPN"
        if leader is None or not (leader.pos_ == "PROPN" or personal) or leader.ent_type_ in ("GPE", "LOC"):
            continue
        person = entities.actor_at(leader)
        if person is not None and person != body and entities.kinds.get(person) == "person":
            first, last = stretch(noun.doc, noun, leader)
            yield Finding(type="leads", subject=person, object=body, first=first, last=last, head=noun.i, score=0.65)


def of_whole(noun: Token, entities: Entities) -> Iterator[Finding]:
    """ "the 2nd Battalion of the Nile Corps", "the Front's Kono Brigade": a named body within a named body."""
    part = named(entities, noun)
    if part is None or noun.pos_ != "PROPN":
        return
    preposition = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    for whole in (_owner(noun), child(preposition, "pobj") if preposition is not None else None):
        # "the Guard and its Wolf Brigade", but "its rival, the Wolf Brigade"
        its = whole is not None and whole.lower_ in ("its", "their") and entities.actor_at(whole.nbor()) == part
        said = whole is not None and (its or whole.pos_ == "PROPN" or whole.lemma_.lower() in word_list("wholes"))
        greater = named(entities, whole) if whole is not None and said else None
        whose = any(one.tag_ == "WP$" for one in noun.children)
        if (
            whole is not None
            and whole.pos_ != "PROPN"
            and not whose
            and entities.kinds.get(greater or "") not in SMALLER
        ):
            continue
        if whole is not None and greater not in (None, part) and entities.kinds.get(greater or "") in WHOLES:
            first, last = stretch(noun.doc, noun, whole)
            yield Finding(type="part_of", subject=part, object=greater, first=first, last=last, head=noun.i, score=0.65)


def _owner(noun: Token) -> Token | None:
    """Whose a noun is; of "the army, whose Third Brigade holds the town" the army."""
    owner = child(noun, "poss")
    if owner is None or owner.tag_ != "WP$":
        return owner
    before = owner.i - (2 if owner.i and owner.nbor(-1).text == "," else 1)
    return noun.doc[before] if before >= noun.sent.start else None
