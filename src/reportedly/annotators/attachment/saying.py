"""What hangs on a word of saying, and what goes on beside it."""

from __future__ import annotations

from spacy.tokens import Token

from ...model.event import SPEECH_ACTS
from ..actors.lexicon import nouns
from ..attributions.cues import addresses, cue_of, cues, unsaid_verbs
from ..events.lexicon import verbs
from .phrases import FINITE, SUBJECTS

PERFECT = ("had", "has", "have", "would", "will", "could", "may", "might")
"""Auxiliaries that a plain past tense cannot share."""
SPEAKING = ("GPE", "ORG", "PERSON")


def goes_on(verb: Token) -> None:
    """A finite verb joined to the verb of a content whose tense it does not share goes on with the saying."""
    first = verb.head
    if verb.tag_ not in ("VBD", "VBZ") or any(one.dep_ in (*SUBJECTS, "aux", "auxpass") for one in verb.children):
        return
    other = first.tag_ in ("VBD", "VBZ") and first.tag_ != verb.tag_ and first.head.tag_ == verb.tag_
    shares = not other and not any(one.dep_ in ("aux", "auxpass") and one.lower_ in PERFECT for one in first.children)
    saying = first.head
    if shares or first.dep_ != "ccomp" or saying.i > first.i or saying.tag_ not in (verb.tag_, "VBN"):
        return
    contrast = any(one.dep_ == "cc" and one.lower_ == "but" and first.i < one.i < verb.i for one in first.children)
    if contrast or cue_of(verb) is not None or verb.lemma_.lower() in unsaid_verbs():
        for one in list(first.children):
            if one.dep_ == "cc" and saying.i < one.i < verb.i and one.i > first.i:
                one.head = saying
        verb.head = saying


def speaks_on(verb: Token) -> None:
    """A speech act joined to a content about a thing is of who says so: a thing promises and demands nothing."""
    first = verb.head
    saying = first.head
    if first.dep_ != "ccomp" or saying.i > first.i or any(one.dep_ in SUBJECTS for one in verb.children):
        return
    finite = verb.tag_ in ("VBD", "VBZ") or any(one.dep_ == "aux" and one.tag_ in FINITE for one in verb.children)
    thing = next((one for one in first.children if one.dep_ in SUBJECTS), None)
    senses = [sense for sense in verbs().get(verb.lemma_.lower(), ()) if len(sense.words) == 1]
    speaks = bool(senses) and all(sense.type in SPEECH_ACTS for sense in senses)
    if thing is None or thing.pos_ not in ("NOUN", "PROPN") or not thing.is_lower or thing.lemma_.lower() in nouns():
        return  # a person, or a body, may well say more
    if not (finite and speaks):
        return
    for one in list(first.children):
        if one.dep_ == "cc" and first.i < one.i < verb.i:
            one.head = saying
    verb.head = saying


def interrupted(saying: Token) -> None:
    """The noun before a saying that is put in is the subject of the clause behind it: "Two men, he said, had fled"."""
    subject = next((one for one in saying.children if one.dep_ == "nsubj"), None)
    clause = next((one for one in saying.children if one.dep_ == "ccomp" and one.i > saying.i), None)
    if subject is None or clause is None or any(one.dep_ in SUBJECTS or one.dep_ == "mark" for one in clause.children):
        return
    comma = subject.left_edge.i - 1
    before = [one for one in saying.children if one.dep_ in ("dep", "nsubj", "npadvmod") and one.i < comma]
    if len(before) == 1 and before[0].pos_ in ("NOUN", "PROPN") and comma > 0 and saying.doc[comma].text == ",":
        before[0].dep_ = "nsubjpass" if any(one.dep_ == "auxpass" for one in clause.children) else "nsubj"
        before[0].head = clause


def told_before(clause: Token) -> None:
    """A clause before a verb that has its object is told beside it: "Kinshasa says so; Rwanda denies it"."""
    verb = clause.head
    marks = any(one.text in (";", "–", "—") for one in verb.doc[clause.i : verb.i])
    told = (one for one in verb.children if one.i > verb.i)
    objects = any(
        one.dep_ in ("dobj", "xcomp") or (one.dep_ == "prep" and one.lower_ in ("of", "about")) for one in told
    )
    if clause.i < verb.i and marks and (objects or cue_of(verb) is None):
        clause.dep_ = "parataxis"


