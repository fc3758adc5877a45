"""Other names: "X, also known as Y", "X (ABC)"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..parties import Entities
from .finding import Finding, named
from .lexicon import alias_phrases

QUOTES = frozenset("\"“”'‘’«»(")
MAX_NAME = 8


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Aliases told by a phrase between two names, and short forms in brackets after a name."""
    for begin, end, _ in alias_phrases().find(doc):
        subject = _before(doc, begin, entities)
        name = _name_after(doc, end)
        if subject is not None and name is not None:
            head, actor = subject
            yield Finding(
                type="alias_of",
                subject=actor,
                value=doc[name[0] : name[1] + 1].text,
                first=_name_begin(head, entities),
                last=name[1],
                head=head.i,
                score=0.85,
            )
    for token in doc:
        if token.text == "(" and token.i > 0 and token.i + 2 < len(doc):
            yield from _bracketed(doc, token, entities)


def _before(doc: Doc, at: int, entities: Entities) -> tuple[Token, str] | None:
    """The actor that ends before token `at`, over commas, brackets and an auxiliary."""
    i = at - 1
    while i >= 0 and i >= at - 4 and (doc[i].is_punct or doc[i].pos_ == "AUX" or doc[i].lower_ in ("who", "which")):
        i -= 1
    if i < 0:
        return None
    actor = named(entities, doc[i])
    return (doc[i], actor) if actor is not None else None


def _name_begin(head: Token, entities: Entities) -> int:
    """First token of the mention that ends in `head`."""
    actor, i = entities.actor_at(head), head.i
    while i > 0 and entities.actor_at(head.doc[i - 1]) == actor and i > head.i - MAX_NAME:
        i -= 1
    return i


def _name_after(doc: Doc, at: int) -> tuple[int, int] | None:
    """The name that begins at token `at`: capitalised words, or what stands in quotation marks."""
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].lower_ == "the"):
        at += 1
    last = at
    if at >= len(doc) or not (doc[at].text[0].isupper() or doc[at - 1].text in QUOTES):
        return None
    while last + 1 < len(doc) and last - at < MAX_NAME and not doc[last + 1].is_sent_start:
        word = doc[last + 1]
        joins = word.lower_ in ("al", "el", "of", "-", "de", "bin", "and", "the") and last + 2 < len(doc)
        if not (word.text[0].isupper() or (joins and doc[last + 2].text[0].isupper() and word.lower_ != "and")):
            break
        last += 1
    return at, last


def _bracketed(doc: Doc, bracket: Token, entities: Entities) -> Iterator[Finding]:
    """ "Revolutionary Armed Front (RAF)": initials of the name before the bracket, or a name of the same actor."""
    head = doc[bracket.i - 1]
    actor = named(entities, head)
    if actor is None or entities.kinds.get(actor) == "person":
        return
    close = next((i for i in range(bracket.i + 1, min(bracket.i + 5, len(doc))) if doc[i].text == ")"), None)
    if close is None:
        return
    short = doc[bracket.i + 1 : close].text.strip('"“” ')
    begin = _name_begin(head, entities)
    letters = [word.text[0].lower() for word in doc[begin : head.i + 1] if word.is_alpha and not word.is_stop]
    known = entities.actor_at(doc[bracket.i + 1]) == actor
    initials = sum(1 for letter in short.lower() if letter in letters)
    if not 1 < len(short) <= 12 or " " in short or not (known or initials >= max(2, len(short) - 1)):
        return
    if not (short.isupper() or known or doc.text.islower()):
        return
    yield Finding(type="alias_of", subject=actor, value=short, first=begin, last=close, head=head.i, score=0.9)
