"""The reviewed list of loaded words, from `data/wording`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...lexicons.load import load_toml
from ...lexicons.phrases import PhraseTable
from ...model import Technique

KINDS = {"noun": ("NOUN", "PROPN"), "verb": ("VERB",), "adjective": ("ADJ", "VERB")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One entry: its technique, plain wording, and what it speaks of."""

    technique: Technique
    neutral: str | None
    of: str
    kind: str | None


@cache
def table() -> PhraseTable[Loaded]:
    """Phrases that are loaded whoever says them."""
    return _table("wording/loaded.toml")


@cache
def charged() -> PhraseTable[Loaded]:
    """Phrases that are loaded only in the mouth of a party."""
    return _table("wording/charged.toml")


def _table(path: str) -> PhraseTable[Loaded]:
    return PhraseTable(
        (
            words,
            Loaded(technique=entry["technique"], neutral=entry.get("neutral"), of=entry["of"], kind=entry.get("kind")),
        )
        for entry in load_toml(path)["entry"]
        for phrase in entry["words"]
        for words in _tokenized(phrase)
    )


def _tokenized(phrase: str) -> tuple[str, ...]:
    """The phrase, and as spaCy parts it: "so-called" is three tokens."""
    parted = phrase.replace("-", " - ")
    return (phrase,) if parted == phrase else (phrase, parted)
