"""The ledger: where records are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, func, insert, or_, select

from ..errors import LedgerError
from ..model import Actor, Claim, Coding, Document, Judgement, Record, Weighed
from . import dialects, judgements, migrations
from . import tables as t
from .address import Address, address
from .counts import Counts, counted
from .differences import Difference, differences
from .failures import ledger_errors
from .judgements import Judged
from .query import Kind, matching, newest
from .rows import Rows, document_row, record_row, storable

if TYPE_CHECKING:
    from .weighed import Track

BATCH = 200
"""Records fetched at a time by an iterator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that a query found."""

    record: Record
    thing: Claim | Actor | Document


class Ledger:
    """Records in one SQLite file, or in a Postgres database. Use `Ledger.open`, and `close` or `with`."""

    def __init__(self, engine: Engine, address: Address) -> None:
        self._engine, self._address = engine, address
        self._codings: dict[str, int] = {}

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Self:
        """Open a ledger; a new one is made, an older one is brought up to this version.

        Args:
            where: file name, or URL such as `postgresql+psycopg://user@host/base`. No password in it is ever shown.
            create: False to refuse a file that is not there.

        Raises:
            LedgerError: where it cannot be opened, is of a newer version or is something else.
        """
        found = address(where)
        if found.path is not None:
            if not create and not found.path.is_file():
                raise LedgerError(
                    "there is no such ledger",
                    where=str(found),
                    todo="make one with `reportedly read PATH --ledger FILE`",
                )
            if not found.path.parent.is_dir():
                raise LedgerError("the folder does not exist", where=str(found), todo="make it first")
        with ledger_errors(found):
            ledger = cls(dialects.engine(found), found)
            try:
                with ledger._engine.connect() as connection:
                    current = migrations.version(connection) == migrations.HEAD
                if not current:
                    with ledger._writing() as connection:
                        migrations.upgrade(connection, where=str(found))
            except BaseException:
                ledger.close()
                raise
        return ledger

    def close(self) -> None:
        """Close all connections; a SQLite ledger is then one file again."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({str(self._address)!r})"

    def add(self, record: Record, *, line: str | None = None) -> Literal["added", "there"]:
        """Keep a record, whole or not at all. One of the same document and coding is left as it is.

        Args:
            record: what to keep.
            line: its `to_json()`, where the caller has made that already.

        Returns:
            `"added"`, or `"there"` where the ledger has it already. Once this returns, the record survives a crash.
        """
        line = line or record.to_json()
        with ledger_errors(self._address), self._writing() as connection:
            coding_id = self._coding_id(connection, record.coded_by)
            if _exists(connection, record.document.id, coding_id):
                return "there"
            if not connection.scalar(select(func.count()).where(t.documents.c.id == record.document.id)):
                connection.execute(insert(t.documents), storable([document_row(record)], line))
            rows = storable([record_row(record, coding_id, line)], line)
            (record_id,) = connection.execute(insert(t.records), rows).inserted_primary_key or (0,)
            for table, table_rows in Rows(record, record_id).tables.items():
                connection.execute(insert(table), storable(table_rows, line))
        # Only now: a number from a transaction that came to nothing must not be remembered.
        self._codings[_digest(record.coded_by)] = coding_id
        return "added"

    def has(self, document_id: str, coding: Coding) -> bool:
        """True where the ledger has this document as read by this coding."""
        return self.line(document_id, coding) is not None

    def line(self, document_id: str, coding: Coding) -> str | None:
        """The JSON line of a document's record under a coding, byte for byte; None where there is none."""
        with ledger_errors(self._address), self._engine.connect() as connection:
            return connection.scalar(
                select(t.records.c.line)
                .join(t.codings, t.codings.c.id == t.records.c.coding_id)
                .where(t.records.c.document_id == document_id, t.codings.c.digest == _digest(coding))
            )

    def lines(self, *, documents: Sequence[str] | None = None, all_codings: bool = False) -> Iterator[str]:
        """The records' JSON lines in the order in which they came, byte for byte.

        Args:
            documents: only those with these ids.
            all_codings: every coding of a document; else only the one that came last.
        """
        wanted = select(t.records.c.id, t.records.c.line)
        if documents is not None:
            wanted = wanted.where(t.records.c.document_id.in_(documents))
        if not all_codings:
            wanted = wanted.where(t.records.c.id.in_(newest()))
        for row in self._pages(wanted):
            yield row["line"]

    def records(self, *, documents: Sequence[str] | None = None, all_codings: bool = False) -> Iterator[Record]:
        """Like `lines`, as records."""
        for line in self.lines(documents=documents, all_codings=all_codings):
            yield Record.from_json(line)

    def query(self, kind: Kind, where: Sequence[tuple[str, str]] = ()) -> Iterator[Told]:
        """The claims, actors or documents for which every named field holds, in the order in which they came.

        Args:
            kind: `"claims"`, `"actors"` or `"documents"`; of the newest coding of each document.
            where: pairs of field and value; see `query.FIELDS`. The same field twice: either value will do.

        Raises:
            BadOption: for a field that is not in the list.
        """
        with ledger_errors(self._address), self._engine.connect() as connection:
            wanted = matching(connection, kind, where)
        page: list[Any] = []
        last: tuple[int, int] = (-1, -1)
        while True:
            with ledger_errors(self._address), self._engine.connect() as connection:
                page = list(connection.execute(wanted(last)).all())
                lines = self._lines_of(connection, {row.record_id for row in page})
            if not page:
                return
            known = {number: Record.from_json(line) for number, line in lines.items()}
            things = {number: _things(record) for number, record in known.items()}
            for row in page:
                yield Told(record=known[row.record_id], thing=things[row.record_id][row.id])
            last = (page[-1].record_id, page[-1].place)

    def diff(self) -> Iterator[Difference]:
        """What the last two codings of each document read differently, value by value."""
        several = select(t.records.c.document_id).group_by(t.records.c.document_id).having(func.count() > 1)
        with ledger_errors(self._address), self._engine.connect() as connection:
            ids = connection.scalars(several.order_by(func.min(t.records.c.id))).all()
        for document_id in ids:
            wanted = select(t.records.c.line).where(t.records.c.document_id == document_id)
            with ledger_errors(self._address), self._engine.connect() as connection:
                new, old = connection.scalars(wanted.order_by(t.records.c.id.desc()).limit(2)).all()
            yield from differences(Record.from_json(old), Record.from_json(new))

    def document_id(self, name: str) -> str:
        """The id of the one document that `name` stands for: an id, the beginning of one, or a locator.

        Raises:
            LedgerError: where there is none, or more than one.
        """
        begins = t.documents.c.id.startswith(name, autoescape=True)
        wanted = select(t.documents.c.id).where(or_(begins, t.documents.c.locator == name)).limit(2)
        with ledger_errors(self._address), self._engine.connect() as connection:
            found = connection.scalars(wanted).all()
        if len(found) == 1 and name:
            return str(found[0])
        raise LedgerError(
            f"{'no' if not found else 'more than one'} document goes by {name!r}",
            where=str(self._address),
            todo="give its whole id; `reportedly show LEDGER documents` lists them",
        )

    def forget(self, document_id: str) -> int:
        """Delete a document with all that was read of it, words in the search index and free pages included.

        Returns:
            How many records of it were there.

        Raises:
            LedgerError: where the ledger has no such document.
        """
        from .weighed import clear

        with ledger_errors(self._address), self._writing() as connection:
            mine = t.records.c.document_id == document_id
            count = connection.scalar(select(func.count()).select_from(t.records).where(mine)) or 0
            gone = connection.execute(delete(t.documents).where(t.documents.c.id == document_id)).rowcount
            connection.execute(delete(t.codings).where(t.codings.c.id.not_in(select(t.records.c.coding_id))))
            clear(connection)  # what was weighed quotes names and counts documents
        if not gone:
            raise LedgerError(
                f"no document has the id {document_id}",
                where=str(self._address),
                todo="`reportedly show LEDGER documents` lists them",
            )
        self._codings.clear()
        with ledger_errors(self._address), self._engine.connect().execution_options(**dialects.BARE) as connection:
            dialects.compact(connection)
        return count

    def judge(self, judgement: Judgement) -> int:
        """Keep a person's decision on two claims; it overrides earlier ones on the same pair, and survives recoding.

        Returns:
            The number by which it can be withdrawn.

        Raises:
            LedgerError: where one of the claims is not there or tells no event, or both are the same.
        """
        records = self._records_of(judgements.documents_judged(judgement))
        row = judgements.row_of(judgement, records, where=str(self._address))
        with ledger_errors(self._address), self._writing() as connection:
            return judgements.keep(connection, row)

    def judgements(self) -> list[Judged]:
        """All judgements in the order in which they came; of two on one pair the later holds."""
        with ledger_errors(self._address), self._engine.connect() as connection:
            rows = judgements.kept(connection)
        return judgements.judged_of(rows, self._records_of(judgements.documents_of(rows)))

    def weighed(self, track: Track | None = None) -> Weighed:
        """The incidents of the newest records, by all judgements that hold; what was weighed is not weighed again.

        Args:
            track: sees the records that are new, with their numbers and how many there are, as they go by.
        """
        # Weighing takes numpy, which must not be there before a new process is told to count on one thread.
        from .weighed import weighed

        judged = {(one.one, one.two): one for one in (kept.judgement for kept in self.judgements()) if one is not None}
        return weighed(_Base(self), tuple(judged.values()), track or (lambda records, _: records))

    def withdraw(self, number: int) -> None:
        """Take a judgement back.

        Raises:
            LedgerError: where there is none of this number.
        """
        with ledger_errors(self._address), self._writing() as connection:
            judgements.withdraw(connection, number, where=str(self._address))

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with ledger_errors(self._address), self._engine.connect() as connection:
            return counted(connection)

    def _coding_id(self, connection: Connection, coding: Coding) -> int:
        digest = _digest(coding)
        if digest in self._codings:
            return self._codings[digest]
        known = connection.scalar(select(t.codings.c.id).where(t.codings.c.digest == digest))
        if known is not None:
            return int(known)
        row = {"reportedly": coding.reportedly, "models": dict(coding.models), "registry": coding.registry}
        (made,) = connection.execute(insert(t.codings), [row | {"digest": digest}]).inserted_primary_key or (0,)
        return int(made)

    def _records_of(self, documents: set[str]) -> dict[str, Record]:
        """The newest records of documents, by document."""
        return {one.document.id: one for one in self.records(documents=sorted(documents))} if documents else {}

    def _lines_of(self, connection: Connection, record_ids: set[int]) -> Mapping[int, str]:
        wanted = select(t.records.c.id, t.records.c.line).where(t.records.c.id.in_(record_ids))
        return {row.id: row.line for row in connection.execute(wanted)}

    def _pages(self, wanted: Select[Any]) -> Iterator[RowMapping]:
        """Rows of a query over `records`, a batch at a time and without holding a lock between batches."""
        last = -1
        while True:
            page = wanted.where(t.records.c.id > last).order_by(t.records.c.id).limit(BATCH)
            with ledger_errors(self._address), self._engine.connect() as connection:
                rows = connection.execute(page).mappings().all()
            if not rows:
                return
            yield from rows
            last = rows[-1]["id"]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(**dialects.WRITES) as connection, connection.begin():
            yield connection


