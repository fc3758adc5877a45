"""Our scorer of whole records gives what the benchmarks' script gives, on our own reading of the shared articles."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from reportedly.evaluation.records import evaluate_records
from tests.benchmarks import FOLDER, needs_benchmarks

SAME = (
    "usable_claims", "event_detection", "event_typed", "event_actor", "event_recipient", "event_place", "event_time",
    "event_casualties", "relations", "relations_loose", "wording", "wording_technique", "actors_named", "actors_b3",
    "alias_merging", "places", "times_edtf", "times_overlap",
)  # fmt: skip


@needs_benchmarks
def test_figures_are_those_of_the_script(tmp_path):
    predictions = tmp_path / "records.jsonl"
    ours = evaluate_records(FOLDER / "records", predictions=predictions).to_dict()["all"]
    command = [sys.executable, str(FOLDER / "score" / "score_records.py"), "--json"]
    command += ["--gold", str(FOLDER / "records" / "gold"), "--pred", str(predictions)]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["metrics"]
    for name in SAME:
        value = ours[f"{name}_f1"]["value"] if f"{name}_f1" in ours else None
        assert value == pytest.approx(theirs[name]["f1"], abs=1e-9), name
    for name in ("source", "factuality", "reality", "event_type", "actor_kind", "acled_sub_event"):
        assert ours[f"{name}_acc"]["value"] == pytest.approx(theirs[name]["acc"], abs=1e-9), name
