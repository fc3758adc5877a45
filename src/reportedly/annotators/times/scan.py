"""One pass over a text that turns its words of time into classes, so that a small grammar can run over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ...model import Span
from .lexicon import PIECE, context, phrases

OTHER = "OTHER"
MAX_DIGITS = 15
"""A longer figure counts no days and no years."""
"""Class of every word that says nothing of time."""

# Order matters: the first alternative that fits is taken.
_ITEM = re.compile(
    r"(?P<BREAK>\n[ \t\r]*\n\s*)"
    r"|(?P<ISO>(?<![\w-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<NUMERIC>(?<![\w./-])\d{1,2}([./-])\d{1,2}\4\d{4}(?![\w/-]))"
    r"|(?P<CLOCK>(?<![\w:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<DECADE>(?<!\w)(?:1[0-9]|20)\d0['’]?s\b|['’`]\d0s\b)"
    r"|(?P<DIGIT_ORDINAL>(?<![\w,])(?<!\d\.)\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<FOUR>(?<![\w.,$€£%])\d{4}(?!\w|[.,]\d))"
    r"|(?P<NUMBER>(?<![\w.,$€£%])\d+(?:,\d{3})*(?:\.\d+)?(?=[ap]m\b|[^\w%]|$))"
    r"|(?P<AMPM>(?i:[ap]\.\s?m\b\.?))"
    rf"|(?P<PIECE>{PIECE})"
    r"|(?P<GLUED>\w+)"
    r"|(?P<HYPHEN>[-–—])|(?P<COMMA>,)|(?P<STOP>[.;:!?])|(?P<SLASH>/)|(?P<OPEN>[(\[])|(?P<CLOSE>[)\]])|(?P<APOSTROPHE>['’ʿ‘])"
)

PUNCTUATION = ("HYPHEN", "COMMA", "STOP", "SLASH", "OPEN", "CLOSE", "APOSTROPHE", "BREAK", "POSSESSIVE")
SPECIAL = ("ISO", "NUMERIC", "CLOCK", "DECADE", "DIGIT_ORDINAL", "FOUR", "NUMBER", "SMALL", "AMPM")


@cache
def letters() -> dict[str, str]:
    """One character for each class, from Unicode's private use area: a sequence of classes is then a plain string."""
    kinds = {word.kind for options in phrases().values() for _, word in options}
    names = [OTHER, *PUNCTUATION, *SPECIAL, *sorted(kinds - set(SPECIAL))]
    return {name: chr(0xE000 + at) for at, name in enumerate(names)}


