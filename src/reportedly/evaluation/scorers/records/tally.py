"""Named counts of right, invented and missed, and of right among asked."""

from __future__ import annotations

from collections import Counter

from ..common import Counts, Metrics, f1, ratio


class Tally:
    """Collects the counts of one document."""

    def __init__(self) -> None:
        self.counts: Counts = Counter()

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
    names = dict.fromkeys(key.rsplit(".", 1)[0] for key in summed)
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
