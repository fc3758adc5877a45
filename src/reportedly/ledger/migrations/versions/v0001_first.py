"""The first tables: documents, codings, records and all that a record says."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.dialects import make_search

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reportedly", sa.Text(), nullable=False),
        sa.Column("models", sa.JSON(), nullable=False),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
        sa.UniqueConstraint("digest", name=op.f("uq_codings_digest")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_locator"), "documents", ["locator"], unique=False)
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("publisher_name", sa.Text(), nullable=True),
        sa.Column("publisher_url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("voice", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_records_coding_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_records_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
        sa.UniqueConstraint("document_id", "coding_id", name=op.f("uq_records_document_id_coding_id")),
    )
    op.create_index(op.f("ix_records_coding_id"), "records", ["coding_id"], unique=False)
    op.create_index(op.f("ix_records_text_id"), "records", ["text_id"], unique=False)
    op.create_table(
        "actors",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("plover_country", sa.Text(), nullable=True),
        sa.Column("plover_sector", sa.Text(), nullable=True),
        sa.Column("registry", sa.Text(), nullable=True),
        sa.Column("link_score", sa.Float(), nullable=True),
        sa.Column("link_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_actors_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "id", name=op.f("pk_actors")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_actors_registry"), "actors", ["registry"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("inside", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_attributions_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "id", name=op.f("pk_attributions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "authors",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_authors_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_authors")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("reality", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_claims_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claims")),
        sa.UniqueConstraint("record_id", "id", name=op.f("uq_claims_record_id_id")),
        sqlite_with_rowid=True,
    )
    op.create_table(
        "layout",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_layout_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_layout")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mentions",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_mentions_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notes",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_notes_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_notes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "places",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("area_kind", sa.Text(), nullable=True),
        sa.Column("area_radius_km", sa.Float(), nullable=True),
        sa.Column("area_west", sa.Float(), nullable=True),
        sa.Column("area_south", sa.Float(), nullable=True),
        sa.Column("area_east", sa.Float(), nullable=True),
        sa.Column("area_north", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_places_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "id", name=op.f("pk_places")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_places_folded"), "places", ["folded"], unique=False)
    op.create_table(
        "times",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("timex_type", sa.Text(), nullable=False),
        sa.Column("timex_value", sa.Text(), nullable=False),
        sa.Column("timex_mod", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_times_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "id", name=op.f("pk_times")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wording",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("technique", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=True),
        sa.Column("about_id", sa.Text(), nullable=True),
        sa.Column("neutral", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_wording_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_wording")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_mentions",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "actor_id"],
            ["actors.record_id", "actors.id"],
            name=op.f("fk_actor_mentions_record_id_actor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "actor_id", "position", name=op.f("pk_actor_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_names",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "actor_id"],
            ["actors.record_id", "actors.id"],
            name=op.f("fk_actor_names_record_id_actor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "actor_id", "position", name=op.f("pk_actor_names")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_actor_names_folded"), "actor_names", ["folded"], unique=False)
    op.create_table(
        "actor_wholes",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("whole_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "actor_id"],
            ["actors.record_id", "actors.id"],
            name=op.f("fk_actor_wholes_record_id_actor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "actor_id", "position", name=op.f("pk_actor_wholes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attribution_spans",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("attribution_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "attribution_id"],
            ["attributions.record_id", "attributions.id"],
            name=op.f("fk_attribution_spans_record_id_attribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "attribution_id", "role", "position", name=op.f("pk_attribution_spans")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "casualties",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("of_position", sa.Integer(), nullable=True),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_casualties_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", "position", name=op.f("pk_casualties")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim_abouts",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_claim_abouts_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", "position", name=op.f("pk_claim_abouts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_arguments",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("thing_id", sa.Text(), nullable=False),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_event_arguments_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", "role", "position", name=op.f("pk_event_arguments")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_contexts",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_event_contexts_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", "position", name=op.f("pk_event_contexts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_things",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_event_things_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", "role", "position", name=op.f("pk_event_things")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("acled_event_type", sa.Text(), nullable=True),
        sa.Column("acled_sub_event_type", sa.Text(), nullable=True),
        sa.Column("trigger_begin", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_events_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", name=op.f("pk_events")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_events_type"), "events", ["type"], unique=False)
    op.create_table(
        "links",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("innermost", sa.Boolean(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_begin", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("cue_begin", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_links_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", "position", name=op.f("pk_links")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place_anchors",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("anchor_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "place_id"],
            ["places.record_id", "places.id"],
            name=op.f("fk_place_anchors_record_id_place_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "place_id", "position", name=op.f("pk_place_anchors")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place_candidates",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "place_id"],
            ["places.record_id", "places.id"],
            name=op.f("fk_place_candidates_record_id_place_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "place_id", "position", name=op.f("pk_place_candidates")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place_mentions",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "place_id"],
            ["places.record_id", "places.id"],
            name=op.f("fk_place_mentions_record_id_place_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "place_id", "position", name=op.f("pk_place_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "relations",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id", "claim_id"],
            ["claims.record_id", "claims.id"],
            name=op.f("fk_relations_record_id_claim_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "claim_id", name=op.f("pk_relations")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "time_mentions",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("time_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_begin", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "time_id"],
            ["times.record_id", "times.id"],
            name=op.f("fk_time_mentions_record_id_time_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "time_id", "position", name=op.f("pk_time_mentions")),
        sqlite_with_rowid=False,
    )
    make_search(op.get_bind())
