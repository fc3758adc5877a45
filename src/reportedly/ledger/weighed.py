"""What weighing keeps in a ledger, so that a new document joins what was weighed before.

Everything here can be made anew from the records, and is, where the seal of `weighing.state` is another one, where a
record that was weighed is no longer the newest of its document, or where it cannot be read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Protocol

from sqlalchemy import Connection, delete, insert, select, update

from ..errors import LedgerError
from ..model import Incident, Judgement, Record, Weighed
from ..weighing import Weigher
from ..weighing.known import Taken
from ..weighing.state import pack, pack_incident, seal, unpack, unpack_incident
from . import tables as t

BATCH = 500
"""Rows fetched at a time."""
ROW = 1
"""The number of the only row of `weighing`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far weighing had come.

    Args:
        turn: which counts up with each writing; 0 where nothing is kept.
        records: numbers of the records weighed, in the order in which they came.
        judged: by which the incidents were made; None where these are not all there.
    """

    turn: int = 0
    records: tuple[int, ...] = ()
    judged: tuple[Judgement, ...] | None = None


class Base(Protocol):
    """The ledger, as weighing needs it: connections, and records by number."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that reads."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that writes."""

    def newest(self) -> list[int]:
        """The numbers of the newest records of all documents, in order."""

    def numbered(self, numbers: Sequence[int]) -> Iterator[tuple[int, Record]]:
        """These records with their numbers, in order."""

    def text(self, document: str) -> str:
        """The text of a document."""


Track = Callable[[Iterator[tuple[int, Record]], int], Iterable[tuple[int, Record]]]


def weighed(base: Base, judged: Sequence[Judgement], track: Track) -> Weighed:
    """The incidents of the newest records; what was weighed before is taken from what is kept.

    Args:
        base: the ledger.
        judged: people's decisions that hold.
        track: sees the records that are new, with how many there are, as they go by.
    """
    numbers = base.newest()
    with base.reading() as connection:
        before = standing(connection)
        weigher = _restored(connection, before, numbers, judged, base.text)
    there = set(before.records) if weigher is not None else set()
    new = [number for number in numbers if number not in there]
    keeper = _Keeper(base, before.turn, len(there), anew=weigher is None)
    changed = new or weigher is None or before.judged != tuple(judged)
    weigher = weigher or Weigher(judged)
    if changed:
        keeper.begin(whole=before.judged is not None)
    for number, record in track(base.numbered(new), len(new)):
        weigher.add([record], lambda one, number=number: keeper.keep(number, one))  # type: ignore[misc]
    found = weigher.result()
    if changed:
        keeper.finish(weigher, judged)
    return found


def _restored(
    connection: Connection, before: Standing, numbers: Sequence[int], judged: Sequence[Judgement],
    words: Callable[[str], str],
) -> Weigher | None:  # fmt: skip
    """A weigher as it stood; None where all is to be weighed anew."""
    if not before.records or not set(before.records) <= set(numbers):
        return None
    weigher = Weigher(judged, words=words)
    try:
        kept = made(connection) if before.judged is not None else ()
        weigher.restore(taken(connection), kept, before.judged or ())
    except (ValueError, zlib.error):  # of bytes that are not what was kept
        return None
    # Somebody else may have written in between.
    return weigher if connection.scalar(select(t.weighing.c.turn)) == before.turn else None


class _Keeper:
    """Writes down what was weighed, for as long as nobody else does and the ledger can be written to."""

    def __init__(self, base: Base, turn: int, place: int, *, anew: bool) -> None:
        self._base, self._turn, self._place, self._anew = base, turn, place, anew
        self._waiting: list[tuple[int, Taken]] = []
        self._on = True

    def begin(self, *, whole: bool) -> None:
        def drop(connection: Connection) -> None:
            if not whole:  # incidents of a run that did not come to its end
                connection.execute(delete(t.weighed_incidents))

        self._write(drop)

    def keep(self, record: int, one: Taken) -> None:
        self._waiting.append((record, one))
        if len(self._waiting) >= BATCH:
            self._write(self._documents)

    def finish(self, weigher: Weigher, judged: Sequence[Judgement]) -> None:
        new, gone = weigher.made()

        def all_of_it(connection: Connection) -> None:
            self._documents(connection)
            finish(connection, new, gone, judged)

        self._write(all_of_it)

    def _documents(self, connection: Connection) -> None:
        keep(connection, self._place, self._waiting)
        self._place += len(self._waiting)
        self._waiting.clear()

    def _write(self, what: Callable[[Connection], None]) -> None:
        if not self._on:
            self._waiting.clear()
            return
        try:
            with self._base.writing() as connection:
                self._on = begin(connection, turn=self._turn, anew=self._anew)
                if self._on:
                    what(connection)
        except LedgerError:
            # It is only a help: a ledger that cannot be written to is weighed all the same.
            self._on = False
        self._turn, self._anew = self._turn + 1, False


def standing(connection: Connection) -> Standing:
    """How far it had come, by this code and this registry."""
    row = connection.execute(select(t.weighing)).mappings().first()
    if row is None:
        return Standing()
    if row["seal"] != seal():
        return Standing(turn=row["turn"])
    records = connection.scalars(select(t.weighed_documents.c.record_id).order_by(t.weighed_documents.c.place))
    judged = None if row["judged"] is None else tuple(Judgement(**one) for one in json.loads(row["judged"]))
    return Standing(turn=row["turn"], records=tuple(records), judged=judged)


def taken(connection: Connection) -> Iterator[Taken]:
    """The documents that were weighed, in order."""
    last = -1
    while True:
        wanted = select(t.weighed_documents).where(t.weighed_documents.c.place > last)
        rows = connection.execute(wanted.order_by(t.weighed_documents.c.place).limit(BATCH)).all()
        if not rows:
            return
        for row in rows:
            yield unpack(row.told, row.pairs)
        last = rows[-1].place


def made(connection: Connection) -> Iterator[Incident]:
    """The incidents that were made of them."""
    for row in connection.execute(select(t.weighed_incidents.c.incidents)):
        yield unpack_incident(row.incidents)


def begin(connection: Connection, *, turn: int, anew: bool) -> bool:
    """Take a turn at writing: until `finish`, the incidents that are there are not all.

    Args:
        connection: in a transaction that writes.
        turn: of the standing that was read.
        anew: whether to drop what is there.

    Returns:
        False where somebody else has written since.
    """
    now = connection.scalar(select(t.weighing.c.turn)) or 0
    if now != turn:
        return False
    if anew:
        clear(connection)
        connection.execute(insert(t.weighing), [{"id": ROW, "turn": turn + 1, "seal": seal(), "judged": None}])
        return True
    connection.execute(update(t.weighing).values(turn=turn + 1, judged=None))
    return True


def keep(connection: Connection, place: int, documents: Sequence[tuple[int, Taken]]) -> None:
    """Keep documents with the numbers of their records, the first of them as number `place`."""
    rows = []
    for at, (record, one) in enumerate(documents, place):
        told, pairs = pack(one)
        rows.append({"place": at, "record_id": record, "told": told, "pairs": pairs})
    if rows:
        connection.execute(insert(t.weighed_documents), rows)


def finish(
    connection: Connection, new: Mapping[str, Incident], gone: Sequence[str],
    judged: Iterable[Judgement],
) -> None:  # fmt: skip
    """Keep the incidents that were made; with that the standing is whole."""
    rows = [{"first": first, "incidents": pack_incident(incident)} for first, incident in new.items()]
    old = [*gone, *(row["first"] for row in rows)]
    for at in range(0, len(old), BATCH):
        connection.execute(delete(t.weighed_incidents).where(t.weighed_incidents.c.first.in_(old[at : at + BATCH])))
    if rows:
        connection.execute(insert(t.weighed_incidents), rows)
    connection.execute(update(t.weighing).values(judged=json.dumps([asdict(one) for one in judged])))


def clear(connection: Connection) -> None:
    """Drop all that weighing keeps."""
    for table in (t.weighed_documents, t.weighed_incidents, t.weighing):
        connection.execute(delete(table))
