"""The words that change what is said to have happened, from `data/factuality/signals.toml`."""

from __future__ import annotations

from functools import cache

from ...lexicons.load import load_toml

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb"}


@cache
def effects() -> dict[tuple[str, str], str]:
    """(kind, lemma) to effect. A word stands once per kind; the data test sees to it."""
    return {
        (entry["kind"], word): entry["effect"]
        for entry in load_toml("factuality/signals.toml")["signal"]
        for word in entry["words"]
    }


@cache
def words(table: str, key: str) -> frozenset[str]:
    """A closed list of the file, e.g. `words("modals", "future")`."""
    return frozenset(load_toml("factuality/signals.toml")[table][key])
