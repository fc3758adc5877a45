"""The command line as a user runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture(scope="session")
def cli():
    """`cli("read", path, …)` gives the finished process; its stdout and stderr are bytes."""

    def call(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "from reportedly.cli import main; main()", *map(str, arguments)]
        environment = {**os.environ, "LC_ALL": "C", "COLUMNS": "120"}
        return subprocess.run(command, capture_output=True, env=environment, timeout=300, **more)

    return call


@pytest.fixture(scope="session")
def ledger(cli, tmp_path_factory):
    """A ledger of two example articles."""
    path = tmp_path_factory.mktemp("ledger") / "l.db"
    done = cli("read", EXAMPLES / "wire-hawija-market.txt", EXAMPLES / "correction-hawija.txt", "--ledger", path)
    assert done.returncode == 0, done.stderr.decode()
    return path
