"""The chain of saying of a stretch of text: the document's voice first, the innermost source last."""

from __future__ import annotations

from spacy.tokens import Doc

from ...model import AUTHOR, Attribution, Link, Span
from ..attributions.cues import only_done
from ..attributions.draft import tokens_of
from ..attributions.syntax import parenthesis_of
from ..attributions.tidy import untold
from ..reading import Reading
from ..span_index import SpanIndex


def is_said(doc: Doc, attribution: Attribution) -> bool:
    """Whether somebody says something by it, and not only does or means to do it, or leaves it unsaid."""
    unsaid = untold(doc, attribution.cue_spans, attribution.content_spans)
    return not unsaid and not only_done(tokens_of(doc, attribution.cue_spans))


class Chains:
    """Finds the attributions that a place in the text stands in.

    Args:
        doc: parsed.
        reading: with attributions given; contents may be discontinuous and nested.
    """

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self._by_id = {attribution.id: attribution for attribution in reading.attributions}
        said = [one for one in reading.attributions if is_said(doc, one)]
        self._said = {attribution.id for attribution in said}
        self._aside = {one.id for one in said if parenthesis_of(tokens_of(doc, one.cue_spans))}
        self._contents = SpanIndex([(content, one) for one in said for content in one.content_spans])
        self._cues = SpanIndex([(cue, one) for one in said for cue in one.cue_spans])

    def innermost(self, anchor: Span) -> Attribution | None:
        """The attribution in whose content `anchor` stands and which stands deepest itself."""
        around = [attribution for _, attribution in self._contents.covering(anchor)]
        return max(around, key=self._depth, default=None)

    def cued_by(self, anchor: Span) -> Attribution | None:
        """The attribution one of whose cues overlaps `anchor`."""
        hits = self._cues.overlapping(anchor)
        return hits[0][1] if hits else None

    def denials(self, anchor: Span, innermost: Attribution) -> list[Attribution]:
        """Those who deny by name what `innermost` says: "rejected the claim of the villagers that …"."""
        layers = self.layers(innermost)
        return [
            attribution
            for _, attribution in self._contents.covering(anchor)
            if attribution.act == "deny"
            and attribution not in layers
            and all(any(one.covers(cue) for one in attribution.content_spans) for cue in innermost.cue_spans)
        ]

    def layers(self, innermost: Attribution | None) -> list[Attribution]:
        """`innermost` with all that it stands in, outermost first; of one voice's saying in its own, the inner one."""
        found: list[Attribution] = []
        while innermost is not None and innermost not in found:
            again = bool(found) and innermost.source is not None and innermost.source == found[0].source
            if innermost.id in self._said and not again:
                found.insert(0, innermost)
            innermost = self._by_id.get(innermost.inside or "")
        return found

    def links(self, innermost: Attribution | None) -> tuple[Link, ...]:
        """The chain as links. A document that names its own voice ("The Ministry warns") stays one layer, `author`."""
        layers = self.layers(innermost)
        if layers and layers[0].source == AUTHOR:
            first = _link(layers[0])
            links = [Link(ref=first.ref, source=AUTHOR, source_span=first.source_span, cue_span=first.cue_span,
                          act=first.act, quote=first.quote)]  # fmt: skip
            layers = layers[1:]
        else:
            links = [Link(source=AUTHOR, act="assert")]
        return tuple(links + [_link(layer) for layer in layers])

    def _depth(self, attribution: Attribution) -> tuple[int, bool, int]:
        """Layers above; where two stand equally deep, the shorter content is the inner one.

        "They fear attacks if the post is left, as the governor has announced": what is put in comes second.
        """
        size = sum(span.end - span.begin for span in attribution.content_spans)
        return len(self.layers(attribution)), attribution.id not in self._aside, -size


def _link(attribution: Attribution) -> Link:
    return Link(
        ref=attribution.id,
        source=attribution.source,
        source_span=attribution.source_spans[0] if attribution.source_spans else None,
        cue_span=attribution.cue_spans[0] if attribution.cue_spans else None,
        act=attribution.act,
        quote=attribution.quote,
        stance=attribution.stance,
    )
