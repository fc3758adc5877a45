"""Which words are a person's name, which a publisher's?"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import NamedTuple

from ..words import word_list

_AND = re.compile(r"\s*(?:,?\s+and\s+|\s+&\s+|;|\s+with\s+)\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_CONTACT = re.compile(r"[\[(<]?\S+@\S+[\])>]?|@\w+")


class Part(NamedTuple):
    """A stretch of a line."""

    begin: int
    end: int
    text: str


@cache
def _names() -> dict[str, frozenset[str]]:
    lists = word_list("header")
    return {
        **{key: frozenset(words) for key, words in lists["names"].items()},
        "roles": frozenset(lists["byline"]["roles"]),
        "heads": frozenset(lists["publishers"]["heads"]),
        "tails": frozenset(lists["publishers"]["tails"]),
        "works": frozenset(lists["publishers"]["works"]),
        "inside": frozenset(lists["publishers"]["inside"]),
        "foreign": frozenset(lists["publishers"]["foreign"]),
        "articles": frozenset(lists["publishers"]["articles"]),
        "verbs": frozenset(lists["publishers"]["verbs"]),
        "desks": frozenset(lists["byline"]["desks"]),
        "agencies": frozenset(lists["publishers"]["agencies"]),
    }


def is_person(text: str) -> bool:
    """True where `text` has the form of a personal name: two to five words with capitals, none from the stop list."""
    words = _without_titles(text).split()
    if not 2 <= len(words) <= 5 or len(text) > 60:
        return False
    lists, capitals = _names(), 0
    if any(word.isupper() and len(word) > 1 and "." not in word for word in words) and not text.isupper():
        # "MDA Communication": an acronym among plain words.
        return False
    for at, word in enumerate(words):
        bare = word.strip(".,").lower()
        if (
            (bare in lists["never"] and not _INITIALS.fullmatch(word))
            or not re.fullmatch(r"[\w.'’ʿʾʻ`-]+", word)
            or re.search(r"[\d_]", word)
        ):
            return False
        if _INITIALS.fullmatch(word):
            capitals += 1
        elif (bare in lists["particles"] and 0 < at < len(words) - 1) or (
            at and (bare in lists["suffixes"] or word.lower() in lists["suffixes"])
        ):
            continue
        elif _has_capital(word) and len(bare) > 1:
            capitals += 1
        else:
            return False
    return capitals >= 2


def is_role(text: str) -> bool:
    """True for an office at an outlet ("Staff Writer")."""
    return " ".join(text.lower().split()).strip(".") in _names()["roles"]


def is_desk(text: str) -> bool:
    """True for those who write together under no name of their own ("the Verification Desk")."""
    words = text.lower().strip(" .").split()
    return 1 < len(words) <= 6 and words[-1] in _names()["desks"]


def is_publisher(text: str, *, dated: bool = False) -> bool:
    """True where `text` is formed like the name of an outlet or body ("Ministry of Defence", "Meridian News").

    Args:
        text: the words.
        dated: a day stands behind them, so that they name a place or an outlet and are no headline.
    """
    lists = _names()
    text = re.sub(r"\s*\([A-Z]{2,8}\)$", "", text.strip())  # "Ravine Protection Watch (RPW)"
    words = text.strip(" ,.").split()
    if not words or len(words) > 12 or len(text) > 90 or re.search(r"[.!?:;\"“”]\s|[!?:;]$", text.strip()):
        return False
    if text.strip(" ,.") in lists["agencies"]:
        return True
    lower = [word.lower().strip(",.") for word in words]
    if len(words) < 2 or any(
        not _has_capital(word) and plain not in lists["inside"] for word, plain in zip(words, lower, strict=True)
    ):
        return False
    if any(word in lists["verbs"] and before not in lists["inside"] for before, word in itertools.pairwise(lower)):
        return False
    plain = " ".join(lower).removeprefix("in ").removeprefix("the ")  # "In the District Court of Accra"
    # Words may stand before: "UN Office for …", "Special Land Tribunal of …"
    by_head = any(
        re.match(rf"(?:\S+ ){{0,2}}{re.escape(head)} (?:of|for|sitting|into)\b", plain)
        or (head in {"radio", "embassy"} and plain.startswith(head))
        for head in lists["heads"]
    )
    foreign = lower[1:2] if lower[0] in lists["articles"] else lower[:1]
    by_tail = lower[-1] in lists["tails"] or (dated and lower[-1] in lists["works"])
    return by_head or by_tail or not lists["foreign"].isdisjoint(foreign)


def is_agency(text: str) -> bool:
    """True for what stands in brackets in a dateline: an agency we know, or capitals, or a publisher's name."""
    text = text.strip()
    return (
        text in _names()["agencies"]
        or is_publisher(text)
        or bool(re.fullmatch(r"[A-Z]{2,}\d?(?: [A-Z]{2,}){0,2}", text))
    )


