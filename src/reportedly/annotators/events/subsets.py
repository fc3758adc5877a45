"""Counts of some of those who are counted: "three of them children", "including two women", "among them a priest"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ...model import Casualties, Span
from ...model.event import Harm
from ..parties import Entities, after_of, child, coordinated
from .numbers import Count, count_of, is_number
from .victims import sorts_of_people, who_are

REACH, FAR = 8, 14
"""Words behind those who are counted in which a part of them is told, and where nothing is joined between the two."""
MARKS = frozenset({"-", "–", "—", ":", "("})
"""Marks behind which all are told by their sorts: "ten people - four nurses and six soldiers"."""


def parts_of(head: Token, count: Count, harm: Harm, whole: int, entities: Entities) -> list[Casualties]:
    """Counts of parts of the people whom a noun phrase counts.

    Args:
        head: the head of the noun phrase.
        count: how many it tells.
        harm: what befell them.
        whole: index of their count.
    """
    parts = [*_by_sort(head, count), *_named_parts(head, count)]
    return [
        Casualties(
            harm=harm, who=who_are(one, entities), actor=None, low=part.low, high=part.high,
            approximate=part.approximate, of=whole, span=phrase_of(one),
        )
        for one, part in parts
    ]  # fmt: skip


def _named_parts(head: Token, count: Count) -> Iterator[tuple[Token, Count]]:
    """Heads of the words for parts that words like "including" and "of them" tell, and how many they are."""
    doc = head.doc
    near = head.right_edge.i + REACH
    joined = any(token.dep_ == "cc" or token.text == ";" for token in doc[head.i : near])
    end = min(near if joined else head.right_edge.i + FAR, len(doc) - 1)
    at = head.i + 1
    while at <= end and not doc[at].is_sent_start:
        token = doc[at]
        if at > near and (token.dep_ == "cc" or token.text == ";"):
            return
        them = doc[at + 1].lower_ in ("them", "whom") if at + 1 < len(doc) else False
        if token.lower_ == "including" or (token.lower_ == "among" and them):
            inner = child(token, "pobj") if token.lower_ == "including" else None
            inner = inner or _next_noun(doc, at + (2 if token.lower_ == "among" else 1))
            for one in coordinated(inner) if inner is not None else ():
                part = count_of(one)
                if part is not None and part.low is not None:
                    yield one, part
            return
        if token.lower_ == "of" and them:
            part = _share(doc[at - 1], count)
            noun = _next_noun(doc, at + 2)
            if part is None and at + 2 < len(doc) and is_number(doc[at + 2]):
                part = count_of(doc[at + 2])  # "of whom five were children"
            if part is not None and noun is not None and noun.lower_ in sorts_of_people():
                yield noun, part
                end = max(end, min(noun.i + 5, len(doc) - 1))  # "nine of them women and three of them children"
        at += 1


def _share(last: Token, count: Count) -> Count | None:
    """How many "three of them", "all of them", "all but one of them" and "half of them" are."""
    before = [token.lower_ for token in last.doc[max(last.i - 2, 0) : last.i]]
    all_ = count.low if count.low == count.high else None
    if is_number(last) or last.lower_ == "one":
        part = count_of(last)
        if before == ["all", "but"]:
            return Count(all_ - part.low, all_ - part.low) if all_ and part is not None and part.low else None
        return part
    if last.lower_ in ("all", "both"):
        return Count(count.low, count.high, count.approximate)
    if last.lower_ == "half" and all_ is not None:
        more = before == ["more", "than"]
        return Count(all_ // 2 + 1, None) if more else Count(all_ // 2, all_ // 2, all_ % 2 == 1)
    return None


def _by_sort(head: Token, count: Count) -> list[tuple[Token, Count]]:
    """All who are counted once more by their sorts: "ten people - four nurses and six soldiers - were killed"."""
    after = head.doc[head.i + 1 : head.i + 3]
    if len(after) < 2 or not (after[0].text in MARKS or after[0].text == ",") or not is_number(after[1]):
        return []
    noun = _next_noun(head.doc, head.i + 2)
    parts = [(one, count_of(one)) for one in coordinated(noun)] if noun is not None else []
    found = [(one, part) for one, part in parts if part is not None and one.lower_ in sorts_of_people()]
    number = sum(part.low or 0 for _, part in found)
    return found if len(found) > 1 and number == count.low else []


def _next_noun(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that begins at a token."""
    for token in doc[at : at + 5]:
        if token.is_sent_start:
            return None
        if token.pos_ in ("NOUN", "PROPN"):
            while token.dep_ == "compound" and token.head.i > token.i:
                token = token.head
            return token
    return None


def phrase_of(head: Token) -> Span:
    """The noun phrase up to its head, with a following "people" of "dozens of people"; no clause after it."""
    first, last = head.left_edge, after_of(head) or head
    return Span(first.idx, last.idx + len(last.text))
