"""The page on evaluation: its gold can be scored, and its error line has the form that the listing has."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

from reportedly.evaluation.records import evaluate_records

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [dedent(block) for block in found]


def test_the_gold_of_the_page_is_scored_and_listed_as_the_page_says(tmp_path):
    (text,), (gold, line) = blocks("text"), map(json.loads, blocks("json"))
    gold["claims"][0]["attribution"][-1]["source"] = "rebels"  # wrong, so that there is something to list
    (tmp_path / "docs").mkdir()
    (tmp_path / gold["file"]).write_text(text, encoding="utf-8")
    (tmp_path / f"{gold['doc']}.json").write_text(json.dumps(gold), encoding="utf-8")
    slips = evaluate_records(tmp_path).parts[0].slips
    (listed,) = [slip for slip in slips if slip["what"] == "claim source"]
    assert listed.keys() == line.keys()
    assert (list(listed["span"]), listed["context"]) == (line["span"], line["context"])
