"""How many does a noun phrase speak of, and is it said exactly? (RECORD.md, convention 10.)"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from ...lexicons.load import load_toml
from ..parties import child

MOST = 10**10
"""More people than there are: a figure beyond it counts nobody."""
FIGURE = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,12}|\d{1,3}\.\d{1,3}")
RANGE = re.compile(r"(?<!\d)(\d{1,10})\s*[-–]\s*(\d{1,10})(?!\d)")
MAX_WORDS = 8
SEVERAL_OF = 12
"""The least number that is told in several: "several dozen"."""
PLUS = re.compile(r"\d\s*(?:\+|- ?plus\b)")
"""A figure that is a least: "300+", "300-plus"."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as told: "at least 7" is 7 to None."""

    low: int | None
    high: int | None
    approximate: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """Words for numbers, their hedges and those who are counted."""
    return load_toml("events/casualties.toml")


@cache
def _numbers() -> dict[str, int]:
    return dict(lexicon()["numbers"]["words"])


@cache
def _groups() -> dict[str, int]:
    """Rough numbers: dozens, scores, hundreds, and the least they mean."""
    return dict(lexicon()["rough"]["words"])


@cache
def words(table: str) -> frozenset[str]:
    """The words of one table of it."""
    return frozenset(lexicon()[table]["words"])


def count_of(head: Token) -> Count | None:
    """How many a noun phrase with this head speaks of; None where it is no count of persons."""
    lower = head.lower_
    if lower in ("nobody", "none") or (lower in ("one", "body") and has(head, "no")):
        return Count(0, 0)
    if has(head, "no") or (lower == "one" and has(head, "not")):
        return Count(0, 0)
    numbers = (one for one in reversed(list(head.lefts)) if _is_numeral(one) and _numbers_it(one, head))
    numeral = next(numbers, None)
    before = head.doc[max(head.left_edge.i - 1, 0)]
    if numeral is None and before.lower_ in _numbers() and before.pos_ == "NUM" and before.i < head.left_edge.i:
        numeral = before  # "on 23 February eleven people": the parser gives the number to the date
    if numeral is not None and (_measures(numeral) or (head.like_num and numeral.dep_ != "nummod")):
        numeral = None  # an age or a size, or the first part of "forty-four"
    if numeral is None and (head.pos_ == "NUM" or lower in _groups() or lower in _numbers() or head.like_num):
        numeral = head
    if numeral is None:
        for one in head.children:
            number = one.dep_ in ("amod", "quantmod", "det") and one.lower_ in _numbers()
            if (one.lower_ in _groups() or number) and not _measures(one):
                numeral = one
                break
    if (numeral is None or numeral.lower_ in ("a", "one")) and lower in words("households"):
        five = _behind_of(head)  # "a family of five"
        numeral, head = five or numeral, five or head
    if numeral is not None:
        return _read_number(numeral, head)
    if head.tag_ in ("NN", "NNP") and (
        head.pos_ == "PROPN"
        or has(head, "a", "an", "the", "another", "his", "her", "its", "their", "my", "our")
        or child(head, "poss") is not None
    ):
        return Count(1, 1)
    if head.tag_ in ("NNP",) or head.lower_ in ("him", "her", "he", "she", "me", "i", "himself", "herself"):
        return Count(1, 1)
    if head.tag_ in ("NNS", "NNPS") or lower in ("people", "police", "civilians", "them", "they", "those", "others"):
        return Count(None, None)
    return Count(1, 1) if head.tag_ == "NN" and lower not in ("nothing", "everything", "it") else None


def _is_numeral(one: Token) -> bool:
    """Whether a word before the noun is the number that counts it, as the parser mostly sees."""
    return one.dep_ == "nummod" or (one.dep_ in ("compound", "nmod") and one.like_num)


def _numbers_it(numeral: Token, head: Token) -> bool:
    """Whether a number that hangs on another belongs to it: not in "three dead, eight wounded"."""
    return not head.like_num or all(_of_a_number(one) for one in head.doc[numeral.i + 1 : head.i])


def _measures(number: Token) -> bool:
    """Whether a number tells an age or a size: "a four-year-old girl", "a three-man patrol"."""
    behind = number.doc[number.i + 1 : number.i + 3]
    joined = len(behind) == 2 and behind[0].text == "-" and behind[1].is_alpha and not _of_a_number(behind[1])
    word = number.lower_.partition("-")[2]
    return joined or (word[:1].isalpha() and word not in _numbers())


def _behind_of(head: Token) -> Token | None:
    """The five in "a family of five"."""
    of = head.doc[head.i + 1 : head.i + 3]
    return of[1] if len(of) == 2 and of[0].lower_ == "of" and is_number(of[1]) else None


