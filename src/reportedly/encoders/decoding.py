"""From the outputs for the windows of a text to what they say of its spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model import Span
from . import attribution, events, parts, triggers
from .encoding import EncodedAttribution, EncodedEvent, EncodedPart, EncodedTrigger, Encoding
from .pieces import Pieces

Outputs = Mapping[str, NDArray[np.float32]]


class Decoder:
    """Takes the windows of a text one after another; of each kind of output, what is there is decoded.

    Args:
        pieces: the text or a part of it.
        begin: code point at which the part begins.
        sentences: its sentences, in text order.
    """

    def __init__(self, pieces: Pieces, begin: int, sentences: Sequence[Span]) -> None:
        self._first = pieces.first
        self._offsets = pieces.offsets + begin
        self._sentences = sentences
        self._limits = [self._pieces_of(sentence) for sentence in sentences]
        self._begins, self._ends = [low for low, _ in self._limits], [high for _, high in self._limits]
        self._attributions: list[EncodedAttribution] = []
        self._parts: list[EncodedPart] = []
        self._triggers: list[EncodedTrigger] = []
        self._types: list[NDArray[np.float32]] = []
        self._sides: list[NDArray[np.float32]] = []

    def take(self, begin: int, end: int, outputs: Outputs) -> None:
        """The outputs for the pieces `[begin, end)`."""
        first = self._first[begin:end]
        if "attribution_tags" in outputs:
            for linked in attribution.decode(outputs["attribution_tags"], outputs["attribution_links"], first):
                spans = {
                    role: tuple(self._span(begin + low, begin + high) for low, high in getattr(linked, role))
                    for role in attribution.ROLES
                }
                self._attributions.append(EncodedAttribution(**spans, score=linked.score))
        if "part_tags" in outputs:
            tags = outputs["part_tags"].reshape(end - begin, len(parts.PARTS), 3)
            self._parts += [
                EncodedPart(part=one.part, span=self._span(begin + one.begin, begin + one.end), score=one.score)
                for one in parts.decode(tags, first)
            ]
        if "trigger_types" in outputs:
            # sentences follow one another: those of this window lie side by side
            for low, high in self._limits[bisect_right(self._ends, begin) : bisect_left(self._begins, end)]:
                inside = max(low, begin) - begin, min(high, end) - begin
                if inside[0] < inside[1]:
                    self._triggers += [self._trigger(one, begin) for one in triggers.decode(outputs, first, inside)]
        if "event_types" in outputs:
            self._types.append(outputs["event_types"])
            self._sides.append(outputs["event_parts"])

    def encoding(self) -> Encoding:
        """All that was taken, in text order."""
        return Encoding(
            attributions=tuple(sorted(self._attributions, key=lambda one: min(one.cue + one.content))),
            events=tuple(self._events()),
            parts=tuple(sorted(self._parts, key=lambda one: (one.span, one.part))),
            triggers=tuple(self._triggers),
        )

    def _events(self) -> list[EncodedEvent]:
        if not self._types:
            return []
        scores = np.concatenate(self._types)
        phrases = np.concatenate(self._sides).reshape(len(scores), len(events.PARTS), 3)
        told = []
        for sentence, (begin, end) in zip(self._sentences, self._limits, strict=True):
            first = self._first[begin:end]
            if not first.any():
                continue
            event = events.read_sentence(scores[begin:end], phrases[begin:end], first)
            source, target = (
                self._span(begin + low, begin + high) if odds > events.LEAST_ODDS else None
                for (low, high), odds in event.spans
            )
            told.append(
                EncodedEvent(
                    sentence=sentence, types=_named(events.TYPES, event.types),
                    peak=self._span(begin + event.peak[0], begin + event.peak[1]), source=source, target=target,
                )
            )  # fmt: skip
        return told

    def _trigger(self, one: triggers.TriggerPieces, begin: int) -> EncodedTrigger:
        at = one.at + begin
        end = at + 1
        while end < len(self._first) and not self._first[end]:
            end += 1
        return EncodedTrigger(
            span=self._span(at, end),
            types=_named(triggers.TYPES, one.types),
            factuality=_named(triggers.FACTUALITIES, one.factuality),
            reality=_named(triggers.REALITIES, one.reality),
            roles=tuple((role, self._span(begin + low, begin + high), score) for role, low, high, score in one.roles),
        )

    def _span(self, begin: int, end: int) -> Span:
        return Span(int(self._offsets[begin, 0]), int(self._offsets[end - 1, 1]))

    def _pieces_of(self, span: Span) -> tuple[int, int]:
        """The pieces `[begin, end)` that share a code point with a span."""
        begin = int(np.searchsorted(self._offsets[:, 1], span.begin, side="right"))
        return begin, int(np.searchsorted(self._offsets[:, 0], span.end, side="left"))


def _named(names: Sequence[Any], values: NDArray[np.float32]) -> dict[Any, float]:
    return dict(zip(names, values.tolist(), strict=True))
