"""Whether a source tells of an act of its own."""

from __future__ import annotations

from spacy.tokens import Token

from ...model import AUTHOR, Claim, Span
from ..reading import Reading
from ..span_index import SpanIndex
from .negation import SUBJECTS

OF_STATES = frozenset({"state", "military", "police", "government_body"})
TIES = frozenset({"leads", "member_of", "part_of"})


class OwnActs:
    """Whose acts are a source's own: its own, those of a body that it belongs to or speaks for, and among the bodies
    of one state those of each other (what a minister says of the army).

    Args:
        reading: with actors and claims given.
    """

    def __init__(self, reading: Reading) -> None:
        self._mentions = SpanIndex((mention, one.id) for one in reading.actors for mention in one.mentions)
        self._voice = reading.document.voice
        self._states = {one.id: one.country for one in reading.actors if one.kind in OF_STATES and one.country}
        self._bodies = {actor.id: {actor.id, *actor.part_of} for actor in reading.actors}
        for claim in reading.claims:
            told = claim.relation
            if told is not None and told.type in TIES and told.object is not None:
                self._bodies.setdefault(told.subject, {told.subject}).add(told.object)

    def tells(self, claim: Claim, head: Token, *, first_person: bool) -> bool:
        """True where the innermost source of a claim tells of an act of its own.

        Args:
            claim: with its chain.
            head: the word by which it is told; where that is no event, its subject says whose act it is ("his office").
            first_person: whether it is told of "us".
        """
        source = claim.attribution[-1].source
        if source == AUTHOR:
            source = self._voice  # "the Guard will appeal", in a note of the Guard
        if first_person or source is None:
            return first_person
        actors = claim.event.actor if claim.event is not None else self._subjects(head)
        own = self._bodies.get(source, {source})
        states = {self._states[one] for one in own if one in self._states}
        return any(one in own or self._states.get(one) in states for one in actors)

    def _subjects(self, head: Token) -> list[str]:
        subject = next((one for one in head.children if one.dep_ in SUBJECTS), None)
        whose = [] if subject is None else [subject, *(one for one in subject.children if one.dep_ == "poss")]
        spans = [Span(one.idx, one.idx + len(one.text)) for one in whose]
        return [actor for span in spans for _, actor in self._mentions.overlapping(span)]
