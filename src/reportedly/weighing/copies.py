"""Near-copies: documents that share words, found by winnowed fingerprints, shown by aligned passages.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson & Aiken 2003): whatever two texts share over
`SHINGLE + WINDOW - 1` words is found, wherever it stands, and nothing of a text needs to be compared with all others.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ..model import Copy, CopyType, Passage, Span
from ..text import fold_name

SHINGLE, WINDOW = 6, 8
FEWEST = 2
"""Fingerprints that two texts must share to be compared."""
COMMON = 1000
"""A fingerprint of more texts than this is boilerplate."""
FEWEST_SORTED, SHARE_UNSORTED = 10_000, 16
"""Fingerprints that are sorted in at once at the least, and as a part of those that are sorted already."""
SHORTEST = 20
"""Words of a passage that makes a copy."""
GAP = 12
"""Words that may differ within a passage: as many as it takes to say whose word it is ("a caller told us. He said")."""
RECENT = 5
"""Runs looked back at for the one that a shingle goes on with."""
WHOLE, EDITED = 0.93, 0.5
"""Share of the longer text that stands in the other, for a whole copy; of the shorter one, for an edited one."""

MIXING = np.uint64(0x9E3779B97F4A7C15)
WORD = re.compile(r"\w+")
Fingerprints = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Text:
    """A document's words: where each begins and ends, hashes of all shingles of them, and its fingerprints."""

    document: str
    offsets: NDArray[np.int32]
    shingles: NDArray[np.uint64]
    chosen: Fingerprints


def text_of(document: str, text: str) -> Text:
    """The words and fingerprints of a text."""
    words = WORD.findall(text)
    spans = chain.from_iterable(map(re.Match.span, WORD.finditer(text)))
    offsets = np.fromiter(spans, np.int32, 2 * len(words)).reshape(-1, 2)
    shingles = _shingles(np.fromiter(map(_hash, words), np.uint64, len(words)))
    return Text(document, offsets, shingles, _winnow(shingles))


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return zlib.crc32(fold_name(word).encode("utf-8", "surrogatepass"))


