"""The smallest stretch of text that tells an event."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ...model import Span
from .syntax import OBJECTS, SUBJECTS

CLIMB = ("xcomp", "acomp", "attr")
CUT_MARKS = frozenset({"if", "unless", "should", "whether"})
CUT_PREPOSITIONS = frozenset({"according"})
MAX_OPEN = 8
"""Words that an unfinished phrase may still take."""
EDGE = frozenset(" \n\t\r,;:.!?—–-")


def clause_head(trigger: Token, stops: set[int]) -> Token:
    """The verb whose clause tells the trigger: of a noun the verb it is a party to, of "has to leave" the "has".

    Args:
        stops: token indices of other triggers and of cues, in whose clause this one must not be told.
    """
    head = trigger
    if head.pos_ in ("NOUN", "PROPN") and head.dep_ in (*SUBJECTS, *OBJECTS) and head.head.pos_ in ("VERB", "AUX"):
        if head.head.i in stops:
            return trigger
        head = head.head
    while head.dep_ in CLIMB and head.head.pos_ in ("VERB", "AUX", "ADJ") and head.head.i not in stops:
        head = head.head
    return head


def clause_span(trigger: Token, head: Token, others: set[int], within: Iterable[Span]) -> Span:
    """The words under `head`, without clauses that tell something of their own, clipped to the content it stands in.

    Args:
        others: token indices of other triggers.
        within: contents of attributions that cover the trigger; the shortest one clips.
    """
    doc = trigger.doc
    cut: set[int] = set()
    _cut(head, trigger, others, cut, top=True)
    first, last = head.left_edge.i, head.right_edge.i
    if head.dep_ in ("relcl", "acl") and head.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        # "the men who fled", "two policemen held in April", "at least 11 killed"
        first = head.head.left_edge.i
    while first < trigger.i and (first in cut or _edge(doc[first])):
        first += 1
    while last > trigger.i and (last in cut or _edge(doc[last])):
        last -= 1
    last = _whole_phrase(doc, last)
    # A clause cut out of the middle keeps the words around it; only its ends are trimmed.
    begin, end = doc[first].idx, doc[last].idx + len(doc[last].text)
    own = Span(trigger.idx, trigger.idx + len(trigger.text))
    best = min((span for span in within if span.covers(own)), key=lambda span: span.end - span.begin, default=None)
    if best is not None:
        begin, end = max(begin, best.begin), min(end, best.end)
    begin, end = _with_quotes(doc, first, last, begin, end)
    near = doc[max(0, first - 1) : last + 2]  # the text of all of it is put together anew each time it is asked for
    text, start = near.text, near.start_char
    while begin < trigger.idx and text[begin - start] in EDGE:
        begin += 1
    while end > own.end and text[end - 1 - start] in EDGE:
        end -= 1
    return Span(begin, end)


def _whole_phrase(doc: Doc, last: int) -> int:
    """Index of the last word of the phrase that `last` leaves open: no clause ends in "in the town of"."""
    at = last
    while at + 1 < len(doc) and at - last < MAX_OPEN and _open(doc[at]) and not doc[at + 1].is_sent_start:
        at += 1
    while at + 1 < len(doc) and doc[at + 1].dep_ in ("compound", "pobj") and doc[at].dep_ == "compound":
        at += 1
    return at if not _open(doc[at]) and not _edge(doc[at]) else last


def _open(token: Token) -> bool:
    """Whether something must follow: a determiner, a number before a noun, a preposition that is no particle."""
    return token.dep_ in ("det", "prep", "agent", "compound", "amod", "nummod", "case", "quantmod") and token.pos_ in (
        "ADP", "DET", "NUM", "ADJ", "NOUN", "PROPN",
    )  # fmt: skip


def _cut(head: Token, trigger: Token, others: set[int], cut: set[int], *, top: bool) -> None:
    """Mark the tokens of clauses under `head` that are told apart."""
    for one in head.children:
        if one.is_ancestor(trigger) or one is trigger:
            _cut(one, trigger, others, cut, top=False)
            continue
        own = one.dep_ == "conj" and one.pos_ in ("VERB", "AUX") and (one.i in others or _has_subject(one))
        aside = one.dep_ in ("advcl", "prep") and any(
            word.lower_ in CUT_MARKS for word in one.children if word.dep_ in ("mark", "aux", "advmod")
        )
        source = one.dep_ == "prep" and one.lower_ in CUT_PREPOSITIONS
        saying = one.dep_ in ("parataxis", "ccomp") and one.i < head.i and _has_subject(one)
        if own or aside or source or saying:
            cut.update(word.i for word in one.subtree)
            if own:
                # the "and" before it
                cut.update(
                    word.i
                    for word in head.children
                    if word.dep_ in ("cc", "punct")
                    and word.i < one.i
                    and word.i > head.i
                    and word.i >= one.left_edge.i - 2
                )


def _has_subject(verb: Token) -> bool:
    return any(one.dep_ in SUBJECTS for one in verb.children)


def _edge(token: Token) -> bool:
    return (
        token.is_space
        or token.text in EDGE
        or (token.dep_ == "cc")
        or (token.tag_ == "WRB" and token.dep_ == "advmod")
        or (
            token.dep_ == "mark"
            and token.lower_
            in ("that", "if", "unless", "whether", "because", "after", "when", "while", "as", "before", "since")
        )
    )


def _with_quotes(doc: Doc, first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    """Take in a quotation mark that stands just outside and whose pair is inside."""
    marks = sum(1 for token in doc[first : last + 1] if token.text == '"')
    if marks % 2 == 0:
        return begin, end
    if doc[last].text == '"' and last > first and doc[last - 1].idx + len(doc[last - 1].text) < doc[last].idx:
        return begin, min(end, doc[last - 1].idx + len(doc[last - 1].text))  # it opens what is told apart
    if last + 1 < len(doc) and doc[last + 1].text == '"' and doc[last + 1].idx == end:
        return begin, end + 1
    if first > 0 and doc[first - 1].text == '"' and doc[first - 1].idx == begin - 1:
        return begin - 1, end
    return begin, end
