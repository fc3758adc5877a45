"""The index finds what a walk over all spans finds, however spans are added, taken out and laid over blocks."""

import random

from reportedly.annotators.span_index import BLOCK, SpanIndex
from reportedly.model import Span


def test_what_overlaps_is_what_a_walk_over_all_finds() -> None:
    draw = random.Random(5)

    def span(longest: int) -> Span:
        begin = draw.randrange(6 * BLOCK)
        return Span(begin, begin + 1 + draw.randrange(longest))

    pairs = [(span(30 if number % 10 else 3 * BLOCK), number) for number in range(300)]
    index = SpanIndex(pairs)
    for pair in pairs[::3]:
        index.remove(*pair)
    left = [pair for number, pair in enumerate(pairs) if number % 3]
    for asked in [span(BLOCK) for _ in range(50)]:
        assert index.overlapping(asked) == sorted(
            (pair for pair in left if pair[0].overlaps(asked)), key=lambda pair: pair[0]
        )


def test_the_shortest_that_covers_comes_first() -> None:
    index = SpanIndex([(Span(0, 40), "sentence"), (Span(5, 12), "name"), (Span(10, 20), "beside")])
    assert [value for _, value in index.covering(Span(6, 9))] == ["name", "sentence"]
