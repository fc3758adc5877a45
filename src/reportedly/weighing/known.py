"""What weighing keeps of a document, so that it is read once: what it tells, whose word it is, its fingerprints."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Copy, Record
from .beside import Threat, Tie, threats_of, ties_of
from .days import day
from .pairs import Fits
from .parties import parties
from .telling import Telling, tellings
from .voices import outlet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document as weighing knows it.

    Args:
        document: its id.
        published: day of publication as an ordinal.
        outlet: key and name of its own voice.
        speakers: keys of persons, with those of what they are said to belong to.
        told: what it tells, summaries too.
        threats: that it tells of.
        ties: relations that it claims of actors.
        prints: fingerprints of its words.
    """

    document: str
    published: int | None
    outlet: tuple[str, str]
    speakers: tuple[tuple[frozenset[str], frozenset[str]], ...]
    told: tuple[Telling, ...]
    threats: tuple[Threat, ...]
    ties: tuple[Tie, ...]
    prints: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document, and what was found of it and those before it.

    Args:
        known: the document.
        copies: that it makes with those before it.
        fits: pairs of tellings of which one is its own.
    """

    known: Known
    copies: tuple[Copy, ...]
    fits: Fits


def known_of(record: Record, prints: tuple[int, ...]) -> Known:
    """What weighing keeps of a record."""
    document = record.document
    who = parties(record)
    return Known(
        document=document.id,
        published=day(document.published),
        outlet=outlet_of(record),
        speakers=tuple(
            (party.own, party.direct) for party in who.values() if party.kind == "person" and party.own and party.direct
        ),
        told=tuple(tellings(record, who)),
        threats=tuple(threats_of(record, who)),
        ties=tuple(ties_of(record, who)),
        prints=prints,
    )
