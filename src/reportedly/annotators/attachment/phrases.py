"""What belongs to which noun: appositions, relative clauses, agents, dates, names joined by "and"."""

from __future__ import annotations

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from ..actors.lexicon import name_types
from ..attributions.cues import cue_of
from ..events.lexicon import verbs

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
INSIDE = ("compound", "nmod", "amod", "nummod", "det", "poss", "quantmod", "advmod")
"""What stands before a noun in its phrase."""
PLACE_TYPES = ("GPE", "LOC", "FAC", "ORG", "NORP", "DATE")
NOBODY = ("GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY")
CLAUSES = ("after", "before", "since", "until", "as", "because")
"""Words that open a clause as well as a phrase of time."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of finite verbs."""
MAX_CLIMB = 6


def of_its_own(body: Token) -> None:
    """A body named with its sort, joined by "and" to what describes the next noun, is joined to that noun."""
    noun = body.head
    joint = next((one for one in body.children if one.dep_ == "cc"), None)
    other = next((one for one in body.children if one.dep_ == "conj"), None)
    if joint is None or other is None or joint.i != body.i + 1 or not joint.i < other.i < noun.i:
        return
    if noun.tag_ != "NNS" or other.tag_ not in ("JJ", "NN", "CD") or body.lower_ not in name_types():
        return
    for one in list(noun.lefts):
        if one.i < body.i:
            one.head = body
    body.head, body.dep_ = noun.head if noun.head.i != noun.i else body, noun.dep_
    noun.head, noun.dep_ = body, "conj"
    other.head, other.dep_ = noun, "amod"


def headline(subject: Token) -> None:
    """The verb of a headline, which the tagger takes for an adjective or a noun: "Rebels free hostages"."""
    verb = subject.head
    plural = subject.tag_ in ("NNS", "NNPS") or subject.lower_ == "police"
    if not plural or subject.right_edge.i + 1 != verb.i or verb.lower_ not in verbs():
        return
    if verb.dep_ not in ("ROOT", "amod", "compound") or any(one.tag_ in FINITE for one in verb.sent):
        return
    if verb.dep_ != "ROOT":
        theme = verb.head
        if theme.dep_ != "ROOT":
            return
        verb.head = verb
        theme.head, theme.dep_, verb.dep_ = verb, "dobj", "ROOT"
    verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_


def accused_of(preposition: Token) -> None:
    """ "of", hung on the agent of a passive accusation, tells what of."""
    agent = preposition.head
    by = agent.head
    if by.dep_ != "agent" or agent.dep_ != "pobj":
        return
    cue = cue_of(by.head)
    inner = next((one for one in preposition.children if one.dep_ in ("pcomp", "pobj")), None)
    bare = by.nbor().i == agent.i
    if cue is not None and "of" in cue.takes and inner is not None and (inner.dep_ == "pcomp" or bare):
        preposition.head = by.head


def done_by(preposition: Token) -> None:
    """ "by", hung on whom something is passively done for, tells who does it: "given to families by the mission"."""
    noun, over = preposition.head, preposition.head.head
    verb = over.head
    inner = next((one for one in preposition.children if one.dep_ == "pobj"), None)
    if inner is None or noun.dep_ != "pobj" or over.lower_ not in ("to", "for", "from") or noun.i > preposition.i:
        return
    passive = any(one.dep_ == "auxpass" for one in verb.children)
    if passive and not any(one.dep_ == "agent" for one in verb.children) and inner.ent_type_ not in NOBODY:
        preposition.head, preposition.dep_ = verb, "agent"


def holder(name: Token) -> None:
    """A person's name in apposition goes with the noun that heads the phrase, over the places and bodies in it."""
    if name.ent_type_ != "PERSON" or name.head.ent_type_ not in PLACE_TYPES:
        return
    top = name.head
    for _ in range(MAX_CLIMB):
        if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ in ("NOUN", "PROPN"):
            top = top.head.head
        elif top.dep_ in ("compound", "appos", "conj") and top.head.pos_ in ("NOUN", "PROPN"):
            top = top.head
        else:
            break
    if top != name.head and top.pos_ == "NOUN" and not top.ent_type_:
        name.head = top


def after_who(verb: Token) -> None:
    """A noun that the parser hangs on the "after" of a clause without a subject is the subject."""
    children = list(verb.children)
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or any(one.dep_ in SUBJECTS for one in children):
        return
    helping = [one for one in children if one.dep_ in ("aux", "auxpass") and one.i < verb.i]
    if verb.tag_ == "VBN" and not helping:
        return
    before = min(one.i for one in (verb, *helping)) - 1
    if before > 0 and verb.doc[before].text == ",":
        before -= 1
    noun = verb.doc[max(before, 0)]
    for _ in range(MAX_CLIMB):
        if noun.dep_ == "pobj" or noun.head.i > before:
            break
        noun = noun.head
    when = noun.head
    if (
        noun.dep_ == "pobj"
        and when.lower_ in CLAUSES
        and when.head in (verb, verb.head)
        and noun.right_edge.i <= before + 1
    ):
        when.head, when.dep_ = verb, "mark"
        noun.head, noun.dep_ = verb, "nsubjpass" if any(one.dep_ == "auxpass" for one in helping) else "nsubj"


