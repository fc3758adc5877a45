"""Which claims, actors or documents hold what was asked: a closed list of fields, values only ever bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from ..errors import BadOption
from ..text import fold_name
from . import tables as t
from .dialects import holds_words

Kind = Literal["claims", "actors", "documents"]
Test = Callable[[Connection, str], ColumnElement[bool]]

PAGE = 500
"""Rows fetched at a time."""


def _same(column: Column[Any]) -> Test:
    return lambda _, value: column == value


def _begins(column: Column[Any]) -> Test:
    """For dates: `2020-06` finds all of June."""
    return lambda _, value: column.startswith(value, autoescape=True)


def _any_case(column: Column[Any]) -> Test:
    return lambda _, value: func.lower(column) == value.lower()


def _in_claim(table: Table, *tests: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = (table.c.record_id == t.claims.c.record_id, table.c.claim_id == t.claims.c.id)
    return exists().where(*mine, *tests)


def _of_claim(column: Column[Any]) -> Test:
    return lambda _, value: _in_claim(column.table, column == value)


def _named(thing_id: Any, value: str) -> ColumnElement[bool]:
    """True where `thing_id` is an actor of the claim's record that goes by `value`: its id, a name, or our slug."""
    by_name = exists().where(
        t.actor_names.c.record_id == t.claims.c.record_id,
        t.actor_names.c.actor_id == thing_id,
        t.actor_names.c.folded == fold_name(value),
    )
    by_slug = exists().where(
        t.actors.c.record_id == t.claims.c.record_id, t.actors.c.id == thing_id, t.actors.c.registry == value
    )
    return or_(by_name, by_slug)


def _source(*, innermost: bool) -> Test:
    def test(_: Connection, value: str) -> ColumnElement[bool]:
        which = [t.links.c.innermost] if innermost else []
        return _in_claim(t.links, *which, or_(t.links.c.source == value, _named(t.links.c.source, value)))

    return test


def _argument(role: str) -> Test:
    def test(_: Connection, value: str) -> ColumnElement[bool]:
        arguments = t.event_arguments
        return _in_claim(arguments, arguments.c.role == role, _named(arguments.c.thing_id, value))

    return test


def _place(column: Column[Any], fold: Callable[[str], str]) -> Test:
    def test(_: Connection, value: str) -> ColumnElement[bool]:
        there = exists().where(
            t.places.c.record_id == t.claims.c.record_id,
            t.places.c.id == t.event_arguments.c.thing_id,
            column == fold(value),
        )
        return _in_claim(t.event_arguments, t.event_arguments.c.role == "place", there)

    return test


def _time(_: Connection, value: str) -> ColumnElement[bool]:
    """True where a time of the event may lie within the year, month or day given."""
    within = exists().where(
        t.times.c.record_id == t.claims.c.record_id,
        t.times.c.id == t.event_arguments.c.thing_id,
        or_(t.times.c.earliest.is_not(None), t.times.c.latest.is_not(None)),
        # ISO dates sort as text; "-99" comes after every day or month of what was given.
        or_(t.times.c.earliest.is_(None), t.times.c.earliest <= value + "-99"),
        or_(t.times.c.latest.is_(None), t.times.c.latest >= value),
    )
    return _in_claim(t.event_arguments, t.event_arguments.c.role == "time", within)


def _actor_name(_: Connection, value: str) -> ColumnElement[bool]:
    names = t.actor_names
    mine = (names.c.record_id == t.actors.c.record_id, names.c.actor_id == t.actors.c.id)
    return exists().where(*mine, names.c.folded == fold_name(value))


def _author(_: Connection, value: str) -> ColumnElement[bool]:
    return exists().where(t.authors.c.record_id == t.records.c.id, func.lower(t.authors.c.name) == value.lower())


def _words(table: str, key: Column[Any]) -> Test:
    return lambda connection, value: holds_words(connection, table, key, value)


def _relation(_: Connection, value: str) -> ColumnElement[bool]:
    return _in_claim(t.relations, t.relations.c.type == value)


_OF_DOCUMENT: dict[str, Test] = {
    "document": _begins(t.records.c.document_id),
    "publisher": _any_case(t.records.c.publisher_name),
    "published": _begins(t.records.c.published),
    "author": _author,
    "language": _same(t.records.c.language),
}

