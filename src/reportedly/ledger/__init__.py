"""Where is the record kept? Tables, migrations, queries; SQLite by default, Postgres for teams."""

from .counts import Counts
from .differences import Difference, differences
from .judgements import Judged
from .store import Ledger, Told

__all__ = ["Counts", "Difference", "Judged", "Ledger", "Told", "differences"]
