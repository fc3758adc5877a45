"""Attribution: who is said to have said what, and how the voice above treats it.

Source, cue and content follow PDTB 2.0 and PARC 3.0 (Pareti 2015); the stance of a layer is RECORD.md's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

SpeechAct = Literal[
    "assert", "say", "claim", "announce", "deny", "confirm", "accuse", "threaten", "warn", "demand",
    "promise", "believe", "report", "show", "question",
]  # fmt: skip
"""`assert` is the document's own voice."""
QuoteType = Literal["direct", "indirect", "mixed"]
Stance = Literal["endorses", "neutral", "distances"]

AUTHOR = "author"
"""The source id of the document's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution found in the text, whether or not an event stands in it."""

    id: str
    source: str | None = None
    """`"author"`, an actor id, or null where the source is unknown."""
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...] = ()
    act: SpeechAct = "say"
    quote: QuoteType = "indirect"
    stance: Stance = "neutral"
    inside: str | None = None
    """The attribution this one stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One layer of a claim's chain of saying, outermost first; the document's own voice is always the first."""

    ref: str | None = None
    """Id of the attribution; null for the document's own voice."""
    source: str | None = None
    source_span: Span | None = None
    cue_span: Span | None = None
    act: SpeechAct = "say"
    quote: QuoteType | None = None
    stance: Stance | None = None
    """How the voice above treats this one; null for the author."""