def who(verb: Token) -> None:
    """A clause with "who" goes with the people told, over a body, a place or a day that stands between."""
    noun = verb.head
    if verb.dep_ != "relcl" or not any(
        one.lower_ in ("who", "whom") and noun.i < one.i < verb.i for one in verb.children
    ):
        return
    if noun.ent_type_ in ("DATE", "TIME"):
        act = next((one for one in noun.ancestors if one.pos_ == "VERB"), noun)
        people = [one for one in act.children if one.dep_ in ("dobj", "nsubjpass") and one.i < noun.i]
    elif noun.dep_ == "pobj" and noun.ent_type_ != "PERSON" and noun.head.lower_ in ("of", "from", "in"):
        people = [noun.head.head] if noun.text[0].isupper() else []
    else:
        return
    if people and people[-1].tag_ == "NNS":
        verb.head = people[-1]


def listed(noun: Token) -> None:
    """A noun between a single one and "and" with another, no comma behind, is one of a list and says not what it is.

    "The mayor, the editor and eleven students were jailed", unlike "a mayor, a father of two, and his driver".
    """
    first, last = noun.head, next((one for one in noun.children if one.dep_ == "conj"), None)
    joint = next((one for one in noun.children if one.dep_ == "cc"), None)
    if last is None or joint is None or joint.lower_ != "and" or first.tag_ != "NN" or first.i > noun.i:
        return
    own = any(one.dep_ in ("det", "poss", "nummod") for one in last.children)
    end = noun.right_edge.i + 1
    closed = end < len(noun.doc) and noun.doc[end].text == ","
    counted = any(one.dep_ == "nummod" for one in first.children)
    if own and not closed and not counted and noun.doc[joint.i - 1].text != ",":
        noun.dep_ = "conj"


def whoever(pronoun: Token) -> None:
    """ "Whoever" with its clause stands like "those who …": where the clause is subject or object, it is."""
    clause, over = pronoun.head, pronoun.head.head
    if clause.dep_ not in ("csubj", "csubjpass", "ccomp") or pronoun.i > clause.i or clause == over:
        return
    if clause.dep_ == "ccomp" and over.i != pronoun.i - 1:
        return
    for one in list(over.children):
        if one.dep_ == "nsubjpass" and clause.dep_ == "csubjpass" and one.left_edge.i == clause.i + 1:
            one.head, one.dep_ = clause, "dobj"  # "whoever shelters | rebels will be shot"
    pronoun.dep_ = {"csubj": "nsubj", "csubjpass": "nsubjpass", "ccomp": "dobj"}[clause.dep_]
    pronoun.head = over
    clause.head, clause.dep_ = pronoun, "relcl"


def apart_from_date(date: SpacySpan) -> None:
    """A date behind a preposition, hung on the noun behind it, goes with the preposition; the noun is the subject.

    So is a noun right behind the date that hangs beside it: "in the night of 3 March | armed men entered".
    """
    preposition = date.doc[date.start - 1]
    hung = [one for one in date if one.head.i >= date.end and one.head.pos_ in ("NOUN", "PROPN")]
    noun = hung[-1].head if hung else date.doc[min(date.end, len(date.doc) - 1)]
    while noun.dep_ in INSIDE and noun.head.i > noun.i:
        noun = noun.head
    if hung and not hung[-1].is_ancestor(preposition):
        main = hung[-1]
        for one in hung[:-1]:
            one.head = main
        main.head, main.dep_ = preposition, "pobj"
    over = noun.head
    if noun.dep_ != "pobj" or noun.i < date.end or not (over == preposition or date.start <= over.i < date.end):
        return
    for _ in range(MAX_CLIMB):
        if over.pos_ in ("VERB", "AUX") or over.head == over:
            break
        over = over.head
    verb = participle(noun, over)
    if verb is not None:
        verb.head, verb.dep_ = over, "ccomp"
    else:
        verb = over
    if verb.pos_ in ("VERB", "AUX") and verb.i > noun.i and not any(one.dep_ in SUBJECTS for one in verb.children):
        noun.head, noun.dep_ = verb, "nsubjpass" if any(one.dep_ == "auxpass" for one in verb.children) else "nsubj"


def participle(noun: Token, over: Token) -> Token | None:
    """The verb of a noun that the parser takes for a participle of a noun told beside it.

    It has an object behind a comma ("fighters of the Front, which is part of the Union, sealed off the town"), or the
    sentence has no other verb ("On 8 March officers who pursued a gang fired at a bus").
    """
    for one in noun.subtree:
        told = one.i > noun.i and one.tag_ in ("VBN", "VBD") and one.dep_ in ("acl", "relcl") and one.head != noun
        if not told or any(other.dep_ in (*SUBJECTS, "aux", "auxpass", "agent") for other in one.children):
            continue
        within = any(other.dep_ == "relcl" and other.i > noun.i for other in one.ancestors)
        behind = one.nbor(-1).text == "," and any(other.dep_ == "dobj" for other in one.children)
        if within and (behind or over.pos_ == "ADP"):
            return one
    return None
