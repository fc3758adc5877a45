"""Reads the times of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...model import Span, Time
from ..component import Annotator, register
from ..reading import Reading
from .anchors import Anchors
from .finder import find
from .scan import scan
from .sense import Sense, unanchored


@register
class TimeReader(Annotator):
    """Gives every time of a text, as TimeML writes it and, where the text says when it was, as EDTF.

    A time that cannot be anchored has no EDTF; the day of publication never stands in for a missing date.
    """

    name = "reportedly_times"
    needs = ("doc.sents", "token.tag", "token.pos", "token.dep", "token.lemma", "token.head", "token.ent_type")
    gives = ("times",)

    def read(self, doc: Doc, reading: Reading) -> None:
        at = Anchors(doc, reading.document)
        found = find(scan(doc.text), at)
        given = reading.given.get("times")
        if given is not None:
            found = list(_on_given(found, given))
        reading.times.extend(_as_times(found))


def _on_given(found: Sequence[tuple[Span, Sense]], given: Sequence[Span]) -> Iterator[tuple[Span, Sense]]:
    """The senses found, moved to the spans that the caller states; a span in which none was found has no value."""
    at = 0
    for span in sorted(given):
        while at < len(found) and found[at][0].end <= span.begin:
            at += 1
        inside = [pair for pair in found[at : at + 8] if pair[0].overlaps(span)]
        best = max(inside, key=lambda pair: pair[0].end - pair[0].begin, default=None)
        yield span, best[1] if best else unanchored("XXXX")


def _as_times(found: Sequence[tuple[Span, Sense]]) -> Iterator[Time]:
    """Mentions that mean the same known date are one time; two lengths or unknown dates are two."""
    same: dict[tuple[object, ...], int] = {}
    times: list[Time] = []
    for span, sense in found:
        key = (sense.edtf, sense.timex3)
        if sense.edtf is not None and key in same:
            known = times[same[key]]
            times[same[key]] = replace(known, mentions=(*known.mentions, span))
            continue
        same[key] = len(times)
        times.append(
            Time(
                id=f"t{len(times) + 1}",
                edtf=sense.edtf,
                earliest=sense.earliest.isoformat() if sense.edtf and sense.earliest else None,
                latest=sense.latest.isoformat() if sense.edtf and sense.latest else None,
                timex3=sense.timex3,
                mentions=(span,),
            )
        )
    return iter(times)
