"""What has been read of one document so far: the workspace that the components share.

Every annotator adds its part to the `Reading` that hangs on the spaCy `Doc`; the pipeline then makes the record of it.
Things are frozen: a later component that knows more puts `dataclasses.replace(thing, …)` in its place.
Ids only need to be unique while reading; the pipeline renumbers them by first place in the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from ..model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Event,
    Mention,
    Place,
    Relation,
    Span,
    Time,
    Wording,
)
from ..text import text_hash
from .span_index import SpanIndex


@dataclass(slots=True, eq=False)
class Told:
    """An event or a relation told in the text, before it is known whose claim it is.

    Args:
        span: the smallest clause that tells it.
        head: index in the `Doc` of the token that heads the telling (of an event: its trigger's head).
        event: the event, or None.
        relation: the relation, or None.
        about: tellings this one is about (a threat's threatened event).
        score: how sure the component is that it reads the telling rightly, 0 to 1, not yet calibrated.
        act: the kind of act that its words tell of an event, as entries of the lexicon name it.
    """

    span: Span
    head: int
    event: Event | None = None
    relation: Relation | None = None
    about: list[Told] = field(default_factory=list)
    score: float = 0.5
    act: str | None = None


@dataclass(slots=True, eq=False)
class Reading:
    """One document being read.

    Args:
        document: the text with its metadata.
        given: spans that the caller states, by layer (`{"places": […]}`); they replace that layer's recogniser only.
        encoding: what the encoder gave, in its own form.
        told: events and relations found, in text order.
        claim_of: index of a `Told` in `told` to the id of the claim made of it.
        notes: what could not be read, in plain words.
        done: names of the layers given so far.
    """

    document: Document
    given: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    encoding: Any = None
    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    claim_of: dict[int, str] = field(default_factory=dict)
    wording: list[Wording] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    _mentions: SpanIndex[str] = field(default_factory=SpanIndex)
    _indexed: int = 0
    _contents: tuple[int, SpanIndex[Attribution]] = field(default_factory=lambda: (0, SpanIndex()))

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id.

        Raises:
            KeyError: where no actor has it.
        """
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)

    def actors_at(self, span: Span) -> list[str]:
        """Ids of the actors with a mention that overlaps `span`, the one that shares most first, then the shortest."""
        self._index()
        hits = self._mentions.overlapping(span)

        def rank(hit: tuple[Span, str]) -> tuple[int, int, int]:
            shared = min(hit[0].end, span.end) - max(hit[0].begin, span.begin)
            return (-shared, hit[0].end - hit[0].begin, hit[0].begin)

        return list(dict.fromkeys(actor_id for _, actor_id in sorted(hits, key=rank)))

    def _index(self) -> None:
        for actor in self.actors[self._indexed :]:
            for mention in actor.mentions:
                self._mentions.add(mention, actor.id)
        self._indexed = len(self.actors)

    def widen(self, actor_id: str, span: Span) -> None:
        """Give the mention of an actor with which `span` begins all words of `span`: who is meant is told in full."""
        self._index()
        for at, actor in enumerate(self.actors):
            held = [one for one in actor.mentions if one.begin == span.begin and span.covers(one)]
            if actor.id == actor_id and held:
                mentions = tuple(span if one in held else one for one in actor.mentions)
                self.actors[at] = dataclasses.replace(actor, mentions=mentions)
                for one in held:
                    self._mentions.remove(one, actor_id)
                    self._mentions.add(span, actor_id)

    def contents(self) -> SpanIndex[Attribution]:
        """What is said, each part of it with its attribution."""
        if self._contents[0] != len(self.attributions):
            pairs = ((span, one) for one in self.attributions for span in one.content_spans)
            self._contents = (len(self.attributions), SpanIndex(pairs))
        return self._contents[1]

    def add_actor(self, actor: Actor) -> Actor:
        """Add an actor that a later component found (an unnamed source, a group of victims); its id is made here."""
        number = 1 + max((int(known.id[1:]) for known in self.actors), default=0)
        actor = dataclasses.replace(actor, id=f"a{number}")
        self.actors.append(actor)
        return actor


def reading_of(doc: Doc) -> Reading:
    """The `Reading` of a `Doc`; made from its bare text where the caller has not set one."""
    reading = doc._.reportedly
    if reading is None:
        digest = text_hash(doc.text)
        reading = Reading(Document(id=digest, text_id=digest, sha256=digest, text=doc.text, language="en"))
        doc._.reportedly = reading
    return reading  # type: ignore[no-any-return]


def text_of(doc: Doc) -> str:
    """The text of a `Doc`, which spaCy puts together anew each time it is asked for `doc.text`."""
    return reading_of(doc).document.text