class CopyIndex:
    """Texts by their fingerprints.

    Most fingerprints stand in one text alone, so they lie sorted in one array, beside one of who has them; those of the
    newest texts in a dictionary, until they are many enough to be sorted in.

    Args:
        words: gives the text of a document that was put back by its fingerprints alone.
    """

    def __init__(self, words: Callable[[str], str] | None = None) -> None:
        self._words = words
        self._texts: dict[str, Text] = {}
        self._documents: list[str] = []
        self._sizes = array("i")
        self._prints, self._holders = np.zeros(0, np.uint32), np.zeros(0, np.int32)
        self._newest: dict[int, list[int]] = defaultdict(list)
        self._new = 0

    def restore(self, document: str, prints: Sequence[int]) -> None:
        """Put back a text that was there before."""
        for value in prints:
            self._newest[value].append(len(self._documents))
        self._documents.append(document)
        self._sizes.append(len(prints))
        self._new += len(prints)
        if self._new > max(FEWEST_SORTED, len(self._prints) // SHARE_UNSORTED):
            self._sort_in()

    def add(self, text: Text) -> list[Copy]:
        """Take in a text; its copies among those before it."""
        shared: Counter[int] = Counter()
        begins = np.searchsorted(self._prints, text.chosen)
        ends = np.searchsorted(self._prints, text.chosen, "right")
        prints = text.chosen.tolist()
        for value, begin, end in zip(prints, begins.tolist(), ends.tolist(), strict=True):
            newest = self._newest.get(value, ())
            if end - begin + len(newest) < COMMON:
                shared.update(self._holders[begin:end].tolist())
                shared.update(newest)
        found = []
        for document, other in sorted((self._documents[other], other) for other in shared):
            if shared[other] >= min(FEWEST, len(prints), self._sizes[other]):
                pair = compare(*sorted((text, self._text(document)), key=lambda one: one.document))
                found += [pair] if pair is not None else []
        self._texts[text.document] = text
        self.restore(text.document, prints)
        return found

    def _sort_in(self) -> None:
        sizes = [len(holders) for holders in self._newest.values()]
        prints = np.concatenate([self._prints, np.repeat(np.fromiter(self._newest, np.uint32, len(sizes)), sizes)])
        newest = np.fromiter((one for holders in self._newest.values() for one in holders), np.int32, sum(sizes))
        order = np.argsort(prints, kind="stable")
        self._prints, self._holders = prints[order], np.concatenate([self._holders, newest])[order]
        self._newest.clear()
        self._new = 0

    def _text(self, document: str) -> Text:
        if document not in self._texts:
            assert self._words is not None
            self._texts[document] = text_of(document, self._words(document))
        return self._texts[document]


def compare(one: Text, two: Text) -> Copy | None:
    """Align two texts; None where they share no passage that is long enough."""
    runs = _runs(one, two)
    longest = max((end - begin for begin, end, _, _ in runs), default=0)
    sizes = sorted((len(one.offsets), len(two.offsets)))
    same = sum(end - begin for begin, end, _, _ in runs)
    share = same / sizes[0] if sizes[0] else 0.0
    if longest < SHORTEST and share < EDITED:
        return None
    how: CopyType = "passage"
    if same >= WHOLE * sizes[1]:
        how = "whole"
    elif share >= EDITED and same >= EDITED * EDITED * sizes[1]:
        how = "edited"
    passages = tuple(
        Passage(one=_span(one, begin, end), two=_span(two, begin_two, end_two))
        for begin, end, begin_two, end_two in runs
        if end - begin >= SHORTEST or how != "passage"
    )
    return Copy(one=one.document, two=two.document, how=how, share=round(min(share, 1.0), 3), passages=passages)


def _runs(one: Text, two: Text) -> list[tuple[int, int, int, int]]:
    """Stretches that stand in both, in words of the one and of the other: shared shingles, joined over small gaps."""
    order = np.argsort(one.shingles, kind="stable")
    ranked = one.shingles[order]
    begins, ends = (np.searchsorted(ranked, two.shingles, side) for side in ("left", "right"))
    shared = np.flatnonzero(begins < ends)
    if not len(shared):
        return []
    begins, ends = begins[shared], ends[shared]
    # Where the next shingle of both is shared too, and stands in the one text once, it goes on with the same run.
    once = ends - begins == 1
    goes_on = (np.diff(shared) == 1) & (np.diff(order[begins]) == 1) & once[1:] & once[:-1]
    stops = (np.flatnonzero(~goes_on) + 1).tolist()
    runs: list[list[int]] = []
    at = 0
    for stop in (*stops, len(shared)):
        while at < stop:
            place = int(shared[at])
            others = order[begins[at] : ends[at]].tolist()
            for other in others:
                # the run that this shingle goes on with, if one ends near it in both texts
                last = next((run for run in runs[:-RECENT:-1] if _near(run[1], other) and _near(run[3], place)), None)
                if last is not None:
                    last[1], last[3] = max(last[1], other + SHINGLE), max(last[3], place + SHINGLE)
                    break
            else:
                last = [others[0], others[0] + SHINGLE, place, place + SHINGLE]
                runs.append(last)
            at += 1
            if last is runs[-1]:
                last[1], last[3] = last[1] + stop - at, last[3] + stop - at
                at = stop
    return [(a, b, c, d) for a, b, c, d in runs]


def _near(end: int, begin: int) -> bool:
    return -SHINGLE <= begin - end <= GAP


def _span(text: Text, begin: int, end: int) -> Span:
    return Span(int(text.offsets[begin, 0]), int(text.offsets[end - 1, 1]))


def _shingles(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A hash of each run of `SHINGLE` words; of a shorter text, none."""
    size = max(0, len(words) - SHINGLE + 1)
    mixed = np.zeros(size, np.uint64)
    for at in range(SHINGLE):
        mixed = mixed * MIXING + words[at : at + size]
    return mixed


def _winnow(shingles: NDArray[np.uint64]) -> Fingerprints:
    """The least hash of each window of shingles."""
    small = (shingles >> np.uint64(32)).astype(np.uint32)
    size = max(1, len(small) - WINDOW + 1)
    least = small[:size]
    for at in range(1, min(WINDOW, len(small))):
        least = np.minimum(least, small[at : at + size])
    return np.unique(least)
