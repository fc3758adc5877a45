"""Lines that say who wrote a text, in which outlet and when, read part by part; every part must be known."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...model.document import LayoutPart
from ..words import word_list
from .dates import date_at
from .furniture import Piece, is_place
from .known import is_no_place, place_kinds
from .labels import CAPITALISED, is_label, is_office
from .names import is_desk, is_publisher
from .people import Credit, bears_given_name, is_held, leads, read_credit

_LEAD = re.compile(r"(?:[A-Z][\w ]{2,20}:|[A-Z][\w .]{2,40} (?:from|of|in|by|via)(?: the)?)\s+(?=[A-Z])")
_NUMBERED_BODY = re.compile(r"\d+(?:st|nd|rd|th) [A-Z]\w+")
_OWNER = re.compile(r"(.+?)['’]s? (.+)$")
LONGEST_PART = 3
"""Words for a part of an outlet."""
LONGEST = 160
"""Code points of such a line."""
_BETWEEN = re.compile(r"\s*[;|•·]\s*|,\s+|\s+[–—/-]\s+|\.\s+(?=[A-Z])|:\s+|\s*[\[\]()]\s*|\t+")
_BEFORE_DATE = re.compile(
    r"(?:[\s,;:.|·•/–—(\[-]*|\s+)"
    r"(?:\b(?:(?:published|posted|issued|updated|dated)\s+)?(?:on|of|for|at)|\bas of(?: \d{1,2}[:.]?\d{2} on)?)?\s*$",
    re.IGNORECASE,
)
_WORD_START = re.compile(r"(?<![\w/.-])\w")
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:spring|summer|autumn|fall|winter) \d{4}", re.IGNORECASE
)
_TIME = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,5})?"
_REMARK = re.compile(
    r"(?:p(?:p|ages?)?\.?|no\.?|nr\.?|issue|number|vol(?:ume)?\.?|#|n°|part|episode)\s?[a-z]?\d[\d,.–-]*"
    r"(?:\s(?:no|issue|nr)\.?\s?\d+)?"
    r"|(?:\w+ )?edition"
    rf"|\d+ min(?:ute)?s? read|(?:(?:last |first )?(?:updated|posted|published)(?: at)? )?{_TIME}",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\((?:now|earlier|and earlier|until \d[\w.:]*|from \d[\w.:]*)\)")
_NUMBERED = re.compile(r"\s+(?:(?:no\.?|nr\.?|issue|number|vol\.?|#|n°)\s?#?\d[\d/.-]*|#\d+)$", re.IGNORECASE)


class Read(NamedTuple):
    """The pieces of a line, and whether it names who wrote by a name alone, which the text may go on to speak of."""

    pieces: list[Piece]
    bare: tuple[str, ...]


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word_list("credits")["outlets"][key])


def is_led(line: str) -> bool:
    """True where words that lead to a name stand first: "From the", "Published by", "By"."""
    return _ends("before").match(line) is not None


def _led(line: str, begin: int, end: int) -> re.Match[str] | None:
    """Words of any kind that lead to what is surely the name of an outlet: "Archive: River Post"."""
    lead = _LEAD.match(line, begin, end)
    return lead if lead is not None and is_publisher(line[lead.end() : end].strip(" .")) else None


def _publisher_at_head(name: str) -> str:
    """The outlet's name before small words for a part of it ("River Post data unit"); else the words as they are."""
    words = name.split()
    for at in range(len(words) - 1, 1, -1):
        rest = words[at:]
        if (
            words[at - 1][0].isupper()
            and is_publisher(" ".join(words[:at]))
            and len(rest) <= LONGEST_PART
            and rest[-1].islower()
            and rest[0] not in _inside()
        ):
            return name if rest[-1].endswith("ed") else " ".join(words[:at])
    return name


@cache
def _inside() -> frozenset[str]:
    return frozenset(word_list("header")["publishers"]["inside"])


@cache
def _bodies() -> frozenset[str]:
    issuers = word_list("header")["issuers"]
    return frozenset(issuers["bodies"]) | frozenset(issuers["parts"])


@cache
def _ends(key: str) -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(_words(key), key=lambda one: (-len(one), one)))
    return re.compile(rf"(?:{words}):?\s+(?=\S)" if key == "before" else rf"\s+(?:{words})$", re.IGNORECASE)