def _read_number(numeral: Token, head: Token) -> Count | None:
    doc = head.doc
    # The words before the noun, from the first that belongs to the number or its hedge.
    first = numeral.i
    while first > max(0, head.i - MAX_WORDS) and _of_a_number(doc[first - 1]) and not doc[first].is_sent_start:
        first -= 1
    while doc[first].lower_ == "and" and first < numeral.i:
        first += 1
    last = numeral.i if numeral == head else max(numeral.i, head.i - 1)
    measured = next((token.i for token in doc[first : last + 1] if _measures(token)), last + 1)
    spoken = [token.lower_ for token in doc[first:measured]]
    text = " ".join(spoken)
    span = RANGE.search(text.replace(",", ""))
    if span:
        return Count(int(span[1]), int(span[2]))
    if (manifold := _manifold(numeral)) is not None:
        return Count(manifold, None)
    values = [value for value in number_values(spoken) if value < MOST]
    if not values:
        return None
    if len(values) > 1 and not {"between", "to", "or"}.isdisjoint(spoken):
        return Count(min(values), max(values))
    value = values[-1]
    rough = next((word for word in spoken if word in _groups() and word not in _numbers()), None)
    if rough is not None and len(values) == 1 and value == _groups()[rough]:
        return Count(value, None, False)
    return _hedged(value, " ".join([text, *_behind(head)]))


def _hedged(value: int, text: str) -> Count:
    """The number as the words around it tell it."""
    if PLUS.search(text):
        return Count(value, None)
    for hedge, sense in lexicon()["hedges"]["phrases"].items():
        if re.search(rf"\b{re.escape(hedge)}\b", text):
            return {
                "least": Count(value, None),
                "more": Count(value + 1, None),
                "most": Count(None, value),
                "fewer": Count(None, value - 1),
                "about": Count(value, value, True),
            }[sense]
    return Count(value, value)


def _behind(head: Token) -> list[str]:
    """The hedge behind a noun phrase: "20 people or more", "15 fighters, at least, in"."""
    after = head.doc[head.i + 1 : head.i + 5]
    at = 1 if len(after) and after[0].text == "," else 0
    hedge = [token.lower_ for token in after[at : at + 2]]
    known = " ".join(hedge) in words("behind")
    return hedge if known and not any(token.like_num for token in after[at + 2 : at + 3]) else []


def _manifold(numeral: Token) -> int | None:
    """The least that "tens of thousands", "hundreds of thousands", "several hundred" mean."""
    before = [token.lower_ for token in numeral.doc[max(0, numeral.i - 2) : numeral.i]]
    unit = _numbers().get(numeral.lower_.removesuffix("s"))
    if before[-1:] and before[-1] in words("several") and unit is not None and unit >= SEVERAL_OF:
        return 2 * unit
    many = _groups().get(before[0]) if before[1:] == ["of"] and numeral.lower_.endswith("s") else None
    return many * unit if many is not None and unit is not None else None


def is_number(token: Token) -> bool:
    """Whether a word tells how many: "14", "three", "dozens"."""
    known = token.lower_ in _groups() or (token.lower_ in _numbers() and token.lower_ not in ("a", "one"))
    return token.like_num or known


def _of_a_number(token: Token) -> bool:
    return token.lower_ in _hedges() or token.like_num or token.text in ("-", "–") or token.lower_ in _numbers()


@cache
def _hedges() -> frozenset[str]:
    return frozenset(word for phrase in lexicon()["hedges"]["phrases"] for word in phrase.split(" ")) | {
        "between",
        "and",
        "to",
        "or",
    }


def number_values(spoken: list[str]) -> list[int]:
    """The numbers in a run of words: "twenty-five", "1,200", "2.5 million", "two dozen", "a hundred and six"."""
    values: list[float] = []
    open_ = added = False
    for word in (part for one in spoken if one not in ("-", "–") for part in one.split("-")):
        number: float
        if FIGURE.fullmatch(word):
            number = float(word.replace(",", ""))
        elif word in _numbers() or word in _groups():
            number = _numbers().get(word, _groups().get(word, 0))
        else:
            added = word == "and" and open_ and values[-1] >= 100 and "between" not in spoken
            open_ = added
            continue
        scales = (number >= 100 and word not in _groups()) or word == "dozen"
        if open_ and ((scales and not added) or (added and number < 100) or (values[-1] % 10 == 0 and number < 10)):
            values[-1] = values[-1] * number if scales else values[-1] + number
        else:
            values.append(number)
        open_, added = True, False
    return [int(value) for value in values]


def has(head: Token, *words: str) -> bool:
    """Whether one of these words stands before the noun and belongs to it."""
    return any(one.lower_ in words for one in head.lefts)
