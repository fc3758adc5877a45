"""The one visible list of components, in the order in which they run."""

from __future__ import annotations

from ..annotators import actors, events, paragraphs, times
from ..annotators.component import Annotator

ANNOTATORS: tuple[type[Annotator], ...] = (times.TimeReader, actors.ActorReader, events.EventReader)
"""Our components after spaCy's own, in order."""

ORDER: tuple[str, ...] = (paragraphs.Paragraphs.name, *(annotator.name for annotator in ANNOTATORS))
