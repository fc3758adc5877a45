"""A Postgres server of the tests' own, so that what holds on SQLite is shown to hold there too."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from reportedly.ledger import Ledger

USER = "reportedly"
TEMPLATE = "ledger"
"""An empty ledger, brought to the newest version once; each test gets a copy."""


class Server:
    """A running server; `fresh()` gives the URL of an empty ledger in a database of its own."""

    def __init__(self, port: int) -> None:
        self.port, self.number = port, 0
        with self.administering() as connection:
            connection.execute(text(f"CREATE DATABASE {TEMPLATE}"))
        Ledger.open(self.url(TEMPLATE)).close()

    def url(self, base: str) -> str:
        """The URL of a database; the driver is the package's choice."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{base}"

    def fresh(self, *, template: str = TEMPLATE) -> str:
        """The URL of a new database; `template="template0"` for one that holds no ledger."""
        self.number += 1
        name = f"t{self.number}"
        with self.administering() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))
        return self.url(name)

    @contextlib.contextmanager
    def administering(self) -> Iterator[Connection]:
        """A connection outside transactions, to make databases over."""
        url = self.url("postgres").replace("postgresql:", "postgresql+psycopg:")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server on a free port of 127.0.0.1, its data in a folder that is removed at the end."""
    pytest.importorskip("psycopg", reason="the driver is not there: pip install 'reportedly[postgres]'")
    programs = _programs()
    if programs is None:
        pytest.skip("no Postgres on this machine (Debian: apt-get install postgresql)")
    user = "postgres" if os.geteuid() == 0 else None  # initdb refuses root; the Debian package makes this user
    home = Path(tempfile.mkdtemp(prefix="reportedly-postgres-"))
    if user:
        shutil.chown(home, user, user)
    as_user = {"user": user, "group": user, "extra_groups": []} if user else {}
    made = ["-D", home / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    try:
        subprocess.run(
            [programs / "initdb", *made],
            check=True, capture_output=True, cwd=home, **as_user,
        )  # fmt: skip
        with (home / "log").open("wb") as log:
            port = _free_port()
            # What a crash of the machine would lose does not matter here; speed does.
            quick = [f"-c{name}=off" for name in ("fsync", "full_page_writes", "synchronous_commit")]
            running = subprocess.Popen(
                [programs / "postgres", "-D", home / "data", "-h", "127.0.0.1", "-p", str(port), "-k", "", *quick],
                stdout=log, stderr=log, cwd=home, **as_user,
            )  # fmt: skip
            try:
                yield _ready(port, running, home / "log")
            finally:
                running.terminate()
                running.wait(timeout=60)
    finally:
        shutil.rmtree(home)


def _programs() -> Path | None:
    """The folder of the newest server on this machine; Debian keeps it off the path."""
    found = [Path(path).resolve().parent for path in (shutil.which("initdb"),) if path]
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found += [path.parent for path in sorted(debian, key=lambda path: -int(path.parts[-3]))]
    return next((folder for folder in found if (folder / "postgres").exists()), None)


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


def _ready(port: int, running: subprocess.Popen[bytes], log: Path) -> Server:
    for _ in range(300):
        try:
            return Server(port)
        except OperationalError:
            if running.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"Postgres did not start: {log.read_text(errors='replace')[-2000:]}")
