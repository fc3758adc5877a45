"""`reportedly evaluate` and `scoreboard` as a user types them: what goes wrong is one sentence, at once."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def data(tmp_path):
    for name, row in (("docs", {"text": "Rebels left Marib on 3 May 2021."}), ("gold", {"spans": []})):
        (tmp_path / f"dev.{name}.jsonl").write_text(json.dumps({"doc": "d"} | row), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("evaluate", "weather", "--data", "DATA"), "no task is called 'weather'"),
        (("evaluate", "time", "--data", "nowhere"), "nowhere: there is no such folder"),
        (("evaluate", "time", "--data", "DATA", "--json", "DATA/none/out.json"), "--json: the folder"),
        (("evaluate", "chains", "--gold", "DATA", "--predictions", "out.jsonl"), "chains takes no --predictions"),
        (("evaluate", "time", "--data", "DATA", "--read"), "time takes no --read"),
        (("scoreboard", "--data", "nowhere"), "nowhere: there is no such folder"),
    ],
)
def test_a_wrong_call_is_answered_in_one_sentence(cli, data, arguments, told):
    done = cli(*(argument.replace("DATA", str(data)) for argument in arguments))
    (line,) = done.stderr.decode().split("\n\n")[-1].strip().splitlines()
    assert done.returncode == 2 and line.startswith("reportedly: ") and told in line


def test_figures_listing_and_predictions_go_to_files(cli, data):
    out = {name: data / name for name in ("predictions", "json", "errors")}
    done = cli(
        "evaluate", "time", "--data", data, *(part for name, path in out.items() for part in (f"--{name}", path))
    )
    assert done.returncode == 0, done.stderr.decode()
    figures = json.loads(out["json"].read_text(encoding="utf-8"))
    assert figures["task"] == "time" and figures["sets"]["dev"]["value_f1"].keys() == {"value", "low", "high"}
    assert json.loads(out["errors"].read_text(encoding="utf-8"))["kind"] == "invented"
    assert json.loads(out["predictions"].read_text(encoding="utf-8"))["spans"][0]["value"] == "2021-05-03"
    assert "value_f1" in done.stdout.decode() and "words/s" in done.stderr.decode()
