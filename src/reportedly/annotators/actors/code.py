"""The PLOVER code of a phrase that names an actor: "Iraqi militia commander", "residents of Mosul".

The phrase is read as its head noun with modifiers: the head tells the sector unless it is one that takes the sector of
what stands before it ("commander", "official") or after "of". States, peoples and known actors tell the country.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...gazetteer import Entry as Place
from ...gazetteer.store import default as gazetteer
from ...lexicons.load import load_toml
from ...model import AgentCode
from ...registry import Entry, Form, Registry, default
from ...text import fold_name
from .contexts import words_of
from .lexicon import ActorNoun, name_types, nouns, titles

LARGE_TOWN = 100_000
"""Towns of fewer people are not looked up: too many share their name with persons and words."""


class _Word(NamedTuple):
    text: str
    low: str
    stem: str


class _Known(NamedTuple):
    first: int
    last: int
    form: Form


def code_actor(phrase: str, hint: str | None = None, date: str | None = None) -> AgentCode:
    """Code a phrase that names an actor.

    Args:
        phrase: English words as they stand in a text.
        hint: a country's name, adjective or ISO code that the context tells; used where the phrase tells none.
        date: ISO day (or month, or year) at which it is asked; decides whether a known person holds an office.

    Returns:
        Country (ISO 3166-1 alpha-3, or `UNO`, `EUR`, `IGO`, `NGO`) and PLOVER sector; None for what nothing tells.
    """
    registry = default()
    words = _words(phrase)
    known = _known(words, registry)
    country = _country(words, known, registry) or _hinted(hint, registry)
    sector = _sector(words, known, registry, date)
    if country is None and sector == "MIL" and not known:
        country = None
    return AgentCode(country=country, sector=sector or None)


def _words(phrase: str) -> list[_Word]:
    out = []
    for text in re.findall(r"[\w.&’'\-/]+", phrase):
        bare = re.sub(r"[’']s?$", "", text).strip(".,’'\"-") if not re.fullmatch(r"(?:\w\.)+", text) else text
        if bare:
            low = bare.lower()
            out.append(_Word(bare, low, _singular(low)))
    while out and out[0].low in ("the", "a", "an", "some", "several", "two", "three", "four", "five", "many"):
        out.pop(0)
    return out


def _singular(low: str) -> str:
    known = nouns()
    if low in known:
        return low
    for ending, put in (("men", "man"), ("women", "woman"), ("ies", "y"), ("ses", "s"), ("ches", "ch"), ("s", "")):
        if low.endswith(ending) and low[: -len(ending)] + put in known:
            return low[: -len(ending)] + put
    return low


def _known(words: list[_Word], registry: Registry) -> list[_Known]:
    """Names of the registry in the phrase, the longest at each word."""
    pieces = [(piece, i) for i, word in enumerate(words) for piece in fold_name(word.text.replace("-", " ")).split()]
    plain = [piece for piece, _ in pieces]
    found, at = [], 0
    while at < len(plain):
        hit = registry.longest_at(plain, at)
        if hit is not None:
            size, forms = hit
            first, last = pieces[at][1], pieces[at + size - 1][1]
            form = next((f for f in forms if _written_as(words, first, last, f)), None)
            if form is not None:
                found.append(_Known(first, last, form))
                at += size
                continue
        at += 1
    return found


def _written_as(words: list[_Word], first: int, last: int, form: Form) -> bool:
    text = words[first].text
    if form.use == "acronym" or (form.written.isupper() and len(form.written) <= 5):
        return text.replace(".", "").isupper()
    return any(c.isupper() for word in words[first : last + 1] for c in word.text) or not text[0].isalpha()


def _country(words: list[_Word], known: list[_Known], registry: Registry) -> str | None:
    """The country part: states before "of", then known actors, then states after it, then peoples."""
    head_end = next((i for i, word in enumerate(words) if i and word.low in words_of("dividers")), len(words))
    ranked = sorted(
        known, key=lambda k: (k.first >= head_end, k.form.use == "capital", k.form.entry.kind != "state", k.first)
    )
    for item in ranked:
        code = code_of(item.form.entry, registry)
        if code:
            return code
    peoples = load_toml("registry/peoples.toml")["country"]
    for i, word in enumerate(words):
        pair = f"{word.low} {words[i + 1].low}" if i + 1 < len(words) else ""
        country = peoples.get(pair) or peoples.get(word.low) or peoples.get(word.low.removesuffix("s"))
        if country:
            return registry.state_of[country].code
    return _of_town(words, registry)


def _town(words: list[_Word]) -> Place | None:
    """The largest town or division that capitalised words of the phrase name, the longest name first."""
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            part = words[i : i + size]
            if not all(word.text[0].isupper() and len(word.text) > 3 for word in part) or part[-1].stem in nouns():
                continue
            known = [place for place in gazetteer().named(" ".join(word.text for word in part)) if place.main]
            if known:
                best = max(known, key=lambda place: place.population)
                if best.population >= LARGE_TOWN:
                    return best
    return None


def _of_town(words: list[_Word], registry: Registry) -> str | None:
    place = _town(words)
    state = registry.state_of.get(place.country or "") if place is not None else None
    return state.code if state is not None else None


def code_of(entry: Entry, registry: Registry) -> str | None:
    """The country part of an entry's PLOVER code."""
    if entry.code:
        return entry.code
    state = registry.state_of.get(entry.country or "")
    return state.code if state else None


