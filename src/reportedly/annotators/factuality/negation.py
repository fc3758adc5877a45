"""Which words deny the clause that they stand in."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
QUANTIFIED = frozenset({"all", "every", "everyone", "everybody", "only", "just", "always", "many", "much"})
"""What a "not" before a subject denies by itself: "not all fled" has some that fled."""


def negates(child: Token) -> bool:
    """True for "not", "no", "nor", and for subjects and objects: "no one", "nobody", "no soldiers", "neither side"."""
    if child.dep_ in SUBJECTS or child.dep_ == "dobj":
        return child.lower_ in ("none", "nobody", "nothing", "neither") or any(
            part.lower_ in ("no", "neither")
            or (part.lower_ == "not" and part.i < child.i and part.nbor().lower_ not in QUANTIFIED)
            for part in child.children
        )
    if child.dep_ == "prep" and child.i < child.head.i:
        return never(child)  # "at no time did the army fire"
    if child.dep_ == "cc" and child.i > child.head.i:
        return False  # "neither fired nor fled": "nor" is for what follows
    return child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and child.lower_ in ("no", "neither", "nor"))


def never(preposition: Token) -> bool:
    """ "At no time", "under no circumstances", before an auxiliary that stands before its subject."""
    verb = preposition.head
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    turned = any(one.dep_ in ("aux", "auxpass") and subject is not None and one.i < subject.i for one in verb.children)
    return turned and any(part.lower_ == "no" for thing in preposition.children for part in thing.children)
