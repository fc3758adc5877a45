"""Offices and membership: "army spokesman X", "X, leader of Y", "Y's commander, X", "X, Diocesan Commission:"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..parties import Entities, child, coordinated
from .finding import Finding, named, stretch
from .lexicon import RelationWord, nouns

MAX_LABEL = 30
"""Tokens of a line that can be the label of a speaker: "NAME, office, place:"."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Relations told by a noun for an office, a part or a tie."""
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN"):
            word = _word(token)
            if word is not None:
                yield from _at(token, word, entities)
    yield from _speakers(doc, entities)


def _word(token: Token) -> RelationWord | None:
    if token.i > 0:
        pair = nouns().get(f"{token.nbor(-1).lower_} {token.lemma_.lower()}")
        if pair is not None:
            return pair
    return nouns().get(token.lemma_.lower()) or nouns().get(token.lower_)


def _at(noun: Token, word: RelationWord, entities: Entities) -> Iterator[Finding]:
    groups = _groups(noun, entities)
    if not groups:
        return
    for holder in _holders(noun, entities):
        subject = named(entities, holder)
        if subject is None:
            continue
        person = entities.kinds.get(subject) == "person"
        if person != word.office and word.type in ("leads", "member_of", "part_of"):
            continue
        for group, at in groups:
            if group == subject or (word.office and entities.kinds.get(group) == "person"):
                continue
            first, last = stretch(noun.doc, noun, holder, at)
            yield Finding(
                type=word.type,
                subject=subject,
                object=group,
                value=_office(noun) if word.office else None,
                first=first,
                last=last,
                head=noun.i,
                score=0.75,
            )


def _office(noun: Token) -> str:
    """The office in its own words: "second-in-command", "deputy commander"."""
    before = [one for one in noun.lefts if one.dep_ in ("amod", "compound") and one.text.islower()]
    words = [one.text for one in before if one.i >= noun.i - 2] + [noun.text]
    return " ".join(words)


def _groups(noun: Token, entities: Entities) -> list[tuple[str, Token]]:
    """The groups that a noun for an office names: "of" phrase, possessive, words before it."""
    found: list[tuple[str, Token]] = []
    for one in noun.children:
        if one.dep_ == "prep" and one.lower_ in ("of", "for", "to", "from", "with", "in", "at"):
            inner = child(one, "pobj")
            for group in coordinated(inner) if inner is not None and one.lower_ != "in" else ():
                actor = named(entities, group)
                if actor is not None:
                    found.append((actor, group))
        elif one.dep_ in ("poss", "compound", "amod", "nmod") and one.i < noun.i:
            actor = entities.actor_at(one)
            if actor is not None and entities.kinds.get(actor) != "unnamed":
                found.append((actor, one))
    return found


def _holders(noun: Token, entities: Entities) -> list[Token]:
    """Who holds the office: the name it stands before, its apposition, the subject of its copula."""
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i:
        return [noun.head]
    found = [one for one in noun.children if one.dep_ == "appos"]
    # A title the parser takes for the head: "spokesman Ivan Petrov"
    for one in noun.rights:
        if one.dep_ in ("nmod", "flat", "compound") and one.pos_ == "PROPN":
            found.append(one)
    if noun.dep_ == "appos":
        found.append(noun.head)
    elif noun.dep_ == "attr":
        subject = child(noun.head, "nsubj")
        if subject is not None:
            found += list(coordinated(subject))
    elif noun.dep_ == "conj" and noun.head.dep_ == "appos":
        found.append(noun.head.head)
    if not found and noun.i + 1 < len(noun.doc):
        following = noun.nbor()
        if following.pos_ == "PROPN" and following.ent_type_ == "PERSON":
            found.append(following)
    return found


def _speakers(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """A line that begins with "NAME, GROUP:" says whom the speaker belongs to."""
    start = True
    for token in doc:
        if start and not token.is_space:
            start = False
            line = doc[token.i : token.i + MAX_LABEL]
            colon = next((one.i for one in line if one.text == ":" or "\n" in one.text), None)
            if colon is not None and doc[colon].text == ":":
                yield from _label(doc, token.i, colon, entities)
        if token.is_space and "\n" in token.text:
            start = True


def _label(doc: Doc, begin: int, colon: int, entities: Entities) -> Iterator[Finding]:
    parts: list[list[Token]] = [[]]
    for token in doc[begin:colon]:
        if token.text in (",", ";", "–", "—"):
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) < 2:
        return
    people = [actor for token in parts[0] if (actor := named(entities, token)) and entities.kinds[actor] == "person"]
    if not people:
        return
    speaker = people[-1]
    for part in parts[1:]:
        named_here = [actor for token in part if (actor := named(entities, token))]
        groups = [actor for actor in named_here if entities.kinds[actor] != "person" and actor != speaker]
        if groups:
            last = part[-1].i
            yield Finding(
                type="member_of", subject=speaker, object=groups[0], first=begin, last=last, head=last, score=0.7
            )
            return
