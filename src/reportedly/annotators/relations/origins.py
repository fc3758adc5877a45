"""Where a group comes from: "the Sunni origin of the faction", "founded by deserters", "born in the hills of X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..events.syntax import object_of, passive, subject_of
from ..parties import Entities, child
from .finding import Finding, agent_of, member, named, stretch, words_of
from .lexicon import nouns, word_list

TELLING = ("amod", "compound", "nmod")
PLAIN = frozenset({"own", "true", "real", "exact", "possible", "alleged", "very", "different", "common"})
"""Adjectives that do not say which origin it is."""
FOUNDED = frozenset({"armed_group", "military", "police", "party", "organisation", "bloc", "ngo", "media"})


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Origins named by an adjective or noun before the word, and by who founded the group or where it was born."""
    for token in doc:
        if token.pos_ == "VERB":
            yield from _founded(token, entities)
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


def _founded(verb: Token, entities: Entities) -> Iterator[Finding]:
    """ "was formed by fishermen", "was set up by deserters from the army", "was born in the hills of X"."""
    lemma = verb.lemma_.lower()
    if lemma == "set" and child(verb, "prt") is None:
        return
    founded = object_of(verb) if passive(verb) else None
    group = _founded_group(founded, verb, entities)
    if founded is None or group is None:
        yield from _founds(verb, entities)
        return
    founder = agent_of(verb) if lemma in word_list("founding") else None
    if founder is not None:
        whom = _behind(founder, entities) or entities.actor_at(founder)
        if whom != group:
            first, last = stretch(verb.doc, verb, founded, founder)
            yield Finding(
                type="origin", subject=group, object=whom, value=words_of(founder), first=first, last=last, head=verb.i,
                instead=True,
            )  # fmt: skip
        return
    told = [child(one, "pobj") for one in verb.children if one.dep_ == "prep" and one.lower_ in ("in", "at", "among")]
    where = next((one for one in told if one is not None and entities.time_at(one) is None), None)
    if lemma in word_list("born") and where is not None:
        first, last = stretch(verb.doc, verb, founded, where)
        yield Finding(
            type="origin", subject=group, value=words_of(where), first=first, last=last, head=verb.i, score=0.65
        )


def _founds(verb: Token, entities: Entities) -> Iterator[Finding]:
    """ "villagers formed it in May", "the army did not found the Guard": who founds a group that has a name."""
    made = child(verb, "dobj") if verb.lemma_.lower() in word_list("founding") - word_list("raising") else None
    group = named(entities, made) if made is not None and made.pos_ in ("PROPN", "PRON") else None
    founder = subject_of(verb) if not passive(verb) else None
    whom = entities.actor_at(founder) if founder is not None else None
    if made is None or founder is None or whom in (None, group) or entities.kinds.get(group or "") not in FOUNDED:
        return
    if founder.pos_ == "PRON" or entities.names.get(group or "", "")[:1].islower():
        return
    first, last = stretch(verb.doc, verb, founder, made)
    yield Finding(
        type="origin", subject=group or "", object=whom, value=words_of(founder), first=first, last=last, head=verb.i,
        instead=True,
    )  # fmt: skip


def _founded_group(noun: Token | None, verb: Token, entities: Entities) -> str | None:
    """The group that was founded, under a relative pronoun too; a person is born, but that tells of no group."""
    if noun is not None and noun.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        noun = verb.head
    group = named(entities, noun) if noun is not None else None
    return group if entities.kinds.get(group or "") in FOUNDED else None


def _behind(founder: Token, entities: Entities) -> str | None:
    """Of "deserters from the army", "former officers of the Guard" the body that they come from."""
    word = nouns().get(founder.lemma_.lower())
    if word is None or word.type != "member_of":
        return None
    of = next((one for one in founder.children if one.dep_ == "prep" and one.lower_ in ("of", "from")), None)
    body = child(of, "pobj") if of is not None else None
    return member(entities, body) if body is not None else None
