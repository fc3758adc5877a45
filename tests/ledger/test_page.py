"""What docs/ledger.md says of the tables is true."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import text

from reportedly.ledger.tables import METADATA

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text()


def test_the_page_names_every_table_and_no_other():
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.M)
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(table.name for table in METADATA.sorted_tables)


def test_its_query_runs(ledger, record):
    ledger.add(record)
    (query,) = re.findall(r"```sql\n(.*?)```", PAGE, re.S)
    with ledger._engine.connect() as connection:
        assert connection.execute(text(query)).all() == [
            ("menaka.txt", "Azawagh Front", "claim", "CT+", "soldiers shelled Menaka with mortars on 2 May")
        ]
