"""Who suffers an act that a noun tells, where another word says so: "survived the raid", "fell victim to an attack"?"""

from __future__ import annotations

from spacy.tokens import Token

from .lexicon import classes
from .syntax import OBJECTS, object_of, passive, subject_of


def sufferer(noun: Token) -> Token | None:
    """Head of the phrase for whom the act befalls; None where no word of suffering carries the noun.

    Args:
        noun: head of the noun phrase that tells the act.
    """
    above = noun.head
    if noun.dep_ in OBJECTS:  # "the camp endured a siege"
        suffers = classes()["suffering"] - classes()["noting"] - classes()["averting"]
        return subject_of(above) if above.lemma_.lower() in suffers else None
    if noun.dep_ != "pobj" or above.dep_ not in ("prep", "agent"):
        return None
    preposition, word = above.lower_, above.head
    if word.pos_ == "NOUN" and word.lemma_.lower() in classes()["victims"]:
        return _who_is(word) if preposition in ("of", "to", "in") else None
    if preposition == "to" and word.lemma_.lower() in classes()["exposing"]:
        return object_of(word) if passive(word) else subject_of(word)
    if preposition == "into" and word.lemma_.lower() in classes()["running_into"]:
        return subject_of(word)
    if preposition == "in" and passive(word) and word.lemma_.lower() in classes()["catching"]:
        return object_of(word)
    return None


def _who_is(victim: Token) -> Token | None:
    """Who is or becomes a victim: "fell victim to", "was the target of", "bore the brunt of"."""
    if victim.dep_ in ("attr", *OBJECTS, "acomp", "oprd", "npadvmod", "advmod"):
        return object_of(victim.head) if passive(victim.head) else subject_of(victim.head)
    return victim.head if victim.dep_ == "appos" else None
