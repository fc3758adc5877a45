"""What differs between SQLite and Postgres: connections, full-text search, compaction. Nothing else does."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Select,
    create_engine,
    event,
    func,
    literal_column,
    select,
    text,
)

from .address import Address

WRITES = {"reportedly_begin": "BEGIN IMMEDIATE", "reportedly_writes": True}
"""Execution options of a connection that is going to write: it waits its turn at once, since one that reads first and
writes later could not wait for another (SQLite), or would write what another has just written (Postgres)."""
BARE = {"reportedly_begin": None}
"""Execution options of a connection that works outside transactions."""
WAIT_MS = 60_000
"""How long to wait for another process that is writing."""

_SEARCHED = {"claims": ("key", ("words",)), "records": ("id", ("title", "text"))}
"""Table to its number column and the columns whose words can be searched."""
_SEARCHED_CHARACTERS = 250_000
"""How much of a text Postgres indexes: a vector of its words must stay under a megabyte, whatever the words are."""
_MARKS = r"[\u0300-\u036f]"
"""Accents that stand apart from their letters; the same expression in Python's and in Postgres's writing."""
_TURN = 0x7265706F7274
"""The advisory lock that writers of a Postgres ledger take turns by."""


def engine(address: Address) -> Engine:
    """An engine for the address; nothing is opened yet."""
    if address.url.get_backend_name() != "sqlite":
        team = create_engine(address.url, hide_parameters=True)

        @event.listens_for(team, "begin")
        def takes_turn(connection: Connection) -> None:
            if connection.get_execution_options().get("reportedly_writes"):
                connection.execute(select(func.pg_advisory_xact_lock(_TURN)))

        return team
    url: Any = address.url
    path = address.path
    if path is not None and path.is_file() and not os.access(path, os.W_OK):
        # A mailed or archived ledger on a medium that cannot be written to: no lock files beside it.
        url = f"sqlite:///file:{quote(str(path.resolve()))}?immutable=1&mode=ro&uri=true"
    made = create_engine(url, hide_parameters=True, connect_args={"timeout": WAIT_MS / 1000})

    @event.listens_for(made, "connect")
    def connected(connection: Any, _: Any) -> None:
        # The driver's own way of opening transactions would leave DDL outside them.
        connection.isolation_level = None
        cursor = connection.cursor()
        if url is address.url:
            cursor.execute("PRAGMA journal_mode = WAL")
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(made, "begin")
    def begun(connection: Connection) -> None:
        statement = connection.get_execution_options().get("reportedly_begin", "BEGIN")
        if statement:
            connection.exec_driver_sql(statement)

    return made


def make_search(connection: Connection) -> None:
    """Make the full-text index of claims' words and of documents; the database keeps it in step by itself."""
    for table, (key, columns) in _SEARCHED.items():
        names = ", ".join(columns)
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"CREATE INDEX {table}_search ON {table} USING gin ({_vector(columns)})"))
            continue
        new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
        gone = f"INSERT INTO {table}_search ({table}_search, rowid, {names}) VALUES ('delete', old.{key}, {old});"
        for statement in (
            f"CREATE VIRTUAL TABLE {table}_search USING fts5({names}, content='{table}', content_rowid='{key}', "
            "tokenize='unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER {table}_search_added AFTER INSERT ON {table} BEGIN "
            f"INSERT INTO {table}_search (rowid, {names}) VALUES (new.{key}, {new}); END",
            f"CREATE TRIGGER {table}_search_gone BEFORE DELETE ON {table} BEGIN {gone} END",
        ):
            connection.exec_driver_sql(statement)


def holds_words(connection: Connection, table: str, key: Column[Any], words: str) -> ColumnElement[bool]:
    """True of the rows of `table` that hold all of `words`.

    Args:
        connection: tells the dialect.
        table: `"claims"` or `"records"`.
        key: the column to compare with the index's row number.
        words: as the user wrote them; nothing in them is read as search syntax.
    """
    words = words.replace("\0", " ")
    if connection.dialect.name == "postgresql":
        vector: ColumnElement[Any] = literal_column(_vector(_SEARCHED[table][1], prefix=f"{table}."))
        plain = re.sub(_MARKS, "", unicodedata.normalize("NFD", words))
        return vector.bool_op("@@")(func.plainto_tsquery("simple", plain))
    phrases = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    found: Select[Any] = select(literal_column("rowid")).select_from(text(f"{table}_search"))
    return key.in_(found.where(literal_column(f"{table}_search").op("MATCH")(phrases)))


def compact(connection: Connection) -> None:
    """Leave nothing of deleted rows in the files.

    Args:
        connection: with the options `BARE`; SQLite cannot empty its log inside a transaction.
    """
    if connection.dialect.name != "sqlite":
        return
    for table in _SEARCHED:
        # An index of words keeps those of deleted rows until its parts are merged.
        connection.exec_driver_sql(f"INSERT INTO {table}_search ({table}_search) VALUES ('optimize')")
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _vector(columns: tuple[str, ...], prefix: str = "") -> str:
    joined = " || ' ' || ".join(f"coalesce({prefix}{name}, '')" for name in columns)
    searched = f"left({joined}, {_SEARCHED_CHARACTERS})"
    # Without accents, as SQLite's index has them.
    return f"to_tsvector('simple', regexp_replace(normalize({searched}, NFD), '{_MARKS}', '', 'g'))"
