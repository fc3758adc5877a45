"""The last lines of a text: who wrote it, who signs a statement, where and when."""

from __future__ import annotations

import re
from functools import cache

from ..words import word_list
from .credits import read_credits
from .found import Header, take
from .furniture import Piece, read_furniture
from .issuers import is_command, is_kind, read_signature, without_day
from .known import place_kinds
from .labels import CAPITALISED, is_label, is_office
from .lines import read_line
from .names import is_person, is_publisher
from .people import bears_given_name, untitled
from .titles import Line

_NAME = r"(?P<name>[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+){0,3}? [^\W\d_a-z][\w'’-]*)"
_NOTES = (
    re.compile(
        rf"[*_(]*{_NAME},? (?:is|was|writes|teaches|works|has written|has reported|covers|reports)\b(?P<what>.*)"
    ),
    re.compile(rf"[*_(]*(?:[Tt]he|[Oo]ur) (?:writer|author|columnist|reporter),? {_NAME},(?P<what>.*)"),
    re.compile(rf"[*_(]*[Aa]bout the [Aa]uthor: {_NAME}\b(?P<what>.*)"),
)
_DASH = re.compile(r"[—–-]+\s*(?P<name>[^—–,]+?)(?:, (?P<place>[^,]+))?\W*$")
_PLACED = re.compile(rf"{_NAME}, (?P<place>[^\W\d_a-z][\w’' -]{{1,30}})\W*$")
LONGEST_NOTE = 400
"""Code points of a note on the author."""


@cache
def _writers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_list('credits')['offices']['writers'])})s?\b", re.IGNORECASE)


def author_at_end(line: str, body: str) -> str | None:
    """Who wrote the text, where a last line says so: "Reporting by …", a note on the author, a name behind a dash.

    Args:
        line: the line.
        body: the text before it; whom it speaks of did not write it.
    """
    if len(line) > LONGEST_NOTE:
        return None
    read = read_credits(line.strip(" ()*_[]"), below=True, over=False)
    if read is not None and not read.bare:
        return next((piece.value for piece in read.pieces if piece.part == "byline" and piece.value), None)
    for note in _NOTES:
        said = note.match(line)
        if said is not None and _writers().search(line[said.end("name") :] + " " + line[: said.start("name")]):
            name = untitled(said["name"])
            return name if is_person(name) and name not in body and not place_kinds(name) else None
    signed = _DASH.match(line) or _PLACED.match(line)
    if signed is not None and signed.re is _PLACED and not place_kinds(signed["place"]):
        return None
    if signed is not None and is_person(untitled(signed["name"])) and bears_given_name(signed["name"]):
        name = untitled(signed["name"])
        return name if name not in body else None
    return None


def signer_at_end(lines: list[str], at: int, *, statement: bool) -> Piece | None:
    """Who signs a text on the line `at` of its last lines; a statement's signer may stand there by the name alone."""
    line = lines[at]
    signed = read_signature(line)
    if signed is not None or not statement:
        return signed
    text = without_day(line).strip(" .,*_")
    name, comma, part = text.partition(", ")
    if comma and not is_command(part):
        return None
    begin = line.find(name)
    if name.startswith("The "):
        begin, name = begin + 4, name[4:]
    beside = (
        bool(comma)
        or text != line.strip(" .,*_")
        or any(
            is_command(other.strip(" .,*_")) or read_furniture(other)
            for other in (*lines[at - 1 : at], *lines[at + 1 : at + 2])
        )
    )
    if (
        not CAPITALISED.fullmatch(name)
        or is_label(name)
        or is_office(name)
        or place_kinds(name)
        or bears_given_name(name)
    ):
        return None
    return Piece("publisher", begin, begin + len(name), name) if beside or is_publisher(name) else None


def read_ending(text: str, begin: int, header: Header) -> None:
    """Place and day alone, or who signs, on one of the last three lines of a release that does not say so above."""
    tail = max(begin, len(text) - 600)
    last = list(re.finditer(r"[^\n\r]*\w[^\n\r]*", text[tail:]))[-3:]
    texts = [match.group() for match in last]
    statement = is_kind(header.title or "")
    signed_above = False
    for at, match in enumerate(last):
        line = Line(tail + match.start(), tail + match.end(), match.group(), "\n")
        found = (read_furniture(line.text) or read_line(line.text, posted=False)) if header.published is None else None
        # A day alone may be that of a correction or of the next instalment; with the place it is a signature.
        parts = {piece.part for piece in found or ()}
        if found and (parts == {"date", "dateline"} or (parts == {"date"} and signed_above)):
            for piece in found:
                take(piece, line, header)
        elif header.publisher is None and not header.authors:
            signed = signer_at_end(texts, at, statement=statement)
            if signed is not None:
                take(signed, line, header)
                signed_above = True
        if not header.authors and (author := author_at_end(line.text, text[: line.begin])) is not None:
            where = line.text.find(author.split("; ")[0])
            take(Piece("byline", where, where + len(author.split("; ")[0]), author), line, header)
