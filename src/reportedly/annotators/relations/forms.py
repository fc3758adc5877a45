"""What lists and lines tell by their form: "2nd Battalion, 51st Brigade", "NAME, GROUP:"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from ..parties import BODIES, Entities
from .finding import Finding, named, stretch
from .lexicon import nouns

MAX_LABEL = 30
"""Tokens of a line that can be the label of a speaker: "NAME, office, place:"."""
MAX_SIGNATURE = 40
"""Tokens at the end of a text among which it is signed."""
MAX_UNIT = 6
"""Tokens of a numbered unit's name."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Units that are part of the next one named, and speakers of labelled lines."""
    yield from _units(doc, entities)
    yield from _speakers(doc, entities)
    yield from _signed(doc, entities)


def _units(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """ "2nd Battalion, 51st Brigade": of two numbered units beside each other the first is part of the second."""
    for comma in doc:
        if comma.text != "," or not 0 < comma.i < len(doc) - 2 or not _is_unit(comma.nbor(-1)):
            continue
        after = next((one for one in doc[comma.i + 1 : comma.i + 1 + MAX_UNIT] if _is_unit(one)), None)
        part, whole = named(entities, comma.nbor(-1)), named(entities, after) if after is not None else None
        if after is None or part is None or whole is None or part == whole:
            continue
        before = [one for one in doc[max(comma.i - MAX_UNIT, 0) : comma.i] if entities.actor_at(one) == part]
        if doc[comma.i + 1].text[0].isdigit() and any(one.text[0].isdigit() for one in before):
            first, last = stretch(doc, comma.nbor(-1), after)
            yield Finding(type="part_of", subject=part, object=whole, first=first, last=last, head=comma.i - 1)


def _is_unit(token: Token) -> bool:
    word = nouns().get(token.lemma_.lower())
    return word is not None and word.type == "part_of"


def _speakers(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """A line that begins with "NAME, GROUP:" says whom the speaker belongs to."""
    start = True
    for token in doc:
        if start and not token.is_space:
            start = False
            line = doc[token.i : token.i + MAX_LABEL]
            colon = next((one.i for one in line if one.text == ":" or "\n" in one.text), None)
            if colon is not None and doc[colon].text == ":":
                yield from _label(doc, token.i, colon, entities)
        if token.is_space and "\n" in token.text:
            start = True


def _signed(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Who signs, with the office on the next line: "N. N." over "Spokesman of the Front"."""
    lines: list[list[Token]] = [[]]
    for token in doc[-MAX_SIGNATURE:]:
        if token.is_space and "\n" in token.text:
            lines.append([])
        elif not token.is_space:
            lines[-1].append(token)
    written = [line for line in lines if line]
    for above, below in pairwise(written):
        people = {actor for one in above if (actor := named(entities, one)) and entities.kinds[actor] == "person"}
        if len(people) != 1 or any(named(entities, one) not in people for one in above if one.pos_ == "PROPN"):
            continue
        office = next((nouns()[one.lemma_.lower()] for one in below if one.lemma_.lower() in nouns()), None)
        group = next((one for one in below if entities.kinds.get(named(entities, one) or "") in BODIES), None)
        if office is None or not office.office or group is None or len(above) > MAX_UNIT:
            continue
        (signer,) = people
        word = next(one for one in below if one.lemma_.lower() in nouns())
        yield Finding(
            type="leads" if office.type == "leads" else "member_of", subject=signer, object=named(entities, group),
            value=word.lower_, first=above[0].i, last=group.i, head=word.i,
        )  # fmt: skip


def _label(doc: Doc, begin: int, colon: int, entities: Entities) -> Iterator[Finding]:
    parts: list[list[Token]] = [[]]
    for token in doc[begin:colon]:
        if token.text in (",", ";", "–", "—"):
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) < 2 or any(token.pos_ in ("VERB", "AUX") for token in doc[begin:colon]):
        return
    people = [actor for token in parts[0] if (actor := named(entities, token)) and entities.kinds[actor] == "person"]
    if not people:
        return
    speaker = people[-1]
    for part in parts[1:]:
        named_here = [actor for token in part if (actor := named(entities, token))]
        groups = [actor for actor in named_here if entities.kinds[actor] != "person" and actor != speaker]
        if groups:
            last = part[-1].i
            yield Finding(
                type="member_of", subject=speaker, object=groups[0], first=begin, last=last, head=last, score=0.7
            )
            return
