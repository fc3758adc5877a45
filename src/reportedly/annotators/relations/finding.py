"""A relation as found in the parse, and the stretch that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...model.relation import RelationType
from ..events.syntax import passive, subject_of
from ..parties import Entities, child
from .lexicon import home_kinds

NAMED_KINDS = frozenset({"person", "armed_group", "military", "police", "state", "government_body", "party",
                         "organisation", "media", "igo", "ngo", "bloc"})  # fmt: skip

HOME: dict[str, tuple[str, ...]] = {"government": ("government_body", "state"), "state": ("state",)}
"""Kinds of actor that words for a government can mean, beside those of `home_kinds`."""
UNNAMED = frozenset({"unnamed", "population"})
WE = frozenset({"we", "us", "our", "ours"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One relation; `first` and `last` are the tokens that tell it, both included.

    `instead`: the word tells this tie and no act: what was read as an event there is none.
    """

    type: RelationType
    subject: str
    object: str | None = None
    value: str | None = None
    first: int
    last: int
    head: int
    score: float = 0.7
    instead: bool = False


def named(entities: Entities, token: Token) -> str | None:
    """Id of the actor at `token` where it is one that has a name, a state or a body; None for the unnamed.

    "We" and "our" in the mouth of a person stand for the person's side, of which the word does not tell.
    """
    actor = entities.actor_at(token)
    kind = entities.kinds.get(actor or "")
    if kind == "person" and token.lower_ in WE:
        return None
    return actor if kind in NAMED_KINDS else None


def member(entities: Entities, token: Token) -> str | None:
    """Id of a named actor at `token`, or of the state of a country that is counted among the members of a body."""
    found = named(entities, token)
    return found if found is not None else entities.actor_or_state(token) if token.pos_ == "PROPN" else None


def at_home(token: Token, entities: Entities) -> str | None:
    """Id of the one army, police or government told of that "army-backed", "pro-government" can mean; else None."""
    kinds = HOME.get(token.lower_) or tuple(one for one in (home_kinds().get(token.lower_),) if one)
    for kind in kinds:
        told = [one for one, its in entities.kinds.items() if its == kind]
        if kind == "government_body":
            told = [one for one in told if "government" in entities.names[one].lower()]
        here = [one for one in told if entities.countries.get(one) == entities.home] or told
        if len(here) == 1:
            return here[0]
    return None


def people(entities: Entities, token: Token) -> str | None:
    """Id of a named actor at `token`, or of people without a name: "the dead", "the attackers"."""
    found = named(entities, token)
    if found is None and token.lower_ not in WE and entities.kinds.get(entities.actor_at(token) or "") in UNNAMED:
        found = entities.actor_at(token)
    return found


MAX_TO_AGENT = 7
"""Tokens from a participle in which its "by" stands."""


def agent_of(verb: Token, tags: tuple[str, ...] = ("VBN",)) -> Token | None:
    """Who is named after "by" behind a participle, with a time or a place between, which the parser hangs it on."""
    near = verb.doc[verb.i + 1 : verb.i + MAX_TO_AGENT] if verb.tag_ in tags else ()
    joined = {verb, *verb.conjuncts}  # "armed and paid by the army"
    ends = (one for one in near if one.lower_ == "by" or one.is_punct or (one.pos_ == "VERB" and one not in joined))
    by = next(ends, None)
    return child(by, "pobj") if by is not None and by.lower_ == "by" else None


def doer_of(verb: Token) -> Token | None:
    """Who does what a verb tells, also where it hangs on an accusation: "is accused of belonging to the Front"."""
    found = child(verb, "nsubj", "nsubjpass") or (None if passive(verb) else subject_of(verb))
    if found is None and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "of":
        accused = verb.head.head
        if accused.pos_ == "VERB":
            found = accused.head if accused.dep_ == "acl" else child(accused, "nsubjpass", "dobj")
    return found


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
