"""Who issues a text, where a line says so by what it is: a statement of, a channel of, a signature."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ..capitals import title_of
from ..words import word_list
from .dates import date_at
from .furniture import Piece, is_place
from .known import is_no_place, place_kinds
from .labels import CAPITALISED, is_label, is_office, is_preamble
from .names import is_publisher
from .people import bears_given_name

_OF = re.compile(r"\b(?:issued )?(?:of|by|from|for) (?:the )?")
_ON = re.compile(r"\s(?:on|about|regarding|concerning|following|after|in response)\s")
_SMALL = re.compile(r",? (?:(?:to|in) )?")
"""What stands between the capitals of a body's name: "Coalition to Free the Coast in Haru"."""
_BRACKET = re.compile(r"\s*\([^()]+\)$")
_ACRONYM = re.compile(r"\s*\([A-Z][\w.’'-]{1,11}\)$")
_LETTER = re.compile(
    r"(?:the )?(\S.*?),? to (?:the |our |all )?(?:peoples?|public|nation|citizens|population|inhabitants|residents)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:signed|on behalf of|for)\b[:,]?\s+(?:by\s+)?(?:the\s+)?", re.IGNORECASE)
_NAME = re.compile(rf"{CAPITALISED.pattern}|\d+(?:st|nd|rd|th)(?: [^\W\d_a-z][\w’'-]*){{1,4}}")
_ARTICLE = re.compile(r"^(?:a|an|the) ", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!?]\s")
_ENDED = re.compile(r"[\s.)*_]*$|\.\s+[A-Z].{0,80}$")
"""What may stand behind the day of an imprint: nothing, or a remark ("Newest entries first.")."""
_SHORT = re.compile(r"[A-Z][\w’'-]{2,}")
_SHOUTED = re.compile(r"[^\W\d_]+(?:['’ -]+[^\W\d_]+){1,7}")
_GLOSS = re.compile(r"\s+[-–—]\s+|\s*,\s+")
LONGEST_IMPRINT = 90
"""Code points of a line that names who issues a text, where and when."""
DAY = len("2023-03-08")
LONGEST_SIGNATURE = 10
"""Words of a signature."""


@cache
def _words(kind: str) -> frozenset[str]:
    """A list of words for those who issue texts."""
    return frozenset(word_list("header")["issuers"][kind])


@cache
def _pages() -> re.Pattern[str]:
    pages = "|".join(sorted(_words("pages"), key=lambda page: (-len(page), page)))
    return re.compile(rf"\s+(?:{pages})$")


def issuer_of(line: str) -> str | None:
    """Who issues what a line names by its kind: "Statement of the Northern Front", "Communiqué by the Council"."""
    line = title_of(line)  # "STATEMENT BY THE NORTHERN FRONT (NF)"
    kind, _, name = _OF.sub("\n", line, count=1).partition("\n")
    name = _ACRONYM.sub("", name)
    name = _ON.split(name, maxsplit=1)[0]
    part, of, body = name.partition(" of the ")
    name = body if of and is_command(part) else name.partition(", no")[0]
    if CAPITALISED.fullmatch(name) and is_label(kind.strip()):
        return None if bears_given_name(name) else name
    # "Northern Front: statement on the events in Gao"
    body, colon, said = re.sub(r"\s[–—-]\s", ": ", line, count=1).partition(": ")
    if colon and is_kind(said) and CAPITALISED.fullmatch(body) and not bears_given_name(body):
        return body
    # "Northern Front to the people of the coast"
    letter = _LETTER.match(line)
    return letter[1] if letter and CAPITALISED.fullmatch(letter[1]) else None


def is_kind(text: str) -> bool:
    """True for a name of the kind of text, of whom it is or on what: "Statement No. 3", "Statement by the Front"."""
    kind = re.split(r"[:,]|(?:\sissued)?\s(?:of|by|from|for|on)\s", text, maxsplit=1)[0]
    return not is_preamble(text) and (is_label(text) or is_label(kind))


def is_statement(text: str) -> bool:
    """True for the name of a text that bodies give out: "Military communiqué No. 3"."""
    return is_kind(text) and not _words("given_out").isdisjoint(re.split(r"\W+", text.lower()))


def outlet_of(line: str) -> Piece | None:
    """The name before a bar or a bracket and the kind of outlet that it is the name of: "RIVER WIND | Telegram"."""
    name, bar, kind = line.partition(" | ") if " | " in line else line.rstrip(")").partition(" (")
    return Piece("publisher", 0, len(name), name) if bar and CAPITALISED.fullmatch(name) and is_outlet(kind) else None


def is_outlet(text: str) -> bool:
    """True for what is a kind of outlet: "Telegram channel", "Telegram channel, 84,000 subscribers"."""
    return " ".join(text.partition(",")[0].lower().split()) in _words("outlets")


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


