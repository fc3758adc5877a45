"""What does a word that governs a telling say of it, by its entry in the file or by its form?"""

from __future__ import annotations

from spacy.tokens import Token

from .lexicon import KINDS, effects, words
from .verbs import tense

ABOUT = frozenset({"on", "about", "to", "after", "before", "during", "since", "for"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ANY_ONE = frozenset({"a", "an", "any", "another"})


def effect_of(token: Token) -> str | None:
    kind = KINDS.get(token.pos_)
    if kind == "verb":
        for one in token.children:
            if one.dep_ in ("prt", "prep") and (kind, f"{token.lemma_.lower()} {one.lower_}") in effects():
                return effects()[kind, f"{token.lemma_.lower()} {one.lower_}"]  # "ruled out", "called for"
    return effects().get((kind, token.lemma_.lower())) if kind else None


def binds(effect: str, word: Token, preposition: str) -> bool:
    """Whether a word does to what stands behind its preposition what it does to an object.

    "Prevented from leaving", "called for an attack"; but not "asked about the attack", "tried for the killing".
    """
    if word.pos_ == "VERB" and f"{word.lemma_.lower()} {preposition}" in words("bound", "words"):
        return True
    if word.pos_ == "VERB" and effect in ("desired", "attempted"):
        return effect == "desired" and preposition == "for"
    return preposition in ("for", "of", "to", "from", "about", "against") or (
        effect == "hypothetical" and preposition == "on"
    )


def truth(verb: Token) -> str | None:
    """What a predicate says of its subject's truth: it "negates" or "holds"; None where it says nothing of it."""
    inner = next((one for one in verb.children if one.dep_ == "xcomp" and one.lemma_ == "be"), verb)
    for one in inner.children:
        if one.dep_ in ("acomp", "attr", "oprd"):
            if effect_of(one) == "negates" or (one.dep_ == "attr" and one.lower_ == "none"):
                return "negates"
            if one.lower_ in words("truth", "words"):
                return "holds"
    return None


def forms(verb: Token) -> set[str]:
    """What stands at a verb: the subject by its word, auxiliaries by their tag."""
    return {f"{one.dep_} {one.tag_ if one.dep_ == 'aux' else one.lower_}" for one in verb.children}


def supposed(subject: Token, verb: Token) -> bool:
    """ "An attack would cost lives", "any raid will be answered": what is only supposed to be done."""
    one_of = {one.lower_ for one in subject.children if one.dep_ == "det"} & ANY_ONE
    helpers = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    modal = helpers & {"would", "could", "might"} or ("any" in one_of and helpers & words("modals", "future"))
    return bool(one_of and modal) and "have" not in helpers


def has_until(deed: Token, over: Token) -> bool:
    """Whether somebody is given a time to do a thing in; the parser hangs it on the verb or on the time."""
    if over.dep_ == "pobj" and deed.dep_ in ("acl", "relcl"):
        return over.head.lower_ in ("until", "till") and over.head.head.lemma_ == "have" and tense(deed) == "infinitive"
    given = any(one.lower_ in ("until", "till") for one in over.children)
    return deed.dep_ == "xcomp" and over.lemma_ == "have" and given


def asks_which(clause: Token) -> bool:
    """Whether an indirect question asks who, how or why, and so supposes that."""
    first = clause.left_edge
    return first.tag_ in ("WP", "WP$", "WRB", "WDT") and first.lower_ != "that" and first.i < clause.i


def taken_for_granted(preposition: Token) -> bool:
    """ "did not comment on this raid", "has not replied to the charge": what is spoken of was, whoever is silent on it.

    Not so "was not involved in the raid": whose hand it was is what is denied.
    """
    if preposition.lower_ == "for" and preposition.head.lemma_.lower() in words("reckoning", "words"):
        return True
    return preposition.lower_ in ABOUT and any(
        thing.dep_ == "pobj" and any(one.dep_ == "det" and one.lower_ in DEFINITE for one in thing.children)
        for thing in preposition.children
    )
