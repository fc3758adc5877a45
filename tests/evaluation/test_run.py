"""The run over a folder of the reader's own: sets by name, predictions written and scored again, clear errors."""

from __future__ import annotations

import json

import pytest

from reportedly.errors import BadOption
from reportedly.evaluation.run import evaluate

TEXT = "Rebels left Marib on 3 May 2021."
PLACE = {"start": 12, "end": 17, "lat": "15.4", "lon": "45.3"}


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    time = {"start": 21, "end": 31, "text": "3 May 2021", "type": "DATE", "value": "2021-05-03"}
    for name, value in (("one", "2021-05-03"), ("two", "2020-05-03")):
        write(tmp_path / f"{name}.dev.docs.jsonl", [{"doc": "d", "text": TEXT, "dct": "2021-05-04"}])
        write(tmp_path / f"{name}.dev.gold.jsonl", [{"doc": "d", "spans": [time | {"value": value}]}])
    write(tmp_path / "stored.jsonl", [{"doc": "d", "spans": [time]}])
    return tmp_path


def test_sets_are_scored_apart_and_together(folder):
    result = evaluate("time", folder, "dev", predictions_from=folder / "stored.jsonl").to_dict()
    assert result["sets"]["one"]["value_f1"]["value"] == 1.0
    assert result["sets"]["two"]["value_f1"]["value"] == 0.0
    assert result["all"]["value_f1"]["value"] == 0.5


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda folder: (folder / "one.dev.docs.jsonl").write_text("{"), "line 1 is not JSON"),
        (lambda folder: (folder / "one.dev.docs.jsonl").write_text('{"text": ""}'), "lacks the field `doc`"),
        (lambda folder: (folder / "one.dev.gold.jsonl").unlink(), "is not there"),
        (lambda folder: (folder / "one.dev.docs.jsonl").write_text(""), "the file is empty"),
        (lambda folder: (folder / "one.dev.docs.jsonl").write_text('{"doc": "d", "text": 3}'), "`text`: it should be"),
        (lambda folder: (folder / "one.dev.docs.jsonl").write_bytes(b"\xe9"), "byte 1 is not UTF-8"),
        (lambda folder: (folder / "one.dev.gold.jsonl").write_text('{"doc": "d"}'), "field `spans` is missing"),
        (lambda folder: (folder / "one.dev.gold.jsonl").write_text('{"doc": "e", "spans": []}'), "gold for e"),
        (lambda folder: write(folder / "one.dev.gold.jsonl", [{"doc": "d", "spans": []}] * 2), "d is there twice"),
        (lambda folder: (folder / "stored.jsonl").write_text(""), "no prediction for d of one"),
        (
            lambda folder: write(
                folder / "stored.jsonl",
                [{"doc": "d", "spans": [{"start": 21, "end": 90, "text": "3", "type": "DATE", "value": "3"}]}],
            ),
            "stored.jsonl, d: `spans.0`: the span .21, 90. ends behind the text",
        ),
    ],
    ids=[
        "not JSON", "no doc", "no gold", "empty", "text no text", "not UTF-8", "gold without spans", "gold for another",
        "gold twice", "no prediction", "prediction outside the text",
    ],
)  # fmt: skip
def test_bad_files_are_named_with_what_is_wrong(folder, break_it, message):
    break_it(folder)
    with pytest.raises(BadOption, match=message):
        evaluate("time", folder, "dev", predictions_from=folder / "stored.jsonl")


def test_a_folder_without_the_split_says_what_it_holds(folder):
    with pytest.raises(BadOption, match=r"it holds one\.dev\.docs\.jsonl"):
        evaluate("time", folder, "test")


def test_an_unknown_task_names_those_there_are():
    with pytest.raises(BadOption, match="attribution, time, place"):
        evaluate("weather", "nowhere", "dev")


def test_byte_order_marks_blank_lines_and_windows_lines_are_read(folder):
    docs = folder / "one.dev.docs.jsonl"
    docs.write_bytes(b"\xef\xbb\xbf" + docs.read_bytes().replace(b"\n", b"\r\n\r\n"))
    result = evaluate("time", folder, "dev", predictions_from=folder / "stored.jsonl")
    assert result.to_dict()["all"]["value_f1"]["value"] == 0.5


def test_what_has_no_gold_or_no_text_is_told_and_nothing_else_is_lost(tmp_path):
    write(
        tmp_path / "dev.docs.jsonl",
        [{"doc": name, "text": text} for name, text in (("a", TEXT), ("b", TEXT), ("c", " "))],
    )
    write(tmp_path / "dev.gold.jsonl", [{"doc": "a", "spans": [PLACE]}, {"doc": "c", "spans": []}])
    result = evaluate("place", tmp_path, "dev", predictions=tmp_path / "read.jsonl")
    assert result.to_dict()["all"]["acc161"]["value"] == 1.0 and result.parts[0].documents == {"dev": 2}
    assert result.notes == [
        "dev: 1 of 3 texts have no gold and are not scored (first: b)",
        "dev: c counts as read without an answer: there is no text in it",
    ]
    for name in ("read.jsonl", "read.jsonl.resolution"):
        rows = [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
        assert [row["doc"] for row in rows] == ["a", "b", "c"]


def test_sentences_without_gold_beside_reports_of_attacks_are_predicted(tmp_path):
    write(tmp_path / "muc4.test.jsonl", [{"docid": "m", "doctext": TEXT, "extracts": {}}])
    write(tmp_path / "news.test.jsonl", [{"id": 7, "text": "Mali and Niger clashed near Menaka, officials said."}])
    evaluate("events", tmp_path, "test", predictions=tmp_path / "out.jsonl")
    (row,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    (event,) = row["events"]
    assert row["id"] == 7 and event["plover_type"] == "ASSAULT"
    assert [event[side][0]["country"] for side in ("source", "target")] == ["MLI", "NER"]
    with pytest.raises(BadOption, match="no gold to score by"):
        evaluate("events", tmp_path, "test")


def test_predictions_of_phrases_that_stand_there_twice_are_scored_again(tmp_path):
    row = {"phrase": "Malian army officers", "country": "MLI", "sector": "MIL"}
    write(tmp_path / "agents.test.jsonl", [row, row | {"country": "NER"}])
    stored = tmp_path / "out.jsonl"
    first = evaluate("actors", tmp_path, "test", predictions=stored)
    assert evaluate("actors", tmp_path, "test", predictions_from=stored).to_dict()["all"] == first.to_dict()["all"]
    assert first.to_dict()["all"]["other.both"]["value"] == 0.5


def test_predictions_of_sets_that_share_names_go_back_to_their_sets(folder):
    docs = folder / "two.dev.docs.jsonl"
    write(docs, [{"doc": "d", "text": TEXT, "dct": "2021-05-04"} | {"text": TEXT.replace("3 May", "4 May")}])
    first = evaluate("time", folder, "dev", predictions=folder / "out.jsonl").to_dict()
    assert evaluate("time", folder, "dev", predictions_from=folder / "out.jsonl").to_dict()["sets"] == first["sets"]
    assert first["sets"]["one"] != first["sets"]["two"]