def letterhead_of(line: str, below: str) -> str | None:
    """The body that a letterhead names, over a day, a kind of text, or the part of the body that speaks.

    One word is a name over furniture alone, where it is no place and no kind of text.

    Args:
        line, below: the first two lines.
    """
    line = _BRACKET.sub("", line)  # "PARTY OF THE COAST (UNITED)"
    name, *gloss = _GLOSS.split(line)
    given_out = not _words("given_out").isdisjoint(below.lower().split()) and issuer_of(below) is None
    if given_out and line.isupper() and _SHOUTED.fullmatch(line) and not is_label(line):
        return line  # "ISLAMIC RESISTANCE IN IRAQ", over "Statement issued by the military media"
    # A short form may be that of some place too.
    short = name.isupper() and is_label(below.partition(",")[0])
    if is_label(name) or is_label(line) or (place_kinds(name) and not short):
        return None
    if _SHORT.fullmatch(name) and all(CAPITALISED.fullmatch(one) for one in gloss):
        return name
    for whole in (line, name):
        words = whole.replace(",", "").lower().split()
        if CAPITALISED.fullmatch(_SMALL.sub(" ", whole)) and (
            (words[-1] in _words("bodies") and "of" not in words)
            or (words[0] in _words("bodies") and words[1] in ("of", "to"))
            or (whole is line and is_body_part(below))
            or is_publisher(whole.split()[0])  # "OCHA Mali"
        ):
            return whole
    return None


def is_body_part(line: str) -> bool:
    """True for a line that names a part of a body: "Public Relations Division", "Office of the Chief of Staff"."""
    name = line.partition(",")[0]
    words = re.sub(r" (?:[ivx]+|\d+)$", "", name.lower()).split()
    if not 1 < len(words) <= LONGEST_SIGNATURE or not words or not CAPITALISED.fullmatch(name):
        return False
    return words[-1] in _words("parts") or words[0] in _words("parts") or is_command(name)


def read_imprint(line: str, *, whole_days: bool = False) -> list[Piece] | None:
    """The pieces of a short line that ends in a day: "Lake Gazette with agencies, Bukavu, 8 March 2023".

    Who issues the text is what stands first, where its words have capitals; a place may follow; else it is a label.

    Args:
        line: the line.
        whole_days: a month alone ends a headline ("Monthly note, March 2023") where another line gives the day.
    """
    for comma in re.finditer(r"(?:,|\s[|–—-])\s+", line[:LONGEST_IMPRINT]):
        date = date_at(line, comma.end())
        if date is None or _FULL_STOP.search(line[: comma.start()]) or not _ENDED.match(line, date.end):
            continue
        if whole_days and date.edtf is not None and len(date.edtf) < DAY:
            return None
        pieces = [Piece("date", comma.end(), date.end, date.edtf)]
        name, _, place = line[: comma.start()].partition(", ")
        issuer = re.split(r"\s+(?:with|and)\s+(?:agencies|wires|wire services)\b", name)[0]
        issuer = _pages().sub("", issuer)
        if not is_place(issuer):
            if place and place_kinds(place) and is_place(place):
                # "Bulletin for May 2021, Gao, 3 June 2021"
                return [
                    Piece("label", 0, len(name), None),
                    Piece("dateline", len(name) + 2, comma.start(), place),
                    *pieces,
                ]
            if not name[:1].isupper() or place:
                return None
            body = issuer_of(_ARTICLE.sub("", issuer))
            of = issuer.rfind(body) if body else 0
            named = [Piece("publisher", of, of + len(body), body)] if body else []
            return [Piece("label", 0, of or comma.start(), None), *named, *pieces]
        pieces.append(Piece("publisher", 0, len(issuer), issuer))
        if place and not is_place(place):
            # "River FM, midday news, 3 May 2021"
            known = is_publisher(issuer, dated=True) or is_no_place(issuer)
            return pieces if place.islower() and known else None
        return pieces + ([Piece("dateline", len(name) + 2, comma.start(), place)] if place else [])
    return None


def body_of_outlet(line: str) -> Piece | None:
    """Whose outlet a text stands in: "Channel of the press service of the Third Brigade", "Organ of the Party"."""
    kind = _OF.search(line)
    if kind is None or " ".join(line[: kind.start()].lower().split()) not in _words("outlets"):
        return None
    begin = kind.end()
    office = _OF.search(line, begin)
    if office is not None and is_office(line[begin : office.start()]):
        begin = office.end()
    name = line[begin:].split(",")[0].rstrip(" .")
    return Piece("byline", begin, begin + len(name), name) if _NAME.fullmatch(name) else None


def read_signature(line: str) -> Piece | None:
    """Who signs a text on a line of its own: "High Command, Northern Front (NF)", "Press office of the Council"."""
    text = without_day(line).rstrip(" .,")
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
    return all(is_office(part) or part in _words("commands") for part in parts)


def without_day(line: str) -> str:
    """The line without a day that ends it: "Central Committee of the River Party, 3 May 2021"."""
    for comma in re.finditer(r",\s+", line):
        date = date_at(line, comma.end())
        if date is not None and not line[date.end :].strip(" ."):
            return line[: comma.start()]
    return line


def without_acronym(name: str) -> str:
    """A body's name without the short form in brackets after it."""
    return _ACRONYM.sub("", name)
