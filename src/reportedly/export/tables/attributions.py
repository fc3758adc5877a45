"""Who is said to have said what, whether or not a claim stands in it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Record, Span
from .table import DOCUMENT, Column, Row, Table


def _attributions(record: Record) -> Iterator[Row]:
    def joined(spans: Iterable[Span]) -> str:
        return " … ".join(span.of(record.document.text) for span in spans)

    for one in record.attributions:
        begin = min((span.begin for span in one.content_spans), default=None)
        end = max((span.end for span in one.content_spans), default=None)
        yield (
            record.document.id, one.id, one.source, joined(one.source_spans), joined(one.cue_spans), begin, end,
            joined(one.content_spans), one.act, one.quote, one.stance, one.inside,
        )  # fmt: skip


ATTRIBUTIONS = Table(
    "attributions",
    "One row an attribution found in the text, whether or not a claim stands in it.",
    (
        DOCUMENT,
        Column("attribution", "id of the attribution"),
        Column("source", "author, the id of an actor, or empty where unknown"),
        Column("source_words", "words of the source"),
        Column("cue_words", "words of saying"),
        Column("content_begin", "first code point of the content", "integer"),
        Column("content_end", "code point after its last", "integer"),
        Column("content_words", "words of the content; “ … ” where it is interrupted"),
        Column("act", "say, claim, deny, accuse…"),
        Column("quote", "direct, indirect or mixed"),
        Column("stance", "how the voice above treats it: endorses, neutral, distances"),
        Column("inside", "id of the attribution it stands in"),
    ),
    _attributions,
)
