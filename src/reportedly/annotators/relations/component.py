"""How do the actors stand to one another, as the text tells it? (RECORD.md, convention 7.)"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from ...model import Relation, Span
from ..component import Annotator, register
from ..parties import Entities
from ..reading import Reading, Told
from ..span_index import SpanIndex
from . import aliases, bonds, forms, labels, offices, origins, selfnamed, ties
from .finding import Finding

FINDERS: tuple[Callable[[Doc, Entities], Iterator[Finding]], ...] = (
    aliases.find,
    selfnamed.find,
    offices.find,
    forms.find,
    ties.find,
    bonds.find,
    labels.find,
    origins.find,
)


@register
class RelationReader(Annotator):
    """Reads aliases, membership, leadership, alliance, support, opposition and labels from lexicon and parse.

    A relation is told once per pair and type: the first place in the text stands.
    """

    name = "reportedly_relations"
    needs = ("actors", "told", "token.dep", "token.pos", "token.lemma", "doc.sents")

    def read(self, doc: Doc, reading: Reading) -> None:
        entities = Entities(doc, reading)
        found = sorted((one for finder in FINDERS for one in finder(doc, entities)), key=lambda one: one.first)
        led = {(one.subject, one.object) for one in found if one.type == "leads"}
        seen: set[tuple[str, str, str | None, str | None]] = set()
        furniture = SpanIndex(
            (part.span, None) for part in reading.document.layout if part.part in ("dateline", "publisher")
        )
        for one in found:
            here = furniture.overlapping(Span(doc[one.head].idx, doc[one.head].idx + 1))
            if here and one.type != "alias_of":  # a letterhead gives the short form of the name too
                continue
            value = one.value if one.object is None or one.type in ("leads", "member_of") else None
            if one.type == "member_of" and (one.subject, one.object) in led:
                continue  # who leads a group is said to be in it
            key = (one.type, one.subject, one.object, (one.value or "").lower() if one.object is None else None)
            if one.subject == one.object or key in seen:
                continue
            seen.add(key)
            if one.instead:
                _drop(reading.told, one.head)
            words = doc[one.first : one.last + 1]
            reading.told.append(
                Told(
                    span=Span(words.start_char, words.end_char),
                    head=one.head,
                    relation=Relation(type=one.type, subject=one.subject, object=one.object, value=value),
                    score=one.score,
                )
            )
        reading.told.sort(key=lambda told: (told.span, told.event is None))


def _drop(told: list[Told], head: int) -> None:
    """Take out the event that was read at a word which tells a tie."""
    gone = [one for one in told if one.head == head and one.event is not None]
    for other in told:
        other.about = [one for one in other.about if all(one is not lost for lost in gone)]
    told[:] = [one for one in told if all(one is not lost for lost in gone)]
