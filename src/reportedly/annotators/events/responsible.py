"""Who is held answerable for an act that a noun tells: "blamed the rebels for the raid", "claimed the bombing"?"""

from __future__ import annotations

from spacy.tokens import Token

from ..parties import after_of, child
from .lexicon import classes
from .syntax import OBJECTS, object_of, passive, subject_of


def answerable(noun: Token) -> Token | None:
    """Head of the phrase for whom the sentence puts the act on; None where it puts it on nobody.

    Args:
        noun: head of the noun phrase that tells the act.
    """
    above = noun.head
    if noun.dep_ in OBJECTS or noun.dep_ == "nsubjpass":
        return _put_on(above, noun)
    if noun.dep_ == "nsubj" and above.lemma_ == "be":
        return _whose_work(child(above, "attr"))
    if noun.dep_ not in ("pobj", "conj"):
        return None
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("for", "of", "behind", "with", "in"):
        return None
    above = preposition.head
    if preposition.lower_ == "in":
        return _taking_part(above)
    if above.dep_ in OBJECTS and above.head.lemma_.lower() in classes()["blaming"]:
        return above  # "blamed rebels for the raid", where the parser hangs "for" on the rebels
    if preposition.lower_ == "behind":
        return subject_of(above) if above.lemma_ in ("be", "stand") else None
    if above.pos_ in ("VERB", "AUX") and above.lemma_.lower() in classes()["blaming"]:
        return object_of(above)
    if above.lower_ == "responsibility":
        owner = child(above, "poss") or (subject_of(above.head) if above.dep_ in OBJECTS else None)
        return owner or _put_on(above.head, above)
    if above.lower_ == "blame" and above.pos_ == "NOUN" and above.dep_ in OBJECTS:
        return _put_on(above.head, above)
    if above.lower_ == "responsible":
        holder = above.head
        held = object_of(holder) if holder.lemma_.lower() == "hold" else None
        return held or child(above, "nsubj") or (child(holder, "nsubj") if holder.lemma_ == "be" else None)
    return None


def _taking_part(above: Token) -> Token | None:
    """ "X took part in the raid", "its role in the raid", "was involved in the raid"."""
    part = child(above, *OBJECTS) if above.pos_ == "VERB" else None
    if above.lemma_.lower() not in classes()["taking_part"]:
        # "took part", where the parser hangs "in" on the verb
        taken = part is not None and above.lemma_ == "take" and part.lemma_.lower() in classes()["taking_part"]
        return subject_of(above) if taken else None
    if above.pos_ != "NOUN":
        return object_of(above) if passive(above) else subject_of(above)
    return child(above, "poss") or (subject_of(above.head) if above.dep_ in OBJECTS else None)


def _whose_work(work: Token | None) -> Token | None:
    """ "The raid was the work of X", "was X's doing"."""
    if work is None or work.lemma_.lower() not in classes()["deeds"]:
        return None
    return after_of(work) or child(work, "poss")


def _put_on(verb: Token, noun: Token) -> Token | None:
    """ "attributed the raid to X", "blamed the raid on X", "the raid was pinned on X"."""
    if verb.lemma_.lower() not in classes()["putting_on"]:
        return None
    for one in verb.children:
        if one.dep_ in ("prep", "dative") and one.lower_ in ("to", "on", "upon", "with"):
            return child(one, "pobj")
    # where the parser hangs "on" on the raid, the last one: "blamed the raid on the market on X"
    last = [one for one in noun.children if one.dep_ == "prep" and one.lower_ in ("to", "on") and one.i > noun.i]
    return child(last[-1], "pobj") if last and noun.dep_ in OBJECTS else None
