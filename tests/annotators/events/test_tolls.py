"""How many were harmed and who they were, construction by construction."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.model import Casualties

LINES = [
    line.split("|")
    for line in Path(__file__).with_name("tolls.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _written(count: Casualties) -> str:
    low, high = ("" if end is None else str(end) for end in (count.low, count.high))
    about = "~" if count.approximate else ""
    return f"{'<' if count.of is not None else ''}{count.harm} {low}..{high}{about} {count.who}"


@pytest.mark.parametrize(("counts", "text"), LINES, ids=[row[1][:60] for row in LINES])
def test_construction_tells_how_many(counts: str, text: str) -> None:
    record = reportedly.read_text(text)
    found = [count for claim in record.claims if claim.event is not None for count in claim.event.casualties]
    assert "; ".join(_written(one) for one in found) == counts.removeprefix("-")
