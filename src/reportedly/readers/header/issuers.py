"""Who issues a text, where a line says so by what it is: a statement of, a channel of, a signature."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ..words import word_list
from .dates import date_at
from .furniture import CAPITALISED, Piece, is_label, is_office, is_place

_OF = re.compile(r"\b(?:issued )?(?:of|by|from|for) (?:the )?")
_ACRONYM = re.compile(r"\s*\([A-Z][\w.’'-]{1,11}\)$")
_LETTER = re.compile(
    r"(?:the )?(\S.*?),? to (?:the |our |all )?(?:peoples?|public|nation|citizens|population|inhabitants|residents)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:signed|on behalf of|for)\b[:,]?\s+(?:by\s+)?(?:the\s+)?", re.IGNORECASE)
_NAME = re.compile(rf"{CAPITALISED.pattern}|\d+(?:st|nd|rd|th)(?: [^\W\d_a-z][\w’'-]*){{1,4}}")
_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!?]\s")
LONGEST_IMPRINT = 90
"""Code points of a line that names who issues a text, where and when."""
DAY = len("2023-03-08")
LONGEST_SIGNATURE = 10
"""Words of a signature."""


@cache
def _outlets() -> frozenset[str]:
    return frozenset(word_list("header")["issuers"]["outlets"])


@cache
def _commands() -> frozenset[str]:
    return frozenset(word_list("header")["issuers"]["commands"])


def issuer_of(line: str) -> str | None:
    """Who issues what a line names by its kind: "Statement of the Northern Front", "Communiqué by the Council"."""
    kind, _, name = _OF.sub("\n", line, count=1).partition("\n")
    if CAPITALISED.fullmatch(name) and is_label(kind.strip()):
        return name
    # "Northern Front to the people of the coast"
    letter = _LETTER.match(line)
    return letter[1] if letter and CAPITALISED.fullmatch(letter[1]) else None


def outlet_of(line: str) -> Piece | None:
    """The name before a bar and the kind of outlet that it is the name of: "RIVER WIND | Telegram channel"."""
    name, bar, kind = line.partition(" | ")
    return Piece("publisher", 0, len(name), name) if bar and CAPITALISED.fullmatch(name) and is_outlet(kind) else None


def is_outlet(text: str) -> bool:
    """True for what is a kind of outlet: "Telegram channel", "Telegram channel, 84,000 subscribers"."""
    return " ".join(text.partition(",")[0].lower().split()) in _outlets()


def bears_acronym(line: str) -> bool:
    """True for a name and nothing else but its short form in brackets: "Council of the River (CR)"."""
    name = _ACRONYM.sub("", line)
    if name == line or not CAPITALISED.fullmatch(name):
        return False
    short = [letter for letter in line[len(name) :].upper() if letter.isalpha()]
    initials = [word[0].upper() for word in re.split(r"[\s-]+", name) if word]
    if Counter(short) <= Counter(initials):
        return True
    # of syllables: "Cooperative for the Defence of the Congo (CODECO)"
    letters = iter(name.upper())
    return len(short) > 2 and short[0] == initials[0] and all(one in letters for one in short)


def read_imprint(line: str, *, whole_days: bool = False) -> list[Piece] | None:
    """The pieces of a short line that ends in a day: "Lake Gazette with agencies, Bukavu, 8 March 2023".

    Who issues the text is what stands first, where its words have capitals; a place may follow; else it is a label.

    Args:
        line: the line.
        whole_days: a month alone ends a headline ("Monthly note, March 2023") where another line gives the day.
    """
    if len(line) > LONGEST_IMPRINT or _FULL_STOP.search(line):
        return None
    for comma in re.finditer(r"(?:,|\s[|–—-])\s+", line):
        date = date_at(line, comma.end())
        if date is None or line[date.end :].strip(" .)*_"):
            continue
        if whole_days and date.edtf is not None and len(date.edtf) < DAY:
            return None
        pieces = [Piece("date", comma.end(), date.end, date.edtf)]
        name, _, place = line[: comma.start()].partition(", ")
        issuer = re.split(r"\s+(?:with|and)\s+(?:agencies|wires|wire services)\b", name)[0]
        if not is_place(issuer):
            if not name[:1].isupper() or place:
                return None
            body = issuer_of(_ARTICLE.sub("", issuer))
            of = issuer.rfind(body) if body else 0
            named = [Piece("publisher", of, of + len(body), body)] if body else []
            return [Piece("label", 0, of or comma.start(), None), *named, *pieces]
        pieces.append(Piece("publisher", 0, len(issuer), issuer))
        if place and not is_place(place):
            return None
        return pieces + ([Piece("dateline", len(name) + 2, comma.start(), place)] if place else [])
    return None


def body_of_outlet(line: str) -> Piece | None:
    """Whose outlet a text stands in: "Channel of the press service of the Third Brigade", "Organ of the Party"."""
    kind = _OF.search(line)
    if kind is None or " ".join(line[: kind.start()].lower().split()) not in _outlets():
        return None
    begin = kind.end()
    office = _OF.search(line, begin)
    if office is not None and is_office(line[begin : office.start()]):
        begin = office.end()
    name = line[begin:].split(",")[0].rstrip(" .")
    return Piece("byline", begin, begin + len(name), name) if _NAME.fullmatch(name) else None


def read_signature(line: str) -> Piece | None:
    """Who signs a text on a line of its own: "High Command, Northern Front (NF)", "Press office of the Council"."""
    text = _without_day(line).rstrip(" .")
    lead = len(text) - len(text.lstrip(" —–-"))
    signed = _SIGNED.match(text, lead)
    begin = signed.end() if signed else lead
    if len(text.split()) > LONGEST_SIGNATURE or not text[begin : begin + 1].isupper():
        return None
    office = re.match(r"(?P<office>[^,]+?)(?:,\s+| (?:of|for) (?:the )?)(?=[^\W\d_a-z])", text[begin:])
    known = office is not None and is_command(office["office"])
    if office is not None and known:
        begin += office.end()
    name = _ACRONYM.sub("", text[begin:])
    if not (known or signed or name != text[begin:]) or not CAPITALISED.fullmatch(name) or is_label(name):
        return None
    return Piece("publisher", begin, begin + len(name), name)


def is_command(text: str) -> bool:
    """True for parts of a body that command or speak for it: "High Command", "General Staff, press office"."""
    parts = [" ".join(part.split()) for part in text.lower().split(",")]
    return all(is_office(part) or part in _commands() for part in parts)


def _without_day(line: str) -> str:
    """The line without a day that ends it: "Central Committee of the River Party, 3 May 2021"."""
    for comma in re.finditer(r",\s+", line):
        date = date_at(line, comma.end())
        if date is not None and not line[date.end :].strip(" ."):
            return line[: comma.start()]
    return line


def without_acronym(name: str) -> str:
    """A body's name without the short form in brackets after it."""
    return _ACRONYM.sub("", name)
