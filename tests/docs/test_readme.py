"""Figures in the README are those of the scoreboard."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOWN = [
    ("attribution", "", "attr_f1"),
    ("time", "", "value_f1"),
    ("place", "lgl", "acc161"),
    ("entities", "", "strict_f1"),
    ("events", "", "type_accuracy"),
    ("roles", "", "ceaf_ree_f1"),
    ("actors", "", "both"),
]
"""Task, set and measure of each row of the README's table, in order."""


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


@pytest.mark.parametrize(("place", "shown"), list(enumerate(SHOWN)))
def test_the_figure_is_the_scoreboards(place, shown):
    (figure,) = (row[4] for row in rows(ROOT / "docs/scoreboard.md") if (row[0], row[1], row[3]) == shown)
    in_readme = rows(ROOT / "README.md")[2 + place][2]
    assert f"{float(figure.split()[0]):.2f}" == in_readme