MACROS = {
    "MONTHS": "[MONTH DOUBTFUL_MONTH]",
    "WEEKDAY_NAME": "[WEEKDAY WEEKDAY_SHORT]",
    "ORDINALS": "[ORDINAL DIGIT_ORDINAL]",
    "NTH": "(?:[ORDINAL DIGIT_ORDINAL] | UNIT)",
    "COUNT": "(?: [SMALL NUMBER FOUR] SCALE? | (?: NUMERAL | A? SCALE ) (?: [HYPHEN AND]? [NUMERAL SCALE] ){,12} )",
    "YEAR": "(?: FOUR | NUMERAL HYPHEN? NUMERAL (?: HYPHEN? NUMERAL )? )",
    "MANY": "(?: COUNT (?: HYPHEN? AND HYPHEN? A HYPHEN? HALF )? | A? VAGUE | A? COUPLE VAGUE? | A | HALF A | SOME )",
    "UNIT_NAME": "[UNIT UNITS]",
    "LASTS": "[LAST PAST PREVIOUS]",
    "NEXTS": "[NEXT FOLLOWING]",
}
_NAME = re.compile(r"(?<![?])\b[A-Z][A-Z_]*\b")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over class characters that `pattern` writes with names."""
    while any(name in MACROS for name in _NAME.findall(pattern)):
        pattern = _NAME.sub(lambda match: MACROS.get(match.group(), match.group()), pattern)
    # Blanks stand between names in a set as well, where verbose mode would keep them.
    pattern = _NAME.sub(lambda match: letters()[match.group()], pattern)
    return re.compile(re.sub(r"\s+", "", pattern))


@cache
def _names() -> dict[str, str]:
    return {letter: name for name, letter in letters().items()}


@dataclass(slots=True, eq=False)
class Scan:
    """A text as a sequence of items.

    Args:
        text: the text.
        classes: one character per item.
        spans: where each item stands.
        values: what each item means.
        has_capitals: whether any letter of the text is a capital.
    """

    text: str
    has_capitals: bool = True
    classes: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def kind(self, at: int) -> str:
        """Class of one item."""
        return _names()[self.classes[at]]

    def span(self, begin: int, end: int) -> Span:
        """The span of the items from `begin` to `end`, half-open."""
        return Span(self.spans[begin][0], self.spans[end - 1][1])

    def word(self, at: int) -> str:
        """The text of one item; empty beyond the ends."""
        if not 0 <= at < len(self.spans):
            return ""
        begin, end = self.spans[at]
        return self.text[begin:end]

    def fits(self, pattern: str, begin: int, end: int | None = None) -> bool:
        """Whether the items from `begin` fit a pattern over class names; all of them up to `end` where it is given."""
        if begin < 0:
            return False
        regex = compiled(pattern)
        if end is None:
            return regex.match(self.classes, begin) is not None
        return regex.fullmatch(self.classes, begin, end) is not None

    def adjacent(self, at: int) -> bool:
        """True where only a blank stands between the items before and at `at`."""
        return 0 < at < len(self.spans) and self.text[self.spans[at - 1][1] : self.spans[at][0]] == " "

    def same_sentence(self, begin: int, end: int) -> bool:
        """True where no full stop or break stands between the two items."""
        stops = (letters()["STOP"], letters()["BREAK"])
        return not any(stop in self.classes[begin:end] for stop in stops)


def scan(text: str) -> Scan:
    """Scan `text`."""
    table, letter = phrases(), letters()
    matches = list(_ITEM.finditer(text))
    kinds = [match.lastgroup or "" for match in matches]
    # In a text without capitals they tell nothing.
    has_capitals = any(c.isupper() for c in text)
    result = Scan(text, has_capitals)
    classes: list[str] = []
    abbreviations = context("abbreviations", "words")
    at = 0
    while at < len(matches):
        match, kind = matches[at], kinds[at]
        begin, end = match.span()
        value: Any = None
        step = 1
        if kind in ("PIECE", "NUMBER", "FOUR"):
            word = match.group().lower().replace("’", "'")
            found = None
            for pieces, meaning in table.get(word, ()):
                stop = _reach(matches, kinds, at, pieces)
                if stop and not (meaning.capital and has_capitals and word[0].isalpha() and match.group()[0].islower()):
                    found = meaning
                    step, end = stop - at, matches[stop - 1].end()
                    break
            if found is not None:
                kind, value = found.kind, found.value
                if word in abbreviations and text[end : end + 1] == ".":
                    end, step = end + 1, step + 1
            elif word == "'s":
                kind = "POSSESSIVE"
            elif kind == "NUMBER" and len(word) > MAX_DIGITS:
                kind = OTHER
            elif kind == "NUMBER":
                value = float(word.replace(",", "")) if "." in word else int(word.replace(",", ""))
                kind = "SMALL" if word.isdecimal() and len(word) <= 2 else "NUMBER"
            elif kind == "FOUR":
                value = int(word)
            else:
                kind = OTHER
        elif kind == "GLUED":
            kind = OTHER
        elif kind == "AMPM":
            value = 12 if match.group()[0] in "pP" else 0
        elif kind == "DIGIT_ORDINAL":
            value = int(re.sub(r"\D", "", match.group()))
        classes.append(letter[kind])
        result.spans.append((begin, end))
        result.values.append(value)
        at += step
    result.classes = "".join(classes)
    return result


def _reach(matches: Sequence[re.Match[str]], kinds: Sequence[str], at: int, pieces: tuple[str, ...]) -> int:
    """End of the items from `at` that spell `pieces`, hyphens and apostrophes aside; 0 where they do not."""
    for piece in pieces[1:]:
        at += 1
        while at < len(matches) and kinds[at] in ("HYPHEN", "APOSTROPHE"):
            at += 1
        if at == len(matches) or matches[at].group().lower().replace("’", "'") != piece:
            return 0
    return at + 1
