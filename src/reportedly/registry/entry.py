"""An entry of the registry: one known actor with all the names it is known by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from ..model import ActorKind

NameUse = Literal["name", "acronym", "demonym", "capital"]


def slug_of(name: str) -> str:
    """A slug made of a name: lower-case letters and digits of its Latin form, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + name.encode().hex()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held, as far as the entry's source states it.

    Args:
        title: its name in English.
        sector: PLOVER sector, "" for none.
        since, until: ISO days, months or years, as exact as known, both inclusive.
        code: country part of the PLOVER code, where the office is one of no state (`EUR`, `UNO`).
    """

    title: str
    sector: str
    since: str | None = None
    until: str | None = None
    code: str | None = None

    def held_on(self, date: str) -> bool:
        """Whether the office was held on this ISO day, month or year, as far as dates of unlike exactness can tell."""
        return (self.since is None or self.since[: len(date)] <= date) and (
            self.until is None or date[: len(self.until)] <= self.until[: len(date)]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known actor.

    Args:
        id: our slug.
        name: plain, common display name.
        names: other names in any spelling and script.
        acronyms: short forms, matched in capitals only.
        demonyms: of states: adjectives and names of the people.
        capitals: of states: cities and seats that stand for the government.
        kind: by the written rule in docs/registry.md.
        country: ISO 3166-1 alpha-2 of the main base or the state it belongs to.
        sector: PLOVER sector.
        code: country part of the PLOVER code where it is none of a state (`IGO`, `UNO`, `EUR`…).
        since, until: dates of existence, ISO, as exact as known.
        part_of: slugs of what it belongs to.
        disputed: true where states disagree on the status.
        offices: of persons.
        gender: of persons: "f" or "m".
        source: where the entry's facts can be checked.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    code: str | None = None
    since: str | None = None
    until: str | None = None
    part_of: tuple[str, ...] = ()
    disputed: bool = False
    offices: tuple[Office, ...] = ()
    gender: str | None = None
    source: str | None = None

    def sector_on(self, date: str | None) -> str:
        """The sector on an ISO day, "" for none: that of the office held, ELI of a person who holds none any more.

        Without a date an office counts that nobody has said to have ended.
        """
        held = [o for o in self.offices if (o.held_on(date) if date is not None else o.until is None)]
        if held:
            return held[0].sector
        return "ELI" if self.offices and self.kind == "person" else self.sector or ""

    def code_on(self, date: str | None) -> str | None:
        """The code that stands in the place of a country on an ISO day, None where the state's own stands there."""
        held = [o for o in self.offices if date is not None and o.held_on(date)]
        return (held[0].code if held else None) or self.code

    def forms(self) -> list[tuple[str, NameUse]]:
        """Every name with its use, the display name first."""
        forms: list[tuple[str, NameUse]] = [(self.name, "name")]
        forms += [(form, "name") for form in self.names]
        forms += [(form, "acronym") for form in self.acronyms]
        forms += [(form, "demonym") for form in self.demonyms]
        forms += [(form, "capital") for form in self.capitals]
        return forms
