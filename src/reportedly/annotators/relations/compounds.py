"""Ties told by a name, a hyphen and a word before a group: "Iran-backed militia", "pro-Russian formation"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..parties import Entities
from .behind import group_behind
from .finding import Finding, at_home, named
from .lexicon import compounds, prefixes


def hyphened(doc: Doc, hyphen: Token, entities: Entities) -> Iterator[Finding]:
    before, after = doc[hyphen.i - 1], doc[hyphen.i + 1]
    if before.idx + len(before.text) != hyphen.idx or hyphen.idx + len(hyphen.text) != after.idx:
        return
    if before.lower_ in prefixes():
        type_, named_so, first = prefixes()[before.lower_], after, before.i
    elif after.lower_ in compounds():
        type_, named_so, first = compounds()[after.lower_], before, before.i
    else:
        return
    noun = after
    while (
        noun.dep_ in ("compound", "amod", "nmod", "advmod", "npadvmod", "punct", "pobj")
        and noun.head.i > noun.i
        and noun.head.i - hyphen.i < 7
    ):
        noun = noun.head
    if noun.i <= after.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    bearer = named(entities, noun) or group_behind(noun, entities)
    if bearer is None:
        return
    other = entities.actor_at(named_so)
    if other in (None, bearer):  # "a pro-government militia": the words of the description name the militia too
        other = at_home(named_so, entities) or other
    if other in (None, bearer) and type_ not in ("origin", "located_in"):
        other = entities.actor_or_state(named_so) if other is None else entities.state(named_so)
    if bearer == other:
        return
    while (
        first > 0
        and doc[first - 1].dep_ in ("compound", "det")
        and doc[first - 1].i >= before.i - 4
        and doc[first - 1].pos_ in ("PROPN", "DET")
    ):
        first -= 1
    label = doc[before.i : noun.i + 1].text
    called = label.lower() in entities.names.get(bearer, "").lower()
    if before.lower_ in prefixes() and called and (other is None or entities.kinds.get(bearer) == "person"):
        return  # the label is how the actor is called anyhow
    if entities.kinds.get(bearer) == "person" and before.lower_ in prefixes():
        yield Finding(
            type="described_as",
            subject=bearer,
            value=label,
            first=first,
            last=noun.i,
            head=noun.i,
        )
        return
    if type_ in ("origin", "located_in"):
        place = entities.place_at(before) if type_ == "located_in" else None
        yield Finding(
            type=type_ if place else "origin",
            subject=bearer,
            object=place,
            value=before.text,
            first=first,
            last=noun.i,
            head=noun.i,
            score=0.6,
        )
    elif other is None:
        if before.lower_ in prefixes():
            value = doc[before.i : noun.i + 1].text
            yield Finding(
                type="described_as", subject=bearer, value=value, first=first, last=noun.i, head=noun.i, score=0.6
            )
    else:
        subject, target = (
            (other, bearer) if type_ in ("supports", "leads") and after.lower_ in compounds() else (bearer, other)
        )
        yield Finding(type=type_, subject=subject, object=target, first=first, last=noun.i, head=noun.i, score=0.75)
