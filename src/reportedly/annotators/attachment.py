"""What hangs on what, where the parser errs in forms that recur in reporting.

The small parser hangs a word on the nearest that could take it. In some forms that reports are full of the form itself
shows another head:

* "confirmed that two had been wounded but declined to say": a finite verb shares no "had" with the verb of the content;
  it goes on with what the speaker did.
* "says the march was legal and has promised to let it pass": a march promises nothing; who says so does.
* "Kinshasa says so; Rwanda denies it": a clause before a semicolon is no content of a verb that has its object.
* "is accused by police of seeking control": what somebody is accused of hangs on the accusation, not on the accuser.
* "the coordinator in the Centre-North, Adama Kabore, said": a person in apposition is whoever holds the office, not the
  place named last.
* "the claim that we used mines": "that" opens what is claimed where its verb has its subject and object already.
* "on 8 March officers fired": a date is no part of the noun behind it, which acts.
* "after its chairman, Adama Kabore, accused the army": the noun between "after" and a verb without a subject is the
  subject.
* "warned staff that …": what somebody is told hangs on the telling.
* "fighters of the Front who fled", "shot two bandits on Monday who had mined the road": "who" is people, no body and no
  day.
* "Two men, he said, had fled": who fled stands before the saying that is put in.
* "was given to families by the mission": who does what is done passively.
* "Pakistan demands that …": a state and a plural before "that" with a clause are who says and that it says.
* "Peasants who escaped report that …": so are a plural and a noun of saying, where the plural has no other verb.
* "Police detain opposition leader": in a headline without a verb, what has a plural subject is the verb.
* "the Northern Front and Tuareg rebels": a body with its own word for what it is does not describe the noun of another.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from ..model.event import SPEECH_ACTS
from .actors.lexicon import name_types, nouns
from .attributions.cues import addresses, cue_of, cues, unsaid_verbs
from .component import Annotator, register
from .events.lexicon import verbs
from .reading import Reading

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
PERFECT = ("had", "has", "have", "would", "will", "could", "may", "might")
"""Auxiliaries that a plain past tense cannot share."""
INSIDE = ("compound", "nmod", "amod", "nummod", "det", "poss", "quantmod", "advmod")
"""What stands before a noun in its phrase."""
PLACE_TYPES = ("GPE", "LOC", "FAC", "ORG", "NORP", "DATE")
NOBODY = ("GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY")
SPEAKING = ("GPE", "ORG", "PERSON")
CLAUSES = ("after", "before", "since", "until", "as", "because")
"""Words that open a clause as well as a phrase of time."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of finite verbs."""
MAX_CLIMB = 6


@register
class Attachment(Annotator):
    """Hangs words where the form of the sentence shows that they belong; the `Doc` itself is changed."""

    name = "reportedly_attachment"
    needs = ("token.dep", "token.tag", "token.lemma", "doc.sents", "doc.ents")
    gives = ()

    def read(self, doc: Doc, reading: Reading) -> None:
        parsed = [(token.head.i, token.dep) for token in doc]
        self._mend(doc)
        if not _is_forest(doc):
            # two mendings of one odd parse may contradict each other; then it stays as it was
            for token, (head, dep) in zip(doc, parsed, strict=True):
                token.head, token.dep = doc[head], dep

    def _mend(self, doc: Doc) -> None:
        for token in list(doc):
            if token.tag_ == "VBD" and token.lemma_ in ("say", "tell", "add"):
                _teller(token)
                _interrupted(token)
            if token.dep_ == "nsubj" and token.head.tag_ in ("JJ", "NN"):
                _headline(token)
            if token.dep_ == "conj":
                _goes_on(token)
                _speaks_on(token)
            elif token.dep_ == "prep" and token.lower_ == "of":
                _accused_of(token)
            elif token.dep_ == "prep" and token.lower_ == "by":
                _done_by(token)
            elif token.dep_ == "appos":
                _holder(token)
            elif token.dep_ in ("relcl", "acl"):
                _who(token)
                _what_is_said(token)
                _told_that(token)
            elif token.dep_ == "advcl":
                _after_who(token)
            elif token.dep_ == "ccomp":
                _told_before(token)
            elif token.dep_ == "ROOT" and token.tag_ == "NNS":
                _says_that(token)
            elif token.dep_ in ("nmod", "compound") and token.tag_ == "NNP":
                _of_its_own(token)
            if token.tag_ == "NN" and {("verb", token.lower_), ("noun", token.lower_)} <= cues().keys():
                _report_that(token)
        for date in doc.ents:
            if date.label_ == "DATE" and date.start and doc[date.start - 1].tag_ == "IN":
                _apart_from_date(date)


