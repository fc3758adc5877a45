"""Whole lines of furniture by their form: an account, a day with a heading, who signed and when."""

from __future__ import annotations

import re

from ...model.document import LayoutPart
from .dates import date_at
from .furniture import Piece, is_place
from .issuers import is_command
from .labels import CAPITALISED, is_label, is_office
from .names import is_publisher
from .people import bears_given_name

LONGEST_HEADING = 8
"""Words of a heading behind the day of a post: "3 May 2021, 21:40. Summary of the day"."""
_ACCOUNT = re.compile(
    r"(?:https?://)?(?:t\.me/|(?:www\.)?(?:facebook|twitter|x|vk)\.com/|@)(?P<name>\w{3,40})/?(?:\s*[·|].*)?$"
)
_POSTED = re.compile(r"(?:posted|published|issued|released|dated)\b:?\s+(?:on\s+)?", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:done|given|issued|signed|written|adopted) (?P<word>at|in|by|on behalf of)\s+(?:the )?", re.IGNORECASE
)
_HEADED = re.compile(r"\s*(?:[.:|–—-])\s+(?=[^\W\d_a-z])")
_BAR = re.compile(r"\s+[|•·–—-]\s+")


def read_line(line: str, *, posted: bool) -> list[Piece] | None:
    """The pieces of a line that has one of these forms; None for any other.

    Args:
        line: the line.
        posted: whether the line stands below the name of an outlet: a day with a heading may open a post.
    """
    account = _ACCOUNT.match(line)
    if account is not None:
        return [Piece("publisher", account.start("name"), account.end("name"), account["name"])]
    return _signed(line) or (_dated(line) if posted else None) or _of_office(line)


def _dated(line: str) -> list[Piece] | None:
    """A day with a heading behind it: "3 May 2021, 21:40. Summary of the day"."""
    date = date_at(line, 0)
    headed = _HEADED.match(line, date.end) if date is not None else None
    if date is None or headed is None or not 1 < len(line[headed.end() :].split()) <= LONGEST_HEADING:
        return None
    if line.rstrip()[-1] in ".!?,;:" or bears_given_name(line[headed.end() :]):
        return None
    return [Piece("date", 0, date.end, date.edtf), Piece("title", headed.end(), len(line), line[headed.end() :])]


def _signed(line: str) -> list[Piece] | None:
    """Where or by whom a text was given out, and when: "Done at Kidal, 3 May 2021"."""
    signed = _SIGNED.match(line)
    posted = _POSTED.match(line) if signed is None else None
    if posted is not None:
        date = date_at(line, posted.end())
        whole = date is not None and not line[date.end :].strip(" .")
        return [Piece("date", 0, date.end, date.edtf)] if date is not None and whole else None
    if signed is None:
        return None
    for comma in re.finditer(r",\s+|\s+on\s+(?=\d)", line):
        date = date_at(line, comma.end())
        if date is None or line[date.end :].strip(" ."):
            continue
        name = line[signed.end() : comma.start()]
        day = Piece("date", comma.end(), date.end, date.edtf)
        if signed["word"].lower() in ("at", "in"):
            return [Piece("dateline", signed.end(), comma.start(), name), day] if is_place(name) else None
        if CAPITALISED.fullmatch(name) and not (is_office(name) or is_command(name)):
            part: LayoutPart = "byline" if bears_given_name(name) else "publisher"
            return [Piece(part, signed.end(), comma.start(), name), day]
        return [Piece("label", 0, comma.start(), None), day]
    return None


def _of_office(line: str) -> list[Piece] | None:
    """A part of a body that speaks for it, and who holds it; or the kind of text that it gives out."""
    office, comma, holder = line.partition(", ")
    if comma and is_office(office) and CAPITALISED.fullmatch(holder):
        return [Piece("label", 0, len(line), None)]
    kind = re.match(r"(?P<kind>.+?)(?: issued)? (?:of|by|from) (?:the |our )?(?P<office>.+)$", line)
    if kind is not None and is_label(kind["kind"]) and (is_office(kind["office"]) or is_command(kind["office"])):
        return [Piece("label", 0, len(line), None)]
    office, dash, label = line.partition(" - ")
    if dash and is_command(office) and is_label(label):
        return [Piece("label", 0, len(office), None), Piece("label", len(office) + len(dash), len(line), None)]
    return None


def outlet_behind(line: str) -> tuple[str, str] | None:
    """A headline and the outlet that stands behind it and a bar: "Heavy fighting in Zawiya | Coast Monitor"."""
    bars = list(_BAR.finditer(line))
    if not bars:
        return None
    headline, outlet = line[: bars[-1].start()], line[bars[-1].end() :]
    return (headline, outlet) if len(headline.split()) > 2 and is_publisher(outlet) else None
