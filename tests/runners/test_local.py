"""Many documents: order, counts, failures, ledgers."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys

import pytest

from reportedly.errors import Missing
from reportedly.ledger import Ledger
from reportedly.readers import ReadOptions
from reportedly.runners import run
from reportedly.runners.pool import Pool
from tests.runners import stub

SENTENCE = "The army shelled the village of Menaka on Monday, the ministry said, and nobody has answered for it so far"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "texts"
    made.mkdir()
    for number in range(24):
        (made / f"{number:02}.txt").write_text(f"{SENTENCE} {number}.")
    return made


def lines_of(folder, jobs, **more):
    lines = []
    report = run([folder], jobs=jobs, make=stub.make, on_record=lambda _, line: lines.append(line), **more)
    return lines, report


def test_the_lines_and_their_order_are_the_same_whatever_the_number_of_jobs(folder):
    one, report = lines_of(folder, 1)
    assert len(one) == report.read == report.claims == 24
    assert lines_of(folder, 2)[0] == one


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_in_one_document_fails_that_one(folder, jobs):
    (folder / "03.txt").write_text(f"{SENTENCE} WRONG")
    lines, report = lines_of(folder, jobs)
    assert len(lines) == 23
    (failure,) = report.failed
    assert failure.locator == "03.txt" and "a mistake of ours" in failure.reason


def test_a_document_that_kills_its_process_fails_alone(folder):
    for name in ("03.txt", "20.txt"):
        (folder / name).write_text(f"{SENTENCE} CRASH {name}")
    lines, report = lines_of(folder, 2)
    assert [failure.locator for failure in report.failed] == ["03.txt", "20.txt"]
    assert len(lines) == 22


def test_a_process_killed_from_outside_costs_no_document(folder, tmp_path):
    (folder / "05.txt").write_text(f"{SENTENCE} ONCE {tmp_path / 'mark'}")
    lines, report = lines_of(folder, 2)
    assert report.failed == [] and len(lines) == 24


def test_processes_that_cannot_start_end_the_run_with_a_reason(folder, tmp_path):
    with Ledger.open(tmp_path / "l.db") as ledger, pytest.raises(Missing, match="end as soon as they start"):
        run([folder], ledger=ledger, jobs=2, make=stub.dies_at_start)


def test_what_the_ledger_has_is_not_read_again_but_still_told(folder, tmp_path):
    with Ledger.open(tmp_path / "l.db") as ledger:
        first, _ = lines_of(folder, 1, ledger=ledger)
        (folder / "24.txt").write_text(f"{SENTENCE} 24.")
        again, report = lines_of(folder, 1, ledger=ledger)
        assert again[:24] == first
        assert (report.already_there, report.read, ledger.counts().records) == (24, 1, 25)


def test_another_coding_is_read_and_kept_beside_the_first(folder, tmp_path, monkeypatch):
    with Ledger.open(tmp_path / "l.db") as ledger:
        lines_of(folder, 1, ledger=ledger)
        newer = dataclasses.replace(stub.CODING, registry="newer")
        monkeypatch.setattr(stub, "CODING", newer)
        monkeypatch.setattr(stub.Stub, "coding", newer)
        _, report = lines_of(folder, 1, ledger=ledger)
        assert report.read == 24
        assert (ledger.counts().documents, ledger.counts().records, ledger.counts().codings) == (24, 48, 2)


def test_the_same_file_twice_is_one_document(folder, tmp_path):
    (folder / "copy").mkdir()
    (folder / "copy" / "00.txt").write_text((folder / "00.txt").read_text())
    with Ledger.open(tmp_path / "l.db") as ledger:
        _, report = lines_of(folder, 2, ledger=ledger)
        assert (report.read, report.already_there) == (24, 1)


def test_documents_that_give_nothing_are_told_with_the_reason(tmp_path):
    (tmp_path / "de.txt").write_text(
        "Das Ministerium hat am Montag erklärt, dass die Armee das Dorf nicht beschossen habe und niemand verletzt sei."
    )
    (tmp_path / "nothing.txt").write_text(f"{SENTENCE} NOTHING")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "long.txt").write_text(SENTENCE * 10)
    report = run([tmp_path], ReadOptions(max_chars=500), make=stub.make)
    assert [noted.locator for noted in report.other_language] == ["de.txt"]
    assert [noted.locator for noted in report.without_claims] == ["nothing.txt"]
    assert [failure.locator.rpartition("/")[2] for failure in report.failed] == ["empty.txt", "long.txt"]
    assert all(failure.reason and failure.todo for failure in report.failed)
    assert report.read == 2


def test_progress_counts_files_documents_and_words(folder):
    steps = []
    run([folder], make=stub.make, progress=steps.append)
    assert [step.documents for step in steps] == list(range(1, 25))
    assert steps[-1].of_files == 24 and steps[-1].words == 24 * len(f"{SENTENCE} 1.".split())


def test_the_corpus_is_never_held_as_a_whole(tmp_path, monkeypatch):
    """With results waiting for their turn, no more than the window has been taken from the reader."""
    taken, settled = 0, 0
    most = 0
    rows = "\n".join(f'{{"text": "{SENTENCE} {number}.", "id": "{number}"}}' for number in range(200))
    (tmp_path / "many.jsonl").write_text(rows)
    submit = Pool.submit

    def counted(self, document):
        nonlocal taken, most
        taken += 1
        most = max(most, taken - settled)
        return submit(self, document)

    def settle(*_):
        nonlocal settled
        settled += 1

    monkeypatch.setattr(Pool, "submit", counted)
    run([tmp_path / "many.jsonl"], jobs=2, make=stub.make, on_record=settle)
    assert settled == 200 and most <= 2 * 16 + 1


def test_a_new_process_imports_nothing_that_counts_threads_before_it_is_told_to_use_one():
    code = "import sys, reportedly.runners.worker; print(sorted({'numpy', 'spacy', 'onnxruntime'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"
