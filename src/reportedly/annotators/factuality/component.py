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
from .cue import held_likely
from .decide import decide
from .found import Signals
from .governors import followed, judged
from .learned import settle
from .own import OwnActs
from .signals import signals_of


@register
class FactualityReader(Annotator):
    """Decides, per claim, what its innermost source commits itself to (FactBank values) and how real it is told."""

    name = "reportedly_factuality"
    needs = ("encoding", "claims", "attributions", "token.dep", "token.tag", "token.lemma", "doc.sents")

    def read(self, doc: Doc, reading: Reading) -> None:
        contents = {attribution.id: attribution.content_spans for attribution in reading.attributions}
        titles = [part.span for part in reading.document.layout if part.part == "title"]
        heads = {claim_id: doc[reading.told[index].head] for index, claim_id in reading.claim_of.items()}
        acts = OwnActs(reading)
        signals: dict[str, Signals] = {}
        words = SpanIndex((word.span, word) for word in reading.encoding.triggers)
        for index, claim in enumerate(reading.claims):
            head = heads.get(claim.id) or _head_of(doc, claim.span)
            edge = _edge(claim, head, contents)
            found = signals_of(head, edge)
            held_likely(doc, head, claim.attribution[-1].cue_span, found)
            signals[claim.id] = found
            own = acts.tells(claim, head, first_person=found.first_person)
            headline = any(title.overlaps(claim.span) for title in titles)
            verdict = decide(claim, found, headline=headline, own_act=own)
            asked = claim.attribution[-1].act == "question" and head.pos_ in ("VERB", "AUX") and not _beside(head)
            if claim.event is not None and not asked and (seen := words.overlapping(claim.event.trigger)):
                verdict = settle(
                    verdict,
                    max((word for _, word in seen), key=lambda word: word.told),
                    condition=found.condition is not None,
                    formed=found.formed or found.tense in ("future", "past-future", "counterfactual"),
                    denied=found.averted or claim.attribution[-1].act == "deny",
                    promised=own or claim.attribution[-1].act == "promise" or "planned" in found.effects,
                    foretold=_foretold(claim, found) and not own,
                )
            claim = dataclasses.replace(claim, factuality=verdict.factuality, reality=verdict.reality)
            reading.claims[index] = _as_denial(claim) if own and _disowns(claim) else claim
        link_conditions(reading, signals)
        link_denials(reading)
        reading.claims[:] = map(_without_harm, reading.claims)


def _without_harm(claim: Claim) -> Claim:
    """A claim without counts where its source tells of nothing that befell anybody: denied, threatened, asked for.

    That nobody was harmed is a count (convention 2), but of a denial it says the same as that.
    """
    event, real = claim.event, claim.reality in ("actual", "ongoing")
    if event is None or not event.casualties or (real and claim.factuality not in ("CT-", "Uu")):
        return claim
    told = real and claim.attribution[-1].act != "deny"
    nobody = tuple(one for one in event.casualties if told and (one.low, one.high) == (0, 0))
    return dataclasses.replace(claim, event=dataclasses.replace(event, casualties=nobody))


def _foretold(claim: Claim, found: Signals) -> bool:
    """Whether somebody other than the author says what others will do or suffer: "warned that thousands would flee"."""
    named = claim.event is not None and bool(claim.event.actor)
    return (named or not found.passive) and claim.attribution[-1].source != AUTHOR


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
    """The word of `span` by which it says what it says."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    if words is None:
        return doc[0]
    # "warned residents not to leave": both hang on the cue, and the verb says what is claimed
    tops = (word for word in words if word.pos_ in ("VERB", "AUX") and not words.start <= word.head.i < words.end)
    top = next(tops, words.root)
    return followed(top) or judged(top) or top


def _disowns(claim: Claim) -> bool:
    """Whether who tells of an act of its own denies it by a "not": "we did not bomb the town"."""
    hostile = claim.event is not None and claim.event.type in ("ASSAULT", "COERCE", "THREATEN")
    plain = len(claim.attribution) > 1 and claim.attribution[-1].act in ("say", "claim", "announce")
    return hostile and plain and claim.factuality == "CT-"


def _as_denial(claim: Claim) -> Claim:
    *outer, last = claim.attribution
    return dataclasses.replace(claim, attribution=(*outer, dataclasses.replace(last, act="deny")))
