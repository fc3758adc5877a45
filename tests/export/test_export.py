"""Exports: every format, cells a spreadsheet would run, nothing half-written."""

from __future__ import annotations

import csv
import dataclasses
import json

import pytest

from reportedly import export
from reportedly.errors import BadOption, Missing
from reportedly.export.csv import data_package, plain_cell
from reportedly.export.tables import TABLES
from reportedly.model import Record
from tests.report.make_records import hostile, wire


def test_json_lines_come_back_as_the_records(tmp_path):
    export.write([wire(), hostile()], tmp_path, "jsonl")
    lines = (tmp_path / "records.jsonl").read_text(encoding="utf-8").split("\n")
    assert [Record.from_json(line) for line in lines if line] == [wire(), hostile()]


def test_csv_tables_join_on_document_and_id(tmp_path):
    rows = export.write([wire()], tmp_path, "csv")
    with (tmp_path / "chain.csv").open(encoding="utf-8", newline="") as file:
        chain = [(row["claim"], row["source"], row["act"]) for row in csv.DictReader(file)]
    assert chain[-1] == ("c7", "author", "assert")
    assert rows["claims.csv"] == 7
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package == json.loads(json.dumps(data_package()))


@pytest.mark.parametrize("cell", ["=1+1", "+1 dead", "-x", "@SUM(A1)", "\t=1", "\r=1", " \u00a0=1", "＝1", "\u200b=1"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell):
    assert plain_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [-3, -3.5, "-3.5", "+12", "2023-05", "3 - 5", "", None])
def test_numbers_and_harmless_text_stay_as_they_are(cell):
    assert plain_cell(cell) == cell


def test_parquet_holds_the_same_tables_typed(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = export.write([wire(), hostile()], tmp_path, "parquet")
    assert set(rows) == {f"{table.name}.parquet" for table in TABLES}
    counts = parquet.read_table(tmp_path / "casualties.parquet").to_pylist()
    assert (counts[0]["low"], counts[0]["high"], counts[0]["approximate"]) == (11, None, False)


def test_parquet_without_pyarrow_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Missing, match=r"reportedly\[parquet\]"):
        export.write([wire()], tmp_path, "parquet")


@pytest.mark.parametrize("format", export.FORMATS)
def test_an_export_that_fails_leaves_no_file(tmp_path, format):
    def broken():
        yield wire()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        export.write(broken(), tmp_path, format)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", export.FORMATS)
def test_a_lone_surrogate_stops_no_export(tmp_path, format):
    record = wire()
    document = dataclasses.replace(record.document, title="a\ud800b")
    export.write([dataclasses.replace(record, document=document)], tmp_path, format)


def test_an_unknown_format_is_answered_with_the_list(tmp_path):
    with pytest.raises(BadOption, match="jsonl, csv, parquet"):
        export.write([], tmp_path, "xlsx")
