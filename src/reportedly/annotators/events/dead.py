"""Which words tell that people are dead, and of whom? ("five dead", "three of the dead", "nine dead soldiers")"""

from __future__ import annotations

from spacy.tokens import Token

from ..parties import child
from .lexicon import classes


def tells_dead(dead: Token) -> bool:
    """Whether "dead" tells of people: it counts them, or tells of some that they are among them.

    "The dead" by itself and "a dead man" tell no number.
    """
    return child(dead, "nummod") is not None or who_is(dead) is not None


def who_is(dead: Token) -> Token | None:
    """Head of the words for those of whom "dead" is told, or of the figure that somebody gives; None: it tells none."""
    above = dead.head
    if dead.dep_ == "acomp":
        who = child(above, "nsubj")  # "at least twelve people are dead"
        return who if who is not None and _numbered(who) else None
    if dead.dep_ == "amod":
        return above if _numbered(above) else _figure(above)  # "three dead neighbours"
    if dead.dep_ == "pobj" and above.lower_ == "of" and above.head.like_num:
        return above.head  # "three of the dead were children"
    if dead.dep_ == "pobj" and above.lower_ == "among" and above.head.lemma_ == "be":
        return child(above.head, "nsubj")  # "a commander was among the dead"
    return _figure(dead)


def _figure(noun: Token) -> Token | None:
    """The figure in "put the dead at fourteen", "puts the number of dead fighters at 11"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in classes()["figure"]:
        noun = noun.head.head
    figures = (
        child(one, "pobj")
        for host in (noun, noun.head)
        for one in host.children
        if noun.dep_ == "dobj" and one.dep_ == "prep" and one.lower_ in ("at", "to")
    )
    return next((one for one in figures if one is not None and _numbered(one)), None)


def _numbered(noun: Token) -> bool:
    return noun.like_num or child(noun, "nummod") is not None
