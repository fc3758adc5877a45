"""The one visible list of components, in the order in which they run."""

from __future__ import annotations

from ..annotators import actors, attributions, encoding, events, paragraphs, times
from ..annotators.component import Annotator

ANNOTATORS: tuple[type[Annotator], ...] = (
    encoding.EncodingReader,
    times.TimeReader,
    actors.ActorReader,
    attributions.AttributionReader,
    events.EventReader,
)
"""Our components after spaCy's own, in order."""

ORDER: tuple[str, ...] = (paragraphs.Paragraphs.name, *(annotator.name for annotator in ANNOTATORS))
