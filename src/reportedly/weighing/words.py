"""Lists of words that weighing knows (`data/weighing/words.toml`), as they are and as patterns."""

from __future__ import annotations

import re
from functools import cache

from ..lexicons.load import load_toml


@cache
def listed(table: str) -> tuple[str, ...]:
    """The words of a table."""
    return tuple(load_toml("weighing/words.toml")[table]["words"])


@cache
def any_of(table: str) -> re.Pattern[str]:
    """Any of the words of a table, each of which may be a pattern, in any case."""
    return re.compile(rf"\b(?:{'|'.join(listed(table))})\b", re.IGNORECASE)
