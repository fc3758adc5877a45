"""What Alembic runs: our tables on the connection that the ledger has opened."""

from __future__ import annotations

from alembic import context

from reportedly.ledger.migrations import VERSION_TABLE
from reportedly.ledger.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
