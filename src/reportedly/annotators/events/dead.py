"""Which words tell that people are dead or hurt? ("five dead", "three of the dead", "21 wounded people")"""

from __future__ import annotations

from spacy.tokens import Token

from ..parties import child
from .casualties import harms
from .lexicon import classes


def stands_like_dead(word: Token) -> bool:
    """Whether a word counts people, or stands beside people who are counted, as "dead" does: "wounded", "hurt"."""
    return word.lower_ == "dead" or harms().get(word.lower_) == "injured"


def tells_dead(dead: Token) -> bool:
    """Whether "dead" tells of people: it counts them, tells of some that they are among them, or says who they are.

    "The dead" by itself and "a dead man" tell no number.
    """
    return child(dead, "nummod") is not None or _counted(dead) or who_is(dead) is not None or _identified(dead)


def tells_hurt(hurt: Token) -> bool:
    """Whether "wounded" is no verb and counts people: "21 wounded people", "treated 40 wounded"."""
    if harms().get(hurt.lower_) != "injured":
        return False
    if hurt.dep_ == "amod":
        return _numbered(hurt.head) and hurt.head.i > hurt.i
    if hurt.dep_ == "advcl":
        return _counted(hurt)  # "treated 40 wounded", read as a number that was wounded
    return hurt.pos_ in ("NOUN", "ADJ", "PROPN") and (child(hurt, "nummod") is not None or _counted(hurt))


def _counted(word: Token) -> bool:
    """Whether a number stands right before the word and no noun after it, however parsed: "counted 29 dead"."""
    after = word.doc[word.i + 1 : word.i + 2]
    open_ended = not len(after) or after[0].pos_ not in ("NOUN", "PROPN", "ADJ") or word.pos_ == "NOUN"
    return word.i > word.sent.start and word.nbor(-1).like_num and open_ended


def _identified(dead: Token) -> bool:
    """Whether somebody says who the dead were: "named the dead as"."""
    return dead.dep_ == "dobj" and dead.head.lemma_.lower() in classes()["identifying"]


def who_is(dead: Token) -> Token | None:
    """Head of the words for those of whom "dead" is told, or of the figure that somebody gives; None: it tells none."""
    above = dead.head
    if dead.dep_ == "acomp":
        who = child(above, "nsubj")  # "at least twelve people are dead"
        return who if who is not None and _numbered(who) else None
    if dead.dep_ == "amod":
        return above if _numbered(above) else _figure(above)  # "three dead neighbours"
    if (
        dead.dep_ == "pobj"
        and above.lower_ == "of"
        and (above.head.like_num or above.head.lemma_.lower() in classes()["parts"])
    ):
        return _figure(dead) or above.head  # "three of the dead were children", "the number of dead rose to six"
    if dead.dep_ == "pobj" and above.lower_ == "among" and above.head.lemma_ == "be":
        return child(above.head, "nsubj")  # "a commander was among the dead"
    if dead.dep_ == "nsubj" and above.lemma_ == "be":
        who = child(above, "attr")  # "the dead were six traders"
        return who if who is not None and _numbered(who) else None
    if child(dead, "nummod") is None and _counted(dead):
        return dead.nbor(-1)  # "counted 29 dead", read as a number that is dead
    return _figure(dead)


def _figure(noun: Token) -> Token | None:
    """The figure in "put the dead at fourteen", "puts the number of dead fighters at 11"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in classes()["figure"]:
        noun = noun.head.head
    figures = (
        child(one, "pobj")
        for host in (noun, noun.head)
        for one in host.children
        if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and one.dep_ == "prep" and one.lower_ in ("at", "to")
    )
    return next((one for one in figures if one is not None and _numbered(one)), None)


def _numbered(noun: Token) -> bool:
    return noun.like_num or child(noun, "nummod") is not None
