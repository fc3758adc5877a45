"""`reportedly read` at its borders: what goes where, and with which status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import jsonschema
import pytest

from reportedly.model import json_schema
from tests.cli.conftest import EXAMPLES

WIRE = EXAMPLES / "wire-hawija-market.txt"


@pytest.fixture(scope="module")
def mixed(cli, tmp_path_factory):
    """A run over a good file, an empty one, one in German and one that is not there."""
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "good.txt").write_text(WIRE.read_text())
    (folder / "empty.txt").write_text("")
    (folder / "de.txt").write_text(
        "Das Ministerium hat am Montag erklärt, dass die Armee das Dorf nicht beschossen habe und niemand verletzt sei."
    )
    report = folder.parent / "report.json"
    done = cli("read", folder, folder / "none.txt", "--format", "json", "--json-report", report)
    return done, json.loads(report.read_text())


def test_json_is_records_and_nothing_else(mixed):
    done, _ = mixed
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["document"]["locator"] for record in records] == ["de.txt", "good.txt"]
    for record in records:
        jsonschema.validate(record, json_schema())


def test_each_failure_is_one_line_and_the_status_is_1(mixed):
    done, report = mixed
    told = [line for line in done.stderr.decode().splitlines() if line.startswith("failed: ")]
    assert len(told) == len(report["failed"]) == 2
    assert done.returncode == 1


def test_the_closing_table_counts(mixed):
    done, report = mixed
    assert report["read"] == 2 and len(report["other_language"]) == 1
    assert "in another language" in done.stderr.decode()


def test_a_table_tells_who_says_what_without_a_ledger(cli):
    done = cli("read", WIRE)
    assert done.returncode == 0
    out = done.stdout.decode()
    assert "Who says it" in out and "author" in out


def test_a_wrong_option_is_status_2_and_one_line(cli, tmp_path):
    done = cli("read", WIRE, "--published", "some day")
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.decode().count("\n") == 1 and "some day" in done.stderr.decode()
    assert cli("read").returncode == 2
    assert cli("read", WIRE, "--jobs", "0").returncode == 2


def test_no_password_of_a_ledger_is_shown(cli):
    done = cli("read", WIRE, "--ledger", "postgresql://user:s3cr3t@127.0.0.1:1/base")
    assert done.returncode == 1
    assert b"s3cr3t" not in done.stdout + done.stderr and b"***" in done.stderr


def test_with_a_ledger_a_second_run_tells_the_same_lines_without_reading(cli, ledger):
    again = [
        cli("read", WIRE, "--ledger", ledger, "--format", "json"),
        cli("read", WIRE, "--format", "json"),
    ]
    assert again[0].stdout == again[1].stdout
    assert any("already there" in line and "1" in line for line in again[0].stderr.decode().splitlines())


def test_nothing_a_document_holds_reaches_the_terminal_as_a_command(cli, tmp_path):
    (tmp_path / "a.txt").write_text(
        'The \x1b[31mministry\x07 said on Monday that the "[bold]army\u202e" shelled the village of Menaka.\n'
    )
    out = cli("read", tmp_path / "a.txt").stdout
    assert b"\x1b" not in out and b"\x07" not in out and "\u202e".encode() not in out


def test_a_reader_who_leaves_ends_the_run_quietly():
    code = "from reportedly.cli import main; main()"
    run = subprocess.Popen(
        [sys.executable, "-c", code, "read", EXAMPLES, "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    run.stdout.readline()
    run.stdout.close()
    errors = run.stderr.read()
    assert run.wait(120) == 1
    assert b"Traceback" not in errors and b"BrokenPipe" not in errors


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_leaves_cleanly(tmp_path, jobs):
    (tmp_path / "many.jsonl").write_text(
        "\n".join(json.dumps({"text": f"{WIRE.read_text()} {number}"}) for number in range(300))
    )
    code = "from reportedly.cli import main; main()"
    run = subprocess.Popen(
        [sys.executable, "-c", code, "read", tmp_path, "--format", "json", "--jobs", str(jobs),
         "--ledger", tmp_path / "l.db"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        # a shell's background job, as CI may be, would hand down that interrupts are ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    run.stdout.readline()
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 130
    assert time.monotonic() - began < 30
    assert errors.decode().strip() == "Stopped. What was read is in the ledger; run again to finish."
