"""What is claimed, by which chain of voices, and how do claims hang together?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record
from .table import BEGIN, CLAIM, DOCUMENT, END, WORDS, Column, Row, Table, words


def _claims(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        event = claim.event
        acled = event.acled if event else None
        yield (
            record.document.id, claim.id, *words(record, claim.span), claim.attribution[-1].source,
            claim.attribution[-1].act, len(claim.attribution), claim.factuality, claim.reality, claim.condition,
            event.type if event else None, event.mode if event else None, "; ".join(event.context) if event else None,
            acled.event_type if acled else None, acled.sub_event_type if acled else None,
            event.trigger.of(record.document.text) if event else None, claim.confidence,
        )  # fmt: skip


CLAIMS = Table(
    "claims",
    "One row a claim: what is told, by which voice, how sure, and the event's codes.",
    (
        DOCUMENT,
        CLAIM,
        BEGIN,
        END,
        WORDS,
        Column("source", "the innermost voice: author, the id of an actor, or empty where unknown"),
        Column("act", "its act of speech"),
        Column("layers", "length of the chain of saying; 1 is the document's own voice", "integer"),
        Column("factuality", "FactBank value, as the innermost source puts it"),
        Column("reality", "actual, ongoing, future, threatened, conditional, hypothetical, desired, generic"),
        Column("condition", "id of the claim it depends on"),
        Column("event_type", "PLOVER type"),
        Column("mode", "PLOVER mode"),
        Column("context", "PLOVER contexts, parted by “; ”"),
        Column("acled_event_type", "ACLED event type"),
        Column("acled_sub_event_type", "ACLED sub-event type"),
        Column("trigger", "words that name the event"),
        Column("confidence", "that this reading is right, 0 to 1; never that the claim is true", "number"),
    ),
    _claims,
)


def _chain(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        for layer, link in enumerate(claim.attribution):
            yield (
                record.document.id, claim.id, layer, link.ref, link.source, *words(record, link.source_span),
                *words(record, link.cue_span), link.act, link.quote, link.stance,
            )  # fmt: skip


CHAIN = Table(
    "chain",
    "One row a layer of a claim's chain of saying, outermost first.",
    (
        DOCUMENT,
        CLAIM,
        Column("layer", "0 is the document's own voice", "integer"),
        Column("attribution", "id of the attribution"),
        Column("source", "author, the id of an actor, or empty where unknown"),
        Column("source_begin", "first code point of the source", "integer"),
        Column("source_end", "code point after its last", "integer"),
        Column("source_words", "words of the source"),
        Column("cue_begin", "first code point of the cue", "integer"),
        Column("cue_end", "code point after its last", "integer"),
        Column("cue_words", "words of saying"),
        Column("act", "act of speech"),
        Column("quote", "direct, indirect or mixed"),
        Column("stance", "how the voice above treats it"),
    ),
    _chain,
)


def _about(record: Record) -> Iterator[Row]:
    for claim in record.claims:
        for other in claim.about:
            yield record.document.id, claim.id, other


ABOUT = Table(
    "about",
    "One row a link between claims of a document: a denial and what it denies, a threat and what is threatened.",
    (DOCUMENT, CLAIM, Column("about", "id of the claim it is about")),
    _about,
)


def _relations(record: Record) -> Iterator[Row]:
    names = {actor.id: actor.name for actor in record.actors} | {place.id: place.name for place in record.places}
    for claim in record.claims:
        if relation := claim.relation:
            yield (
                record.document.id, claim.id, relation.type, relation.subject, names.get(relation.subject),
                relation.object, names.get(relation.object or ""), relation.value,
            )  # fmt: skip


RELATIONS = Table(
    "relations",
    "One row a relation claimed between actors.",
    (
        DOCUMENT,
        CLAIM,
        Column("type", "alias_of, member_of, leads, allied_with…"),
        Column("subject", "id of the subject"),
        Column("subject_name", "its name"),
        Column("object", "id of the object"),
        Column("object_name", "its name"),
        Column("value", "free words where the object is no entity"),
    ),
    _relations,
)
