"""What lists and lines tell by their form: "2nd Battalion, 51st Brigade", "NAME, GROUP:"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from ..parties import BODIES, Entities
from .finding import WE, Finding, named, stretch
from .lexicon import nouns

MAX_LABEL = 30
"""Tokens of a line that can be the label of a speaker: "NAME, office, place:"."""
MAX_SIGNATURE = 40
"""Tokens at the end of a text among which it is signed."""
PARTIES = frozenset({"party", "organisation", "unnamed", "bloc"})
"""Kinds for which the name of a party alone may be taken."""
SIGNED_FOR = BODIES | {"government_body", "igo", "ngo"}
"""Kinds of body in whose name one signs."""
MAX_LINE = 10
"""Tokens of a line on which somebody signs."""
MAX_UNIT = 6
"""Tokens of a numbered unit's name."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Units that are part of the next one named, and speakers of labelled lines."""
    yield from _units(doc, entities)
    yield from _speakers(doc, entities)
    yield from _signed(doc, entities)
    for token in doc:
        if token.text == "(" and token.i > 0:
            yield from _bracketed(doc, token, entities)


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


def _bracketed(doc: Doc, bracket: Token, entities: Entities) -> Iterator[Finding]:
    """A speaker's party and seat behind the name, as minutes have it: "Mr N. N. (Party, District)"."""
    name = bracket.nbor(-1)
    person = named(entities, name) if name.pos_ == "PROPN" else None
    close = next((i for i in range(bracket.i + 2, min(bracket.i + 10, len(doc))) if doc[i].text == ")"), None)
    if person is None or entities.kinds[person] != "person" or close is None:
        return
    inside = doc[bracket.i + 1 : close]
    comma = next((one.i for one in inside if one.text == ","), close)
    body = {entities.actor_at(one) for one in doc[bracket.i + 1 : comma]}
    (party,) = body if len(body) == 1 else (None,)
    kind = entities.kinds.get(party or "")
    seat = comma < close and all(one.text[0].isupper() for one in inside if one.is_alpha and not one.is_stop)
    if party in (None, person) or not (kind == "party" or (seat and kind in PARTIES)):
        return
    yield Finding(
        type="member_of", subject=person, object=party, first=name.left_edge.i, last=close, head=name.i, score=0.75
    )


def _signed(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Who signs, with the office on the next line: "N. N." over "Spokesman of the Front"; or for those who say "we"."""
    lines: list[list[Token]] = [[]]
    for token in doc[-MAX_SIGNATURE:]:
        if token.is_space and "\n" in token.text:
            lines.append([])
        elif not token.is_space:
            lines[-1].append(token)
    written = [line for line in lines if line]
    for above, below in pairwise([*written, []]):
        people = {actor for one in above if (actor := named(entities, one)) and entities.kinds[actor] == "person"}
        if len(people) != 1 or len(above) > MAX_LINE:
            continue
        (signer,) = people
        last = above is written[-1] or (below is written[-1] and len(below) <= MAX_UNIT)
        other = any(named(entities, one) not in people for one in above if one.pos_ == "PROPN")
        office = next((nouns()[one.lemma_.lower()] for one in below if one.lemma_.lower() in nouns()), None)
        group = next((one for one in below if entities.kinds.get(named(entities, one) or "") in SIGNED_FOR), None)
        if office is not None and office.office and group is not None and len(above) <= MAX_UNIT and not other:
            word = next(one for one in below if one.lemma_.lower() in nouns())
            yield Finding(
                type="leads" if office.type == "leads" else "member_of", subject=signer, object=named(entities, group),
                value=word.lower_, first=above[0].i, last=group.i, head=word.i,
            )  # fmt: skip
        elif last and len(written) > 1 and (body := _we(doc, entities)) is not None and body != signer:
            if any(one.pos_ in ("VERB", "AUX") or one.text in (".", "!", "?", '"') for one in above[1:-1]):
                continue
            yield Finding(
                type="member_of", subject=signer, object=body, first=above[0].i, last=above[-1].i, head=above[-1].i,
                score=0.6,
            )  # fmt: skip


def _we(doc: Doc, entities: Entities) -> str | None:
    """The one body that says "we" in a text; where nobody does, the one that its first line names."""
    sayers = {entities.actor_at(one) for one in doc if one.lower_ in WE} - {None}
    head = next((one.i for one in doc if one.is_space and "\n" in one.text), 0)
    names = sayers or {actor for one in doc[:head] if (actor := named(entities, one)) is not None}
    bodies = [one for one in names if entities.kinds.get(one or "") in SIGNED_FOR]
    return bodies[0] if len(bodies) == 1 and len(names) == 1 else None


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