class _Base:
    """The ledger, as weighing needs it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with ledger_errors(self._ledger._address), self._ledger._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with ledger_errors(self._ledger._address), self._ledger._writing() as connection:
            yield connection

    def newest(self) -> list[int]:
        with self.reading() as connection:
            return sorted(connection.scalars(newest()))

    def numbered(self, numbers: Sequence[int]) -> Iterator[tuple[int, Record]]:
        for at in range(0, len(numbers), BATCH):
            with self.reading() as connection:
                lines = self._ledger._lines_of(connection, set(numbers[at : at + BATCH]))
            for number in sorted(lines):
                yield number, Record.from_json(lines[number])

    def text(self, document: str) -> str:
        wanted = select(t.records.c.text).where(t.records.c.document_id == document).order_by(t.records.c.id.desc())
        with self.reading() as connection:
            return str(connection.scalar(wanted.limit(1)))


def _things(record: Record) -> dict[str | None, Claim | Actor | Document]:
    """What a query can find in a record, by id; the document itself under None."""
    actors = {actor.id: actor for actor in record.actors}
    claims = {claim.id: claim for claim in record.claims}
    return {None: record.document} | actors | claims


def _exists(connection: Connection, document_id: str, coding_id: int) -> bool:
    same = (t.records.c.document_id == document_id, t.records.c.coding_id == coding_id)
    return connection.scalar(select(t.records.c.id).where(*same)) is not None


def _digest(coding: Coding) -> str:
    parts = {"reportedly": coding.reportedly, "models": dict(coding.models), "registry": coding.registry}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
