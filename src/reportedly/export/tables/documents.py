"""Where does a document come from, and what coded it?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record
from .table import Column, Row, Table


def _documents(record: Record) -> Iterator[Row]:
    document, coding = record.document, record.coded_by
    yield (
        document.id, document.text_id, document.sha256, document.locator, document.title, "; ".join(document.authors),
        document.published, document.publisher.name, document.publisher.url, document.language, document.voice,
        document.text, "; ".join(document.notes), coding.reportedly,
        "; ".join(f"{name} {version}" for name, version in sorted(coding.models.items())), coding.registry,
    )  # fmt: skip


DOCUMENTS = Table(
    "documents",
    "One row a document: where it comes from, its text, and what coded it.",
    (
        Column("document", "sha256 of the source bytes and the locator"),
        Column("text_id", "sha256 of the text with blanks folded; equal for identical texts from different places"),
        Column("sha256", "sha256 of the bytes as received"),
        Column("locator", "URL, else publisher and date, else file name"),
        Column("title", "title"),
        Column("authors", "authors, parted by “; ”"),
        Column("published", "date of publication, EDTF"),
        Column("publisher", "name of the publisher"),
        Column("publisher_url", "address of the publisher"),
        Column("language", "ISO 639-1"),
        Column("voice", "id of the actor whose voice the document is"),
        Column("text", "the text all offsets count in; with --quotes-only, only the words of its claims"),
        Column("notes", "what could not be read, in plain words"),
        Column("coded_by_version", "version of reportedly"),
        Column("coded_by_models", "models and their versions, parted by “; ”"),
        Column("coded_by_registry", "sha256 of the actor registry"),
    ),
    _documents,
)
