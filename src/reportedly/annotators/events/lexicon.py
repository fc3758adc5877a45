"""The trigger lexicon: which words tell which events, under which conditions.

Files: `data/events/triggers/<type>.toml` (one per PLOVER type, `tolls.toml` for whom acts of force harmed, and
`none.toml` for what only looks like an event), `data/events/classes.toml` (word classes that conditions name),
`data/events/roles.toml` (which part of the sentence holds which party, by type).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from ...lexicons.load import load_toml
from ...model import PloverType
from ...model.event import Harm

Role = Literal["actor", "recipient", "both", "place", "counted", "none"]
FILES = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
    "threaten", "protest", "sanction", "mobilize", "coerce", "assault", "tolls", "change", "none",
)  # fmt: skip
CONDITIONS = (
    "object",
    "not_object",
    "subject",
    "not_subject",
    "modifier",
    "not_modifier",
    "verb",
    "not_verb",
    "prep",
    "not_prep",
    "pobj",
    "not_pobj",
    "of",
    "content",
    "content_subject",
    "mood",
    "text",
    "not_text",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of the words of an entry.

    Args:
        type: PLOVER type; None for a home in ACLED only, or for no event at all.
        event: False where the words only look like an event.
        mode, context: of the type.
        acled: kind of act that `data/events/acled.toml` maps.
        harm: what it does to its recipient, where it says so.
        words: the trigger, verb or noun lemma first (of a noun phrase: in the order of the text).
        noun: True for nouns.
        conditions: condition name to the classes of words, one of which must (or must not) stand there.
        two_sided: both parties are actors.
        result: it tells what came of an act (killed, wounded), not which act.
        complement: it needs a clause or an event as its content ("agreed to leave").
        roles: syntactic place to role, before those of the type.
        party: True where an actor must stand at the event for it to be one.
        plain: True where the words with their object tell the type so plainly that the encoder must be surer to differ.
        firm: True where the words tell it so plainly that it is told where the encoder sees no event.
        score: how sure the words are, 0 to 1.
    """

    type: PloverType | None
    event: bool
    mode: str | None
    context: tuple[str, ...]
    acled: str | None
    harm: Harm | None
    words: tuple[str, ...]
    noun: bool
    conditions: Mapping[str, tuple[str, ...]]
    two_sided: bool
    result: bool
    complement: bool
    roles: Mapping[str, Role]
    party: bool
    plain: bool
    firm: bool
    score: float


@cache
def classes() -> dict[str, frozenset[str]]:
    """Class name to its words (lower-case lemmas)."""
    rows = load_toml("events/classes.toml")
    return {name: frozenset(row["words"]) for name, row in rows.items()}


@cache
def verbs() -> dict[str, tuple[Sense, ...]]:
    """First word of a verb trigger to its senses, the most exact first."""
    return _index(noun=False)


@cache
def nouns() -> dict[str, tuple[Sense, ...]]:
    """Last word of a noun trigger to its senses, the most exact first."""
    return _index(noun=True)


@cache
def senses() -> tuple[Sense, ...]:
    """Every sense of the lexicon, in the order of the files."""
    found: list[Sense] = []
    for name in FILES:
        table = load_toml(f"events/triggers/{name}.toml")
        for entry in table["sense"]:
            for key, noun in (("verbs", False), ("nouns", True)):
                found += [_sense(table.get("type"), name, entry, words, noun=noun) for words in entry.get(key, ())]
    return tuple(found)


@cache
def type_roles() -> dict[str, dict[str, Role]]:
    """PLOVER type to syntactic place to role."""
    return load_toml("events/roles.toml")


def _index(*, noun: bool) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = {}
    for sense in senses():
        if sense.noun == noun:
            table.setdefault(sense.words[-1 if noun else 0], []).append(sense)
    # Longer phrases and more conditions are more exact; the sort keeps the order of the files otherwise.
    return {
        word: tuple(sorted(rows, key=lambda row: (-len(row.words), row.event, -len(row.conditions), -row.complement)))
        for word, rows in table.items()
    }


def _sense(type_: str | None, file: str, entry: Mapping[str, Any], words: str, *, noun: bool) -> Sense:
    roles: dict[str, Role] = dict(type_roles().get(type_ or "", {}))
    roles.update(entry.get("roles", {}))
    if noun:
        roles.update(entry.get("noun_roles", {}))
    return Sense(
        type=cast("PloverType | None", type_),
        event=file != "none",
        mode=entry.get("mode"),
        context=tuple(entry.get("context", ())),
        acled=entry.get("acled"),
        harm=entry.get("harm"),
        words=tuple(words.replace("-", " ").split(" ")) if noun else tuple(words.split(" ")),
        noun=noun,
        conditions={name: tuple(entry[name]) for name in CONDITIONS if name in entry and _applies(name, noun)},
        two_sided=entry.get("two_sided", False),
        result=entry.get("result", False),
        complement=entry.get("complement", False) and not noun,
        roles=roles,
        party=entry.get("party", type_ not in ("ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", None)),
        plain=entry.get("plain", False),
        firm=entry.get("firm", False) or entry.get("plain", False),
        score=entry.get("score", 0.7),
    )


def _applies(condition: str, noun: bool) -> bool:
    """Conditions on subject and object are for verbs, those on modifiers and the governing verb for nouns."""
    if condition in ("modifier", "not_modifier", "verb", "not_verb", "of"):
        return noun
    return condition in ("prep", "text", "not_text") or not noun
