"""How many were harmed, who were they, and is it said exactly? (RECORD.md, convention 10.)"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.tokens import Token

from ...lexicons.load import load_toml
from ...model import Casualties, Span
from ...model.event import Harm
from ..parties import Entities, child, coordinated
from .victims import sorts_of_people, who_are

MOST = 10**10
"""More people than there are: a figure beyond it counts nobody."""
FIGURE = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,12}")
RANGE = re.compile(r"(?<!\d)(\d{1,10})\s*[-–]\s*(\d{1,10})(?!\d)")
MAX_WORDS = 8
BODIES = frozenset({"body", "corpse", "remains"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number as told: "at least 7" is 7 to None."""

    low: int | None
    high: int | None
    approximate: bool = False


@cache
def _lexicon() -> dict[str, Any]:
    return load_toml("events/casualties.toml")


@cache
def _numbers() -> dict[str, int]:
    return dict(_lexicon()["numbers"]["words"])


@cache
def _groups() -> dict[str, int]:
    """Rough numbers: dozens, scores, hundreds, and the least they mean."""
    return dict(_lexicon()["rough"]["words"])


@cache
def harms() -> dict[str, Harm]:
    """Words that say what befell those whom a number counts: "14 dead"."""
    return dict(_lexicon()["harms"]["words"])


@cache
def between() -> frozenset[str]:
    """Words that may stand between the two."""
    return _words("between")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(_lexicon()[table]["words"])


@cache
def _things() -> frozenset[str]:
    """Weapons and vehicles, of which some do what people do: fall, burn, are lost."""
    return frozenset(word for entry in load_toml("things/things.toml")["entry"] for word in entry["words"])


def counts_of(head: Token | None, harm: Harm, entities: Entities) -> list[Casualties]:
    """The counts told by the noun phrase headed by `head`, joined phrases each by itself, parts of them after them.

    Args:
        head: who was harmed, e.g. "people" in "at least three people, two of them children".
        harm: what happened to them.
    """
    if head is None:
        return []
    found: list[Casualties] = []
    for one in coordinated(_dead(head)):
        count = count_of(one)
        if count is None or entities.place_at(one) is not None or one.ent_type_ in ("GPE", "LOC"):
            continue  # "the massacre of Basra" counts nobody
        if _counts_nobody(one, count, harm) or any(_within(one, other) for other in found):
            continue
        if (_is_of_them(one) and one is not head) or (_opens_range(one) and one.nbor(2).dep_ == "conj"):
            continue  # "…, four of them children, and 20 were wounded", read as one list: a part of the count before
        phrase = _phrase(one)
        whole = len(found)
        parts = _parts(one, harm, whole, entities)
        if count.low is None and count.high is None and not parts:
            continue  # "killed villagers" tells no number
        who = who_are(one, entities)
        if who == "unknown" and harm == "displaced" and one.lower_ in _words("plain"):
            who = "civilian"  # people under arms are not told to be driven from their homes
        found.append(
            Casualties(
                harm=harm, who=who, actor=entities.actor_at(one),
                low=count.low, high=count.high, approximate=count.approximate, span=phrase,
            )
        )  # fmt: skip
        found += parts
    return _summed(found, kin=any(_has(one, "his", "her", "their") for one in coordinated(_dead(head))))


def _summed(found: list[Casualties], *, kin: bool) -> list[Casualties]:
    """Joined persons of one sort are one count, and so are kin: "a nurse and a driver", "a man and his two sons".

    The children among them are told as a part of it.

    Args:
        found: the counts of one phrase.
        kin: whether some of them are told as another's.
    """
    wholes = [one for one in found if one.of is None]
    exact = all(one.low == one.high and one.low and not one.approximate for one in wholes)
    sorts = {"civilian" if one.who in ("child", "unknown") else one.who for one in wholes}
    if len(wholes) < 2 or len(wholes) < len(found) or not exact or len(sorts) > 1:
        return found
    if not (all(one.low == 1 for one in wholes) or (kin and wholes[0].low == 1)):
        return found
    number = sum(one.low or 0 for one in wholes)
    who = {one.who for one in wholes} - {"unknown", "child"} or {one.who for one in wholes}
    span = Span(wholes[0].span.begin, wholes[-1].span.end)
    children = [replace(one, of=0) for one in wholes if one.who == "child"]
    whole = replace(
        wholes[0], who=min(who) if len(who) == 1 else "unknown", actor=None, low=number, high=number, span=span
    )
    return [whole, *(children if len(children) < len(wholes) else ())]


def _counts_nobody(one: Token, count: Count, harm: Harm) -> bool:
    """Whether the words tell no number of people: a thing, a body of many, anybody, who was told before.

    Nobody hurt or killed is a count (convention 2); of an act against nobody it says that there was none.
    """
    if one.lemma_.lower() in _things():
        return True  # "the missile fell among the herders"
    if (count.low, count.high) == (0, 0):
        return harm not in ("killed", "injured")
    numbered = any(child.dep_ == "nummod" for child in one.children)
    if (count.low, count.high) != (1, 1) or numbered:
        return False
    named = one.pos_ == "PROPN" or any(child.dep_ == "appos" for child in one.children)
    told = one.pos_ == "PRON" or (_has(one, "the") and not named)
    return told or one.lemma_.lower() in _words("collective") or _has(one, "any")


