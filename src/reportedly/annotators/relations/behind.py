"""Who is meant by a noun beside which a name stands: "a formation, X,", "the warlord N. N."."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from ..parties import Entities, child
from .finding import named
from .lexicon import word_list

Who = tuple[str | None, Token]


def group_behind(noun: Token, entities: Entities) -> str | None:
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
    return who_is(noun, entities)[0]


def who_is(noun: Token, entities: Entities, known: Callable[[Entities, Token], str | None] = named) -> Who:
    """Who is meant by a noun and where it is said: of "a former policeman, Artem Petrenko" the name beside it."""
    beside = [one for one in noun.children if one.dep_ == "appos"]
    if noun.pos_ == "NOUN" and noun.i + 1 < len(noun.doc) and noun.nbor().pos_ == "PROPN":
        beside.append(noun.nbor())  # "the warlord N. N.", where the parser parts them
    told = (one for one in noun.children if one.dep_ == "acl" and one.lemma_.lower() in word_list("alias"))
    if (called := next(told, None)) is not None:  # "a man known as N. N."
        under = next((child(one, "pobj") for one in called.children if one.dep_ == "prep" and one.lower_ == "as"), None)
        beside += [one for one in (child(called, "oprd"), under) if one is not None]
    if noun.lower_ == "alias" and noun.i > 0:
        beside.insert(0, noun.nbor(-1))  # "led by N. N. alias 'Lion'", which the parser takes for a noun
    return next(((actor, one) for one in (noun, *beside) if (actor := known(entities, one)) is not None), (None, noun))