def _hinted(hint: str | None, registry: Registry) -> str | None:
    if not hint:
        return None
    if hint.upper() in registry.state_of:
        return registry.state_of[hint.upper()].code
    if hint.lower() in registry.entries and registry[hint.lower()].kind == "state":
        return registry[hint.lower()].code
    forms = registry.find(hint)
    return code_of(forms[0].entry, registry) if forms else None


@cache
def _modifiers() -> dict[str, str]:
    table = load_toml("actors/coding.toml")["modifiers"]
    return {word: sector for sector, row in table.items() if sector != "reason" for word in row}


def _sector(words: list[_Word], known: list[_Known], registry: Registry, date: str | None) -> str:
    if not words:
        return ""
    rules = load_toml("actors/coding.toml")
    former = any(w.low in rules["former"]["strong"] or w.low.startswith("ex-") for w in words)
    sector, noun = _by_noun(words, known, registry, date)
    person = noun is None or noun.one == "person"
    if former and person and sector in rules["former"]["sectors"]:
        return "ELI"
    return sector


def _by_noun(
    words: list[_Word], known: list[_Known], registry: Registry, date: str | None
) -> tuple[str, ActorNoun | None]:
    """Sector by the head noun and what stands around it, and the noun."""
    whole = [k for k in known if k.first == 0 and k.last == len(words) - 1]
    if whole:
        return _of_entry(whole[0], date), None
    end = next((i for i, word in enumerate(words) if i and word.low in words_of("dividers")), len(words))
    before, after = words[:end], words[end + 1 :]
    at, noun = _head(before, known)
    named = [k for k in known if k.last < end]
    if noun is not None:
        if noun.strong and noun.sector == "GOV" and noun.one == "person" and after and words[end].low == "of":
            # "President of the league": an office of a body, told only by the body.
            of_body = _following(after, [k for k in known if k.first > end], words, end, registry, date)
            return of_body or noun.sector, noun
        if noun.strong:
            return _strong(noun, words, before, at), noun
        sector = _beside(before, at, named, registry, date)
        if not sector and after and words[end].low in ("of", "for", "at", "from", "in", "to", "with"):
            sector = _following(after, [k for k in known if k.first > end], words, end, registry, date)
        return sector or noun.sector, noun
    title = next((titles()[w.low.rstrip(".")] for w in before if titles().get(w.low.rstrip("."))), "")
    if title:
        return title, None
    machines = load_toml("actors/coding.toml")["machines"]
    tail = " ".join(w.low for w in before[-2:])
    if {tail, tail.removesuffix("s"), before[-1].low, before[-1].low.removesuffix("s")} & set(machines["words"]):
        return machines["sector"], None
    actors = [k for k in named if k.form.entry.kind != "state"]
    if actors:
        return _of_entry(actors[0], date), None
    sort = [name_types()[f] for f in fold_name(" ".join(w.text for w in before)).split() if f in name_types()]
    if sort and sort[-1].sector:
        return sort[-1].sector, None
    for word in reversed(before):
        if word.low in _modifiers():
            return _modifiers()[word.low], None
    # A town named alone stands for the people in it.
    return ("CVL" if len(words) <= 2 and not known and _town(words) is not None else ""), None


