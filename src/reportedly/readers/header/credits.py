"""Lines that say who wrote a text, in which outlet and when, read part by part; every part must be known."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..words import word_list
from .dates import date_at
from .furniture import CAPITALISED, Piece, is_label, is_office, is_place
from .known import is_no_place, place_kinds
from .names import is_agency, is_publisher
from .people import Credit, bears_given_name, is_held, read_credit

LONGEST = 160
"""Code points of such a line."""
_BETWEEN = re.compile(r"\s*[;|•·]\s*|,\s+|\s+[–—/-]\s+|\.\s+(?=[A-Z])|:\s+(?=[^\W\d_a-z])|\s*[\[\]()]\s*|\s{3,}|\t+")
_BEFORE_DATE = re.compile(
    r"(?:[\s,;|•·/–—(\[-]*|\s+)(?:\b(?:(?:published|posted|issued|updated|dated)\s+)?(?:on|of|for|at)|\bas of(?: \d{1,2}[:.]?\d{2} on)?)?\s*$",
    re.IGNORECASE,
)
_WORD_START = re.compile(r"(?<![\w/.-])\w")
_REMARK = re.compile(
    r"(?:p(?:p|ages?)?\.?|no\.?|nr\.?|issue|number|vol(?:ume)?\.?|#|n°|part|episode)\s?\d[\d,.–-]*(?:\s(?:no|issue|nr)\.?\s?\d+)?"
    r"|\d+ min(?:ute)?s? read|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,5})?",
    re.IGNORECASE,
)
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


@cache
def _ends(key: str) -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(_words(key), key=lambda one: (-len(one), one)))
    return re.compile(rf"(?:{words}):?\s+(?=\S)" if key == "before" else rf"\s+(?:{words})$", re.IGNORECASE)


def read_credits(line: str, *, below: bool) -> Read | None:
    """The pieces of a line that names who wrote or who published a text, with a day or a credit by words.

    Args:
        line: the line.
        below: whether it stands below a headline or an outlet's name; above them nothing is read without a day.
    """
    if len(line) > LONGEST or (line.rstrip()[-1:] in "?!"):
        return None
    day = _day(line)
    pieces: list[Piece] = [day[1]] if day is not None else []
    bare: list[str] = []
    spans = [(0, day[0]), (day[1].end, len(line))] if day is not None else [(0, len(line))]
    outlet = weekday = False
    for begin, end in [part for span in spans for part in _parts(line, *span)]:
        text = line[begin:end]
        weekday = weekday or text.lower().endswith("day")
        if _is_remark(text):
            pieces.append(Piece("label", begin, end, None))
            continue
        credited = any(piece.part == "byline" for piece in pieces)
        if credited and (is_held(text) or text[0].islower()):
            continue
        credit = read_credit(line, begin, end)
        if credit is not None and (
            credit.sure or bears_given_name(credit.names[0]) or outlet or (credited and day is None)
        ) and not is_publisher(text):
            pieces += _of_credit(credit)
            bare += [] if credit.sure else credit.names
            continue
        named = _outlet(line, begin, end, alone=not (outlet or credited))
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
    if not found & {"byline", "publisher"} or not (day is not None or (below and ("byline" in found or weekday))):
        return None
    if bare and day is None and not (found & {"dateline", "publisher"} or len(pieces) > 1 or _has_office(line)):
        return None
    return Read(sorted(pieces, key=lambda piece: piece.begin), tuple(bare))


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
        if gap is not None and begin < gap.start() < skip and keyed and read_credit(line, begin, _next(line, skip, end)):
            continue  # "Guest column: Anna Novak"
        stop = gap.start() if gap else end
        text = line[at:stop]
        left, right = at + len(text) - len(text.lstrip(" .,*_")), at + len(text.rstrip(" .,*_"))
        if right > left:
            parts.append((left, right))
        at = gap.end() if gap else end
    return parts


def _next(line: str, begin: int, end: int) -> int:
    gap = _BETWEEN.search(line, begin, end)
    return gap.start() if gap else end


def _is_remark(text: str) -> bool:
    plain = " ".join(text.lower().split()).strip(" .")
    return bool(_REMARK.fullmatch(plain)) or plain in _words("remarks") or is_label(text) or not re.search(r"\w", text)


def _is_bureau(text: str) -> bool:
    """ "Gao bureau", "Bamako office": where an outlet or a body sits."""
    place, _, last = text.rpartition(" ")
    return last.lower() in {"bureau", "office", "desk"} and bool(place_kinds(place))


def _of_credit(credit: Credit) -> list[Piece]:
    pieces = [Piece("byline", credit.begin, credit.end, "; ".join(credit.names) or None)]
    if credit.rest is not None:
        begin, text = credit.rest
        part = "dateline" if is_place(text) and (place_kinds(text) or not is_no_place(text)) else "publisher"
        pieces.append(Piece(part, begin, begin + len(text), text))
    return pieces


def _outlet(line: str, begin: int, end: int, *, alone: bool) -> list[Piece] | None:
    """The name of an outlet or a body in a part of a line, behind words that lead to it and before those of its pages."""
    intro = _ends("before").match(line, begin, end) if alone else None
    at = intro.end() if intro else begin
    name = line[at:end].strip('"“”« »')
    at = line.find(name, at)
    whole = name
    while True:
        cut = re.sub(_ends("pages"), "", _NUMBERED.sub("", name))
        if cut == name or not cut or (is_publisher(name) and not is_publisher(cut) and not CAPITALISED.fullmatch(cut)):
            break
        name = cut
    if (is_publisher(whole) and whole[-1:].isalpha() and whole.istitle()) and not is_publisher(name, dated=True):
        name = whole
    place = re.search(r"\s+in\s+(?=[A-Z])", name)
    if place is not None and place_kinds(name[place.end() :]):
        name = re.sub(_ends("pages"), "", name[: place.start()])
    short = re.fullmatch(r"[A-Z]{3,8}", name)
    known = is_publisher(name, dated=True) or is_agency(name) or (bool(short) and not place_kinds(name))
    led = (intro is not None or name != whole) and bool(CAPITALISED.fullmatch(name)) and not place_kinds(name)
    if is_office(name) or is_label(name) or not (known or led or (CAPITALISED.fullmatch(name) and is_no_place(name))):
        return None
    return [Piece("publisher", at, at + len(name), name)]
