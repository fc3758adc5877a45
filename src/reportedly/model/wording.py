"""Wording: loaded words kept beside a plain wording, with whose words they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

Technique = Literal[
    "Appeal_to_Authority", "Appeal_to_fear-prejudice", "Bandwagon,Reductio_ad_hitlerum", "Black-and-White_Fallacy",
    "Causal_Oversimplification", "Doubt", "Exaggeration,Minimisation", "Flag-Waving", "Loaded_Language",
    "Name_Calling,Labeling", "Repetition", "Slogans", "Thought-terminating_Cliches",
    "Whataboutism,Straw_Men,Red_Herring",
]  # fmt: skip
"""The fourteen names of SemEval-2020 task 11 (Da San Martino et al. 2020)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One stretch of loaded wording."""

    span: Span
    technique: Technique
    voice: str | None = None
    """Whose words: `"author"` or an actor id, as in an attribution; null where the source is unknown."""
    about: str | None = None
    """Id of the actor, place or claim it is about."""
    neutral: str | None = None
    """A plain wording, or null."""
