"""Which attribution stands in which?"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Span
from ..span_index import SpanIndex
from .draft import Draft

SAME = 0.7
"""Two attributions whose cues touch, or whose contents share this much (Jaccard), are one."""
RECENT = 8
"""Of those just added, in text order, only so many can touch the next."""


def distinct(first: Sequence[Draft], more: Sequence[Draft]) -> list[Draft]:
    """`first`, and of `more` what is not in it already."""
    kept = list(first)
    known = SpanIndex((span, draft) for draft in first for span in (*draft.cue, *draft.content))
    added: list[Draft] = []
    for draft in sorted(more, key=lambda item: min((*item.cue, *item.content))):
        near = [other for span in (*draft.cue, *draft.content) for _, other in known.overlapping(span)]
        if not any(_same(draft, other) for other in (*near, *added[-RECENT:])):
            added.append(draft)
    return kept + added


def outer_of(drafts: Sequence[Draft]) -> list[int | None]:
    """For each attribution the place in `drafts` of the one it stands in.

    It stands in another where cue and content, or the content alone where there is no cue, lie in the other's content.
    """
    index = SpanIndex((content, number) for number, draft in enumerate(drafts) for content in draft.content)
    outer: list[int | None] = []
    place = {id(draft): number for number, draft in enumerate(drafts)}
    for number, draft in enumerate(drafts):
        if draft.within is not None and id(draft.within) in place:
            outer.append(place[id(draft.within)])
            continue
        anchors = [*draft.cue, draft.content[0], draft.content[-1]]
        around: set[int] | None = None
        for anchor in anchors:
            holders = {holder for _, holder in index.covering(anchor)}
            around = holders if around is None else around & holders
        candidates = [holder for holder in around or () if holder != number and drafts[holder].size > draft.size]
        outer.append(min(candidates, key=lambda holder: (drafts[holder].size, holder), default=None))
    return outer


def _same(one: Draft, two: Draft) -> bool:
    if _touch(one.cue, two.cue):
        return True
    if _holds(one, two) or _holds(two, one):
        return False  # "according to a diplomat, the envoy told them that …": two voices, however much they share
    shared = sum(max(0, min(a.end, b.end) - max(a.begin, b.begin)) for a in one.content for b in two.content)
    return shared >= SAME * (one.size + two.size - shared)


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether a saying, who says it and its word, is told in what another says."""
    return (
        bool(inner.cue and inner.source and outer.cue)
        and all(any(content.covers(span) for content in outer.content) for span in (*inner.cue, *inner.source))
        and not any(content.overlaps(cue) for content in inner.content for cue in outer.cue)
    )


def _touch(one: Sequence[Span], two: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in two)
