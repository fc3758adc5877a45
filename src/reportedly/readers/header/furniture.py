"""One line of furniture, taken apart: dates, bylines, datelines, publishers, labels."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...model import Layout, Span
from ...model.document import LayoutPart
from ..words import word_list
from .dates import date_at
from .known import is_no_place, place_kinds
from .labels import CAPITALISED, is_label, is_office, lists
from .names import Part, is_agency, is_desk, is_publisher, is_role, split_people

_SEPARATORS = re.compile(r"[\s,;|·•/–—:\-_*()\[\]]*")
_SEGMENT_ENDS = re.compile(r"\s*[|·•]\s*|\s+(?:[-–—]{1,2}|/)\s+|\t+|\s{3,}")
_WORD = r"[^\W\d_][\w.'’ʿʻ-]*"
_PLACE = re.compile(rf"{_WORD}(?:[ ]{_WORD}){{0,4}}(?:(?:,\s?|/){_WORD}(?:[ ]{_WORD}){{0,3}}){{0,2}}")
_DASH = re.compile(r"\.?[*_\s]*(?:--+|[—–―]|-|_)(?=\s|$|[“\"‘'A-Z])\s*")
_BRACKET = re.compile(r"\s*,?\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]")
_REMARK = re.compile(r"\s+\((?P<words>[^()]+)\)(?=\s*(?:,|$))")
"""What is said of a line of furniture, or where an outlet sits: "(all times local)", "River Post (Gao), 3 May 2021"."""
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|il|der|die|das|o|os)\s|l[’']", re.IGNORECASE)
_WITH_AGENCIES = re.compile(r"(?:(?:and|with) )?(?:news )?(?:agencies|wires|wire services|staff|[A-Z]{2,4})\.?")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:[A-Z]{2,5}|local time)\)?)?")
"""A time of day apart from its day: "14:20 EAT"."""
_KEY = re.compile(r"\s*([A-Za-z][A-Za-z ]{1,22}?)\s*:\s+(?=\S)")


class Piece(NamedTuple):
    """A part of a line with what was read from it; offsets in the line."""

    part: LayoutPart
    begin: int
    end: int
    value: str | None

    def at(self, offset: int) -> Layout:
        return Layout(span=Span(offset + self.begin, offset + self.end), part=self.part, value=self.value)


class Dateline(NamedTuple):
    """A dateline and where the prose after it begins (the end of the line where there is none)."""

    pieces: list[Piece]
    end: int


@cache
def _byline_intro() -> re.Pattern[str]:
    words = word_list("header")["byline"]
    authored, other = "|".join(words["authored"]), "|".join(words["not_authored"])
    return re.compile(
        rf"(?:(?P<not>(?:{other})\b[\w ,&]*?\s)|(?:(?:{authored})\b(?:\s+(?:and|&)\s+\w+)?\s+))?by:?\s+(?=\S)",
        re.IGNORECASE,
    )


_DATE_LABEL = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|released)|dated?|(?P<later>(?:last\s+)?(?:updated|modified)))\b"
    r"\s*:?\s*(?:on\s+|at\s+)?(?=\S)",
    re.IGNORECASE,
)


def read_field(line: str) -> Piece | None:
    """A line "Key: value" of a headed text, where the key is one we know."""
    match = _KEY.match(line)
    if match is None:
        return None
    key, end = " ".join(match[1].lower().split()), len(line.rstrip())
    fields: dict[str, list[str]] = word_list("header")["fields"]
    kind = next((kind for kind, keys in fields.items() if key in keys), None)
    begin = match.end()
    value = line[begin:end]
    if kind == "date":
        found = date_at(line, begin)
        return Piece("date", match.start(1), end, found.edtf) if found and found.end >= end else None
    if kind in {"byline", "from"}:
        people, stop = split_people(line, begin, end)
        if people and stop < end and re.search(r"\d{4}\W*$", value):
            return None  # "Interview: Anna Novak, River Post, 3 May 2021"
        if people:
            return Piece("byline", match.start(1), end, "; ".join(name.text for name in people))
        if value[:1] in '"“«‘':
            return Piece("title", begin, end, value)  # 'Interview: "We will not leave"'
        office, _, body = value.partition(", ")
        if kind == "from" and body and is_office(office):
            # "From: press office, Front for the North"
            return Piece("publisher", end - len(body), end, body)
        return Piece("publisher", begin, end, value) if kind == "from" and is_publisher(value) else _label(line)
    if kind == "publisher" and re.search(r"\d{4}\W*$", value):
        return None  # "Source: River Post, 3 May 2021"
    if kind == "publisher":
        return Piece("publisher", begin, end, value) if len(value) <= 90 and not value.endswith(".") else None
    if kind == "dateline":
        return Piece("dateline", begin, end, value) if len(value) <= 60 else None
    if kind == "title":
        return Piece("title", begin, end, value) if len(value) <= 300 else None
    return _label(line) if kind == "label" else None


def _label(line: str) -> Piece:
    begin = len(line) - len(line.lstrip())
    return Piece("label", begin, len(line.rstrip()), None)


def read_furniture(line: str) -> list[Piece] | None:
    """The pieces of a line that is furniture from end to end; `None` for any other line."""
    if len(line) > 300:
        return None
    line = without_remark(line)
    body, *office = re.split(r",\s+|\s+[-–—|]\s+", line.strip(), maxsplit=1)
    if office and is_office(office[0]) and CAPITALISED.fullmatch(body):
        return [Piece("publisher", line.find(body), line.find(body) + len(body), body)]
    kind, comma, rest = line.partition(", ")
    if comma and is_label(kind) and (below := read_furniture(rest)) is not None:
        # "Press release, Pattani, 16 May 2019"
        lead = len(kind) + len(comma)
        return [Piece("label", 0, len(kind), None)] + [
            piece._replace(begin=piece.begin + lead, end=piece.end + lead) for piece in below
        ]
    whole = read_dateline(line, 0, whole_line=True)
    if whole is not None:
        return _issued(whole.pieces, line)
    pieces: list[Piece] = []
    segments = _segments(line)
    places: list[Part] = []
    for segment in segments:
        read = _read_segment(line, segment, pieces)
        if read is not None:
            pieces += read
        elif is_place(segment.text):
            places.append(segment)
        else:
            return None
    if places and not any(piece.part == "date" for piece in pieces):
        return None
    pieces += [
        Piece("publisher" if is_no_place(place.text) else "dateline", place.begin, place.end, place.text)
        for place in places
    ]
    return sorted(pieces, key=lambda piece: piece.begin) or None


def without_remark(line: str) -> str:
    """The line with blanks for remarks in brackets: words without a capital, or the place of an outlet."""

    def blank(remark: re.Match[str]) -> str:
        words = remark["words"]
        said = words[0].islower() or (place_kinds(words) and not is_agency(words))
        return " " * len(remark.group()) if said else remark.group()

    return _REMARK.sub(blank, line)


def _issued(pieces: list[Piece], line: str) -> list[Piece]:
    """The pieces of a dateline whose first name is that of an outlet or a body ("Lake Tribune, 11 May 2024")."""
    first = pieces[0]
    name, comma, place = (first.value or "").partition(", ")
    if is_label(name) or is_office(name):
        return [Piece("label", first.begin, first.begin + len(name), None), *pieces[1:]]
    if [piece.part for piece in pieces] == ["dateline", "publisher"] and is_publisher(name):
        # "River News Service (RNS)": the short form in brackets is its own
        return [Piece("publisher", first.begin, first.begin + len(name), name)]
    if first.part != "dateline" or not any(one.part == "date" for one in pieces):
        return pieces
    if any(piece.part == "publisher" for piece in pieces):
        if not is_publisher(name, dated=True):
            return pieces
        # "River Herald, 3 May 2021 (Nile Wire)": the agency that it took the report from
        pieces = [piece._replace(part="label", value=None) if piece.part == "publisher" else piece for piece in pieces]
    if not (is_publisher(name, dated=True) or (place and _ARTICLE.match(name)) or is_no_place(name, place)):
        return pieces
    issuer = [Piece("publisher", first.begin, first.begin + len(name), name)]
    if comma:
        issuer.append(Piece("dateline", first.begin + len(name) + 2, first.begin + len(first.value or ""), place))
    return issuer + pieces[1:]


def _segments(line: str) -> list[Part]:
    parts, begin = [], 0
    for match in [*_SEGMENT_ENDS.finditer(line), None]:
        end = match.start() if match else len(line)
        text = line[begin:end]
        if text.strip():
            left = begin + len(text) - len(text.lstrip())
            parts.append(Part(left, left + len(text.strip()), text.strip()))
        begin = match.end() if match else end
    return parts


def _read_segment(line: str, segment: Part, before: list[Piece]) -> list[Piece] | None:
    """Read a segment from left to right; `None` where a part of it is nothing we know."""
    pieces: list[Piece] = []
    at = segment.begin
    byline = any(piece.part == "byline" for piece in before)
    while at < segment.end:
        skipped = _SEPARATORS.match(line, at, segment.end)
        at = skipped.end() if skipped else at
        if at >= segment.end:
            break
        label = _DATE_LABEL.match(line, at, segment.end)
        date = date_at(line, label.end() if label else at)
        if date is not None and date.end <= segment.end:
            later = label is not None and label["later"] is not None
            pieces.append(Piece("date", at, date.end, None if later else date.edtf))
            at = date.end
            continue
        intro = _byline_intro().match(line, at, segment.end)
        if intro is not None:
            people, end = split_people(line, intro.end(), segment.end)
            if not people:
                rest = line[intro.end() : segment.end]
                if is_publisher(rest) or is_role(rest) or is_desk(rest):
                    return [*pieces, Piece("byline", at, segment.end, None)]
                return None
            named = "; ".join(name.text for name in people) if intro["not"] is None else None
            pieces.append(Piece("byline", at, max(name.end for name in people), named))
            at, byline = end, True
            continue
        rest = line[at : segment.end]
        if (byline and (is_role(rest.strip(" .")) or _WITH_AGENCIES.fullmatch(rest))) or _CLOCK.fullmatch(rest):
            break
        head, comma, _ = rest.partition(",")
        if byline and comma and is_role(head):
            at += len(head)
        elif comma and (is_label(head) or is_office(head) or head.lower() in lists()["commands"]):
            pieces.append(Piece("label", at, at + len(head), None))
            at += len(head)
        elif is_label(rest) or is_office(rest):
            pieces.append(Piece("label", at, segment.end, None))
            at = segment.end
        elif is_publisher(rest):
            pieces.append(Piece("publisher", at, segment.end, rest))
            at = segment.end
        elif byline and is_place(rest):
            pieces.append(Piece("dateline", at, segment.end, rest))
            at = segment.end
        else:
            return None
    return pieces


def read_dateline(line: str, begin: int, *, whole_line: bool = False) -> Dateline | None:
    """The dateline at `begin`: "KYIV, 2 February 2024 (Agency) —", "San José, 19 July 2022", "(Reuters) -".

    Args:
        line: the line.
        begin: where it is to begin.
        whole_line: it must be all there is in the line; else a dash must part it from the prose.
    """
    begin += len(line[begin:]) - len(line[begin:].lstrip(" \t*#>_"))
    place = _PLACE.match(line, begin)
    pieces: list[Piece] = []
    at = begin
    if place is not None:
        at, name = _end_of_place(line, place)
        if not name:
            return None
        pieces.append(Piece("dateline", begin, at, name))
    dated = named = False
    while True:
        gap = re.compile(r"\s*[,·]?\s*").match(line, at)
        here = gap.end() if gap else at
        date = date_at(line, here)
        bracket = _BRACKET.match(line, at)
        sure = pieces and (dated or _all_capitals(pieces[0].value or ""))
        if date is not None and not dated:
            pieces.append(Piece("date", here, date.end, date.edtf))
            at, dated = date.end, True
        elif (
            bracket is not None
            and not dated
            and (date := date_at(line, bracket.start(1)))
            and date.end == bracket.end(1)
        ):
            pieces.append(Piece("date", bracket.start(1), date.end, date.edtf))
            at, dated = bracket.end(), True
        elif (
            bracket is not None
            and not named
            # Between a place with its day or in capitals and a dash only a publisher stands, however it is named.
            and ((placed := bool(sure and _names_somebody(line, bracket))) or is_agency(bracket[1]))
        ):
            known = bracket[1] if placed or is_publisher(bracket[1]) else None
            pieces.append(Piece("publisher", bracket.start(1), bracket.end(1), known))
            at, named = bracket.end(), True
        else:
            break
    dash = _DASH.match(line, at)
    end = dash.end() if dash else at
    rest = line[end:].strip(" *_.")
    capitals = place is not None and _all_capitals(pieces[0].value or "")
    if place is None and not (dash and any(piece.part == "publisher" and piece.value for piece in pieces)):
        return None
    if whole_line and (rest or not (dated or named or (capitals and dash))):
        return None
    if not whole_line and (not rest or not dash or not (dated or named or capitals)):
        return None
    stop = dash.start() + len(dash.group().rstrip()) if dash else at
    if pieces and pieces[0].part == "dateline":
        pieces[0] = pieces[0]._replace(end=max(stop, at))
    return Dateline(pieces, end)


def _names_somebody(line: str, bracket: re.Match[str]) -> bool:
    """True where a name with capitals and nothing else stands in brackets before a dash."""
    named = CAPITALISED.fullmatch(bracket[1]) or (bracket[1].istitle() and bracket[1].isalpha())
    return bool(named) and _DASH.match(line, bracket.end()) is not None


def _end_of_place(line: str, match: re.Match[str]) -> tuple[int, str]:
    """Where the place ends: before a month or a word that no place has; its name, empty where it is no place."""
    end = match.end()
    for word in re.finditer(r"[^\s,/]+", match.group()):
        here = match.start() + word.start()
        if here > match.start() and date_at(line, here) is not None:
            end = here
            break
    name = line[match.start() : end].rstrip(" ,/")
    name = re.sub(r"[\s,]+(?:-+|_)$", "", name).rstrip(" ,/-_")
    return match.start() + len(name), name if is_place(name) else ""


def is_place(text: str) -> bool:
    """True where `text` has the form of a place: words with capitals and a few small ones; short."""
    words = [word for word in re.split(r"[\s,/]+", text) if word]
    known = lists()
    if not 1 <= len(words) <= 8 or len(text) > 60 or text.strip().lower() in known["place_never"]:
        return False
    if not words[0][:1].isupper() and not re.match(r"(?:al|el|ad|ash|as|an|ar|at|az|ed|es)-\w", words[0]):
        return False
    return all(
        (word[0].isupper() or "-" in word or word.lower() in known["place_inside"])
        and not re.search(r"[\d:;!?\"“”()]", word)
        and word.lower() not in known["place_never"]
        for word in words
    )


def _all_capitals(place: str) -> bool:
    first = re.split(r"[,/]", place)[0]
    letters = [c for c in first if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
