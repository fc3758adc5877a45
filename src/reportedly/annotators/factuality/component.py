"""Factuality and reality of every claim."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Doc, Token

from ...model import AUTHOR, Claim, Span
from ..claims.denials import link_denials
from ..component import Annotator, register
from ..reading import Reading
from ..span_index import SpanIndex
from .conditions import link_conditions
from .decide import decide
from .learned import settle
from .signals import Signals, held_likely, signals_of


@register
class FactualityReader(Annotator):
    """Decides, per claim, what its innermost source commits itself to (FactBank values) and how real it is told."""

    name = "reportedly_factuality"
    needs = ("encoding", "claims", "attributions", "token.dep", "token.tag", "token.lemma", "doc.sents")

    def read(self, doc: Doc, reading: Reading) -> None:
        contents = {attribution.id: attribution.content_spans for attribution in reading.attributions}
        titles = [part.span for part in reading.document.layout if part.part == "title"]
        heads = {claim_id: doc[reading.told[index].head] for index, claim_id in reading.claim_of.items()}
        signals: dict[str, Signals] = {}
        words = SpanIndex((word.span, word) for word in reading.encoding.triggers)
        for index, claim in enumerate(reading.claims):
            head = heads.get(claim.id) or _head_of(doc, claim.span)
            edge = _edge(claim, head, contents)
            found = signals_of(head, edge)
            held_likely(doc, head, claim.attribution[-1].cue_span, found)
            signals[claim.id] = found
            verdict = decide(
                claim,
                found,
                headline=any(title.overlaps(claim.span) for title in titles),
                own_act=_own_act(claim, found, reading),
            )
            asked = claim.attribution[-1].act == "question" and head.pos_ in ("VERB", "AUX") and not _beside(head)
            if claim.event is not None and not asked and (seen := words.overlapping(claim.event.trigger)):
                verdict = settle(
                    verdict,
                    max((word for _, word in seen), key=lambda word: word.told),
                    condition=found.condition is not None,
                    formed=found.formed or found.tense in ("future", "past-future"),
                    denied=found.averted or claim.attribution[-1].act == "deny",
                )
            claim = dataclasses.replace(claim, factuality=verdict.factuality, reality=verdict.reality)
            reading.claims[index] = _as_denial(claim) if _disowns(claim, found, reading) else claim
        link_conditions(reading, signals)
        link_denials(reading)


def _edge(claim: Claim, head: Token, contents: dict[str, tuple[Span, ...]]) -> Span | None:
    """The stretch of the innermost content that the head stands in; None where the author tells it."""
    for content in contents.get(claim.attribution[-1].ref or "", ()):
        if content.begin <= head.idx < content.end:
            return content
    return None


def _beside(head: Token) -> bool:
    """Whether a telling only tells which one is meant: "asked whether the men who fired were soldiers"."""
    return any(one.dep_ in ("relcl", "acl") for one in (head, *head.ancestors))


def _head_of(doc: Doc, span: Span) -> Token:
    """The token of `span` that governs the rest of it."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    return words.root if words is not None else doc[0]


def _disowns(claim: Claim, found: Signals, reading: Reading) -> bool:
    """True for "we did not bomb the town": who says of a hostile act of its own that it was not done denies it."""
    hostile = claim.event is not None and claim.event.type in ("ASSAULT", "COERCE", "THREATEN")
    plain = len(claim.attribution) > 1 and claim.attribution[-1].act in ("say", "claim", "announce")
    return hostile and plain and claim.factuality == "CT-" and _own_act(claim, found, reading)


def _as_denial(claim: Claim) -> Claim:
    *outer, last = claim.attribution
    return dataclasses.replace(claim, attribution=(*outer, dataclasses.replace(last, act="deny")))


def _own_act(claim: Claim, found: Signals, reading: Reading) -> bool:
    """True where the innermost source tells of an act of its own, or of the body that it belongs to."""
    source = claim.attribution[-1].source
    if source == AUTHOR:
        source = reading.document.voice  # "the Navy will take it to court", in a note of the Navy
    if claim.event is None or found.first_person or source is None:
        return found.first_person
    bodies = next((actor.part_of for actor in reading.actors if actor.id == source), ())
    return any(one in claim.event.actor for one in (source, *bodies))
