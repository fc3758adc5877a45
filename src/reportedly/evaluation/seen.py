"""Texts that taught a shipped model its task: a figure on them is no result, whoever asks for it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache

from ..lexicons.load import data_path

FILE = "evaluation/seen.txt"
"""A task and a digest a line; `python -m training.seen` writes it."""


def digest(text: str) -> str:
    """A text by its letters alone, so that the same sentence in another file is the same."""
    return hashlib.sha256(re.sub(r"\W+", "", text.lower()).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def count_seen(task: str, texts: Iterable[str]) -> int:
    """How many of the texts a shipped model was trained on for this task.

    Args:
        task: of `reportedly evaluate`.
        texts: to be read.
    """
    known = _known().get(task, frozenset())
    return sum(digest(text) in known for text in texts) if known else 0


@cache
def _known() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in data_path(FILE).read_text(encoding="utf-8").splitlines():
        task, _, known = line.partition(" ")
        found.setdefault(task, set()).add(known)
    return {task: frozenset(some) for task, some in found.items()}
