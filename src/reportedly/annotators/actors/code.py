"""The PLOVER code of a phrase that names an actor: "Iraqi militia commander", "residents of Mosul".

States, peoples, places and known actors in the phrase tell the country; sectors.py tells the sector.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise
from typing import Any

from ...gazetteer import Entry as Place
from ...gazetteer.store import default as gazetteer
from ...lexicons.load import load_toml
from ...model import AgentCode
from ...registry import Entry, Registry, default
from .contexts import words_of
from .lexicon import nouns
from .phrase import Known, Phrase, Word, parse
from .sectors import modifiers, sector_of

LARGE_TOWN = 100_000
"""Towns of fewer people are not looked up: too many share their name with persons and words."""

TOWN = 10_000
"""The same after "in" or "from", where a place is meant."""


def code_actor(phrase: str, hint: str | None = None, date: str | None = None) -> AgentCode:
    """Code a phrase that names an actor.

    Args:
        phrase: English words as they stand in a text.
        hint: a country's name, adjective or ISO code that the context tells; used where the phrase tells none.
        date: ISO day (or month, or year) at which it is asked; decides whether a known person holds an office.

    Returns:
        Country (ISO 3166-1 alpha-3, or `UNO`, `EUR`, `IGO`, `NGO`, `IMG`) and PLOVER sector; None for what
        nothing tells.
    """
    registry = default()
    state = _hinted(hint, registry)
    near = {state.country} if state is not None and state.country else set()
    parts = parse(phrase, registry, near=near, date=date)
    country = _country(parts, registry, near, date) or (code_of(state, registry) if state is not None else None)
    town = len(parts.words) <= 2 and not parts.known and _town(parts.words, near, sizes=(2, 1)) is not None
    return AgentCode(country=country, sector=sector_of(parts, date=date, town=town) or None)


def code_of(entry: Entry, registry: Registry, date: str | None = None) -> str | None:
    """The country part of an entry's PLOVER code, on a day at which the office of a person may be one of no state."""
    state = registry.state_of.get(entry.country or "")
    return entry.code_on(date) or (state.code if state is not None else None)


def _country(parts: Phrase, registry: Registry, near: Set[str], date: str | None) -> str | None:
    """The country part: known actors, states of the head part first, then peoples and places."""

    def rank(item: Known) -> tuple[bool, bool, bool, bool, int]:
        entry = item.form.entry
        tied = any(word.tied for word in parts.words[item.first : item.last + 1])
        return (tied, item.first >= parts.end, item.form.use == "capital", entry.kind != "state", item.first)

    ranked = sorted(parts.known, key=rank)
    told = [(rank(item)[0], code_of(item.form.entry, registry, date)) for item in ranked]
    pair = _of_pair(parts.words, registry)
    if pair:
        return pair
    if ranked and ranked[0].first >= parts.end and (own := _of_own(parts.before, registry)):
        return own  # refugees of Darfur who are in Chad
    free = next((code for tied, code in told if code and not tied), None)
    return free or _of_people(parts.words, registry, near) or next((code for _, code in told if code), None)


@cache
def _peoples() -> dict[str, Any]:
    table: dict[str, Any] = load_toml("registry/peoples.toml")["country"]
    return table


def _of_pair(words: tuple[Word, ...], registry: Registry) -> str | None:
    """Country of a people of two words, of which the second may be another state's: "Northern Irish"."""
    for one, two in pairwise(words):
        country = _peoples().get(f"{one.low} {two.low}") if one.text[0].isupper() and not one.tied else None
        if country:
            return registry.state_of[country].code
    return None


def _of_own(words: Sequence[Word], registry: Registry) -> str | None:
    """Country of a people or region that stands before the head."""
    countries = (_peoples().get(word.low) for word in words if word.text[0].isupper() and not word.tied)
    return next((registry.state_of[country].code for country in countries if country), None)


def _of_people(words: tuple[Word, ...], registry: Registry, near: Set[str]) -> str | None:
    """Country of the people, region or town named, two words before one."""
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            part = words[i : i + size]
            low = " ".join(word.low.replace("-", " ") for word in part)
            country = _peoples().get(low) or (_peoples().get(low.removesuffix("s")) if size == 1 else None)
            if country and (part[0].text[0].isupper() or part[0].stem in nouns()) and not part[0].tied:
                return registry.state_of[country].code
        place = _town(words, near, sizes=(3, 2) if size == 2 else (1,))
        state = registry.state_of.get(place.country or "") if place is not None else None
        if state is not None:
            return state.code
    return None


def _town(words: tuple[Word, ...], near: Set[str], *, sizes: tuple[int, ...]) -> Place | None:
    """The largest town or division that capitalised words of the phrase name, one of the states `near` first."""
    for size in sizes:
        for i in range(len(words) - size + 1):
            part = words[i : i + size]
            inner = [word for word in part[1:-1] if word.low not in words_of("connectors")]
            if not all(word.text[0].isupper() for word in (part[0], *inner, part[-1])):
                continue
            if max(len(word.text) for word in part) <= 3:
                continue
            if part[-1].stem in nouns() or part[-1].low in modifiers() or part[-1].low.endswith("ern"):
                continue
            if size == 1 and any(_of_name(words, beside) for beside in (i - 1, i + 1)):
                continue
            named = gazetteer().named(" ".join(word.text for word in part))
            known = [place for place in named if place.main or size > 1]
            best = max(known, key=lambda place: (place.country in near, place.population), default=None)
            least = TOWN if i and words[i - 1].low in words_of("where") else LARGE_TOWN
            if best is not None and best.population >= least:
                return best
    return None


def _of_name(words: tuple[Word, ...], i: int) -> bool:
    """Whether the word is one of a longer name: "New" beside "York", "Pelosi" beside "Nancy"."""
    if not 0 <= i < len(words) or not words[i].text[0].isupper():
        return False
    return not {words[i].stem, words[i].low, words[i].low.removesuffix("s")} & (nouns().keys() | modifiers().keys())


def _hinted(hint: str | None, registry: Registry) -> Entry | None:
    if not hint:
        return None
    if hint.upper() in registry.state_of:
        return registry.state_of[hint.upper()]
    if hint.lower() in registry.entries and registry[hint.lower()].kind == "state":
        return registry[hint.lower()]
    forms = registry.find(hint)
    return forms[0].entry if forms else None


__all__ = ["code_actor", "code_of"]
