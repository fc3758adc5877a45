"""Tellings and attributions into claims (RECORD.md, conventions 1, 4 and 12)."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpanOfWords

from ...model import AUTHOR, Attribution, Claim, Event, Span
from ...model.event import SPEECH_ACTS
from ..attributions.cues import cue_of
from ..component import Annotator, register
from ..parties import Entities
from ..reading import Reading, Told
from .answers import answered, denied, named, spoken_for
from .chain import Chains, is_said
from .propositions import propositions
from .silence import is_withheld, withholds

ONLY_SAID = frozenset({("REJECT", "deny"), ("ACCUSE", "claim"), ("CONCEDE", "claim"), ("REQUEST", "claim")})
"""Types of event and acts of a word of saying that go together where nothing is done but to say so."""


@register
class ClaimMaker(Annotator):
    """Makes a claim of every event and relation told, and of what is attributed to others without one.

    Factuality and reality are set to the plain telling here; the factuality component decides them.
    """

    name = "reportedly_claims"
    needs = ("actors", "attributions", "told", "doc.sents", "token.dep")
    gives = ("claims",)

    def read(self, doc: Doc, reading: Reading) -> None:
        _leave_out_withheld(doc, reading)
        entities = Entities(doc, reading)
        _leave_out_said(doc, reading, entities)
        chains = Chains(doc, reading)
        told_of: dict[Told, str] = {}
        holder: dict[str, list[str]] = {}
        denied: list[tuple[Claim, Attribution]] = []
        for index, told in enumerate(reading.told):
            anchor = _anchor(doc, told)
            innermost = None if _glossed(told, reading.document.text) else chains.innermost(anchor)
            links = chains.links(innermost)
            if _asks(doc[told.head], innermost):
                links = (*links[:-1], dataclasses.replace(links[-1], act="question"))
            claim = Claim(
                id=f"c{len(reading.claims) + 1}",
                span=told.span,
                attribution=links,
                factuality="CT+",
                reality="actual",
                event=told.event,
                relation=told.relation,
                confidence=told.score,
            )
            reading.claims.append(claim)
            reading.claim_of[index] = claim.id
            told_of[told] = claim.id
            if innermost is not None and told.event is not None:
                denied += [(claim, denial) for denial in chains.denials(anchor, innermost)]
            for layer in chains.layers(innermost):
                holder.setdefault(layer.id, []).append(claim.id)
        for claim, denial in denied:
            _deny(reading, chains, claim, denial)
            holder.setdefault(denial.id, []).append(claim.id)
        _link_speech_acts(doc, reading, chains, told_of)
        _identified(doc, reading, chains, entities, holder)
        _other_contents(doc, reading, chains, entities, holder)


def _leave_out_withheld(doc: Doc, reading: Reading) -> None:
    """What stands only in what somebody would not say is told by nobody."""
    said = [_cue(doc, attribution) for attribution in reading.attributions if is_said(doc, attribution)]
    cues = {token.i for words in said if not withholds(words) for token in words}
    reading.told[:] = [told for told in reading.told if not is_withheld(doc[told.head], cues)]


def _leave_out_said(doc: Doc, reading: Reading, entities: Entities) -> None:
    """A word that only says or denies something is an attribution and no act: "alleged that", "dismissed the claim".

    Nor is one that only says who it was: "identified the attackers as".
    """
    reading.told[:] = [
        told
        for told in reading.told
        if not _only_says(doc[told.head], told.event)
        and (told.event is None or named(doc[told.head], entities) is None)
    ]


def _only_says(head: Token, event: Event | None) -> bool:
    cue = cue_of(head) if event is not None and head.pos_ == "VERB" else None
    return cue is not None and event is not None and (event.type, cue.act) in ONLY_SAID


def _deny(reading: Reading, chains: Chains, claim: Claim, denial: Attribution) -> None:
    """The claim of who denies by name what another says."""
    event = dataclasses.replace(claim.event, casualties=()) if claim.event is not None else None
    links = chains.links(denial)
    if denial.source == AUTHOR:
        links = (*links[:-1], dataclasses.replace(links[-1], act="deny"))
    number = len(reading.claims) + 1
    reading.claims.append(
        dataclasses.replace(claim, id=f"c{number}", attribution=links, event=event, about=(claim.id,))
    )


def _cue(doc: Doc, attribution: Attribution) -> list[Token]:
    spans = (doc.char_span(span.begin, span.end, alignment_mode="expand") for span in attribution.cue_spans)
    return [token for words in spans if words is not None for token in words]


def _anchor(doc: Doc, told: Told) -> Span:
    """The words that decide in whose content a telling stands: the trigger, or the head of a relation."""
    if told.event is not None:
        return told.event.trigger
    head = doc[told.head]
    return Span(head.idx, head.idx + len(head.text))


def _glossed(told: Told, text: str) -> bool:
    """Whether a short form stands in brackets: it is the author's help to readers, whoever is told to speak."""
    return told.relation is not None and told.relation.type == "alias_of" and text[told.span.end - 1] == ")"


