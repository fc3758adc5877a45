"""The lines at the head of a text, and which of them have the form of a headline."""

from __future__ import annotations

import re
from typing import NamedTuple

from .furniture import read_dateline
from .known import place_kinds
from .labels import is_label

MAX_LINES = 14
"""A header longer than this is none."""
MAX_CHARS = 6_000
PICTURES = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]")
_MARKS = re.compile(rf"(?:[\s#*_>=~`]|{PICTURES.pattern})*")
"""Marks of Markdown, arrows, bullets and pictures before a line's words."""
_PICTURED = re.compile(rf"(?:\s|{PICTURES.pattern})+$")
_LIST_ITEM = re.compile(r"[QA]:\s|(?:\d{1,2}[.)]|[-•])\s")
_SPEAKER = re.compile(r"([A-Z][A-Z .'-]+):\s")
_DASH_END = re.compile(r"\s(?:--+|[—–_-])$")
_INITIAL = re.compile(r"\s[A-Z]\.$")
"""An initial that ends a headline: "Prosecutor v. Yusuf A."."""
_FULL_STOP = re.compile(r"\.[\"'”’`)]*$")


class Line(NamedTuple):
    """A line without the marks of Markdown at its ends, and the blanks before it."""

    begin: int
    end: int
    text: str
    gap: str

    @property
    def follows_on(self) -> bool:
        """No blank line parts it from the line before, and it is set in: one of a wrapped paragraph."""
        return self.gap.count("\n") < 2 and self.gap.endswith("  ")


def first_lines(text: str) -> list[Line]:
    """The first lines that are not blank."""
    lines: list[Line] = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text[:MAX_CHARS]):
        line = match.group()
        marks = _MARKS.match(line)
        begin = marks.end() if marks else 0
        # A mark that closes one at the head; " _" at the end of a dateline is a dash.
        end = len(re.sub(r"(?<=\S)[*_#=~`]+$", "", _PICTURED.sub("", line)))
        if end > begin:
            here = match.start() + begin
            gap = text[lines[-1].end if lines else 0 : here]
            lines.append(Line(here, match.start() + end, line[begin:end], gap))
            if len(lines) == MAX_LINES:
                break
    return lines


def is_title(lines: list[Line], at: int) -> bool:
    """The form of a headline: short, no full stop unless its words have capitals, and no piece of wrapped prose."""
    text = lines[at].text.strip()
    words = text.split()
    if not 2 <= len(words) <= 22 or len(text) > 180 or not re.match(r"[\"'“‘«\[¿¡]*[^\W_]", text) or text[0].islower():
        return False
    if text[-1] in ",;:-–—" or _LIST_ITEM.match(text):
        return False
    speaker = _SPEAKER.match(text)
    # "NDF: road mine is not ours", "KUTUM: TRADERS CLOSE THE MARKET"
    told = speaker is not None and (
        text[speaker.end() :][:1].islower() or text.isupper() or "country" in place_kinds(speaker[1])
    )
    if speaker is not None and not (told or is_label(speaker[1])):
        return False
    if at and _DASH_END.search(lines[at - 1].text):
        # The line before was a dateline: the prose begins.
        return False
    if at + 1 < len(lines):
        following = lines[at + 1]
        set_in = len(text) > 55 and (following.follows_on or _hard_wrapped(lines))
        wrapped = set_in or (following.text[:1].islower() and not following.text.startswith("by "))
        if wrapped:
            return False
    if not _FULL_STOP.search(text) or _INITIAL.search(text):
        return True
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word.lstrip("\"'“‘(")[:1].isupper() for word in long_words)
    return 3 <= len(words) <= 16 and bool(long_words) and capitals / len(long_words) >= 0.75


def before_dateline(lines: list[Line], at: int) -> bool:
    """A short line of the first three that the dateline of the prose follows, at once or after one more short line."""
    for index in range(at, min(at + 2, 3, len(lines) - 1)):
        if len(lines[index].text) > 200:
            return False
        if read_dateline(lines[index + 1].text, 0) is not None:
            return True
    return False


def _hard_wrapped(lines: list[Line]) -> bool:
    """Most lines end in mid-sentence at about the same width."""
    middle = [line for line in lines if 50 <= len(line.text) <= 95 and line.text[-1] not in '.!?"”']
    return len(lines) >= 5 and len(middle) >= 0.6 * len(lines)
