"""What each origin of an incident tells, with its side, and how its articles, texts and speakers make one origin."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import THIRD, Account, Origin
from .copybook import CopyBook
from .origins import Source
from .parties import Party
from .telling import Telling, is_named


def accounts(found: Sequence[Source], tellings: Sequence[Telling], copies: CopyBook) -> tuple[Account, ...]:
    """What each origin tells, with its side and the arithmetic."""
    rows = []
    parties = list(dict.fromkeys(
        party for one in tellings for party in (*one.actors, *one.recipients) if is_named(party)
    ))  # fmt: skip
    for source in found:
        documents = tuple(sorted({one.document for one in source.tellings}))
        texts = copies.texts(source.tellings)
        speakers = len({one.voice.name.casefold() for one in source.tellings if not one.voice.author})
        rows.append(
            Account(
                origin=Origin(id=source.id, name=source.name), side=side_of(source, parties), documents=documents,
                claims=tuple(sorted(one.ref for one in source.tellings)), texts=texts,
                arithmetic=_arithmetic(len(documents), texts, speakers),
            )
        )  # fmt: skip
    return tuple(rows)


def side_of(source: Source, parties: Sequence[Party]) -> str:
    """The first party of the incident that an origin belongs to, or `third`."""
    for party in parties:
        if source.speaks_for(party):
            return party.name
    return THIRD


def _arithmetic(documents: int, texts: int, speakers: int) -> str:
    parts = [_count(documents, "article"), _count(texts, "text")]
    if speakers:
        parts.append(_count(speakers, "speaker"))
    return ", ".join(parts) + " = 1 origin"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
