"""People's judgements on pairs of claims: the same incident, or different ones.

A judgement is kept by the words of both claims, not by their numbers: another coding of the document may number its
claims otherwise, and the judgement still holds for what it reads at these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select

from ..errors import LedgerError
from ..model import Claim, Judgement, Record, Span
from . import tables as t

ENDS = ("one", "two")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement as the ledger keeps it.

    Args:
        number: by which it is withdrawn.
        judgement: with both claims as the newest codings number them; None where one of them reads no event there.
        verdict, who, when, note: as given.
        words: of both claims.
    """

    number: int
    judgement: Judgement | None
    verdict: str
    who: str
    when: str
    note: str | None
    words: tuple[str, str]


def row_of(judgement: Judgement, records: Mapping[str, Record], *, where: str) -> dict[str, Any]:
    """The row of a judgement.

    Args:
        judgement: on `DOCUMENT#CLAIM` and another.
        records: the newest of both documents, by document.
        where: the ledger, for errors.

    Raises:
        LedgerError: where one of the claims is not there or tells no event, or both are the same.
    """
    row: dict[str, Any] = {name: getattr(judgement, name) for name in ("verdict", "who", "when", "note")}
    for end, ref in zip(ENDS, (judgement.one, judgement.two), strict=True):
        document, _, number = ref.rpartition("#")
        claims = records[document].claims if document in records else ()
        claim = next((one for one in claims if one.id == number and one.event is not None), None)
        if claim is None:
            raise LedgerError(
                f"no claim {ref} that tells an event",
                where=where,
                todo="`reportedly events LEDGER --rule all-claims --json` lists them",
            )
        at = _words(claim)
        row |= {f"{end}_document": document, f"{end}_begin": at.begin, f"{end}_end": at.end}
    if judgement.one == judgement.two:
        raise LedgerError("a claim was judged against itself", where=judgement.one, todo="name two claims")
    return row


def documents_judged(judgement: Judgement) -> set[str]:
    """The documents that a judgement speaks of, by its references."""
    return {ref.rpartition("#")[0] for ref in (judgement.one, judgement.two)}


def keep(connection: Connection, row: dict[str, Any]) -> int:
    """Keep the row of a judgement; gives the number by which it can be withdrawn."""
    (number,) = connection.execute(insert(t.judgements), [row]).inserted_primary_key or (0,)
    return int(number)


def kept(connection: Connection) -> Sequence[RowMapping]:
    """The rows of all judgements in the order in which they came."""
    return connection.execute(select(t.judgements).order_by(t.judgements.c.id)).mappings().all()


def withdraw(connection: Connection, number: int, *, where: str) -> None:
    """Delete the row of a judgement.

    Raises:
        LedgerError: where there is none of this number.
    """
    if not connection.execute(delete(t.judgements).where(t.judgements.c.id == number)).rowcount:
        raise LedgerError(
            f"no judgement has the number {number}",
            where=where,
            todo="`reportedly judge list LEDGER` lists them",
        )


def judged_of(rows: Iterable[Any], records: Mapping[str, Record]) -> list[Judged]:
    """Rows as judgements on the claims that the newest codings read at these words, in the order in which they came."""
    found = []
    for row in rows:
        refs: list[str | None] = []
        words: list[str] = []
        for end in ENDS:
            document, at = row[f"{end}_document"], Span(row[f"{end}_begin"], row[f"{end}_end"])
            record = records.get(document)
            claim = _claim_at(record, at) if record is not None else None
            refs.append(f"{document}#{claim.id}" if claim is not None else None)
            words.append(at.of(record.document.text) if record is not None else "")
        one, two = refs
        made = (
            Judgement(one=one, two=two, verdict=row["verdict"], who=row["who"], when=row["when"], note=row["note"])
            if one is not None and two is not None
            else None
        )
        found.append(
            Judged(
                number=row["id"], judgement=made, verdict=row["verdict"], who=row["who"], when=row["when"],
                note=row["note"], words=(words[0], words[1]),
            )
        )  # fmt: skip
    return found


def documents_of(rows: Iterable[Any]) -> set[str]:
    """The documents that judgements speak of."""
    return {row[f"{end}_document"] for row in rows for end in ENDS}


def _words(claim: Claim) -> Span:
    assert claim.event is not None
    return claim.event.trigger


def _claim_at(record: Record, at: Span) -> Claim | None:
    """The event claim whose trigger shares most with these words."""
    found = [one for one in record.claims if one.event is not None and _words(one).overlaps(at)]
    return max(found, key=lambda one: min(_words(one).end, at.end) - max(_words(one).begin, at.begin), default=None)
