"""ACLED's sub-event type from what is told of an event; the mapping is `data/events/acled.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from ...lexicons.load import load_toml
from ...model import AcledType, ActorKind, Casualties, Thing
from ...model.event import PloverType
from ...ontology.acled import acled_type

TABLE = "events/acled.toml"
STATE: frozenset[str] = frozenset({"state", "military", "police", "government_body", "igo"})
ARMED: frozenset[str] = frozenset({"armed_group"})
CIVILIAN: frozenset[str] = frozenset({"population", "person", "unnamed", "media", "ngo", "party", "organisation"})
SORTS = (("state", STATE), ("armed", ARMED), ("civilian", CIVILIAN))
UNNAMED: frozenset[str] = frozenset({"population", "unnamed", "organisation"})
SORT_OF_VICTIM = {
    "civilian": "civilian",
    "child": "civilian",
    "military": "state",
    "police": "state",
    "insurgent": "armed",
}


def sorts(
    parties: Iterable[tuple[ActorKind | None, str]],
    counts: Sequence[Casualties] = (),
    things: Iterable[str] = (),
) -> frozenset[str]:
    """Sorts of participant, as the mapping names them; "unknown" where none is told.

    Args:
        parties: kind and name of those named.
        counts: of whom it befell.
        things: words for what it befell; they tell where nothing else does.
    """
    found = {sort for kind, name in parties if (sort := _sort(kind, name)) is not None}
    found |= {SORT_OF_VICTIM[one.who] for one in counts if one.who in SORT_OF_VICTIM}
    told = {sort for one in things for sort in _told_by(one)}
    return frozenset(found | (told if not found else told & {"weapon"}) or {"unknown"})


def _sort(kind: ActorKind | None, name: str) -> str | None:
    """The sort of a participant, by its kind; of people without a name by the words for them."""
    if kind in UNNAMED and (told := _told_by(name)):
        return told[-1]
    return next((sort for sort, group in SORTS if kind in group), None)


def _told_by(words: str) -> list[str]:
    """The sorts that words for people or things tell, in their order."""
    found = (_participants().get(word) or _participants().get(word.removesuffix("s")) for word in words.lower().split())
    return [sort for sort in found if sort is not None]


@cache
def _participants() -> dict[str, str]:
    return {word: sort for sort, row in load_toml(TABLE)["participants"].items() for word in row["words"]}


@cache
def instrument_class(name: str, value: str) -> str | None:
    """ACLED's class of a weapon or vehicle, by its word, else by its class in the lexicon of things."""
    table = load_toml(TABLE)["instruments"]
    found = table["words"].get(name) or table["values"].get(value)
    return str(found) if found else None


def mode_by(instruments: Iterable[tuple[Thing, str | None]]) -> str | None:
    """PLOVER's mode of an assault by what it is done with; None where that tells nothing.

    Args:
        instruments: things with their classes, as `instrument_class` gives them.
    """
    table = load_toml(TABLE)["modes"]
    used = [(thing.name, kind or "") for thing, kind in instruments]
    named = {name.lower().removesuffix("s") for name, _ in used}
    found = next((mode for word, mode in table["words"].items() if word in named), None)
    kinds = {kind for _, kind in used}
    return found or next((mode for kind, mode in table["classes"].items() if kind in kinds), None)


def acled_of(
    *,
    type_: PloverType | None,
    mode: str | None,
    act: str | None,
    instruments: Iterable[str],
    actor: frozenset[str],
    recipient: frozenset[str],
) -> AcledType | None:
    """The ACLED code, or None where ACLED has no such event or the text does not tell which.

    Args:
        type_, mode: PLOVER's.
        act: the kind of act that the trigger's entry names.
        instruments: classes as `instrument_class` gives them.
        actor, recipient: sorts of participant.
    """
    told: dict[str, frozenset[str]] = {
        "type": frozenset({type_ or ""}),
        "mode": frozenset({mode or ""}),
        "act": frozenset({act or ""}),
        "instrument": frozenset(instruments),
        "actor": actor,
        "recipient": recipient,
    }
    rows: list[dict[str, Any]] = load_toml(TABLE)["row"]
    for row in rows:
        if all(told[key] & set(row[key]) for key in told if key in row):
            return acled_type(row["sub"]) if row["sub"] else None
    return None
