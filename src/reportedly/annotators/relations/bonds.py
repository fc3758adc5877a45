"""Ties told by a noun that stands between two: "the army's fight against X", "our alliance with X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..events.syntax import subject_of
from ..parties import Entities, child, coordinated
from .finding import Finding, named, stretch
from .lexicon import Bond, bonds, word_list

UNDER_ARMS = frozenset({"armed_group", "military", "police"})
HELPED = UNDER_ARMS | {"state", "government_body", "party", "organisation", "bloc"}
OWNERS = ("poss", "compound", "amod", "nmod")
Found = list[tuple[str, Token]]


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Fights and alliances named by a noun."""
    for token in doc:
        bond = bonds().get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if bond is not None:
            yield from _at(token, bond, entities)
            if bond.type == "supports":
                yield from _enjoyed(token, entities)
        elif token.lower_ == "allied" and token.dep_ == "amod":
            yield from _allied(token, entities)


def _at(noun: Token, bond: Bond, entities: Entities) -> Iterator[Finding]:
    others = _after(noun, bond, entities)
    if bond.of_arms:
        others = [(actor, one) for actor, one in others if entities.kinds[actor] in UNDER_ARMS]
    owners = _owners(noun, bond, entities, others)
    whole = _joined_body(noun, entities) if bond.type == "allied_with" else None
    if whole is not None:
        body, at = whole
        for part, one in others:
            if part != body and entities.names[part][:1].isupper():
                first, last = stretch(noun.doc, at, one)
                yield Finding(type="part_of", subject=part, object=body, first=first, last=last, head=noun.i)
        return
    if not owners and "between" in bond.prepositions:
        owners, others = others[:1], others[1:]  # "an alliance between X and Y", "a coalition of X and Y"
    elif not others and bond.type == "allied_with":
        owners, others = owners[:1], owners[1:]  # "X and Y formed an alliance"
    for mine, left in owners:
        for theirs, right in others:
            if mine != theirs:
                first, last = stretch(noun.doc, noun, left, right)
                yield Finding(type=bond.type, subject=mine, object=theirs, first=first, last=last, head=noun.i)


def _enjoyed(noun: Token, entities: Entities) -> Iterator[Finding]:
    """ "has Iran's backing", "took the pass with the support of the Guard": who stands behind whom."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else noun.head
    has = noun.dep_ == "dobj" and verb.lemma_.lower() in word_list("enjoying")
    if not (has or verb != noun.head) or verb.pos_ not in ("VERB", "AUX"):
        return
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in ("of", "from")), None)
    whose = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
    subject = subject_of(verb)
    if whose is None or subject is None:
        return
    for theirs, left in _named(whose, entities):
        for mine, right in _named(subject, entities):
            if mine != theirs and entities.kinds[mine] in HELPED:
                first, last = stretch(noun.doc, left, right, noun)
                yield Finding(type="supports", subject=theirs, object=mine, first=first, last=last, head=noun.i)


def _allied(word: Token, entities: Entities) -> Iterator[Finding]:
    """ "the Guard and an allied militia, the Wolves": beside whom somebody is told to stand."""
    noun = word.head
    beside = [one for head in (noun, noun.head) for one in head.children if one.i > noun.i and one.dep_ == "appos"]
    within = [one for one in noun.children if one.dep_ == "compound"]
    names = (one for one in (*beside, *within, noun) if one == noun or one.pos_ == "PROPN")
    mine = next(((actor, one) for one in names if (actor := named(entities, one)) is not None), None)
    other = noun.head if noun.dep_ == "conj" else None
    theirs = next(iter(_named(other, entities)), None) if other is not None else None
    if other is not None and theirs is None:
        theirs = next(((actor, other) for actor in entities.parties(other) if actor in entities.kinds), None)
    if mine is not None and theirs is not None and mine[0] != theirs[0]:
        first, last = stretch(noun.doc, theirs[1], mine[1])
        yield Finding(type="allied_with", subject=mine[0], object=theirs[0], first=first, last=last, head=noun.i)


def _joined_body(noun: Token, entities: Entities) -> tuple[str, Token] | None:
    """The named body that is said to be an alliance: "the Northern Bloc, a coalition of X and Y"."""
    at = noun.head if noun.dep_ == "appos" else subject_of(noun.head) if noun.dep_ == "attr" else None
    body = named(entities, at) if at is not None else None
    return (body, at) if body is not None and at is not None and entities.kinds[body] != "person" else None


def _after(noun: Token, bond: Bond, entities: Entities) -> Found:
    """Those whom the noun's prepositions name."""
    found: Found = []
    of = next((one for one in noun.rights if one.lower_ in ("of", "by")), None)
    owner = child(of, "pobj") if of is not None else None
    # The parser hangs "against" on the noun, on the verb or on who fights.
    hung_on = (noun, *((noun.head,) if noun.dep_ == "dobj" else ()), *((owner,) if owner is not None else ()))
    for one in (right for head in hung_on for right in head.rights):
        if one.dep_ == "prep" and one.lower_ in bond.prepositions and (inner := child(one, "pobj")) is not None:
            found += _named(inner, entities)
    return list(dict(found).items())


def _owners(noun: Token, bond: Bond, entities: Entities, others: Found) -> Found:
    """Whose fight or alliance it is: an owner, who stands before the noun, else the subject of a verb of making it."""
    taken = {entities.actor_at(noun), *(actor for actor, _ in others)}
    for one in noun.children:
        if one.dep_ in OWNERS and one.i < noun.i and (found := _named(one, entities)) and found[0][0] not in taken:
            return found
    for one in noun.children:
        if one.dep_ == "prep" and one.lower_ in ("of", "by") and one.lower_ not in bond.prepositions:
            inner = child(one, "pobj")
            if inner is not None and (found := _named(inner, entities)):
                return found
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.pos_ == "VERB" and bond.type == "allied_with":
        accused = child(verb.head, "nsubjpass", "dobj")  # "is accused of links to the Front"
        return _named(accused, entities) if accused is not None else []
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in bond.verbs:
        subject = subject_of(verb)
        return _named(subject, entities) if subject is not None else []
    return []


def _named(noun: Token, entities: Entities) -> Found:
    return [(actor, one) for one in coordinated(noun) if (actor := named(entities, one)) is not None]