def _head(before: list[_Word], known: list[_Known]) -> tuple[int, ActorNoun | None]:
    """The last noun before "of" that denotes an actor, with its place; names after a title are skipped."""
    table = nouns()
    covered = {i for k in known if k.form.entry.kind not in ("state",) for i in range(k.first, k.last + 1)}
    for i in range(len(before) - 1, -1, -1):
        if i in covered:
            continue
        for size in (3, 2, 1):
            if i - size + 1 >= 0:
                phrase = " ".join([*(w.low for w in before[i - size + 1 : i]), before[i].stem])
                if phrase in table:
                    if i < len(before) - 1 and not before[i + 1].text[0].isupper():
                        return i, None
                    return i - size + 1, table[phrase]
        if not before[i].text[0].isupper():
            break
    return len(before), None


def _strong(noun: ActorNoun, words: list[_Word], before: list[_Word], at: int) -> str:
    rules = load_toml("actors/coding.toml")["against"]
    if noun.sector == "OPP" and noun.one == "person":
        against = any(
            w.low in rules["words"] or w.low.startswith(tuple(rules["prefixes"])) for w in before[:at] or words
        )
        return "OPP" if against else "CVL"
    if noun.sector == "CVL" and noun.many == "population":
        for word in before[:at]:
            if _modifiers().get(word.low) in ("REF", "OPP"):
                return _modifiers()[word.low]
    if noun.sector in ("JRN", "BUS") and any(
        w.low in ("state", "state-run", "state-owned", "government") for w in before[:at]
    ):
        return "GOV"
    return noun.sector


def _beside(before: list[_Word], at: int, named: list[_Known], registry: Registry, date: str | None) -> str:
    """What the words before a weak head tell: a known actor, another noun, an adjective."""
    table = nouns()
    for item in reversed(named):
        entry = item.form.entry
        if item.first < at and entry.kind != "state":
            return _of_entry(item, date)
        if item.first < at and item.form.use == "capital" and not item.form.written.istitle():
            return "GOV"
    for i in range(at - 1, -1, -1):
        pair = f"{before[i - 1].low} {before[i].low}" if i else ""
        for phrase in (pair, pair.replace(" ", "-"), before[i].low, before[i].stem):
            if phrase in _modifiers():
                return _modifiers()[phrase]
            noun = table.get(phrase)
            if noun is not None and noun.strong and noun.sector:
                return noun.sector
    return ""


def _following(
    after: list[_Word], known: list[_Known], words: list[_Word], end: int, registry: Registry, date: str | None
) -> str:
    """What the words after "of" tell of a weak head: "chairman of the company's board", "head of the army"."""
    for item in known:
        if item.form.entry.kind not in ("state", "person") and item.form.entry.sector:
            return item.form.entry.sector
        if item.form.entry.kind == "igo":
            return "GOV"
    table = nouns()
    for i, word in enumerate(after):
        pair = f"{word.low} {after[i + 1].stem}" if i + 1 < len(after) else ""
        for phrase in (pair, word.stem, word.low):
            noun = table.get(phrase)
            if noun is not None and noun.sector and noun.strong:
                return noun.sector
            if phrase in _modifiers():
                return _modifiers()[phrase]
    return ""


def _of_entry(item: _Known, date: str | None) -> str:
    entry = item.form.entry
    if entry.offices and date:
        held = [office.sector for office in entry.offices if office.held_on(date)]
        return held[0] if held else "ELI" if entry.kind == "person" else entry.sector or ""
    if entry.offices:
        return "ELI" if entry.kind == "person" and entry.offices[-1].until else entry.offices[-1].sector
    if entry.kind == "state":
        return "GOV" if item.form.use == "capital" else ""
    return entry.sector or ""


__all__ = ["code_actor", "code_of"]
