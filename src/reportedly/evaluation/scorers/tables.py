"""Tables by type, genre and the like, made from summed counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .common import Counts, f1, ratio

NOTHING = "-"
"""Stands in a confusion table for what has no counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of figures by type, genre or the like.

    Args:
        name: what it shows.
        columns: headings; the first is of what the rows are named by.
        rows: cells; None where there is nothing to tell.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]


def by_type(summed: Counts, types: Iterable[str], *, name: str, right: str = "right") -> Table:
    """Gold, predicted, right, precision, recall and F1 of each type from counts named `TYPE.gold` and so on."""
    rows = []
    for kind in types:
        gold, predicted, both = (summed[f"{kind}.{part}"] for part in ("gold", "predicted", right))
        if gold or predicted:
            figures = (ratio(both, predicted), ratio(both, gold), f1(both, predicted, gold))
            rows.append((kind, gold, predicted, both, *figures))
    return Table(name=name, columns=("type", "gold", "read", "right", "P", "R", "F1"), rows=tuple(rows))


def confusion(summed: Counts, *, name: str, prefix: str = "confused") -> Table:
    """What gold's types (rows) were read as (columns), from counts named `PREFIX.GOLD.READ`; "-" is nothing."""
    seen = {tuple(key.split(".")[1:3]): n for key, n in summed.items() if key.startswith(f"{prefix}.") and n}
    rows = sorted({one for one, _ in seen}, key=lambda kind: (kind == NOTHING, kind))
    columns = sorted({two for _, two in seen}, key=lambda kind: (kind == NOTHING, kind))
    return Table(
        name=name,
        columns=("gold", *columns),
        rows=tuple((one, *(seen.get((one, two)) for two in columns)) for one in rows),
    )
