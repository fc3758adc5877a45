"""Copies by document, to follow words back to where they stood first."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ..model import Copy, Span
from .telling import Telling

MAX_COPIES = 200
"""Documents looked through for the one that told it first."""
OVERLAP = 0.5
"""Part of a claim's span that a copied passage must hold."""


class CopyBook:
    """Copies by document, to follow words back to where they stood first."""

    def __init__(self, published: Callable[[str], int | None]) -> None:
        self._published = published
        self._first: dict[str, dict[Span, tuple[str, Span]]] = {}
        self._of: dict[str, list[tuple[str, str, tuple[tuple[Span, Span], ...]]]] = defaultdict(list)

    def _add(self, copy: Copy) -> None:
        there = tuple((passage.one, passage.two) for passage in copy.passages)
        # In order, so that a search that stops early finds the same however the copies came.
        insort(self._of[copy.one], (copy.two, copy.how, there))
        insort(self._of[copy.two], (copy.one, copy.how, tuple((two, one) for one, two in there)))

    def add(self, copies: Sequence[Copy]) -> set[str]:
        """Take in copies. Gives the documents whose words may now have another origin: all that copies tie to them."""
        for copy in copies:
            self._add(copy)
        changed = self._family(document for copy in copies for document in (copy.one, copy.two))
        for document in changed:
            self._first.pop(document, None)
        return changed

    def _family(self, documents: Iterable[str]) -> set[str]:
        seen = set(documents)
        queue = list(seen)
        while queue:
            for other, *_ in self._of.get(queue.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return seen

    def shared(self, one: str, two: str) -> bool:
        """Whether two documents have words in common."""
        return any(other == two for other, *_ in self._of.get(one, ()))

    def first(self, document: str, span: Span) -> tuple[str, Span]:
        """The document that has the words at `span` of `document` first, by day of publication and id; and where."""
        if document not in self._of:
            return document, span
        known = self._first.get(document, {}).get(span)
        if known is not None:
            return known
        seen = {document: span}
        queue = [document]
        while queue and len(seen) < MAX_COPIES:
            here = queue.pop(0)
            for other, _, passages in self._of.get(here, ()):
                if other in seen:
                    continue
                match = next((two for one, two in passages if _holds(one, seen[here])), None)
                if match is not None:
                    seen[other] = match
                    queue.append(other)
        first = min(seen, key=lambda one: (self._published(one) or 10**7, one))
        found = (first, seen[first])
        self._first.setdefault(document, {})[span] = found
        return found

    def texts(self, tellings: Sequence[Telling]) -> int:
        """How many texts tell this: documents that are no copies of one another, nor tell it in one text's words."""
        left, groups = {one.document for one in tellings}, 0
        firsts: dict[str, set[str]] = defaultdict(set)
        taken: dict[str, set[str]] = defaultdict(set)
        for one in tellings:
            first = self.first(one.document, one.span)[0]
            firsts[one.document].add(first)
            taken[first].add(one.document)
        while left:
            groups += 1
            queue = [min(left)]
            while queue:
                here = queue.pop()
                if here not in left:
                    continue
                left.discard(here)
                queue += [other for other, how, _ in self._of.get(here, ()) if how != "passage" and other in left]
                for first in firsts[here]:
                    queue += taken.pop(first, ())
        return groups


def _holds(passage: Span, claim: Span) -> bool:
    shared = min(passage.end, claim.end) - max(passage.begin, claim.begin)
    return shared >= OVERLAP * (claim.end - claim.begin)
