"""Other names told in words: "which calls itself X", "by its French acronym XYZ", 'N. "Lion" N.'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..events.syntax import subject_of
from ..parties import Entities
from .aliases import CLOSING, QUOTES, initials_of, name_after, name_begin
from .finding import Finding, named
from .lexicon import word_list

ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
MAX_TO_WORD = 9
"""Tokens from the word for a short form back to the name, at most."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Aliases told by a reflexive verb, by a word for short forms, by a bare short form, and within a person's name."""
    for token in doc:
        if token.lower_ in ITSELF:
            yield from _itself(token, entities)
        elif token.lower_ == "name" and token.i > 1 and token.i + 2 < len(doc) and token.nbor().lower_ == "to":
            yield from _changed(token, entities)
        elif token.lower_ in word_list("short_forms"):
            yield from _told_short(token, entities)
        elif token.text in ("–", "—", ",") and token.i + 3 < len(doc):
            yield from _between_marks(token, entities)
        elif token.text in QUOTES and 0 < token.i < len(doc) - 3:
            yield from _nickname(token, entities)


def _alias(doc: Doc, head: Token, actor: str, last: int, value: str, entities: Entities) -> Iterator[Finding]:
    first = name_begin(head, entities)
    name = entities.names.get(actor, "")
    if value.lower() != name.lower() and not name[:1].islower():  # "the company changed its name to X" names it first
        yield Finding(type="alias_of", subject=actor, value=value, first=min(first, last), last=last, head=head.i)


def _itself(word: Token, entities: Entities) -> Iterator[Finding]:
    """ "which calls itself X", "renamed itself X", "styles himself X": who has another name by his own choice."""
    doc, verb = word.doc, word.head
    if word.i == 0 or verb.lemma_.lower() not in word_list("self_naming") or word.i + 1 >= len(doc):
        return
    name = name_after(doc, word.i + 1 + (doc[word.i + 1].lower_ == "as"))
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        subject = verb.head
    actor = named(entities, subject) if subject is not None else None
    if actor is None or subject is None or name is None or subject.pos_ not in ("PROPN", "PRON"):
        return
    kind = entities.kinds[actor]
    titles = kind == "person" and doc[name[0]].lower_ in word_list("self_naming_titles")
    if kind == "state" or titles:
        return
    yield from _alias(doc, subject, actor, name[1], doc[name[0] : name[1] + 1].text, entities)


def _changed(word: Token, entities: Entities) -> Iterator[Finding]:
    """ "changed its name to X"."""
    verb = word.head
    name = name_after(word.doc, word.i + 2)
    subject = subject_of(verb) if verb.lemma_.lower() in ("change", "alter", "switch") else None
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        subject = verb.head
    actor = named(entities, subject) if subject is not None else None
    if actor is not None and subject is not None and name is not None:
        yield from _alias(word.doc, subject, actor, name[1], word.doc[name[0] : name[1] + 1].text, entities)


def _told_short(word: Token, entities: Entities) -> Iterator[Finding]:
    """ "the Front, known by its French acronym FDV,": the short form behind the word, the name before it."""
    doc, at = word.doc, word.i + 1
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].lower_ in (",", "of", "as", "is")):
        at += 1
    if at >= len(doc) or not doc[at].text.isupper() or len(doc[at].text) < 2:
        return
    i = word.i - 1
    language = i > 0 and doc[i].text[0].isupper() and doc[i].lower_ not in word_list("before_short_forms")
    i -= language and doc[i - 1].lower_ in word_list("before_short_forms")  # "its French acronym"
    while i >= max(word.i - MAX_TO_WORD, 0) and (
        doc[i].lower_ in word_list("before_short_forms") or doc[i].text in (",", "(", "–", "—")
    ):
        i -= 1
    actor = named(entities, doc[i]) if i >= 0 else None
    if actor is not None and entities.kinds[actor] not in ("person", "state"):
        yield from _alias(doc, doc[i], actor, at, doc[at].text, entities)


def _between_marks(mark: Token, entities: Entities) -> Iterator[Finding]:
    """ "the River Watch Service, the RWS, said", "the River Watch Service – RWS – said": initials between marks."""
    doc, head = mark.doc, mark.i - 1
    at = mark.i + 1 + (doc[mark.i + 1].lower_ in ("the", "or"))
    if head < 0 or at + 1 >= len(doc) or doc[at + 1].text not in (mark.text, ".", ";"):
        return
    short = doc[at].text
    actor = named(entities, doc[head])
    if not (short.isupper() and short.isalpha() and 1 < len(short) < 9) or actor is None or doc[head].text.isupper():
        return
    letters = initials_of(doc, name_begin(doc[head], entities), head)
    if entities.kinds[actor] != "person" and sum(one in letters for one in short.lower()) >= max(2, len(short) - 1):
        yield from _alias(doc, doc[head], actor, at, short, entities)


def _nickname(quote: Token, entities: Entities) -> Iterator[Finding]:
    """'Adam "Lion" Bello': what stands in quotation marks within a person's name."""
    doc, first = quote.doc, quote.i + 1
    actor = named(entities, doc[quote.i - 1])
    if actor is None or entities.kinds[actor] != "person":
        return
    close = next((i for i in range(first + 1, min(first + 4, len(doc) - 1)) if doc[i].text in CLOSING), None)
    if close is not None and entities.actor_at(doc[close + 1]) == actor and doc[close + 1].text[0].isupper():
        yield Finding(
            type="alias_of", subject=actor, value=doc[first:close].text, first=quote.i - 1, last=close + 1, head=first
        )
