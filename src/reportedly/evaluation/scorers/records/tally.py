"""Named counts of right, invented and missed, and of right among asked; with each item that is not right."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..common import Counts, Metrics, Pair, f1, ratio
from ..slips import Slip
from ..tables import Table, confusion

GROUPINGS = ("genre", "type", "quote", "voices")
"""By what usable claims are told apart in tables."""


class Tally:
    """Collects the counts of one document, and what was not right in it."""

    def __init__(self) -> None:
        self.counts: Counts = Counter()
        self.slips: list[Slip] = []
        self.usable: dict[str, bool] = {}
        """Claims of the record, by id: whether they are read rightly. What gold calls optional is left out."""
        self.kept: dict[str, bool] = {}
        """Event claims that gold asks for, by gold's id: whether they are read rightly."""

    def slip(self, what: str, span: Pair | None, *, gold: Any = None, predicted: Any = None) -> None:
        """Note an item that is not right, as `Slip` has it."""
        self.slips.append(Slip(what=what, span=span, gold=gold, predicted=predicted))

    def grouped(self, groups: dict[str, str], part: str) -> None:
        """Count a claim for each of its groups; part is "gold", "read", "gold_right" or "read_right"."""
        for grouping, group in groups.items():
            self.counts[f"by.{grouping}.{group}.{part}"] += 1

    def found(self, name: str, right: float, invented: float, missed: float) -> None:
        """Add to a measure with precision and recall."""
        for part, value in (("right", right), ("invented", invented), ("missed", missed)):
            self.counts[f"{name}.{part}"] += value  # type: ignore[assignment]

    def asked(self, name: str, right: float, number: int = 1) -> None:
        """Add to a share of right answers."""
        self.counts[f"{name}.ok"] += right  # type: ignore[assignment]
        self.counts[f"{name}.asked"] += number


def metrics(summed: Counts) -> Metrics:
    """`usable_claims_f1` is the headline; measures that nothing was asked of are left out."""
    values: Metrics = {}
    names = dict.fromkeys(key.rsplit(".", 1)[0] for key in summed if not key.startswith(("by.", "confused.")))
    for name in names:
        if f"{name}.asked" in summed:
            if summed[f"{name}.asked"]:
                values[f"{name}_acc"] = ratio(summed[f"{name}.ok"], summed[f"{name}.asked"])
        elif any(f"{name}.{part}" in summed for part in ("right", "invented", "missed")):
            right, invented, missed = (summed[f"{name}.{part}"] for part in ("right", "invented", "missed"))
            if right + invented + missed:
                values[f"{name}_p"] = ratio(right, right + invented)
                values[f"{name}_r"] = ratio(right, right + missed)
                values[f"{name}_f1"] = f1(right, right + invented, right + missed)
    if summed["b3_asked.ok"]:
        precision = ratio(summed["b3_precision.ok"], summed["b3_found.ok"])
        recall = ratio(summed["b3_recall.ok"], summed["b3_asked.ok"])
        values |= {"actors_b3_p": precision, "actors_b3_r": recall}
        values["actors_b3_f1"] = ratio(2 * precision * recall, precision + recall)
    return values


def tables(summed: Counts) -> list[Table]:
    """Usable claims by genre of the document, event type, kind of quote and depth of voices; types confused.

    Recall is of gold's groups, precision of those that were read: a claim read as a direct quote counts there.
    """
    found = []
    for grouping in GROUPINGS:
        keys = [key for key in summed if key.startswith(f"by.{grouping}.")]
        rows = []
        for group in sorted({key.split(".", 2)[2].rsplit(".", 1)[0] for key in keys}):
            gold, read, gold_right, read_right = (
                summed[f"by.{grouping}.{group}.{part}"] for part in ("gold", "read", "gold_right", "read_right")
            )
            precision, recall = ratio(read_right, read), ratio(gold_right, gold)
            both = ratio(2 * precision * recall, precision + recall)
            rows.append((group, gold, read, precision, recall, both))
        columns = (grouping, "gold", "read", "P", "R", "F1")
        found.append(Table(name=f"usable claims by {grouping}", columns=columns, rows=tuple(rows)))
    return [*found, confusion(summed, name="event types of claims, read as")]
