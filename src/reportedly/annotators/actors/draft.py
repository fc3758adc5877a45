"""Mentions and actors while they are being worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ...model import ActorKind, Span
from ...registry import Entry

Form = Literal["name", "nominal", "pronoun"]
Number = Literal["one", "many", "group", ""]
Gender = Literal["f", "m", ""]


@dataclass(slots=True, eq=False)
class Found:
    """One mention found in the text.

    Args:
        span: code points of the text, without determiner for names.
        first, last: its tokens, both included.
        head: its head token.
        form: name, nominal or pronoun.
        name: folded name, or the lemma of the head noun.
        kind: kind that the mention itself tells, if any.
        number: one person, many persons, or a group (a body, a state).
        definite: of nominals: whether it points back ("the brigade").
    """

    span: Span
    first: int
    last: int
    head: int
    form: Form
    name: str
    kind: ActorKind | None = None
    sector: str = ""
    country: str | None = None
    number: Number = ""
    gender: Gender = ""
    definite: bool = False
    entry: Entry | None = None
    link_score: float | None = None
    link_reason: str | None = None
    thing: Thing | None = None


@dataclass(slots=True, eq=False)
class Thing:
    """One actor with its mentions so far."""

    mentions: list[Found] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Folded name to the name as first written."""
    heads: set[str] = field(default_factory=set)
    """Lemmas of the nouns it has been described by."""
    kind: ActorKind | None = None
    sector: str = ""
    country: str | None = None
    number: Number = ""
    gender: Gender = ""
    entry: Entry | None = None
    link_score: float | None = None
    link_reason: str | None = None
    part_of: list[Thing] = field(default_factory=list)
    told_as: Literal["one", "many", ""] = ""
    """Of a body, whether the text has "it" or "they" for it."""
    called: str = ""
    """What it is called where its mentions name others too: "Syrian forces", of "Russian and Syrian forces"."""

    def add(self, found: Found, text: str) -> None:
        """Take in a mention and what it tells."""
        found.thing = self
        self.mentions.append(found)
        if found.form == "name":
            self.names.setdefault(found.name, found.span.of(text))
        elif found.form == "nominal":
            self.heads.add(found.name)
        if found.entry is not None and self.entry is None:
            self.entry, self.link_score, self.link_reason = found.entry, found.link_score, found.link_reason
        if found.form != "pronoun":
            self.kind = self.kind or found.kind
            self.sector = self.sector or found.sector
            self.country = self.country or found.country
            self.number = self.number or found.number
        self.gender = self.gender or found.gender

    @property
    def named(self) -> bool:
        """Whether the text gives it a name."""
        return bool(self.names)