def what_is_said(verb: Token) -> None:
    """A "that" without a part of its own in the clause makes it what the noun says, not which noun is meant."""
    that = next((one for one in verb.children if one.lower_ == "that" and one.dep_ in ("dobj", "mark", "pobj")), None)
    noun = verb.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "by"):
        noun = noun.head.head  # "the demand of the elders that he be removed"
    cue = cue_of(noun)
    if that is None or cue is None or noun.pos_ != "NOUN" or "clause" not in cue.takes:
        return
    parts = {one.dep_ for one in verb.children if one != that}
    if parts & {"nsubj", "nsubjpass"} and (parts & {"dobj", "ccomp", "xcomp", "acomp", "attr", "nsubjpass"}):
        that.dep_, verb.dep_, verb.head = "mark", "acl", noun


def told_that(verb: Token) -> None:
    """A clause with "that" behind whom somebody tells or warns is what they are told: "warned staff that"."""
    told, over = verb.head, verb.head.head
    that = next((one for one in verb.children if one.dep_ == "mark" and one.lower_ == "that"), None)
    own = any(one.dep_ in SUBJECTS for one in verb.children)
    if told.dep_ in ("dobj", "dative") and that is not None and own and addresses(over) and cue_of(told) is None:
        verb.head, verb.dep_ = over, "ccomp"


def says_that(noun: Token) -> None:
    """A plural between a state and a "that" with a clause, under no verb, is the verb: "Pakistan demands that"."""
    clause = next((one for one in noun.children if one.dep_ in ("acl", "relcl", "ccomp") and one.i > noun.i), None)
    before = [one for one in noun.children if one.i < noun.i]
    that = noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "that"
    if (
        clause is None
        or not that
        or len(before) != 1
        or before[0].ent_type_ not in SPEAKING
        or before[0].i != noun.i - 1
    ):
        return
    if ("verb", noun.lemma_.lower()) not in cues():
        return
    noun.tag_, noun.pos_ = "VBZ", "VERB"
    before[0].tag_, before[0].pos_, before[0].dep_ = "NNP", "PROPN", "nsubj"
    clause.dep_, noun.nbor().dep_ = "ccomp", "mark"


def report_that(noun: Token) -> None:
    """A noun of saying before "that" is the verb of the plural before it, for which no other verb is left.

    The parser makes a fragment of "Peasants who escaped report", or gives the verb of what is said two subjects.
    """
    sent = noun.sent
    if noun.i + 1 >= sent.end or noun.nbor().lower_ != "that" or noun.nbor().dep_ != "mark":
        return
    clause = noun.nbor().head
    own = any(one.dep_ in SUBJECTS and one.i > noun.i for one in clause.children)
    who = next((one for one in noun.ancestors if one.tag_ in ("NNS", "NNPS") and one.i < noun.i), None)
    if who is None or not own or clause.i < noun.i:
        return
    if not (who.dep_ == "ROOT" or (who.dep_ in SUBJECTS and who.head == clause and clause.dep_ == "ROOT")):
        return
    before = [one for one in noun.children if one.i < noun.i]
    if before and before[-1].dep_ not in ("compound", "nmod", "amod"):
        return
    if before:  # "in the forest report": the last word before it takes its place
        before[-1].dep_ = noun.dep_
        over = noun.head
        before[-1].head = over
        for one in before[:-1]:
            one.head = before[-1]
    noun.tag_, noun.pos_, noun.dep_ = "VBP", "VERB", "ROOT"
    noun.head = noun
    who.head, who.dep_ = noun, "nsubj"
    clause.head, clause.dep_ = noun, "ccomp"
    for one in sent.doc[noun.i + 1 : sent.end]:
        if one.dep_ == "punct" and one.head == who:
            one.head = noun


def teller(verb: Token) -> None:
    """A noun phrase between a comma and "told" is who tells, whatever it hangs on: "…, a driver who passed told us"."""
    if any(one.dep_ in (*SUBJECTS, "auxpass") for one in verb.children) or verb.i == verb.sent.start:
        return
    noun = verb.nbor(-1)
    while noun.dep_ not in ("appos", "ROOT") and noun.head.i < verb.i:
        noun = noun.head
    edge = noun.left_edge.i
    if noun.dep_ != "appos" or noun.pos_ not in ("NOUN", "PROPN") or noun.right_edge.i != verb.i - 1 or not edge:
        return
    if verb.doc[edge - 1].text == "," and (verb.head.i < edge or verb.dep_ == "ROOT"):
        noun.head, noun.dep_ = verb, "nsubj"
