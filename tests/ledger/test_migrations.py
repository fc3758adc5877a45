"""Ledgers of other versions, and files that are none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, migrations
from reportedly.ledger.tables import METADATA


def test_the_migrations_make_the_tables_that_the_code_uses(ledger):
    with ledger._engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    not (name == migrations.VERSION_TABLE or "_search" in (name or ""))
                )
            },
        )
        assert compare_metadata(context, METADATA) == []
        assert migrations.version(connection) == migrations.HEAD


def test_the_newest_version_is_that_of_the_last_file():
    files = sorted((Path(migrations.__file__).parent / "versions").glob("v*.py"))
    assert files[-1].name.startswith(f"v{migrations.HEAD}_")


def test_a_ledger_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(LedgerError, match="version 9999"):
        Ledger.open(path)


def test_a_database_that_is_no_ledger_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("not a database, but long enough to be looked at " * 20)
    with pytest.raises(LedgerError, match="not a database"):
        Ledger.open(path)


def test_a_ledger_that_is_not_there_is_not_made_where_one_is_to_be_shown(tmp_path):
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_cannot_be_written_can_be_read(tmp_path, record, monkeypatch):
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(record)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anywhere
    with Ledger.open(path, create=False) as ledger:
        assert list(ledger.records()) == [record]


def test_an_empty_postgres_database_becomes_a_ledger(postgres):
    where = postgres.fresh(template="template0")
    with Ledger.open(where), Ledger.open(where, create=False) as again:
        assert again.counts().records == 0
