"""The one visible list of components, in the order in which they run."""

from __future__ import annotations

from ..annotators import paragraphs
from ..annotators.component import Annotator

ANNOTATORS: tuple[type[Annotator], ...] = ()
"""Our components after spaCy's own, in order."""

ORDER: tuple[str, ...] = (paragraphs.Paragraphs.name, *(annotator.name for annotator in ANNOTATORS))