def read_credits(line: str, *, below: bool, over: bool) -> Read | None:
    """The pieces of a line that names who wrote or who published a text, with a day or a credit by words.

    Args:
        line: the line.
        below: whether it stands below a headline or an outlet's name; above them nothing is read without a day.
        over: whether a line of furniture follows, so that an outlet may stand without a day.
    """
    if len(line) > LONGEST or (line.rstrip()[-1:] in "?!"):
        return None
    line = _ASIDE.sub(lambda aside: " " * len(aside[0]), line)
    day = _day(line)
    pieces: list[Piece] = [day[1]] if day is not None else []
    bare: list[str] = []
    spans = [(0, day[0]), (day[1].end, len(line))] if day is not None else [(0, len(line))]
    outlet = weekday = led = False
    stretches = [part for span in spans for part in _parts(line, *span)]
    kind = any(is_label(line[begin:end]) for begin, end in stretches)
    for begin, end in stretches:
        text = line[begin:end]
        weekday = weekday or bool(_WEEKDAY.fullmatch(text))
        if _is_remark(text):
            pieces.append(Piece("label", begin, end, None))
            continue
        if leads(text):
            led = True
            continue
        credited = any(piece.part == "byline" for piece in pieces)
        if credited and (is_held(text) or (day is not None and text[0].islower())):
            continue
        credit = read_credit(line, begin, end)
        if (
            credit is not None
            and (credit.sure or led or bears_given_name(credit.names[0]) or outlet or (credited and day is None))
            and not is_publisher(line[begin : credit.end])
        ):
            pieces += _of_credit(credit)
            bare += [] if credit.sure or led else credit.names
            continue
        named = _outlet(line, begin, end, alone=not (outlet or credited), kind=kind)
        if named is not None:
            pieces += named if not outlet else [Piece("label", begin, end, None)]
            outlet = True
        elif is_place(text) and place_kinds(text):
            pieces.append(Piece("dateline", begin, end, text))
        elif _is_bureau(text) or (outlet and text.islower() and day is not None):
            pieces.append(Piece("label", begin, end, None))
        else:
            return None
    found = {piece.part for piece in pieces}
    if day is not None and found <= {"label", "date"} and below and len(pieces) > 1 and not kind:
        return Read(sorted(pieces, key=lambda piece: piece.begin), ())  # "Issue 42, 3 May 2021"
    if not found & {"byline", "publisher"}:
        return None
    if day is None and not (below and ("byline" in found or weekday or (over and (is_led(line) or len(pieces) > 1)))):
        return None
    pieces = _joined(pieces)
    if bare and day is None and not (found & {"dateline", "publisher"} or len(pieces) > 1 or _has_office(line) or over):
        return None
    return Read(pieces, tuple(bare))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces in their order; names next to each other make one byline."""
    joined: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.begin):
        last = joined[-1] if joined else None
        if last and last.part == piece.part == "byline" and last.value and piece.value:
            joined[-1] = last._replace(end=piece.end, value=f"{last.value}; {piece.value}")
        else:
            joined.append(piece)
    return joined


def _has_office(line: str) -> bool:
    return any(is_held(line[begin:end]) for begin, end in _parts(line, 0, len(line)))


def _day(line: str) -> tuple[int, Piece] | None:
    """Where what stands before the first whole day ends, and the day."""
    for start in _WORD_START.finditer(line):
        date = date_at(line, start.start())
        if date is not None and date.edtf is not None:
            before = _BEFORE_DATE.search(line[: start.start()])
            return before.start() if before else start.start(), Piece("date", start.start(), date.end, date.edtf)
    return None


def _parts(line: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The parts of a stretch of a line between commas, bars, dashes and brackets."""
    parts, at = [], begin
    keyed = re.match(r"[A-Z][\w’' -]{2,24}(?::| \|)\s+", line[begin:end])
    skip = begin + keyed.end() if keyed else begin
    for gap in [*_BETWEEN.finditer(line, begin, end), None]:
        if gap is not None and begin < gap.start() < skip and _leads_on(line, begin, _next(line, skip, end)):
            continue  # "Guest column: Anna Novak", "Source: River Post"
        stop = gap.start() if gap else end
        text = line[at:stop]
        left, right = at + len(text) - len(text.lstrip(" .,*_")), at + len(text.rstrip(" .,*_"))
        if right > left:
            parts.append((left, right))
        at = gap.end() if gap else end
    return parts


def _leads_on(line: str, begin: int, end: int) -> bool:
    """Whether words before a colon or bar belong to the name behind it."""
    return bool(_ends("before").match(line, begin) or _led(line, begin, end) or read_credit(line, begin, end))


