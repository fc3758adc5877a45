"""Who wrote a text, as a part of a line says it: a work by a person, a person's office, a name alone."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..words import word_list
from .furniture import is_place
from .known import place_kinds
from .names import is_person, is_role, split_people

_WORD = r"[^\W\d_][\w'’.-]*"
_PLACED = rf"(?:\ (?:from|in)\ (?:the\ )?{_WORD}(?:\ {_WORD}){{0,3}}?)?"
_CAPITAL = r"(?=(?-i:[^\W\d_a-z]))"
_TAIL = re.compile(
    r"\s+(?:(?:reports?|reporting|writes|writing|live)\s+(?:from|in|on)|in|for|of|from|at)\s+(?:the\s+)?(?=[^\W\d_a-z])"
)
_SPOKE = re.compile(
    rf"(?P<told>{_WORD}(?: {_WORD}){{1,3}}),? (?:(?:spoke|talks?|talked|speaks|speaking|was speaking) (?:to|with)"
    r"|(?:was )?interviewed by|in conversation with|in an interview with|answered questions from)\s+"
)
_OWN = re.compile(r"(?P<name>.+?)['’]s? (?P<work>[\w ]+)$")
_BY = re.compile(r"(?:[\w’'&-]+ ){0,6}?(?!\w*(?:ed|en|wn|ot|ung)\b|lost\b)[\w’'-]+ by (?=[A-Z])")
"""A work of whatever kind by somebody: what is done to people, by its participle, is none."""
LONGEST_OFFICE = 4
"""Words of an office."""
LONGEST_KEY = 3
"""Words before a colon and a name."""
_LETTERS = re.compile(r",?\s+(?:(?:[A-Z]\.?){2,5}|Esq\.?)$")
_ASIDE = re.compile(r"\s+\((?:now|earlier|and earlier|live|until \d[\w.:]*|from \d[\w.:]*)\)")


class Credit(NamedTuple):
    """Who is named, where in the line, and how sure it is that they wrote the text.

    `names` is empty for those who only edited, translated or took pictures. `sure` is true where a word says what they
    did; else the name stands alone or with an office. `rest` is what stands behind the name: a place or an outlet.
    """

    begin: int
    end: int
    names: tuple[str, ...]
    sure: bool
    rest: tuple[int, str] | None


@cache
def _words(part: str, key: str) -> frozenset[str]:
    return frozenset(word_list("credits")[part][key])


@cache
def _given() -> frozenset[str]:
    return frozenset(name for names in word_list("given_names")["names"].values() for name in names)


@cache
def _intro() -> re.Pattern[str]:
    work, by = word_list("credits")["work"], word_list("header")["byline"]

    def either(*lists: list[str]) -> str:
        return "|".join(sorted({re.escape(one) for words in lists for one in words}, key=lambda one: (-len(one), one)))

    works, done, not_done = (
        either(work["words"], by["authored"], work["found"]),
        either(work["done"]),
        either(by["not_authored"]),
    )
    manner, found, offices = (
        either(work["manner"]),
        either(work["found"]),
        either(word_list("credits")["offices"]["words"]),
    )
    office = rf"(?:(?:(?:our|the|its)\ )?(?:own\ )?(?:{offices}),?\ )?"
    return re.compile(
        rf"""(?:[—–-]{{1,2}}\s+)?(?:
          (?P<not>(?:{not_done})(?:\ and\ \w+)?(?:\ by|:))[ ]
        | (?P<of>(?:{found})\ of)\ (?:the\ (?:honourable\ )?)?{office}
        | (?:(?:(?:{manner})\ )*(?:{works}){_PLACED}(?:\ (?:(?:was|were)\ )?(?:{done}))?\ )?by:?\ {office}
        | (?:{done})\ by:?\ {office}
        | (?:(?:{manner})\ )+(?:{works})\ from\ {office}
        | (?P<from>from)\ (?P<office>{office})
        ){_CAPITAL}""",
        re.IGNORECASE | re.VERBOSE,
    )


def bears_given_name(text: str) -> bool:
    """True for a personal name whose first word is a common given name, behind titles: "Dr. Anna Novak"."""
    bare = untitled(text)
    return is_person(bare) and bare.split()[0].lower().strip(".") in _given() and not place_kinds(bare)


def untitled(name: str) -> str:
    """A name without titles and the letters behind it: "Sir Adam Novak QC"."""
    cut = _LETTERS.search(name)
    words = (name[: cut.start()] if cut else name).split(" ")
    while len(words) > 1 and words[0].lower() in _words("offices", "titles"):
        words = words[1:]
    return " ".join(words)


def is_held(text: str) -> bool:
    """True for what a person is, behind the name: "columnist", "our correspondent in Gao", "Gao correspondent"."""
    words = re.sub(r"^(?:the|our|an?)\s+", "", " ".join(text.lower().split()).strip(" ."))
    if is_role(words) or words in _words("offices", "words"):
        return True
    office = next(
        (one for one in _words("offices", "words") if words.startswith(f"{one} in ") or words.startswith(f"{one} at ")),
        None,
    )
    if office is not None:
        return is_place(text[-(len(words) - len(office) - 4) :])
    # "Gao correspondent", "legal affairs editor"
    return len(words.split()) <= LONGEST_OFFICE and words.split()[-1:][0] in _last_words() if words else False


def read_credit(line: str, begin: int, end: int) -> Credit | None:
    """The credit that a part of a line is from end to end; `None` for any other words.

    Args:
        line: the line.
        begin, end: the part.
    """
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), line[begin:end])
    key, colon, value = re.sub(r"\s\|\s", ": ", text, count=1).partition(": ")
    if colon and key.lower() in _words("work", "keys"):
        at = begin + text.find(value.strip(), len(key))
        return _named(line, text, begin, at, end, sure=True, whole=True)
    own = _OWN.match(text)
    if own is not None and own["work"] in _words("work", "words") and is_person(own["name"]):
        return Credit(begin, begin + own.end("name"), (untitled(own["name"]),), True, None)
    spoke = _SPOKE.match(text)
    if spoke is not None and is_person(untitled(spoke["told"])):
        return _named(line, text, begin, begin + spoke.end(), end, sure=True, whole=False)
    intro = _intro().match(text)
    if intro is not None and intro["not"]:
        return Credit(begin, end, (), True, None)
    if intro is not None:
        of = intro["of"] is not None
        found = _named(line, text, begin, begin + intro.end(), end, sure=True, whole=of)
        if found is None and intro["office"] == "" and not of:
            return None
        if found is not None and intro["from"] and not (intro["office"] or found.rest):
            return None  # "From Anna Novak": the sender of a letter, or an outlet
        return found
    work = _BY.match(text)
    if work is not None and bears_given_name(text[work.end() :]):
        return _named(line, text, begin, begin + work.end(), end, sure=False, whole=True)
    if (
        colon
        and len(key.split()) <= LONGEST_KEY
        and key.lower() not in _words("work", "about")
        and bears_given_name(value)
    ):
        return _named(line, text, begin, begin + text.find(value.strip(), len(key)), end, sure=False, whole=True)
    dash = re.match(r"[—–-]{1,2}\s+", text)
    return _named(line, text, begin, begin + (dash.end() if dash else 0), end, sure=dash is not None, whole=False)


def leads(text: str) -> bool:
    """True for words that lead to a name behind a comma: "Findings of the Coroner", "By our correspondent"."""
    intro = _intro().match(f"{text.strip()} X")
    return intro is not None and intro.end() > len(text.strip()) and text.split()[-1].lower() in _last_words()


@cache
def _last_words() -> frozenset[str]:
    return frozenset(office.split()[-1] for office in _words("offices", "words"))


def _named(line: str, text: str, begin: int, at: int, end: int, *, sure: bool, whole: bool) -> Credit | None:
    """The people at `at` and what may follow them."""
    tail = _TAIL.search(text, at - begin)
    stop = begin + tail.start() if tail is not None and not whole else end
    shown = text[at - begin : stop - begin].rstrip(" .")
    name = untitled(shown)
    if is_person(name):
        where = at + shown.find(name)
        people, last = [name], where + len(name)
    else:
        parts, last = split_people(" " * begin + text, at, stop)
        people = [untitled(part.text) for part in parts]
        if not people or (" " * begin + text)[last:stop].strip(" ."):
            return None
        last = parts[-1].end
    if any(place_kinds(one) for one in people) or (not sure and shown.split()[0].lower() in _words("offices", "ranks")):
        return None
    rest = (begin + tail.end(), text[tail.end() :].rstrip(" .")) if tail is not None and not whole else None
    return Credit(begin, last, tuple(people), sure, rest)
