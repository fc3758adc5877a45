"""The ledger's tables: what a record says, as rows one can query.

A `document` is bytes from one place; a `coding` is what read it; a `record` is what that coding made of that document.
Everything a record holds hangs on its row, under the ids that the record uses (`a1`, `c1`…). Columns that end in
`_begin` and `_end` are half-open code points of the record's `text`. The record's own JSON line is kept beside the
rows, so that it comes back byte for byte.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=null)


def _span(what: str, *, null: bool = False) -> tuple[Column[Any], Column[Any]]:
    return Column(f"{what}_begin", Integer, nullable=null), Column(f"{what}_end", Integer, nullable=null)


def _thing(name: str, *columns: Column[Any], key: bool = True) -> Table:
    """A table of things that have an id of their own inside a record; `key=False` where it has a key besides."""
    return Table(
        name,
        METADATA,
        Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
        _text("id"),
        *columns,
        PrimaryKeyConstraint("record_id", "id") if key else UniqueConstraint("record_id", "id"),
        sqlite_with_rowid=not key,
    )


def _list(name: str, of: str | None, *columns: Column[Any], role: str | None = None) -> Table:
    """A table of what stands in a list, in its order: of the record itself, or of a thing in it.

    Args:
        name: of the table.
        of: the table of the things that own the lists (`"actors"`), or None for the record's own lists.
        columns: what each entry says.
        role: name of a column that tells several lists of one owner apart.
    """
    owner = f"{of[:-1]}_id" if of else None
    return Table(
        name,
        METADATA,
        Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False)
        if owner is None
        else Column("record_id", Integer, nullable=False),
        *([_text(owner)] if owner else []),
        *([_text(role)] if role else []),
        Column("position", Integer, nullable=False),
        *columns,
        PrimaryKeyConstraint(*filter(None, ("record_id", owner, role, "position"))),
        *(
            [ForeignKeyConstraint(["record_id", owner], [f"{of}.record_id", f"{of}.id"], ondelete="CASCADE")]
            if owner
            else []
        ),
        sqlite_with_rowid=False,
    )


documents = Table(
    "documents",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("sha256"),
    Column("locator", Text, index=True),
)
"""Bytes from one place. A changed version from the same place has the same locator and an id of its own."""

codings = Table(
    "codings",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("reportedly"),
    Column("models", JSON, nullable=False),
    _text("registry"),
    Column("digest", Text, nullable=False, unique=True),
)
"""What read documents: version, models, registry. `digest` is the sha256 of the three."""

records = Table(
    "records",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("coding_id", ForeignKey("codings.id"), nullable=False, index=True),
    _text("schema"),
    Column("text_id", Text, nullable=False, index=True),
    _text("title", null=True),
    _text("published", null=True),
    _text("publisher_name", null=True),
    _text("publisher_url", null=True),
    _text("language", null=True),
    _text("voice", null=True),
    _text("text"),
    _text("line"),
    UniqueConstraint("document_id", "coding_id"),
)
"""What one coding made of one document. `line` is the record's JSON, byte for byte."""

authors = _list("authors", None, _text("name"))
notes = _list("notes", None, _text("note"))
layout = _list("layout", None, _text("part"), _text("value", null=True), *_span("span"))

actors = _thing(
    "actors",
    _text("name"),
    _text("kind"),
    _text("country", null=True),
    _text("plover_country", null=True),
    _text("plover_sector", null=True),
    _text("registry", null=True),
    Column("link_score", Float),
    _text("link_reason", null=True),
)
actor_names = _list("actor_names", "actors", _text("name"), _text("folded"))
"""Position 0 is the canonical name, the others are aliases as written; `folded` is `text.fold_name` of each."""
actor_wholes = _list("actor_wholes", "actors", _text("whole_id"))
"""The actors that this one is part of."""
actor_mentions = _list("actor_mentions", "actors", *_span("span"))

places = _thing(
    "places",
    _text("name"),
    _text("folded"),
    Column("geonames", Integer),
    _text("country", null=True),
    _text("admin1", null=True),
    Column("lat", Float),
    Column("lon", Float),
    _text("precision", null=True),
    _text("area_kind", null=True),
    Column("area_radius_km", Float),
    Column("area_west", Float),
    Column("area_south", Float),
    Column("area_east", Float),
    Column("area_north", Float),
    Column("disputed", Boolean, nullable=False, server_default=false()),
)
place_mentions = _list("place_mentions", "places", _text("use"), *_span("span"))
"""`use` is `literal`, or what else the name is used for: demonym, metonym, modifier, in_name."""
place_anchors = _list("place_anchors", "places", _text("anchor_id"))
place_candidates = _list(
    "place_candidates",
    "places",
    Column("geonames", Integer),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("score", Float, nullable=False),
)

