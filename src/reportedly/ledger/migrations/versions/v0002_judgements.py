"""People's judgements on pairs of claims; whether several states claim a place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_document", sa.Text(), nullable=False),
        sa.Column("one_begin", sa.Integer(), nullable=False),
        sa.Column("one_end", sa.Integer(), nullable=False),
        sa.Column("two_document", sa.Text(), nullable=False),
        sa.Column("two_begin", sa.Integer(), nullable=False),
        sa.Column("two_end", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [f"{end}_document"],
                ["documents.id"],
                name=op.f(f"fk_judgements_{end}_document"),
                ondelete="CASCADE",
            )
            for end in ("one", "two")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    # Records read before say nothing of it; their JSON lines do not either.
    op.add_column("places", sa.Column("disputed", sa.Boolean(), nullable=False, server_default=sa.false()))
