"""The propositions of a content that tells neither event nor relation: each of its clauses is one claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpanOfWords

from ...model import Span
from ..factuality.negation import SUBJECTS

VERBS = ("VERB", "AUX")


def propositions(doc: Doc, content: Span) -> list[Span]:
    """The clauses of a content that say something of something.

    Args:
        doc: parsed.
        content: what is said.

    Returns:
        In the order of the text, each without the "that" or "and" that begins it; the sentences of the content, parted
        where a clause with a subject of its own is joined to another ("that the road was shut and the wells were dry").
    """
    words = doc.char_span(content.begin, content.end, alignment_mode="expand")
    if words is None:
        return []
    cuts = sorted({words.start, *_begins(words), words.end})
    pieces = (_trimmed(doc[begin:end]) for begin, end in pairwise(cuts))
    told = [piece for piece in pieces if piece is not None and _says_something(piece)]
    return [Span(max(one.start_char, content.begin), min(one.end_char, content.end)) for one in told]


def _begins(words: SpanOfWords) -> Iterator[int]:
    """Where a sentence, or a clause joined to the main one, begins."""
    for word in words:
        if word.is_sent_start:
            yield word.i
        if word.pos_ not in VERBS or not _joined(word):
            continue
        if not any(one.dep_ in SUBJECTS or one.dep_ == "expl" for one in word.children):
            continue
        first = word.head
        while first.i >= words.start and _joined(first):
            first = first.head
        if first.head == first or not words.start <= first.head.i < words.end:
            yield max(word.left_edge.i, words.start)


def _joined(clause: Token) -> bool:
    """Whether a clause is joined to the one above it, by the parse or by a "that" behind a comma or an "and"."""
    if clause.dep_ == "conj":
        return True
    first = clause.left_edge
    listed = first.lower_ == "that" and first.dep_ == "mark" and first.i > clause.head.i
    return listed and clause.head.pos_ in VERBS and first.nbor(-1).lower_ in (",", ";", "and", "but", "or")


def _trimmed(words: SpanOfWords) -> SpanOfWords | None:
    """Without what only joins it to what stands before, and without the mark at its end."""
    begin, end = words.start, words.end
    while begin < end and _joins(words.doc[begin]):
        begin += 1
    while begin < end and (words.doc[end - 1].is_punct or _joins(words.doc[end - 1])):
        end -= 1
    return words.doc[begin:end] if begin < end else None


def _joins(word: Token) -> bool:
    return (
        word.is_space
        or word.text in ",;"
        or word.is_quote
        or word.dep_ == "cc"
        or (word.lower_ == "that" and word.dep_ == "mark")
    )


def _says_something(words: SpanOfWords) -> bool:
    """A claim says something of something: it has a verb, finite or not, and more than one word."""
    tokens = [token for token in words if not token.is_punct and not token.is_space]
    return len(tokens) > 1 and any(token.pos_ in VERBS for token in tokens)
