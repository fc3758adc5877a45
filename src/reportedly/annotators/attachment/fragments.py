"""The main verb of a sentence that the parser takes for a participle of its subject, so that a mere phrase is left.

"The prefect, who fled, promised in a letter that …", "On 9 March militants stabbed a mayor", "A general, quoted by a
newspaper, called the report a lie": the tagger is unsure of a past tense behind words that stand between.
"""

from __future__ import annotations

from spacy.tokens import Token

from .phrases import FINITE, SUBJECTS

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
OPENS_PHRASE = ("DT", "PRP$", "CD", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS")
"""Tags of words with which an object begins."""
NAMING = ("call", "name", "dub", "title", "entitle", "give", "deny")
"""Verbs whose participle has a noun behind it: "a bloc called the Free Hand", "two men denied bail"."""


def lost_verb(top: Token) -> None:
    """Make the participle that is the verb of a phrase its head, and the phrase its subject.

    Args:
        top: the head of a sentence, or of what somebody says, that is no verb.
    """
    if any(one.dep_ in ("cop", *SUBJECTS) for one in top.children):
        return
    verb = next((one for one in top.subtree if _is_verb(one, top)), None)
    if verb is not None:
        _promote(verb, top)


def _is_verb(one: Token, top: Token) -> bool:
    """Whether a word is the phrase's verb: right before an object, or behind the whole of a relative clause."""
    if one.dep_ not in ("acl", "relcl") or one.tag_ not in ("VBN", "VBD") or one.i < top.i:
        return False
    parts = {child.dep_ for child in one.children}
    if parts & {"aux", "auxpass", "agent", "mark", *SUBJECTS} or one.i + 1 >= one.sent.end:
        return False
    behind = one.nbor()
    if top.pos_ == "ADP" and one.head.dep_ != "ROOT":  # nothing else is left to be the verb
        return "dobj" in parts or any(child.dep_ == "appos" and child.i > one.i for child in one.head.children)
    begins = behind.tag_ in OPENS_PHRASE and behind.ent_type_ not in ("DATE", "TIME")
    if begins and one.lemma_ not in NAMING and one.head.dep_ in ("ROOT", "pobj", "ccomp", "nmod"):
        return True
    before = one.nbor(-1)
    clauses = [child for child in top.subtree if child.dep_ in ("relcl", "acl") and child.right_edge.i >= one.i - 2]
    closed = any(child.i < one.i and child.head.i >= top.i and _tells_who(child) for child in clauses)
    return before.text == "," and closed and one.sent[-1].text in ".!?"


def _tells_who(clause: Token) -> bool:
    """Whether a clause behind a noun has a verb of its own ("who fled") or an agent ("quoted by a newspaper")."""
    finite = clause.tag_ in FINITE or any(one.dep_ == "aux" and one.tag_ in FINITE for one in clause.children)
    return (clause.dep_ == "relcl" and finite) or any(one.dep_ == "agent" for one in clause.children)


def _promote(verb: Token, top: Token) -> None:
    words = sorted(top.subtree, key=lambda one: one.i)
    subject = top if top.pos_ in NOMINAL else verb.head
    over = top.head if top.head != top else verb
    verb.head, verb.dep_, verb.tag_, verb.pos_ = over, top.dep_, "VBD", "VERB"
    subject.head, subject.dep_ = verb, "nsubj"
    if top != subject:
        top.head, top.dep_ = verb, "prep"
    theme = next((one for one in verb.children if one.dep_ == "dobj"), None)
    for one in words:
        if one.i > verb.i > one.head.i:
            if theme is None and one.pos_ in NOMINAL and one.dep_ in ("appos", "pobj", "dobj", "npadvmod"):
                one.head, one.dep_, theme = verb, "dobj", one
            elif one.dep_ == "relcl" and any(child.lower_ == "that" and child.dep_ == "mark" for child in one.children):
                one.head, one.dep_ = verb, "ccomp"
            else:
                one.head = theme if theme is not None and one.dep_ in ("conj", "cc", "appos") else verb
        elif one.i < verb.i < one.head.i:
            bare = one.i and one.left_edge.i and one.doc[one.left_edge.i - 1]
            one.head, one.dep_ = (bare, "pobj") if bare and bare.dep_ == "prep" else (subject, one.dep_)
