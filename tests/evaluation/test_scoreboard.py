"""The page: our figures beside the others', and how the data were used."""

from __future__ import annotations

from collections import Counter

from reportedly.evaluation import calibration, mirror
from reportedly.evaluation.scoreboard import ENTRIES, page
from reportedly.evaluation.scorers import records
from reportedly.evaluation.tasks import TASKS

FIGURE = {"value": 0.5, "low": 0.4, "high": 0.625}


def figures(entry):
    values = dict.fromkeys(entry.shown, FIGURE)
    tables = [{"name": name, "columns": ["type", "gold"], "rows": [["ASSAULT", 3]]} for name in entry.tables]
    return {"sets": {"dev": values}, "all": values, "documents": {"dev": 7}, "tables": tables} | {
        "words": 12_000,
        "words_per_second": 800,
    }


def test_figures_stand_beside_the_others_with_what_the_data_were_used_for():
    told = page([(entry, figures(entry)) for entry in ENTRIES], "reportedly scoreboard --data DATA", 600.0)
    row = next(line for line in told.splitlines() if line.startswith("| time |  | 7 | value_f1 "))
    assert "0.500 (0.400–0.625)" in row and "HeidelTime 0.775" in row and row.endswith("| development |")
    assert "in 10 min;" in told and "| ASSAULT | 3 |" in told
    assert "GRIT 0.545 (test part)" in told and "| time | dev | 12,000 | 800 |" in told


def test_tables_that_the_page_names_are_made():
    made = {table.name for task in TASKS.values() for part in task.parts for table in part.tables(Counter())}
    made |= {table.name for table in [*records.tables(Counter()), *mirror._tables(Counter())]}
    made |= {f"claims of kind {kind}" for kind in calibration.KINDS}
    assert {name for entry in ENTRIES for name in entry.tables} <= made


def test_a_task_that_failed_is_told_with_the_reason():
    told = page([(ENTRIES[0], {"failed": "KeyError(3)", "sets": {}, "tables": []})], "reportedly scoreboard", 1.0)
    assert "| attribution | | | | failed: KeyError(3) | | |" in told