def split_people(line: str, begin: int, end: int) -> tuple[list[Part], int]:
    """The list of personal names that begins at `begin` of `line`, and where it ends.

    A list ends before the first part that is no name: a publisher, a role, a place.
    """
    people: list[Part] = []
    at = begin
    for piece in _pieces(line, begin, end):
        core = _CONTACT.sub("", piece.text).strip(" ,()")
        if not re.search(r"\b(?:Jr|Sr)\.$", core):
            core = core.strip(".")
        where = line.find(core, piece.begin)
        if core and (not is_person(core) or where < 0):
            break
        if core:
            bare = _without_titles(core)
            where += len(core) - len(bare)
            people.append(Part(where, where + len(bare), bare))
        at = piece.end
    return people, at


def author_names(value: str) -> tuple[str, ...]:
    """Authors from a metadata value ("By Anna Novak and Omar Said", "Novak, Anna; Said, Omar"), as written.

    The field says that these are authors, so one word or a name in a script without capitals will do; an office, an
    outlet or an account name will not.
    """
    value = " ".join(re.sub(r"^\s*by\s+", "", value, flags=re.IGNORECASE).split())
    names: list[str] = []
    for piece in re.split(r"\s*[;|]\s*|\s+and\s+|\s+&\s+", value):
        last, _, first = piece.partition(", ")
        if first and " " not in last.strip() and " " not in first.strip() and _may_be_name(f"{first} {last}"):
            names.append(f"{first} {last}")
            continue
        for part in piece.split(","):
            part = _without_titles(_CONTACT.sub("", part).strip(" .,()"))
            if part and not is_role(part):
                if not _may_be_name(part):
                    return tuple(dict.fromkeys(names))
                names.append(part)
    return tuple(dict.fromkeys(names))


def _may_be_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= 6
        and len(text) <= 60
        and not re.search(r"[\d_@/:!?]", text)
        and not any(word.strip(".,").lower() in _names()["never"] for word in words)
        and (len(words) > 1 or not text[0].islower())
        and text not in _names()["agencies"]
    )


def _pieces(line: str, begin: int, end: int) -> list[Part]:
    """`line[begin:end]` cut at commas and "and"; each piece ends where the next begins."""
    cuts = [begin]
    for match in re.finditer(r"\s*,\s*(?:and\s+|&\s*)?|" + _AND.pattern, line[begin:end], re.IGNORECASE):
        cuts.append(begin + match.end())
    cuts.append(end)
    pieces = []
    for left, right in itertools.pairwise(cuts):
        text = re.sub(r"(?:\s*,\s*(?:and|&)?|\s+and|\s*&|;|\s+with)\s*$", "", line[left:right], flags=re.IGNORECASE)
        pieces.append(Part(left, right, text))
    return pieces


def _without_titles(name: str) -> str:
    words = name.split(" ")
    while len(words) > 2 and words[0].lower() in _names()["titles"]:
        words = words[1:]
    return " ".join(words)


def _has_capital(word: str) -> bool:
    """The word begins with a capital, if need be behind a particle ("al-Obaidi", "d'Arc", "(Reuters")."""
    return bool(re.match(r"[\W_]*(?:[^\W\d_]{1,3}['’-])?[^\W\d_]", word)) and any(c.isupper() for c in word[:5])
