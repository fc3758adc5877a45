"""Why did it happen, in the words of whoever tells it: "in retaliation for the raid on the camp"."""

from __future__ import annotations

import re
from functools import cache

from ..text import fold_blanks, fold_name
from .words import listed

LONGEST = 14
"""Words of a reason that are kept."""
CONTENT = 4
"""Letters that a word which tells reasons apart has at least."""
STEM = 5
"""Letters by which the forms of a word are one."""


def reason_in(words: str) -> str:
    """The reason that a claim gives, from its cue to the end of the clause; empty where it gives none."""
    found = _cues().search(words)
    return " ".join(fold_blanks(found[0]).split()[:LONGEST]) if found else ""


def alike(one: str, two: str) -> bool:
    """Whether two reasons have a word in common, beside their cues."""
    return bool(_stems(one) & _stems(two))


def _stems(reason: str) -> frozenset[str]:
    said = _cue_alone().sub(" ", reason)
    return frozenset(word[:STEM] for word in re.findall(r"\w+", fold_name(said)) if len(word) >= CONTENT)


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed()})\b[^.,;:!?()\n–—]+", re.IGNORECASE)


@cache
def _cue_alone() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed()})\b", re.IGNORECASE)


def _listed() -> str:
    return "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in sorted(listed("reason"), key=len, reverse=True))
