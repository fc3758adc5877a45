"""Of which sort are those who are counted: soldiers, police, insurgents, civilians, children?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from ...lexicons.load import load_toml
from ...model import Casualties
from ...model.event import Victims
from ..parties import Entities, after_of, child


@cache
def sorts_of_people() -> dict[str, Victims]:
    """Nouns for persons, with what they are."""
    return {word: kind for kind, row in load_toml("events/casualties.toml")["who"].items() for word in row["words"]}


@cache
def _members() -> frozenset[str]:
    return frozenset(load_toml("events/casualties.toml")["members"]["words"])


def who_are(head: Token, entities: Entities) -> Victims:
    """Of which sort the people are whom a noun phrase with this head counts."""
    known = sorts_of_people()
    named = next((known[word] for word in (head.lower_, head.lemma_.lower()) if word in known), None)
    if named in ("child", "civilian"):
        return named
    if (side := _side(head, entities)) is not None:
        return side  # a movement has soldiers too
    if head.lemma_.lower() == "officer" and (force := _force_told_before(head)) is not None:
        return force
    if named is not None:
        return named
    for one in head.lefts:
        if one.dep_ in ("compound", "amod") and one.lower_ in known:
            return known[one.lower_]
    told = child(head.head, "attr") if head.dep_ == "nsubj" and head.head.lemma_ == "be" else None
    if told is not None and told.lower_ in known:
        return known[told.lower_]  # "three of the dead were children"
    within = after_of(head)
    if within is not None and (within.lower_ in known or child(within, "poss") is not None):
        return who_are(within, entities)
    return _of_kind(entities.actor_at(head), entities) or "unknown"


def _side(head: Token, entities: Entities) -> Victims | None:
    """What those are whose people are counted: "our comrades", "police sergeants", "members of the Front"."""
    owners = [one for one in head.lefts if one.dep_ in ("poss", "compound", "nmod")]
    if head.dep_ == "dobj" and head.head.lemma_ == "lose" and (loser := child(head.head, "nsubj")) is not None:
        owners.append(loser)
    if head.lemma_.lower() in _members() and (within := after_of(head)) is not None:
        owners.append(within)
    found = (_of_kind(entities.actor_at(one), entities) for one in owners)
    return next((one for one in found if one is not None), None)


def _of_kind(actor: str | None, entities: Entities) -> Victims | None:
    kinds: dict[str, Victims] = {"military": "military", "police": "police", "armed_group": "insurgent"}
    return kinds.get(entities.kinds.get(actor or "", ""))


def _force_told_before(head: Token) -> Victims | None:
    """Whose officers they are, by the nearest word for a force in the sentence or the one before it."""
    first = head.sent.start
    first = head.doc[first - 1].sent.start if first else first
    known = sorts_of_people()
    for one in reversed(head.doc[first : head.i]):
        if known.get(one.lower_) in ("police", "military") and one.lemma_.lower() != "officer":
            return known[one.lower_]
    return None


def tell_who(counts: Sequence[list[Casualties]], doc: Doc) -> None:
    """Bare numbers count people of the sort counted right before them: "killed nine soldiers; five more were wounded".

    Args:
        counts: lists of counts, which are changed in place.
        doc: the text that they stand in.
    """
    rows = sorted((count.span.begin, at, number) for at, some in enumerate(counts) for number, count in enumerate(some))
    before: tuple[Token, Victims] | None = None
    for _, at, number in rows:
        count = counts[at][number]
        words = doc.char_span(count.span.begin, count.span.end, alignment_mode="expand")
        if words is None:
            continue
        bare = count.who == "unknown" and words[-1].like_num
        if bare and before is not None and words[0].sent.start <= before[0].sent.end:
            count = counts[at][number] = replace(count, who=before[1])
        before = (words[-1], count.who)
