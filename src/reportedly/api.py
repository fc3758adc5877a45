"""The public calls: read a file, a text, a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from .model import Document, Record, Span
from .pipeline import Pipeline


@cache
def default_pipeline() -> Pipeline:
    """The pipeline that `read` and `read_text` use, made once per process."""
    return Pipeline()


def read_document(document: Document, *, given: Mapping[str, Sequence[Span]] | None = None) -> Record:
    """Read one document that a reader has made.

    Args:
        document: the text with its metadata.
        given: spans that replace a layer's recogniser only, e.g. `{"places": [Span(0, 7)]}`; half-open code points.
    """
    return default_pipeline().read(document, given=given)