def _is_of_them(one: Token) -> bool:
    """True for a part of the count before, read as one list with it: "four of them children, and 20 were wounded"."""
    if one.i > 1 and one.nbor(-1).lower_ in ("them", "whom") and one.nbor(-2).lower_ == "of":
        return True
    behind = one.doc[one.i + 1 : one.i + 3]
    return one.like_num and len(behind) == 2 and behind[0].lower_ == "of" and behind[1].lower_ in ("them", "whom")


def _opens_range(one: Token) -> bool:
    """True for the first number of "between 12 and 15", which is read with the second."""
    around = one.doc[max(0, one.i - 1) : one.i + 3]
    return (
        one.like_num
        and len(around) == 4
        and (around[0].lower_, around[2].lower_) == ("between", "and")
        and around[3].like_num
    )


def _within(one: Token, count: Casualties) -> bool:
    """Whether the words were counted already: the second number of "between 12 and 15"."""
    return count.span.begin <= one.idx < count.span.end


def _dead(head: Token) -> Token:
    """ "the bodies of eleven men": the men are counted, unless the bodies are."""
    of = next((one for one in head.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    if head.lemma_.lower() in BODIES and inner is not None and child(head, "nummod") is None:
        return inner
    return head


def count_of(head: Token) -> Count | None:
    """How many a noun phrase with this head speaks of; None where it is no count of persons."""
    lower = head.lower_
    if lower in ("nobody", "none") or (lower in ("one", "body") and _has(head, "no")):
        return Count(0, 0)
    if _has(head, "no") or (lower == "one" and _has(head, "not")):
        return Count(0, 0)
    numeral = next((one for one in reversed(list(head.children)) if one.dep_ == "nummod"), None)
    before = head.doc[max(head.left_edge.i - 1, 0)]
    if numeral is None and before.lower_ in _numbers() and before.pos_ == "NUM" and before.i < head.left_edge.i:
        numeral = before  # "on 23 February eleven people": the parser gives the number to the date
    if numeral is None and (head.pos_ == "NUM" or lower in _groups() or lower in _numbers() or head.like_num):
        numeral = head
    if numeral is None:
        for one in head.children:
            if one.lower_ in _groups() or (one.dep_ in ("amod", "quantmod", "det") and one.lower_ in _numbers()):
                numeral = one
                break
    if numeral is not None:
        return _read_number(numeral, head)
    if head.tag_ in ("NN", "NNP") and (
        head.pos_ == "PROPN"
        or _has(head, "a", "an", "the", "another", "his", "her", "its", "their", "my", "our")
        or child(head, "poss") is not None
    ):
        return Count(1, 1)
    if head.tag_ in ("NNP",) or head.lower_ in ("him", "her", "he", "she", "me", "i", "himself", "herself"):
        return Count(1, 1)
    if head.tag_ in ("NNS", "NNPS") or lower in ("people", "police", "civilians", "them", "they", "those", "others"):
        return Count(None, None)
    return Count(1, 1) if head.tag_ == "NN" and lower not in ("nothing", "everything", "it") else None


def _read_number(numeral: Token, head: Token) -> Count | None:
    doc = head.doc
    # The words before the noun, from the first that belongs to the number or its hedge.
    first = numeral.i
    while first > max(0, head.i - MAX_WORDS) and _of_a_number(doc[first - 1]) and not doc[first].is_sent_start:
        first -= 1
    last = numeral.i if numeral is head else max(numeral.i, head.i - 1)
    words = [token.lower_ for token in doc[first : last + 1]]
    text = " ".join(words)
    span = RANGE.search(text.replace(",", ""))
    if span:
        return Count(int(span[1]), int(span[2]))
    if (manifold := _manifold(numeral)) is not None:
        return Count(manifold, None)
    values = [value for value in _values(words) if value < MOST]
    if not values:
        return None
    if len(values) > 1 and ("between" in words or "to" in words or "or" in words):
        return Count(min(values), max(values))
    value = values[-1]
    rough = next((word for word in words if word in _groups() and word not in _numbers()), None)
    if rough is not None and len(values) == 1 and value == _groups()[rough]:
        return Count(value, None, False)
    for hedge, sense in _lexicon()["hedges"]["phrases"].items():
        if re.search(rf"\b{re.escape(hedge)}\b", text):
            return {
                "least": Count(value, None),
                "more": Count(value + 1, None),
                "most": Count(None, value),
                "fewer": Count(None, value - 1),
                "about": Count(value, value, True),
            }[sense]
    return Count(value, value)


def _manifold(numeral: Token) -> int | None:
    """The least that "tens of thousands", "hundreds of thousands" mean."""
    before = [token.lower_ for token in numeral.doc[max(0, numeral.i - 2) : numeral.i]]
    many = _groups().get(before[0]) if before[1:] == ["of"] else None
    unit = _numbers().get(numeral.lower_.removesuffix("s")) if numeral.lower_.endswith("s") else None
    return many * unit if many is not None and unit is not None else None


def is_number(token: Token) -> bool:
    """Whether a word tells how many: "14", "three", "dozens"."""
    known = token.lower_ in _groups() or (token.lower_ in _numbers() and token.lower_ not in ("a", "one"))
    return token.like_num or known


def _of_a_number(token: Token) -> bool:
    return token.lower_ in _hedges() or token.like_num or token.text in ("-", "–") or token.lower_ in _numbers()


@cache
def _hedges() -> frozenset[str]:
    return frozenset(word for phrase in _lexicon()["hedges"]["phrases"] for word in phrase.split(" ")) | {
        "between",
        "and",
        "to",
        "or",
    }


def _values(words: list[str]) -> list[int]:
    """The numbers in a run of words: "twenty-five", "1,200", "2 million", "two dozen"."""
    words = [word for word in words if word not in ("-", "–")]
    values: list[int] = []
    current: float | None = None
    for word in words:
        for part in word.split("-"):
            if FIGURE.fullmatch(part):
                number: float = int(part.replace(",", ""))
            elif part in _numbers():
                number = _numbers()[part]
            elif part in _groups():
                number = _groups()[part]
            else:
                if current is not None:
                    values.append(int(current))
                    current = None
                continue
            if current is not None and number >= 100 and part not in _groups():
                current = current * number
            elif current is not None and part == "dozen":
                current = current * 12
            elif current is not None and current % 10 == 0 and number < 10:
                current += number
            else:
                if current is not None:
                    values.append(int(current))
                current = number
    if current is not None:
        values.append(int(current))
    return values


def _parts(head: Token, harm: Harm, whole: int, entities: Entities) -> list[Casualties]:
    """ "three of them children", "including two women", "among them a priest": counts of the same people."""
    found = []
    doc = head.doc
    end = min(head.right_edge.i + 8, len(doc) - 1)
    at = head.i + 1
    while at <= end and not doc[at].is_sent_start:
        token = doc[at]
        nxt = doc[at + 1] if at + 1 < len(doc) else None
        if token.lower_ == "including" or (
            token.lower_ == "among" and nxt is not None and nxt.lower_ in ("them", "whom")
        ):
            inner = (
                child(token, "pobj")
                if token.lower_ == "including"
                else _next_noun(doc[at + 2] if at + 2 < len(doc) else None)
            )
            if inner is None:
                inner = _next_noun(nxt)
            for one in coordinated(inner) if inner is not None else ():
                count = count_of(one)
                if count is not None and count.low is not None:
                    found.append(_part(one, count, harm, whole, entities))
            break
        if token.lower_ == "of" and nxt is not None and nxt.lower_ in ("them", "whom") and at > 0:
            values = _values([doc[at - 1].lower_])
            noun = _next_noun(doc[at + 2] if at + 2 < len(doc) else None)
            if values and noun is not None and noun.lower_ in sorts_of_people():
                found.append(_part(noun, Count(values[-1], values[-1]), harm, whole, entities))
                end = max(end, min(noun.i + 5, len(doc) - 1))  # "nine of them women and three of them children"
        at += 1
    return found


def _next_noun(token: Token | None) -> Token | None:
    """The head of the noun phrase that begins at `token`."""
    for _ in range(5):
        if token is None or token.is_sent_start:
            return None
        if token.pos_ in ("NOUN", "PROPN"):
            while token.dep_ == "compound" and token.head.i > token.i:
                token = token.head
            return token
        token = token.nbor() if token.i + 1 < len(token.doc) else None
    return None


def _part(head: Token, count: Count, harm: Harm, whole: int, entities: Entities) -> Casualties:
    return Casualties(
        harm=harm, who=who_are(head, entities), actor=None, low=count.low, high=count.high,
        approximate=count.approximate, of=whole, span=_phrase(head),
    )  # fmt: skip


def _has(head: Token, *words: str) -> bool:
    return any(one.lower_ in words for one in head.lefts)


def _phrase(head: Token) -> Span:
    """The noun phrase up to its head, with a following "people" of "dozens of people"; no clause after it."""
    first, last = head.left_edge, head
    preposition = next((one for one in head.rights if one.dep_ == "prep" and one.lower_ == "of"), None)
    if preposition is not None and child(preposition, "pobj") is not None:
        last = child(preposition, "pobj") or head
    return Span(first.idx, last.idx + len(last.text))


def renumber(counts: list[Casualties], shift: int) -> list[Casualties]:
    """`counts` to be put after `shift` others."""
    return [replace(one, of=one.of + shift) if one.of is not None else one for one in counts]
