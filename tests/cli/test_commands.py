"""The commands that show what a ledger holds, and those that tell of the program."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest


def rows(done):
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_show_claims_as_json_tells_names_and_the_chain(cli, ledger):
    found = rows(cli("show", ledger, "claims", "--where", "factuality=CT+", "--json"))
    assert found and all(row["factuality"] == "CT+" for row in found)
    assert all(row["chain"][0]["source"] == "author" and row["words"] for row in found)


def test_show_actors_and_documents(cli, ledger):
    assert all(
        row["kind"] == "person" for row in rows(cli("show", ledger, "actors", "--where", "kind=person", "--json"))
    )
    documents = rows(cli("show", ledger, "documents", "--json"))
    assert {row["locator"] for row in documents} == {"wire-hawija-market.txt", "correction-hawija.txt"}
    table = cli("show", ledger, "documents").stdout.decode()
    assert documents[0]["document"][:12] in table


def test_an_unknown_field_is_answered_with_the_list(cli, ledger):
    done = cli("show", ledger, "claims", "--where", "colour=red")
    assert done.returncode == 2 and b"factuality" in done.stderr
    assert cli("show", ledger, "claims", "--where", "colour").returncode == 2


def test_a_ledger_that_is_not_there_is_told(cli, tmp_path):
    done = cli("show", tmp_path / "none.db")
    assert done.returncode == 1 and b"no such ledger" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no device that is always full")
def test_a_full_disk_is_one_sentence(ledger):
    for arguments in (("show", ledger, "--json"), ("schema",)):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-c", "from reportedly.cli import main; main()", *map(str, arguments)]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=300)
        assert done.returncode == 1 and done.stderr.startswith(b"reportedly: No space left on device")


def test_a_reader_that_goes_away_is_no_error(ledger):
    call = f'{sys.executable} -c "from reportedly.cli import main; main()" show {ledger} --json | head -c 9'
    done = subprocess.run(["bash", "-c", call], capture_output=True, timeout=300)
    assert done.stdout == b'{"documen' and done.stderr == b""


def test_forget_takes_a_document_out(cli, ledger, tmp_path):
    copy = shutil.copy(ledger, tmp_path / "copy.db")
    done = cli("forget", copy, "correction-hawija.txt")
    assert done.returncode == 0, done.stderr.decode()
    assert [row["locator"] for row in rows(cli("show", copy, "documents", "--json"))] == ["wire-hawija-market.txt"]
    assert cli("forget", copy, "correction-hawija.txt").returncode == 1


def test_diff_of_one_coding_is_empty(cli, ledger):
    assert rows(cli("diff", ledger, "--json")) == []


def test_schema_is_json_schema(cli):
    assert json.loads(cli("schema").stdout)["$schema"].endswith("2020-12/schema")


def test_version(cli):
    assert cli("version").stdout.decode().strip() == version("reportedly")


def test_doctor_finds_everything_that_is_needed(cli):
    checks = rows(cli("doctor", "--json"))
    assert [check["name"] for check in checks if check["needed"] and not check["ok"]] == []
    assert {"spaCy model", "encoder", "SQLite"} <= {check["name"] for check in checks}
