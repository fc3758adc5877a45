"""The one visible list of components, in the order in which they run."""

from __future__ import annotations

from ..annotators import (
    actors,
    attachment,
    attributions,
    carrying,
    claims,
    confidence,
    encoding,
    events,
    factuality,
    openers,
    paragraphs,
    places,
    relations,
    things,
    times,
    wording,
)
from ..annotators.component import Annotator

ANNOTATORS: tuple[type[Annotator], ...] = (
    openers.Openers,
    attachment.Attachment,
    encoding.EncodingReader,
    times.TimeReader,
    places.PlaceReader,
    actors.ActorReader,
    attributions.AttributionReader,
    events.EventReader,
    relations.RelationReader,
    carrying.Carrier,
    claims.ClaimMaker,
    factuality.FactualityReader,
    confidence.ConfidenceRater,
    things.ThingReader,
    wording.WordingReader,
)
"""Our components after spaCy's own, in order."""

ORDER: tuple[str, ...] = (paragraphs.Paragraphs.name, *(annotator.name for annotator in ANNOTATORS))