def _asks(head: Token, innermost: Attribution | None) -> bool:
    """True where the telling stands in a question of the voice itself, not in a reported one."""
    sent = head.sent
    if not any(token.text == "?" for token in sent[-3:]):
        return False
    # In "Has he, as the army says, fled?" the question is the author's, the content the army's.
    return innermost is None or innermost.quote != "indirect"


def _link_speech_acts(doc: Doc, reading: Reading, chains: Chains, told_of: dict[Told, str]) -> None:
    """An accusation is about the claims in the content that its own verb introduces, unless the parse said which."""
    by_innermost: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        ref = claim.attribution[-1].ref
        if ref is not None:
            by_innermost.setdefault(ref, []).append(claim)
    for index, told in enumerate(reading.told):
        about = [told_of[other] for other in told.about if other in told_of]
        claim = reading.claims[index]
        if told.event is not None and told.event.type in SPEECH_ACTS:
            cued = chains.cued_by(told.event.trigger)
            if cued is not None:
                about += [other.id for other in by_innermost.get(cued.id, []) if other.id != claim.id]
        if about:
            reading.claims[index] = dataclasses.replace(claim, about=tuple(dict.fromkeys(about)))


def _identified(doc: Doc, reading: Reading, chains: Chains, entities: Entities, holder: dict[str, list[str]]) -> None:
    """A clause that only says who it was gives a claim of the act told before, with them as actors."""
    for verb in doc:
        found = named(verb, entities) if verb.pos_ in ("AUX", "VERB") else None
        if found is None:
            continue
        who, actor = found
        innermost = chains.innermost(Span(who.idx, who.idx + len(who.text)))
        trigger = Span(verb.idx, verb.idx + len(verb.text))
        source = innermost.source if innermost is not None else AUTHOR
        answer = answered(reading.claims, source, trigger, actor=actor, same=True)
        if answer is None or {source, *(spoken_for(source, entities) or ())} & {*actor}:
            continue  # who names others does not name himself
        claim_id = f"c{len(reading.claims) + 1}"
        reading.claims.append(
            Claim(
                id=claim_id,
                span=Span(verb.left_edge.idx, who.right_edge.idx + len(who.right_edge.text)),
                attribution=chains.links(innermost),
                factuality="CT+",
                reality="actual",
                event=answer[0],
                about=(answer[1],),
                confidence=0.5,
            )
        )
        for layer in chains.layers(innermost):
            holder.setdefault(layer.id, []).append(claim_id)


def _denied(
    words: SpanOfWords, attribution: Attribution, reading: Reading, entities: Entities
) -> tuple[Event, str] | None:
    """The event told before that a denial without a word for it denies, and the claim that tells it."""
    root = Span(words.root.idx, words.root.idx + len(words.root.text))
    whose = denied(words, _cue(words.doc, attribution), entities, attribution.source)
    return None if whose is None else answered(reading.claims, attribution.source, root, actor=whose)


def _other_contents(
    doc: Doc, reading: Reading, chains: Chains, entities: Entities, holder: dict[str, list[str]]
) -> None:
    """A content that tells neither event nor relation is still a claim of its source."""
    outer = {attribution.inside for attribution in reading.attributions}
    for attribution in reading.attributions:
        if attribution.source == AUTHOR or attribution.id in holder or attribution.id in outer:
            continue
        if not attribution.content_spans or attribution.act == "question":
            continue
        if withholds(_cue(doc, attribution)) or not is_said(doc, attribution):
            continue
        span = max(attribution.content_spans, key=lambda content: content.end - content.begin)
        words = doc.char_span(span.begin, span.end, alignment_mode="expand")
        if words is None:
            continue
        answer = _denied(words, attribution, reading, entities) if attribution.act == "deny" else None
        told = [span] if answer else propositions(doc, span)
        for stretch in told or ([span] if attribution.act == "deny" else []):
            links = chains.links(attribution)
            head = doc.char_span(stretch.begin, stretch.end, alignment_mode="expand")
            if head is not None and _asks(head.root, attribution):
                links = (*links[:-1], dataclasses.replace(links[-1], act="question"))
            reading.claims.append(
                Claim(
                    id=f"c{len(reading.claims) + 1}",
                    span=stretch,
                    attribution=links,
                    factuality="CT+",
                    reality="actual",
                    event=answer[0] if answer else None,
                    about=(answer[1],) if answer else (),
                    confidence=0.5,
                )
            )