def _next(line: str, begin: int, end: int) -> int:
    gap = _BETWEEN.search(line, begin, end)
    return gap.start() if gap else end


def read_masthead(line: str) -> list[Piece] | None:
    """The pieces of a line without a day: an outlet's name and what of it the text is; `None` for other lines."""
    if len(line) > LONGEST or _day(line) is not None:
        return None
    pieces: list[Piece] = []
    for begin, end in _parts(line, 0, len(line)):
        text = line[begin:end]
        named = _outlet(line, begin, end, alone=False, kind=False) if not pieces else None
        if named is not None and is_publisher(named[0].value or ""):
            pieces += named
        elif pieces and (_is_remark(text) or _is_bureau(text) or (is_place(text) and place_kinds(text))):
            pieces.append(Piece("label", begin, end, None))
        else:
            return None
    more = len(pieces) > 1 or (pieces and pieces[0].end < len(line.rstrip()))
    return pieces if more else None


def _is_remark(text: str) -> bool:
    plain = " ".join(text.lower().split()).strip(" .")
    return (
        bool(_REMARK.fullmatch(plain) or _WEEKDAY.fullmatch(plain))
        or plain in _words("remarks")
        or is_label(text)
        or not re.search(r"\w", text)
    )


def _is_bureau(text: str) -> bool:
    """ "Gao bureau", "Bamako office": where an outlet or a body sits."""
    place, _, last = text.rpartition(" ")
    return last.lower() in {"bureau", "office", "desk"} and bool(place_kinds(place))


def _of_credit(credit: Credit) -> list[Piece]:
    pieces = [Piece("byline", credit.begin, credit.end, "; ".join(credit.names) or None)]
    if credit.rest is not None:
        begin, text = credit.rest
        part: LayoutPart = (
            "dateline" if is_place(text) and (place_kinds(text) or not is_no_place(text)) else "publisher"
        )
        pieces.append(Piece(part, begin, begin + len(text), text))
    return pieces


def _outlet(line: str, begin: int, end: int, *, alone: bool, kind: bool) -> list[Piece] | None:
    """The name of an outlet or a body in a part of a line, behind words that lead to it and before those of its pages.

    Args:
        line, begin, end: the part.
        alone: whether no outlet or author was named before it.
        kind: whether the line names the kind of text, which bodies of all sorts give out.
    """
    intro = (_ends("before").match(line, begin, end) or _led(line, begin, end)) if alone else None
    at = intro.end() if intro else begin
    name = line[at:end].strip('"“”« »')
    at = line.find(name, at)
    whole = name
    while True:
        cut = _NUMBERED.sub("", name)
        cut = _ends("pages").sub("", name) if cut == name else cut
        owner = _OWNER.match(name)  # "River Network's monthly note"
        cut = owner[1] if owner is not None and (is_label(owner[2]) or owner[2].lower() in _words("pages")) else cut
        if cut == name or not cut or (is_publisher(name) and not is_publisher(cut)):
            break
        name = cut
    if (is_publisher(whole) and whole[-1:].isalpha() and whole.istitle()) and not is_publisher(name, dated=True):
        name = whole
    place = re.search(r"\s+in\s+(?=[A-Z])", name)
    if place is not None and place_kinds(name[place.end() :]):
        name = _ends("pages").sub("", name[: place.start()])
    name = name if is_publisher(name, dated=True) else _publisher_at_head(name)
    short = re.fullmatch(r"[A-Z]{3,8}", name)
    known = is_publisher(name, dated=True) or (bool(short) and not place_kinds(name))
    first = not re.search(r"\w", line[:begin])
    body = CAPITALISED.fullmatch(name) or _NUMBERED_BODY.fullmatch(name)
    known = known or (kind and name.split()[-1:][0].lower() in _bodies() and bool(body))
    if intro is not None and re.match(r"by\b", line[begin:], re.IGNORECASE) and not is_publisher(name):
        return [Piece("byline", begin, end, None)] if is_desk(name) else None
    led = (intro is not None or name != whole) and bool(CAPITALISED.fullmatch(name)) and not place_kinds(name)
    if intro is not None and is_desk(name):
        return [Piece("byline", begin, end, None)]
    if (
        is_office(name)
        or is_label(name)
        or not (known or led or (first and CAPITALISED.fullmatch(name) and is_no_place(name)))
    ):
        return None
    return [Piece("publisher", at, at + len(name), name)]
