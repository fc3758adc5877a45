"""The tables of an export: one per kind of thing, every column with what it holds.

`TABLES` is the one list of them; CSV, Parquet, the data package and docs/export.md follow it.
Ids (`a1`, `c1`…) are local to a document: join tables on `document` and the id.
"""

from .arguments import ARGUMENTS, CASUALTIES
from .attributions import ATTRIBUTIONS
from .claims import ABOUT, CHAIN, CLAIMS, RELATIONS
from .documents import DOCUMENTS
from .entities import ACTORS, MENTIONS, PLACES, TIMES
from .table import Cell, Column, Kind, Row, Table
from .wording import WORDING

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    ACTORS,
    MENTIONS,
    PLACES,
    TIMES,
    ATTRIBUTIONS,
    CLAIMS,
    CHAIN,
    ARGUMENTS,
    CASUALTIES,
    ABOUT,
    RELATIONS,
    WORDING,
)

__all__ = ["TABLES", "Cell", "Column", "Kind", "Row", "Table"]
