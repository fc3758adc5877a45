"""What hangs on what, where the parser errs in forms that recur in reporting.

The small parser hangs a word on the nearest that could take it. In some forms that reports are full of the form itself
shows another head:

* "confirmed that two had been wounded but declined to say": a finite verb shares no "had" with the verb of the content;
  it goes on with what the speaker did.
* "says the vote was fair and has promised to respect it": a vote promises nothing; who says so does.
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
* "The prefect, who fled, promised in a letter that …": the participle that is left to be the verb is it (`fragments`).
* "Whoever shelters rebels will be shot": who does so is shot, as "those who do so" would be.
* "the Northern Front and Tuareg rebels": a body with its own word for what it is does not describe the noun of another.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..attributions.cues import cues
from ..component import Annotator, register
from ..reading import Reading
from .fragments import lost_verb
from .phrases import accused_of, after_who, apart_from_date, done_by, headline, holder, listed, of_its_own, who, whoever
from .saying import (
    goes_on,
    interrupted,
    report_that,
    says_that,
    speaks_on,
    teller,
    told_before,
    told_that,
    what_is_said,
)


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
                teller(token)
                interrupted(token)
            if token.lower_ in ("whoever", "whomever") and token.dep_ in ("nsubj", "nsubjpass"):
                whoever(token)
            if token.dep_ == "nsubj" and token.head.tag_ in ("JJ", "NN"):
                headline(token)
            if token.dep_ == "conj":
                goes_on(token)
                speaks_on(token)
            elif token.dep_ == "prep" and token.lower_ == "of":
                accused_of(token)
            elif token.dep_ == "prep" and token.lower_ == "by":
                done_by(token)
            elif token.dep_ == "appos":
                holder(token)
                listed(token)
            elif token.dep_ in ("relcl", "acl"):
                who(token)
                what_is_said(token)
                told_that(token)
            elif token.dep_ == "advcl":
                after_who(token)
            elif token.dep_ == "ccomp":
                told_before(token)
            elif token.dep_ == "ROOT" and token.tag_ == "NNS":
                says_that(token)
            elif token.dep_ in ("nmod", "compound") and token.tag_ == "NNP":
                of_its_own(token)
            if token.pos_ != "VERB" and (token.dep_ == "ROOT" or (token.dep_ == "ccomp" and token.i < token.head.i)):
                lost_verb(token)
            if token.tag_ == "NN" and {("verb", token.lower_), ("noun", token.lower_)} <= cues().keys():
                report_that(token)
        for date in doc.ents:
            # of "15 May aircraft" the recogniser may leave out the number
            first = date.start - (date.start > 1 and doc[date.start - 1].like_num)
            if date.label_ == "DATE" and first and doc[first - 1].tag_ == "IN":
                apart_from_date(doc[first : date.end])


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
