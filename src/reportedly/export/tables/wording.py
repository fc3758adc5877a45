"""Which words are loaded, and what would be plain?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record
from .table import BEGIN, DOCUMENT, END, WORDS, Column, Row, Table, words


def _wording(record: Record) -> Iterator[Row]:
    for one in record.wording:
        yield record.document.id, *words(record, one.span), one.technique, one.voice, one.about, one.neutral


WORDING = Table(
    "wording",
    "One row a stretch of loaded wording.",
    (
        DOCUMENT,
        BEGIN,
        END,
        WORDS,
        Column("technique", "SemEval-2020 task 11 name"),
        Column("voice", "whose words: author, the id of an actor, or empty where unknown"),
        Column("about", "id of the actor, place or claim it is about"),
        Column("neutral", "a plain wording"),
    ),
    _wording,
)
