"""Words of the parse as spans of an attribution: who speaks, by what word, and what is said."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ...model import Span
from .draft import Draft

LARGEST_CLAUSE = 200
"""Tokens; a clause of a broken parse is not followed further."""


def speaker_of(subject: Token) -> tuple[Span, ...]:
    """The noun phrase of who speaks."""
    return tuple(runs(trimmed(phrase_of(subject)), over_marks=True))[:1]


def spans_of(doc: Doc, positions: Iterable[int]) -> list[Span]:
    """Runs of neighbouring tokens as spans, without marks at the ends."""
    return runs(trimmed([doc[position] for position in positions]))


def phrase_of(noun: Token) -> list[Token]:
    """A noun phrase without the clauses and remarks that hang on it."""
    left_out = {
        part.i
        for child in noun.children
        if child.dep_ in ("relcl", "acl", "conj", "cc", "punct", "advcl", "parataxis", "prep")
        and not (child.dep_ in ("prep", "conj", "cc") and child.i - noun.i <= 3)
        for part in subtree(child)
    }
    return [part for part in subtree(noun) if part.i not in left_out]


def subtree(token: Token) -> list[Token]:
    parts = list(token.subtree)
    return parts if len(parts) <= LARGEST_CLAUSE else parts[:LARGEST_CLAUSE]


def draft_of(source: list[Token], cue: list[Token], content: list[Token]) -> Draft | None:
    taken = {token.i for token in (*source, *cue)}
    kept = trimmed([token for token in content if token.i not in taken])
    if not kept:
        return None
    spans = runs(kept)
    return Draft(tuple(runs(trimmed(source), over_marks=True))[:1], tuple(runs(cue)), tuple(spans))


def trimmed(tokens: Iterable[Token]) -> list[Token]:
    """Tokens in text order without blanks and marks at either end, save quotation marks."""
    kept = sorted({token.i: token for token in tokens if not token.is_space}.values(), key=lambda token: token.i)
    while kept and kept[0].is_punct and not kept[0].is_quote:
        kept.pop(0)
    while kept and kept[-1].is_punct and not kept[-1].is_quote:
        kept.pop()
    return kept


def runs(tokens: list[Token], *, over_marks: bool = False) -> list[Span]:
    """Runs of neighbouring tokens as spans; blanks between do not part them, nor quotation marks `over_marks`."""
    spans: list[Span] = []
    last = -2
    for token in tokens:
        end = token.idx + len(token.text)
        if spans and all(one.is_space or (over_marks and one.is_quote) for one in token.doc[last + 1 : token.i]):
            spans[-1] = Span(spans[-1].begin, end)
        else:
            spans.append(Span(token.idx, end))
        last = token.i
    return spans
