"""A text in windows that the encoder can hold: whole lines, packed without overlap."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .pieces import Pieces

SHORTEST_PART = 30
"""A line that is too long is cut at a sentence start, but not before this many pieces."""


def windows(pieces: Pieces, size: int, *, first_size: int | None = None) -> Iterator[tuple[int, int]]:
    """Begin and end of each window, in pieces; together they are all of the text.

    Args:
        pieces: the text.
        size: pieces that a window holds at most.
        first_size: the same for the first window, so that training sees other cuts each time.
    """
    begin, end, room = 0, 0, first_size or size
    for unit_begin, unit_end in _units(pieces, size):
        if end > begin and unit_end - begin > room:
            yield begin, end
            begin, room = unit_begin, size
        end = unit_end
    if end > begin:
        yield begin, end


def _units(pieces: Pieces, size: int) -> Iterator[tuple[int, int]]:
    """Lines; a line longer than `size` in parts that begin with a sentence, else with a word."""
    if not len(pieces):
        return
    starts = np.flatnonzero(np.diff(pieces.line, prepend=-1))
    for begin, end in zip(starts.tolist(), [*starts[1:].tolist(), len(pieces)], strict=True):
        while end - begin > size:
            limit = begin + size
            cuts = np.flatnonzero(pieces.sentence[begin + SHORTEST_PART : limit])
            if not len(cuts):
                cuts = np.flatnonzero(pieces.first[begin + SHORTEST_PART : limit + 1])
            part = begin + SHORTEST_PART + int(cuts[-1]) if len(cuts) else limit
            yield begin, part
            begin = part
        yield begin, end
