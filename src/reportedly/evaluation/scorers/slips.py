"""What was not read as gold has it, item by item: the error listing of every task."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .common import Pair

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One thing that was not read as gold has it.

    Args:
        what: which thing or field of it, e.g. "toponym" or "claim source".
        span: where it stands, `[begin, end)` in code points of the text; None where it has no place.
        gold: what gold has; None where invented.
        predicted: what was read; None where missed.
    """

    what: str
    span: Pair | None = None
    gold: Any = None
    predicted: Any = None

    @property
    def kind(self) -> Literal["missed", "invented", "wrong"]:
        """Wrong is where gold and reading speak of the same thing and differ."""
        return "missed" if self.predicted is None else "invented" if self.gold is None else "wrong"


def words(text: str, spans: Iterable[Sequence[int]]) -> str:
    """The words of spans, joined where there is a gap."""
    return " … ".join(text[begin:end] for begin, end in sorted(map(tuple, spans)))


def hull(*groups: Iterable[Sequence[int]]) -> Pair | None:
    """From the first begin to the last end; None of no spans."""
    spans = [span for group in groups for span in group]
    return (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None
