"""The name of a channel above its posts: it issues them, and their "we" is its own."""

from __future__ import annotations

import re

from .dates import MONTH, date_at
from .furniture import Piece
from .issuers import is_outlet
from .known import place_kinds
from .labels import CAPITALISED, is_label
from .people import bears_given_name
from .titles import MAX_CHARS, PICTURES, Line

_NAMED = re.compile(
    r"(?:(?:telegram )?channel|forwarded from|telegram|repost(?:ed)? from|page|account):?\s+"
    r"[\"“«]?(?P<name>[^\"”»|]+?)[\"”»]?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?P<name>.+?)\s*(?:\((?P<handle>@\w+)\)|[|–—-]\s+(?P<kind>@\w+|telegram[\w ]*|channel|[^A-Za-z\d]+))$",
    re.IGNORECASE,
)
_POST = re.compile(
    rf"""^(?P<lead>[^\w\n]{{0,12}})(?:\d{{1,2}}[:.]\d{{2}}\b
      | (?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}} | \d{{1,2}}\ {MONTH}(?:\ \d{{4}})? | {MONTH}\ \d{{1,2}})
        ,?(?:\ \d{{4}},?)?(?:\ at)?\s+\d{{1,2}}[:.]\d{{2}}\b)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""The time, or the day with the time, that a post begins with."""
_BELOW = re.compile(
    r"(?:[\d.,\s]+k?\s(?:subscribers|followers|members)|pinned (?:message|post)|posts? (?:of|from|for) .*\d"
    r"|@\w+|(?:https?://)?t\.me/\S+)\W*",
    re.IGNORECASE,
)
LONGEST_NAME = 4
"""Words of a channel's name without a word that says what it is."""
FEWEST_POSTS = 2


def channel_of(lines: list[Line], text: str) -> Piece | None:
    """The name that a first line gives, above posts with times or with words that only channels bear.

    Args:
        lines: the first lines.
        text: the whole text.
    """
    if len(lines) < 2:
        return None
    line = lines[0]
    named, beside = _NAMED.match(line.text), _BESIDE.match(line.text)
    found = named or beside
    name = found["name"] if found else line.text
    begin = found.start("name") if found else 0
    if not CAPITALISED.fullmatch(name) or is_label(name) or place_kinds(name) or is_outlet(name):
        return None
    pictures = text[: line.begin] + text[line.end : line.end + len(lines[1].gap)]
    after = bool(PICTURES.search(text[line.end : line.end + len(lines[1].gap)]))
    posts = len(_POST.findall(text[line.end : line.end + MAX_CHARS]))
    sure = found is not None or _BELOW.fullmatch(lines[1].text)
    short = len(name.split()) <= LONGEST_NAME
    pictured = PICTURES.search(pictures) and short and (after or posts >= FEWEST_POSTS)
    if not (sure or pictured or (short and posts >= FEWEST_POSTS)):
        return None
    return Piece("byline" if bears_given_name(name) else "publisher", begin, begin + len(name), name)


def last_day(text: str) -> str | None:
    """The day of the last post: a channel's posts are read together when the last of them is out."""
    days = (date_at(text, post.end("lead")) for post in _POST.finditer(text))
    return max((day.edtf for day in days if day is not None and day.edtf), default=None)
