"""What a named body is called when it is told again by its sort: "the mission", of MINUSCA; "the charity"."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import ActorKind
from .contexts import words_of
from .draft import Found, Thing
from .memory import Memory

SORTS: tuple[tuple[str, ActorKind], ...] = (
    ("missions", "igo"),
    ("leagues", "igo"),
    ("charities", "ngo"),
    ("outlets", "media"),
)
"""Lists of phrases in `contexts.toml`, with the kind of body that each is said of."""


def known_body(found: Found, phrase: str, memory: Memory) -> Thing | None:
    """The named body of a kind told last that a definite description by its sort means; None where there is none.

    Args:
        found: the description.
        phrase: its words without the article, folded.
        memory: who was mentioned so far.
    """
    if found.number != "group" or not found.definite:
        return None
    return next(_told(found, phrase, memory), None)


def _told(found: Found, phrase: str, memory: Memory) -> Iterator[Thing]:
    for name, kind in SORTS:
        if phrase in words_of("known_for", name):
            told = (one for one in memory.last_groups(found.head, frozenset({kind})) if one.named)
            for one in told:
                called = _called_mission(one)
                if not ((name == "leagues" and called) or (name == "missions" and not called and one.sector != "MIL")):
                    yield one


def _called_mission(body: Thing) -> bool:
    """Whether a body of states bears the name of a mission: it was sent out, and is no league itself."""
    entry = body.entry
    names = (*body.names, *(entry.names if entry is not None else ()), entry.name if entry is not None else "")
    return any("mission" in one.lower() for one in names)