FIELDS: dict[Kind, dict[str, Test]] = {
    "claims": {
        "words": _words("claims", t.claims.c.key),
        "source": _source(innermost=True),
        "chain": _source(innermost=False),
        "act": lambda _, value: _in_claim(t.links, t.links.c.innermost, t.links.c.act == value),
        "stance": _of_claim(t.links.c.stance),
        "factuality": _same(t.claims.c.factuality),
        "reality": _same(t.claims.c.reality),
        "type": _of_claim(t.events.c.type),
        "mode": _of_claim(t.events.c.mode),
        "context": _of_claim(t.event_contexts.c.context),
        "acled": lambda _, value: _in_claim(
            t.events, or_(t.events.c.acled_event_type == value, t.events.c.acled_sub_event_type == value)
        ),
        "actor": _argument("actor"),
        "recipient": _argument("recipient"),
        "place": _place(t.places.c.folded, fold_name),
        "country": _place(t.places.c.country, str.upper),
        "time": _time,
        "harm": _of_claim(t.casualties.c.harm),
        "relation": _relation,
        **_OF_DOCUMENT,
    },
    "actors": {
        "name": _actor_name,
        "kind": _same(t.actors.c.kind),
        "country": lambda _, value: t.actors.c.country == value.upper(),
        "registry": _same(t.actors.c.registry),
        **_OF_DOCUMENT,
    },
    "documents": {
        "words": _words("records", t.records.c.id),
        "title": _any_case(t.records.c.title),
        "text_id": _same(t.records.c.text_id),
        "sha256": _same(t.documents.c.sha256),
        "locator": _same(t.documents.c.locator),
        **_OF_DOCUMENT,
    },
}
"""The fields that can be asked for, by kind."""


def matching(
    connection: Connection, kind: Kind, where: Sequence[tuple[str, str]]
) -> Callable[[tuple[int, int]], Select[Any]]:
    """A query that gives, page by page, the number of the record and the id of each thing that was asked for.

    Args:
        connection: tells the dialect.
        kind: `"claims"`, `"actors"` or `"documents"`.
        where: pairs of field and value; the same field twice means either value.

    Returns:
        A function from the last row seen (record, place in it) to the query for the next page.

    Raises:
        BadOption: for an unknown kind or field.
    """
    if kind not in get_args(Kind):
        raise BadOption(f"there are no {kind!r} to show", todo=f"ask for one of {', '.join(get_args(Kind))}")
    values: dict[str, list[str]] = {}
    for field, value in where:
        if field not in FIELDS[kind]:
            raise BadOption(f"{kind} have no field {field!r}", todo=f"use one of {', '.join(FIELDS[kind])}")
        values.setdefault(field, []).append(value)
    tests = [or_(*(FIELDS[kind][field](connection, one) for one in given)) for field, given in values.items()]
    columns: tuple[Any, ...]
    if kind == "claims":
        columns = (t.records.c.id.label("record_id"), t.claims.c.id.label("id"), t.claims.c.key.label("place"))
        rows = select(*columns).join(t.claims, t.claims.c.record_id == t.records.c.id)
    elif kind == "actors":
        number = cast(func.substr(t.actors.c.id, 2), Integer)
        columns = (t.records.c.id.label("record_id"), t.actors.c.id.label("id"), number.label("place"))
        rows = select(*columns).join(t.actors, t.actors.c.record_id == t.records.c.id)
    else:
        columns = (t.records.c.id.label("record_id"), literal(None).label("id"), literal(0).label("place"))
        rows = select(*columns).join(t.documents, t.documents.c.id == t.records.c.document_id)
    rows = rows.where(t.records.c.id.in_(newest()), and_(True, *tests))
    order = (columns[0].element, columns[2].element)

    def page(last: tuple[int, int]) -> Select[Any]:
        return rows.where(tuple_(*order) > tuple_(*last)).order_by(*order).limit(PAGE)

    return page


def newest() -> Select[Any]:
    """The numbers of the records that came last of their documents."""
    return select(func.max(t.records.c.id)).group_by(t.records.c.document_id)
