"""How likely each claim is read rightly: the scores of its readers, calibrated on gold (Platt 1999)."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from spacy.tokens import Doc

from ..encoders import EncodedAttribution, Encoding
from ..lexicons.load import load_toml
from ..model import Attribution, Claim
from .component import Annotator, register
from .reading import Reading
from .span_index import SpanIndex

TABLE = "confidence/calibration.toml"
"""Weights of the features of each kind of claim; made by `python -m training.calibrate`."""
UNSCORED = 0.5
"""The score of a content that the encoder did not find, but the layout or the parse."""
SCORES = (0.02, 0.98)
"""Scores beyond these count as these: no reader is surer than that."""

Kind = str
_calibrate: ContextVar[bool] = ContextVar("calibrate", default=True)


@register
class ConfidenceRater(Annotator):
    """Says of every claim how likely a careful coder would read it so: type, parties, source and polarity.

    Claims that tell an event or a relation come with the score of what found them; a claim that is only the content of
    an attribution gets the encoder's. A condition is as sure as what depends on it.
    """

    name = "reportedly_confidence"
    needs = ("claims", "attributions", "actors", "encoding")

    def read(self, doc: Doc, reading: Reading) -> None:
        scores = _attribution_scores(reading)
        kinds = {actor.id: actor.kind for actor in reading.actors}
        claims = [
            dataclasses.replace(claim, confidence=scores.get(claim.attribution[-1].ref or "", UNSCORED))
            if kind_of(claim) == "content"
            else claim
            for claim in reading.claims
        ]
        if _calibrate.get():
            claims = [dataclasses.replace(claim, confidence=calibrated(claim, kinds)) for claim in claims]
        conditions = {claim.condition: claim.confidence for claim in claims if claim.condition}
        reading.claims[:] = [
            dataclasses.replace(claim, confidence=conditions.get(claim.id, claim.confidence)) for claim in claims
        ]


@contextmanager
def uncalibrated() -> Iterator[None]:
    """Claims keep their readers' scores meanwhile: to measure them, and to make the table."""
    token = _calibrate.set(False)
    try:
        yield
    finally:
        _calibrate.reset(token)


def kind_of(claim: Claim) -> Kind:
    """What a claim says: an "event", a "relation", or only the "content" of an attribution."""
    return "event" if claim.event else "relation" if claim.relation else "content"


def calibrated(claim: Claim, kinds: Mapping[str, str]) -> float:
    """The confidence of a claim that has its reader's score; `kinds` are the kinds of actors by id."""
    weights = load_toml(TABLE)[kind_of(claim)]
    total = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in features(claim, kinds).items())
    return 1 / (1 + math.exp(-total))


def features(claim: Claim, kinds: Mapping[str, str]) -> dict[str, float]:
    """What makes a reading more or less sure, by name; `claim.confidence` is its reader's score.

    Args:
        claim: as it was read.
        kinds: kinds of the actors, by id.
    """
    score = min(max(claim.confidence, SCORES[0]), SCORES[1])
    innermost, event = claim.attribution[-1], claim.event
    marks = {
        "reported": len(claim.attribution) > 1,
        "direct": innermost.quote == "direct",
        "source_unknown": innermost.source is None,
        "unscored": claim.confidence == UNSCORED,
        "not_certain": claim.factuality != "CT+",
        "to_come": claim.reality in ("future", "threatened"),
    }
    if event is not None:
        marks |= {
            "assault": event.type == "ASSAULT",
            "no_actor": not event.actor,
            "vague_actor": any(kinds.get(actor) in ("unnamed", "population") for actor in event.actor),
            "several_recipients": len(event.recipient) > 1,
        }
    return {"score": math.log(score / (1 - score))} | {name: float(value) for name, value in marks.items()}


def _attribution_scores(reading: Reading) -> dict[str, float]:
    """The encoder's scores of the attributions that it found, by id: those that share words of cue and content."""
    encoding: Encoding = reading.encoding
    cues = SpanIndex((cue, one) for one in encoding.attributions for cue in one.cue)
    scores: dict[str, float] = {}
    for attribution in reading.attributions:
        near = [one for cue in attribution.cue_spans for _, one in cues.overlapping(cue) if _meet(attribution, one)]
        if near:
            scores[attribution.id] = max(one.score for one in near)
    return scores


def _meet(attribution: Attribution, encoded: EncodedAttribution) -> bool:
    return any(one.overlaps(two) for one in attribution.content_spans for two in encoded.content)