times = _thing(
    "times",
    _text("edtf", null=True),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("timex_type"),
    _text("timex_value"),
    _text("timex_mod", null=True),
)
time_mentions = _list("time_mentions", "times", *_span("span"))

mentions = _list("mentions", None, _text("type"), _text("value"), *_span("span"))

attributions = _thing(
    "attributions",
    _text("source", null=True),
    _text("act"),
    _text("quote"),
    _text("stance"),
    _text("inside", null=True),
)
attribution_spans = _list("attribution_spans", "attributions", *_span("span"), role="role")
"""`role` is `source`, `cue` or `content`."""

claims = _thing(
    "claims",
    # Full-text search needs a number for each claim that stays the same when the file is compacted.
    Column("key", Integer, primary_key=True),
    *_span("span"),
    _text("words"),
    _text("factuality"),
    _text("reality"),
    _text("condition", null=True),
    Column("confidence", Float, nullable=False),
    key=False,
)
links = _list(
    "links",
    "claims",
    Column("innermost", Boolean, nullable=False),
    _text("ref", null=True),
    _text("source", null=True),
    *_span("source", null=True),
    *_span("cue", null=True),
    _text("act"),
    _text("quote", null=True),
    _text("stance", null=True),
)
"""The chain of saying: position 0 is the outermost voice, the document's own."""
claim_abouts = _list("claim_abouts", "claims", _text("about_id"))

events = Table(
    "events",
    METADATA,
    Column("record_id", Integer, nullable=False),
    _text("claim_id"),
    _text("type", null=True),
    _text("mode", null=True),
    _text("acled_event_type", null=True),
    _text("acled_sub_event_type", null=True),
    *_span("trigger"),
    PrimaryKeyConstraint("record_id", "claim_id"),
    ForeignKeyConstraint(["record_id", "claim_id"], ["claims.record_id", "claims.id"], ondelete="CASCADE"),
    Index(None, "type"),
    sqlite_with_rowid=False,
)
event_contexts = _list("event_contexts", "claims", _text("context"))
event_arguments = _list(
    "event_arguments", "claims", _text("thing_id"), Column("carried", Boolean, nullable=False), role="role"
)
"""`role` is `actor`, `recipient`, `place` or `time`; `thing_id` the id of the actor, place or time."""
event_things = _list("event_things", "claims", _text("name"), *_span("span"), role="role")
"""`role` is `object` or `instrument`."""
casualties = _list(
    "casualties",
    "claims",
    _text("harm"),
    _text("who"),
    _text("actor_id", null=True),
    Column("low", Integer),
    Column("high", Integer),
    Column("approximate", Boolean, nullable=False),
    Column("of_position", Integer),
    *_span("span"),
)

relations = Table(
    "relations",
    METADATA,
    Column("record_id", Integer, nullable=False),
    _text("claim_id"),
    _text("type"),
    _text("subject_id"),
    _text("object_id", null=True),
    _text("value", null=True),
    PrimaryKeyConstraint("record_id", "claim_id"),
    ForeignKeyConstraint(["record_id", "claim_id"], ["claims.record_id", "claims.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)

wording = _list(
    "wording",
    None,
    *_span("span"),
    _text("technique"),
    _text("voice", null=True),
    _text("about_id", null=True),
    _text("neutral", null=True),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True),
    *(
        column
        for end in ("one", "two")
        for column in (
            Column(f"{end}_document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
            *_span(end),
        )
    ),
    _text("verdict"),
    _text("who"),
    _text("when"),
    _text("note", null=True),
)
"""People's decisions on two claims, each by the words that tell it: a later coding may number its claims otherwise."""

weighing = Table(
    "weighing",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("turn", Integer, nullable=False),
    _text("seal"),
    _text("judged", null=True),
)
"""How far weighing had come: one row, or none. The tables below can be dropped at any time; they are made anew."""

weighed_documents = Table(
    "weighed_documents",
    METADATA,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("told", LargeBinary, nullable=False),
    Column("pairs", LargeBinary, nullable=False),
)
"""What weighing keeps of each record, in the order in which they were weighed."""

weighed_incidents = Table(
    "weighed_incidents",
    METADATA,
    Column("first", Text, primary_key=True),
    Column("incidents", LargeBinary, nullable=False),
)
"""Each incident, by the first claim that tells it."""

Index(None, actor_names.c.folded)
Index(None, actors.c.registry)
Index(None, places.c.folded)
