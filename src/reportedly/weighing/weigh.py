"""Weigh records: copies, origins, incidents, disputes, grades, threats."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Judgement, Record, Weighed


class Weigher:
    """Weighs records as they come; the result does not depend on the order or on how they are portioned.

    Args:
        judgements: people's decisions, which override the computed ones.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._judgements = tuple(judgements)

    def add(self, records: Iterable[Record]) -> None:
        """Take in records; what they do not touch is not computed again."""
        raise NotImplementedError

    def result(self) -> Weighed:
        """All incidents, copies, disputes about actors and threats followed up, in the order of their ids."""
        raise NotImplementedError


def weigh(records: Iterable[Record], judgements: Iterable[Judgement] = ()) -> Weighed:
    """Weigh records at once.

    Args:
        records: one for each document, in any order.
        judgements: people's decisions, which override the computed ones.
    """
    weigher = Weigher(judgements)
    weigher.add(records)
    return weigher.result()
