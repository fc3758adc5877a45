"""The PLOVER sector of a phrase: its head noun tells it, or what stands before a weak head and after "of"."""

from __future__ import annotations

from functools import cache
from typing import Any

from ...lexicons.load import load_toml
from ...text import fold_name
from .lexicon import ActorNoun, name_types, nouns, titles
from .phrase import Known, Phrase, Word

_OF = frozenset(["of", "for", "at", "from", "in", "to", "with"])


@cache
def _rules() -> dict[str, Any]:
    return load_toml("actors/coding.toml")


@cache
def modifiers() -> dict[str, str]:
    """Lower-case adjective or noun before a head to the sector it tells."""
    return {word: sector for sector, row in _rules()["modifiers"].items() if sector != "reason" for word in row}


@cache
def _machines() -> dict[str, str]:
    return {word: sector for sector, row in _rules()["machines"].items() if sector != "reason" for word in row}


def sector_of(phrase: Phrase, *, date: str | None, town: bool) -> str:
    """The sector, "" where nothing tells.

    Args:
        phrase: the phrase, taken apart.
        date: ISO day at which it is asked.
        town: whether the phrase is a town's name, which stands for the people in it.
    """
    if not phrase.words:
        return ""
    if _unsaid(phrase):
        return "UNK"
    sector, noun = _by_head(phrase, date)
    rules = _rules()["former"]
    former = any(word.low in rules["strong"] for word in phrase.words)
    if former and (noun is None or noun.one == "person") and sector in rules["sectors"]:
        return "ELI"
    return sector or ("CVL" if town else "")


def _unsaid(phrase: Phrase) -> bool:
    """Whether the phrase leaves open who is meant: "a group of men", "the occupiers", "unknown persons"."""
    rules = _rules()["unsaid"]
    *left, head = phrase.before
    if phrase.known or any(word.low not in rules["vague"] for word in left):
        return False
    if not left and phrase.end == len(phrase.words) and {head.low, head.low.removesuffix("s")} & set(rules["epithets"]):
        return True
    if head.stem not in rules["heads"]:
        return False
    return bool(left) or phrase.counted.removesuffix("s") in _rules()["quantities"]["groups"]


def _by_head(phrase: Phrase, date: str | None) -> tuple[str, ActorNoun | None]:
    """Sector by the head noun and what stands around it, and the noun."""
    if any(item.first == 0 and item.last == len(phrase.words) - 1 for item in phrase.known):
        return _of_known(phrase.known[0], date), None
    named = [item for item in phrase.known if item.last < phrase.end and item.form.entry.kind != "state"]
    at, word, noun = _head(phrase)
    if noun is not None:
        return _of_noun(phrase, at, word, noun, date), noun
    before = phrase.before
    title = next((titles()[w.low.rstrip(".")] for w in before if titles().get(w.low.rstrip("."))), "")
    if title:
        return title, None
    for tail in (" ".join(w.low for w in before[-2:]), before[-1].low):
        machine = _machines().get(tail) or _machines().get(tail.removesuffix("s"))
        if machine:
            return machine, None
    if named:
        return _of_known(named[0], date), None
    names = fold_name(" ".join(w.text for w in before)).split()
    sorts = [name_types()[name] for name in names if name in name_types()]
    if sorts and sorts[-1].sector:
        return sorts[-1].sector, None
    return next((modifiers()[w.low] for w in reversed(before) if w.low in modifiers()), ""), None


def _head(phrase: Phrase) -> tuple[int, str, ActorNoun | None]:
    """The last noun of the head part that denotes an actor, and where it begins; names after a title are skipped."""
    table, before = nouns(), phrase.before
    covered = {i for k in phrase.known if k.form.entry.kind != "state" for i in range(k.first, k.last + 1)}
    for i in range(len(before) - 1, -1, -1):
        if i in covered:
            continue
        for size in (3, 2, 1):
            if i - size + 1 >= 0:
                left = [w.low for w in before[i - size + 1 : i]]
                forms = (" ".join([*left, last]) for last in (before[i].stem, before[i].low.removesuffix("s")))
                word = next((form for form in forms if form in table), "")
                if word:
                    followed = i < len(before) - 1 and not before[i + 1].text[0].isupper()
                    return (i, "", None) if followed else (i - size + 1, word, table[word])
        if not before[i].text[0].isupper():
            break
    return len(before), "", None


