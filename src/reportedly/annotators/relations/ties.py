"""Ties told by participles, compounds and verbs: "led by", "Iran-backed", "belongs to", lists of members."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ...model.relation import RelationType
from ..parties import Entities, child, coordinated
from .finding import Finding, named, stretch
from .lexicon import RelationWord, compounds, participles, prefixes, verbs

PREMODIFIERS = frozenset({"compound", "amod", "nmod", "advmod", "npadvmod", "punct", "pobj"})
MAX_LIST = 60
"""Tokens after a colon in which the members of a list are looked for."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """All ties, in the order of the ways in which they are told."""
    for begin, end, word in participles().find(doc):
        yield from _participle(doc, begin, end, word, entities)
    for token in doc:
        if token.text in ("-", "‑", "–") and 0 < token.i < len(doc) - 2:
            yield from _hyphened(doc, token, entities)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _verb(token, entities)


def _participle(doc: Doc, begin: int, end: int, word: RelationWord, entities: Entities) -> Iterator[Finding]:
    head = doc[begin]
    bearer = _bearer(head)
    other = _following(doc, end)
    if bearer is None or other is None:
        return
    mine = named(entities, bearer) or _group_behind(bearer, entities)
    if mine is None:
        return
    for one in coordinated(other):
        theirs = named(entities, one) or _apposed(one, entities)
        if theirs is None or theirs == mine:
            continue
        first, last = stretch(doc, bearer, one)
        subject, target = (mine, theirs) if word.other_is == "object" else (theirs, mine)
        yield Finding(
            type=word.type,
            subject=subject,
            object=target,
            first=min(first, begin),
            last=max(last, end),
            head=begin,
        )


def _bearer(head: Token) -> Token | None:
    """The noun that a participle or adjective stands at, or the subject of its copula."""
    if head.dep_ in ("acl", "amod", "relcl") and head.head.pos_ in ("NOUN", "PROPN"):
        return head.head
    if head.dep_ in ("acomp", "attr", "prep", "xcomp") and head.head.pos_ in ("AUX", "VERB"):
        return child(head.head, "nsubj")
    if head.pos_ == "VERB":
        return child(head, "nsubjpass", "nsubj")
    if head.dep_ == "conj" and head.head is not head:
        return _bearer(head.head)
    if head.i > 0 and head.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return head.nbor(-1)
    return None


def _group_behind(noun: Token, entities: Entities) -> str | None:
    """ "X, a formation led by Y": what stands in apposition names the group."""
    token = noun
    for _ in range(4):
        if token.dep_ not in ("appos", "attr", "conj"):
            break
        if token.dep_ == "attr":
            subject = child(token.head, "nsubj")
            return named(entities, subject) if subject is not None else None
        token = token.head
        actor = named(entities, token)
        if actor is not None:
            return actor
    return _apposed(noun, entities)


def _apposed(noun: Token, entities: Entities) -> str | None:
    """ "a former policeman, Artem Petrenko": the name beside the noun."""
    return next((actor for one in noun.children if one.dep_ == "appos" and (actor := named(entities, one))), None)


def _following(doc: Doc, at: int) -> Token | None:
    """Head of the noun phrase that begins at token `at`."""
    if at >= len(doc):
        return None
    token = doc[at]
    for _ in range(8):
        if token.dep_ in ("pobj", "dobj", "appos", "attr", "nsubj", "conj"):
            return token
        if token.head is token or token.head.i < at:
            break
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _hyphened(doc: Doc, hyphen: Token, entities: Entities) -> Iterator[Finding]:
    before, after = doc[hyphen.i - 1], doc[hyphen.i + 1]
    if before.idx + len(before.text) != hyphen.idx or hyphen.idx + len(hyphen.text) != after.idx:
        return
    if before.lower_ in prefixes():
        type_, other, first = prefixes()[before.lower_], entities.actor_at(after), before.i
    elif after.lower_ in compounds():
        type_, other, first = compounds()[after.lower_], entities.actor_at(before), before.i
    else:
        return
    noun = after
    while (
        noun.dep_ in ("compound", "amod", "nmod", "advmod", "npadvmod", "punct", "pobj")
        and noun.head.i > noun.i
        and noun.head.i - hyphen.i < 7
    ):
        noun = noun.head
    if noun.i <= after.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    bearer = named(entities, noun) or _group_behind(noun, entities)
    if bearer is None or bearer == other:
        return
    while (
        first > 0
        and doc[first - 1].dep_ in ("compound", "det")
        and doc[first - 1].i >= before.i - 4
        and doc[first - 1].pos_ in ("PROPN", "DET")
    ):
        first -= 1
    label = doc[before.i : noun.i + 1].text
    if entities.kinds.get(bearer) == "person" and before.lower_ in prefixes():
        yield Finding(
            type="described_as",
            subject=bearer,
            value=label,
            first=first,
            last=noun.i,
            head=noun.i,
        )
        return
    if type_ in ("origin", "located_in"):
        yield Finding(
            type="origin", subject=bearer, value=before.text, first=first, last=noun.i, head=noun.i, score=0.6
        )
    elif other is None:
        if before.lower_ in prefixes():
            value = doc[before.i : noun.i + 1].text
            yield Finding(
                type="described_as", subject=bearer, value=value, first=first, last=noun.i, head=noun.i, score=0.6
            )
    else:
        subject, target = (
            (other, bearer) if type_ in ("supports", "leads") and after.lower_ in compounds() else (bearer, other)
        )
        yield Finding(type=type_, subject=subject, object=target, first=first, last=noun.i, head=noun.i, score=0.75)


def _verb(verb: Token, entities: Entities) -> Iterator[Finding]:
    for rest, word in verbs().get(verb.lemma_.lower(), ()):
        other = _object(verb, rest)
        if other is None:
            continue
        if other.lemma_.lower() in word.not_object:
            return
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is None:
            return
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            subject = verb.head
        lefts = [
            (actor, one) for one in _members(subject) if (actor := named(entities, one) or _apposed(one, entities))
        ]
        rights = [(actor, one) for one in _members(other) if (actor := named(entities, one) or _apposed(one, entities))]
        inverse = word.other_is == "subject"
        for mine, left in lefts:
            for theirs, right in rights:
                if mine == theirs:
                    continue
                first, last = stretch(verb.doc, left, right)
                person = entities.kinds.get(mine) == "person"
                if word.type in ("leads", "member_of") and not person:
                    continue
                type_: RelationType = "member_of" if word.type == "part_of" and person else word.type
                yield Finding(
                    type=type_,
                    subject=theirs if inverse else mine,
                    object=mine if inverse else theirs,
                    value=word.value,
                    first=first,
                    last=last,
                    head=verb.i,
                    score=0.65,
                )
        return


def _object(verb: Token, rest: tuple[str, ...]) -> Token | None:
    """The noun that a verb phrase ends in: "be part of Y", "belong to Y", "lead Y"."""
    if not rest:
        return child(verb, "dobj")
    head = verb
    for word in rest:
        following = next((one for one in head.children if word in (one.lower_, one.lemma_.lower())), None)
        if following is None:
            return None
        head = following
    return child(head, "pobj") if head.pos_ in ("ADP", "SCONJ") else child(head, "dobj", "pobj")


def _known(noun: Token, entities: Entities) -> list[tuple[str, Token]]:
    """The named actors among `noun` and all joined to it."""
    return [(actor, one) for one in _members(noun) if (actor := named(entities, one) or _apposed(one, entities))]


def _members(noun: Token) -> list[Token]:
    """`noun` and all joined to it; of "five groups: A, B and C" the members of the list."""
    found = list(coordinated(noun))
    doc = noun.doc
    for one in list(found):
        found += [other for appos in one.children if appos.dep_ == "appos" for other in coordinated(appos)]
    if len(found) == 1 and noun.tag_ in ("NNS", "NNPS"):
        sent_end = noun.sent.end
        colon = next((i for i in range(noun.i, min(sent_end, noun.i + MAX_LIST)) if doc[i].text == ":"), None)
        if colon is not None:
            found += [doc[i] for i in range(colon + 1, min(sent_end, colon + MAX_LIST)) if doc[i].pos_ == "PROPN"]
    return found
