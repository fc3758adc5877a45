"""How much a ledger holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from . import tables as t
from .query import newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a ledger holds; actors, places and claims are those of the newest coding of each document."""

    documents: int
    codings: int
    records: int
    actors: int
    places: int
    attributions: int
    claims: int
    events: int


def counted(connection: Connection) -> Counts:
    """Count all tables at once."""

    def of(table: Any, *, all_codings: bool = False) -> Any:
        rows = select(func.count()).select_from(table)
        if not all_codings:
            rows = rows.where(table.c.record_id.in_(newest()))
        return rows.scalar_subquery().label(table.name)

    wanted = select(
        *(of(table, all_codings=True) for table in (t.documents, t.codings, t.records)),
        *(of(table) for table in (t.actors, t.places, t.attributions, t.claims, t.events)),
    )
    return Counts(**connection.execute(wanted).mappings().one())