def _of_noun(phrase: Phrase, at: int, word: str, noun: ActorNoun, date: str | None) -> str:
    if noun.strength == "attached":
        told = _attached(phrase, at, date)
        if not told and word in _rules()["belonging"]["words"] and phrase.link == "of":
            told = _following(phrase)
        return told or noun.sector
    if noun.strength == "strong":
        if word in _rules()["heads_of_bodies"]["words"] and phrase.link == "of":
            # "President of the league": an office of a body, told only by the body.
            return _following(phrase) or noun.sector
        armed = [_of_known(k, date) for k in phrase.known if k.last < at] if noun.sector == "REB" else []
        if armed and armed[-1] in _rules()["own"]["words"]:
            return armed[-1]
        return _strong(noun, word, phrase.before[:at] or phrase.words)
    sector = _beside(phrase, at, date)
    if not sector and phrase.link in _OF:
        sector = _following(phrase)
    if noun.sector == "MIL" and sector not in _rules()["own"]["words"]:
        # "Government troops" are the army's; "Kurdish forces", of a people without a state, are not.
        return "REB" if _stateless(phrase, at) else "MIL"
    return sector or noun.sector


def _stateless(phrase: Phrase, at: int) -> bool:
    table = load_toml("registry/peoples.toml")
    left = [w for w in phrase.before[:at] if w.text[0].isupper() and w.low not in table["of_state"]["words"]]
    if any(item.first < at for item in phrase.known):
        return False
    return any(w.low in table["several"]["words"] or w.low in table["country"] for w in left)


def _attached(phrase: Phrase, at: int, date: str | None) -> str:
    """Sector of a known actor to whom someone belongs: "members of the Knesset", "Red Crescent staff"."""
    beside = [k for k in phrase.known if k.last < at or (k.first > phrase.end and phrase.link in _OF)]
    bodies = [k for k in beside if k.form.entry.kind not in ("state", "person")]
    return _of_known(bodies[-1], date) if bodies else ""


def _strong(noun: ActorNoun, word: str, left: tuple[Word, ...]) -> str:
    rules = _rules()["against"]
    against = any(w.low in rules["words"] or w.low.startswith(tuple(rules["prefixes"])) for w in left)
    if word in rules["marchers"]:
        return "OPP" if against else "CVL"
    if noun.sector == "SOC" and noun.one == "person" and against:
        return "OPP"
    if noun.sector == "CVL" and noun.many == "population":
        if any(w.low in _rules()["armed"]["words"] for w in left):
            return "UAF"
        told = [modifiers()[w.low] for w in left if modifiers().get(w.low) in ("REF", "OPP")]
        return told[0] if told else "CVL"
    if noun.sector in ("JRN", "BUS") and any(
        w.low in ("state", "state-run", "state-owned", "government") for w in left
    ):
        return "GOV"
    return noun.sector


def _beside(phrase: Phrase, at: int, date: str | None) -> str:
    """What the words before a weak head tell: a known actor, another noun, an adjective."""
    table, before = nouns(), phrase.before
    for item in reversed(phrase.known):
        if item.first < at and item.form.entry.kind != "state":
            return _of_known(item, date)
        if item.first < at and item.form.use == "capital" and not item.form.written.istitle():
            return "GOV"
    told = []
    for i in range(at - 1, -1, -1):
        pair = f"{before[i - 1].low} {before[i].low}" if i else ""
        for words in (pair, pair.replace(" ", "-"), before[i].low, before[i].stem):
            noun = table.get(words)
            if words in modifiers():
                told.append(modifiers()[words])
            elif noun is not None and noun.strength == "strong" and noun.sector:
                told.append(noun.sector)
    # "A militant Sunni group": that it is armed counts before what else is told.
    return next((sector for sector in told if sector in ("REB", "PRM")), told[0] if told else "")


def _following(phrase: Phrase) -> str:
    """What the words after "of" tell of a weak head: "chairman of the company's board", "head of the army"."""
    for item in phrase.known:
        entry = item.form.entry
        if item.first > phrase.end and entry.kind not in ("state", "person") and entry.sector:
            return entry.sector
        if item.first > phrase.end and entry.kind == "igo":
            return "GOV"
    table, after = nouns(), phrase.after
    for i, word in enumerate(after):
        pair = f"{word.low} {after[i + 1].stem}" if i + 1 < len(after) else ""
        for words in (pair, word.stem, word.low):
            noun = table.get(words)
            if noun is not None and noun.sector and noun.strength == "strong":
                return noun.sector
            if words in modifiers():
                return modifiers()[words]
    return ""


def _of_known(item: Known, date: str | None) -> str:
    entry = item.form.entry
    if entry.kind == "state":
        return "GOV" if item.form.use == "capital" else ""
    return entry.sector_on(date)
