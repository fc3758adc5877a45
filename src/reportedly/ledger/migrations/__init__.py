"""The ledger's versions, one migration per file under `versions/`, and bringing a database up to the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ...errors import LedgerError

HEAD = "0003"
"""The newest version; a test holds it to the files."""
VERSION_TABLE = "reportedly_version"


def version(connection: Connection) -> str | None:
    """The version of the ledger in this database; None where there is none yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def upgrade(connection: Connection, *, where: str) -> None:
    """Make the tables in an empty database, or bring those of an older ledger up to the newest version.

    Args:
        connection: in a transaction that writes.
        where: the ledger's address as it may be shown.

    Raises:
        LedgerError: where the database holds something else, or a ledger of a newer version.
    """
    found = version(connection)
    if found == HEAD:
        return
    if found is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise LedgerError("the file holds a database that is no ledger", where=where, todo="give another file name")
    # Alembic is slow to import, and only a new or an old ledger needs it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise LedgerError(
            f"the ledger is of version {found}, which this release does not know",
            where=where,
            todo="install the release of reportedly that wrote it, or a newer one",
        )
    command.upgrade(config, "head")
