"""What does a word that governs a telling say of it, by its entry in the file or by its form?"""

from __future__ import annotations

from spacy.tokens import Token

from .lexicon import KINDS, effects, words
from .verbs import tense

ABOUT = frozenset({"on", "about", "to", "after", "before", "during", "since", "for"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
JUDGES = frozenset({"possible", "probable", "doubted", "negates", "able"})
"""Effects of words that say how likely something is, and nothing besides."""
PARTICLES = frozenset({"prt", "prep", "advmod", "acomp"})
ANY_ONE = frozenset({"a", "an", "any", "another"})


def effect_of(token: Token) -> str | None:
    kind = KINDS.get(token.pos_)
    if kind == "verb":
        for one in token.children:
            if one.dep_ in PARTICLES and (told := effects().get((kind, f"{token.lemma_.lower()} {one.lower_}"))):
                return told  # "ruled out", "called for", "stopped short"
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


def set_aside(deed: Token, over: Token) -> bool:
    """ "Instead of attacking", "rather than attack": what was not done, another thing was."""
    if deed.dep_ == "conj":
        return any(one.dep_ == "cc" and one.lower_ == "than" for one in over.children)
    return (over.lower_, over.doc[max(over.i - 1, 0)].lower_) in {("of", "instead"), ("than", "rather")}


def lies_ahead(deed: Token, over: Token) -> str | None:
    """What "is to leave" and "has to leave" say of leaving; "had to leave" says that it was done.

    "Was supposed to leave" is what was planned, and no supposition.
    """
    if deed.dep_ != "xcomp" or tense(deed) != "infinitive":
        return None
    if over.lower_ == "supposed" or (over.lower_ == "going" and tense(over) == "past-progressive"):
        return "planned"
    if over.dep_ == "relcl":
        return None
    if over.lemma_ == "be" and not any(one.dep_ in ("acomp", "attr", "oprd", "prep") for one in over.children):
        return "planned"
    return "desired" if over.lemma_ == "have" and tense(over) == "present" else None


def called_untrue(word: Token, verb: Token) -> bool:
    """ "Called the report of a raid a fabrication", "described the raid as a lie" (the parser hangs it on either)."""
    for one in (*verb.children, *word.children):
        if one.dep_ == "oprd" and one.i > word.i and effect_of(one) == "negates":
            return True
        if one.dep_ == "prep" and one.lower_ == "as" and any(effect_of(part) == "negates" for part in one.children):
            return True
    return False


def overdue(word: Token) -> bool:
    """ "It is time that the army left", "high time to leave"."""
    return word.lower_ == "time" and word.dep_ == "attr" and word.head.lemma_ == "be"


def followed(clause: Token) -> Token | None:
    """What follows from an "if" that the parser takes for the main clause: "that if it rains the mill opens"."""
    if not any(one.dep_ == "mark" and one.lower_ in ("if", "unless") for one in clause.children):
        return None
    return next((one for one in clause.children if one.dep_ == "ccomp" and one.i > clause.i), None)


def judged(verb: Token) -> Token | None:
    """What a verb only holds likely, possible or untrue: "seemed to have left", "it is false that they left"."""
    said_of = [one for one in verb.children if one.dep_ in ("acomp", "attr", "oprd")] if verb.lemma_ == "be" else []
    said_of += [verb] if verb.pos_ == "ADJ" else []  # "is thought likely to leave"
    seems = verb.lemma_ in words("seeming", "words")
    for word in [*said_of, *([verb] if seems else [])]:
        if effect_of(word) not in JUDGES and not (word in said_of and word.lower_ in words("truth", "words")):
            continue
        for one in (*verb.children, *word.children):
            if one.dep_ in ("xcomp", "ccomp", "csubj", "acl") and one.i > word.i and one.pos_ in ("VERB", "AUX"):
                return one
    return None