def _is_forest(doc: Doc) -> bool:
    """Whether every word hangs, in the end, on a word that hangs on none."""
    heads = [token.head.i for token in doc]
    rooted = [head == i for i, head in enumerate(heads)]
    for i in range(len(heads)):
        way: dict[int, None] = {}
        while not rooted[i] and i not in way:
            way[i] = None
            i = heads[i]
        if not rooted[i]:
            return False
        for one in way:
            rooted[one] = True
    return True


def _of_its_own(body: Token) -> None:
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


def _headline(subject: Token) -> None:
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


def _goes_on(verb: Token) -> None:
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


def _speaks_on(verb: Token) -> None:
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


def _interrupted(saying: Token) -> None:
    """The noun before a saying that is put in is the subject of the clause behind it: "Two men, he said, had fled"."""
    subject = next((one for one in saying.children if one.dep_ == "nsubj"), None)
    clause = next((one for one in saying.children if one.dep_ == "ccomp" and one.i > saying.i), None)
    if subject is None or clause is None or any(one.dep_ in SUBJECTS or one.dep_ == "mark" for one in clause.children):
        return
    comma = subject.left_edge.i - 1
    nouns = [one for one in saying.children if one.dep_ in ("dep", "nsubj", "npadvmod") and one.i < comma]
    if len(nouns) == 1 and nouns[0].pos_ in ("NOUN", "PROPN") and comma > 0 and saying.doc[comma].text == ",":
        nouns[0].dep_ = "nsubjpass" if any(one.dep_ == "auxpass" for one in clause.children) else "nsubj"
        nouns[0].head = clause


def _accused_of(preposition: Token) -> None:
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


def _done_by(preposition: Token) -> None:
    """ "by", hung on whom something is passively done for, tells who does it: "given to families by the mission"."""
    noun, over = preposition.head, preposition.head.head
    verb = over.head
    inner = next((one for one in preposition.children if one.dep_ == "pobj"), None)
    if inner is None or noun.dep_ != "pobj" or over.lower_ not in ("to", "for", "from") or noun.i > preposition.i:
        return
    passive = any(one.dep_ == "auxpass" for one in verb.children)
    if passive and not any(one.dep_ == "agent" for one in verb.children) and inner.ent_type_ not in NOBODY:
        preposition.head, preposition.dep_ = verb, "agent"


def _holder(name: Token) -> None:
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


def _told_before(clause: Token) -> None:
    """A clause before a verb that has its object is told beside it: "Kinshasa says so; Rwanda denies it"."""
    verb = clause.head
    marks = any(one.text in (";", "–", "—") for one in verb.doc[clause.i : verb.i])
    told = (one for one in verb.children if one.i > verb.i)
    objects = any(
        one.dep_ in ("dobj", "xcomp") or (one.dep_ == "prep" and one.lower_ in ("of", "about")) for one in told
    )
    if clause.i < verb.i and marks and (objects or cue_of(verb) is None):
        clause.dep_ = "parataxis"


def _after_who(verb: Token) -> None:
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


def _what_is_said(verb: Token) -> None:
    """A "that" without a part of its own in the clause makes it what the noun says, not which noun is meant."""
    that = next((one for one in verb.children if one.lower_ == "that" and one.dep_ in ("dobj", "mark", "pobj")), None)
    cue = cue_of(verb.head)
    if that is None or cue is None or verb.head.pos_ != "NOUN" or "clause" not in cue.takes:
        return
    parts = {one.dep_ for one in verb.children if one is not that}
    if parts & {"nsubj", "nsubjpass"} and (parts & {"dobj", "ccomp", "xcomp", "acomp", "attr", "nsubjpass"}):
        that.dep_, verb.dep_ = "mark", "acl"


def _who(verb: Token) -> None:
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


def _told_that(verb: Token) -> None:
    """A clause with "that" behind whom somebody tells or warns is what they are told: "warned staff that"."""
    told, over = verb.head, verb.head.head
    that = next((one for one in verb.children if one.dep_ == "mark" and one.lower_ == "that"), None)
    own = any(one.dep_ in SUBJECTS for one in verb.children)
    if told.dep_ in ("dobj", "dative") and that is not None and own and addresses(over) and cue_of(told) is None:
        verb.head, verb.dep_ = over, "ccomp"


def _says_that(noun: Token) -> None:
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


def _report_that(noun: Token) -> None:
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


def _teller(verb: Token) -> None:
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


def _apart_from_date(date: SpacySpan) -> None:
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
    verb = _participle(noun, over)
    if verb is not None:
        verb.head, verb.dep_ = over, "ccomp"
    else:
        verb = over
    if verb.pos_ in ("VERB", "AUX") and verb.i > noun.i and not any(one.dep_ in SUBJECTS for one in verb.children):
        noun.head, noun.dep_ = verb, "nsubjpass" if any(one.dep_ == "auxpass" for one in verb.children) else "nsubj"


def _participle(noun: Token, over: Token) -> Token | None:
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
