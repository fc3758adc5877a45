"""What an actor is called: "X is a gang of drug traffickers", "branded X a puppet", "pro-American analyst X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..events.syntax import passive, subject_of
from ..parties import Entities, child, coordinated
from .finding import Finding, agent_of, doer_of, named, people, stretch, words_of
from .lexicon import labels, naming_verbs, nouns, word_list

ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
BESIDE = ("compound", "amod", "nmod")
OPENING, CLOSING = frozenset("\"“'‘«"), frozenset("\"”'’»")
MAX_QUOTED = 16
"""Tokens of a label in quotation marks, at most."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Labels by a copula and by a verb of naming."""
    for token in doc:
        if token.dep_ == "attr" and token.head.lemma_.lower() in ("be", "remain", "become"):
            subject = child(token.head, "nsubj", "expl") or doer_of(token.head)
            if any(one.dep_ == "det" and one.lower_ == "no" for one in token.children):
                continue  # "is no party but an arm of the army"
            if subject is not None and _labels(token):
                yield from _label(_after_colon(subject, token.head), token, entities)
            elif subject is not None and token.tag_ == "NNS" and token.lemma_.lower() in word_list("people"):
                yield from _label(subject, token, entities)
        elif token.lemma_.lower() in naming_verbs() and token.pos_ == "VERB":
            yield from _named(token, entities)


def _after_colon(subject: Token, verb: Token) -> Token:
    """The subject of a sentence that follows a speaker's label, which the parser takes for it: "NAME, army: X is …"."""
    between = verb.doc[subject.i + 1 : verb.i]
    colon = next((one.i for one in between if one.text == ":"), None)
    nouns_after = [one for one in between if colon is not None and one.i > colon and one.pos_ in ("NOUN", "PROPN")]
    return nouns_after[-1] if nouns_after else subject


def _labels(noun: Token) -> bool:
    """A noun for persons or groups, not the office of a group, which is told as such."""
    if noun.pos_ not in ("NOUN", "PROPN") or not (noun.lemma_.lower() in labels() or noun.lower_ in labels()):
        return False
    return not (noun.lemma_.lower() in nouns() and any(one.dep_ == "poss" for one in noun.children))


def _label(bearer: Token, label: Token, entities: Entities) -> Iterator[Finding]:
    word = nouns().get(label.lemma_.lower())
    of = next((child(one, "pobj") for one in label.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    if word is not None and word.type == "loyal_to" and of is not None and entities.actor_or_state(of) is not None:
        return  # "a proxy of Iran" tells whom it follows
    for one in coordinated(bearer):
        subject = (people if label.lemma_.lower() in word_list("people") else named)(entities, one)
        if subject is None or (entities.actor_at(label) not in (None, subject) and _is_named_mention(label)):
            continue
        first, _ = stretch(label.doc, one)
        last = label.i
        for right in label.rights:
            if right.dep_ == "prep" and right.lower_ == "of":
                last = min(right.right_edge.i, label.i + 12)
        begin = label.left_edge.i if not label.left_edge.i <= bearer.i < label.i else bearer.i + 1
        end = _quoted(begin, last, label.doc)
        quoted = label.doc[begin : end + 1].text.strip("\"“”'‘’« »")
        yield Finding(
            type="described_as",
            subject=subject,
            value=quoted if end > last or begin > bearer.i > label.left_edge.i else words_of(label),
            first=first,
            last=last,
            head=label.head.i,
            score=0.65,
        )


def _is_named_mention(label: Token) -> bool:
    named_so = any(one.dep_ == "compound" and one.pos_ == "PROPN" for one in label.children)
    return label.pos_ == "PROPN" or (named_so and label.left_edge.lower_ == "the")  # "it was the Zaire group"


def _named(verb: Token, entities: Entities) -> Iterator[Finding]:
    """ "called the militia terrorists", "described X as a puppet", "X was branded a traitor"."""
    bearer = child(verb, "dobj", "nsubjpass")
    label = child(verb, "oprd")
    if verb.dep_ == "relcl" and not passive(verb) and _bare(verb):
        # "which Kigali considers a terrorist group"
        given = (one for one in verb.rights if one.dep_ in ("dobj", "oprd", "attr") and one.pos_ == "NOUN")
        label, bearer = next(given, None), verb.head
    elif label is not None and bearer is None:
        # "calls the River Front bandits", which the parser takes for one noun phrase
        within = (one for one in label.children if one.dep_ in BESIDE and one.i < label.i)
        bearer = next((one for one in within if named(entities, one) is not None and one.pos_ == "PROPN"), None)
    elif bearer is not None and bearer.lower_ in ITSELF and (subject := subject_of(verb)) is not None:
        bearer = subject
        if bearer.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            bearer = verb.head
    elif label is None and verb.i and verb.nbor(-1).text == "," and agent_of(verb, tags=("VBN", "VBD")) is not None:
        # "the River Front, designated a terrorist group by Kigali, holds": the parser takes it for what the Front did
        label, bearer = child(verb, "dobj", "attr"), child(verb, "nsubj") or (verb.head if verb.dep_ == "acl" else None)
    elif label is None and bearer is None and verb.dep_ == "acl":
        bearer = verb.head  # "the River Front, listed as a terrorist group"
    if label is None:
        preposition = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "as"), None)
        label = child(preposition, "pobj") if preposition is not None else None
    if label is None:
        content = child(verb, "ccomp")
        if content is not None and content.pos_ == "NOUN" and verb.lemma_.lower() in ("call", "label", "brand", "dub"):
            # the parser's reading of two noun phrases after a verb of naming
            bearer, label = child(content, "nsubj"), content
    if label is not None and label.lower_ in ("nothing", "little", "none"):
        but = child(label, "prep")  # "described the Front as nothing but bandits"
        label = child(but, "pobj") if but is not None and but.lower_ in ("but", "than") else label
    if bearer is not None and label is None:
        # the parser's reading of words in quotation marks after whom they are said of
        beside = (one for one in bearer.children if one.dep_ == "appos" and one.left_edge.i > 0)
        label = next((one for one in beside if one.left_edge.nbor(-1).text in OPENING), None)
    if bearer is None or label is None or not (_labels(label) or (bearer.lower_ != "it" and _told_as(label))):
        return  # "called it a trick" is rather of something told
    yield from _label(bearer, label, entities)


def _bare(verb: Token) -> bool:
    """Whether somebody other than the one whom a clause is about gives a name in it, without "as"."""
    subject = child(verb, "nsubj")
    by_another = subject is not None and subject.lower_ not in ("who", "which", "that")
    return by_another and verb.lemma_.lower() in word_list("naming_bare")


def _told_as(label: Token) -> bool:
    """A noun phrase with an article, or in quotation marks, of whatever noun: "the last hope of the valley"."""
    first = label.doc[label.left_edge.i]
    quoted = first.text in OPENING or (first.i > 0 and first.nbor(-1).text in OPENING)
    if label.pos_ != "NOUN" or (label.lemma_.lower() in nouns() and not quoted):
        return False
    return first.lower_ in ("a", "an", "the", "this") or (first.i > 0 and first.nbor(-1).text in OPENING) or (
        first.text in OPENING
    )  # fmt: skip


def _quoted(first: int, last: int, doc: Doc) -> int:
    """The last token of the label: where it opens a quotation, the last one quoted, else `last`."""
    opened = doc[first].text in OPENING or (first > 0 and doc[first - 1].text in OPENING)
    if not opened:
        return last
    for i in range(first + 1, min(first + MAX_QUOTED, len(doc))):
        if doc[i].text in CLOSING:
            return i - 1
    return last
