"""Counts of dead and hurt that the parse loses beside another: "nine dead, two of them nurses, and 30 wounded"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from ...model import Casualties, Span
from ..parties import Entities
from .casualties import between, harms
from .draft import Draft
from .numbers import count_of, is_number
from .victims import who_are

REACH = 4
"""Most words from the number to what befell them."""


def count_untold(drafts: Mapping[int, Draft], entities: Entities) -> None:
    """Add to the tellings of harm the counts of their sentence that no telling has.

    Args:
        drafts: tellings by their heads; those with counts of dead or hurt are given the others of their sentence.
        entities: who is named where.
    """
    spans = [count.span for draft in drafts.values() for count in draft.casualties]
    heads = {extra.head.i for draft in drafts.values() for extra in (draft.trigger, *draft.extra)}
    seen: set[int] = set()
    for _, draft in sorted(drafts.items()):
        sentence = draft.trigger.head.sent
        told = {draft.trigger.sense.harm, *(count.harm for count in draft.casualties)}
        if sentence.start in seen or told.isdisjoint(harms().values()):
            continue
        seen.add(sentence.start)
        for token in sentence:
            harm = harms().get(token.lower_)
            number = _number_before(token) if harm is not None else None
            if harm is None or number is None or any(one.begin <= number.idx < one.end for one in spans):
                continue
            owner = drafts.get(token.i, draft) if token.i in heads else draft
            count = count_of(number)
            if count is None or count.low == count.high == 0 or any(one.harm == harm for one in owner.casualties):
                continue
            owner.casualties.append(
                Casualties(
                    harm=harm, who=who_are(number, entities), actor=None, low=count.low, high=count.high,
                    approximate=count.approximate, span=Span(number.idx, number.idx + len(number.text)),
                )
            )  # fmt: skip


def _number_before(word: Token) -> Token | None:
    """The number of those of whom the word tells what befell them, right before it or before the noun for them."""
    nouns = 0
    for token in reversed(word.doc[max(word.sent.start, word.i - REACH) : word.i]):
        if is_number(token) or (token.lower_ == "one" and token.i == word.i - 1):
            after = word.doc[token.i + 1]
            return None if after.lower_ == "of" else token
        joins = token.lower_ in between()
        nouns += token.pos_ == "NOUN" and not joins
        if nouns > 1 or not (joins or token.pos_ == "NOUN"):
            return None
    return None
