"""A run that is killed at any moment loses nothing that it told, and the next one finishes the rest."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.ledger import Ledger

STUB = Path(__file__).with_name("stub.py")
DOCUMENTS = 40


def start(folder, ledger, jobs):
    return subprocess.Popen(
        [sys.executable, STUB, folder, ledger, str(jobs)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def ids_in(path):
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return [row[0] for row in connection.execute("SELECT document_id FROM records")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_random_points(tmp_path, jobs):
    folder, path = tmp_path / "texts", tmp_path / "ledger.db"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:02}.txt").write_text(f"The army shelled village number {number} on Monday, it was said.")
    dice = random.Random(20200704 + jobs)
    told: set[str] = set()
    for _ in range(4):
        run = start(folder, path, jobs)
        # Some die while the ledger is being made, some between two documents, some inside a transaction.
        if dice.random() < 0.3:
            time.sleep(dice.uniform(0.1, 1.5))
        else:
            before = len(told)
            wanted = before + dice.randint(1, 8)
            while len(told) < wanted and (line := run.stdout.readline()):
                told.add(line.strip())
            time.sleep(dice.uniform(0, 0.03))
        run.kill()
        rest, _ = run.communicate()
        # A last line may have been cut short; the others were told.
        told.update(line for line in rest.splitlines() if len(line) == 64)
        assert run.returncode in (-signal.SIGKILL, 0)
        if path.exists() and told:
            kept = ids_in(path)
            assert told <= set(kept) and len(kept) == len(set(kept))
    last = start(folder, path, jobs)
    out, _ = last.communicate(timeout=60)
    assert last.returncode == 0 and len(set(out.split())) == DOCUMENTS
    assert len(ids_in(path)) == DOCUMENTS
    with Ledger.open(path) as ledger:
        assert ledger.counts().documents == ledger.counts().claims == DOCUMENTS


def test_no_process_outlives_a_run_that_was_killed(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        "\n".join(f'{{"text": "The army shelled village number {n} on Monday, it was said."}}' for n in range(500))
    )
    run = start(tmp_path / "a.jsonl", tmp_path / "l.db", 2)
    run.stdout.readline()
    run.kill()
    run.wait()
    for _ in range(100):
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGKILL)
    pytest.fail("processes were left behind")
