"""Gold spans onto the text as it was read, and one-to-one assignment."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Pair = tuple[int, int]
TOKEN = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")
TITLES = frozenset(
    ("the", "a", "an", "mr", "ms", "mrs", "dr", "general", "gen", "brigadier", "colonel", "col", "lt", "sheikh", "by")
)
"""What a name may carry in front."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Ms|Mrs|Lt|Col|Gen|No|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|St|vs)|\b[A-Z])\.$"
)
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9ÁÉÍÓÚÀÈ])")


class Carry:
    """Resolves gold spans `{"text", "n"}` in the gold text and carries them to the text as read, by tokens."""

    def __init__(self, gold_text: str, text: str) -> None:
        self.gold_text, self.same = gold_text, gold_text == text
        if not self.same:
            self.tokens = [match.span() for match in TOKEN.finditer(gold_text)]
            self.others = [match.span() for match in TOKEN.finditer(text)]
            one = [gold_text[begin:end] for begin, end in self.tokens]
            two = [text[begin:end] for begin, end in self.others]
            blocks = difflib.SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
            self.map = {a + step: b + step for a, b, size in blocks for step in range(size)}

    def __call__(self, span: dict[str, Any] | None) -> Pair | None:
        if not span or "text" not in span:
            return None
        place = nth(self.gold_text, span["text"], span.get("n", 0))
        if place is None or self.same:
            return place
        hits = [at for at, token in enumerate(self.tokens) if token[0] < place[1] and place[0] < token[1]]
        mapped = [self.map[at] for at in hits if at in self.map]
        return (self.others[min(mapped)][0], self.others[max(mapped)][1]) if mapped else None


def nth(text: str, words: str, number: int) -> Pair | None:
    """The `number`-th place of `words` in `text`, from 0, overlaps included."""
    at = -1
    for _ in range(number + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at, at + len(words)


def overlap(one: Pair, two: Pair) -> float:
    """Intersection over the stretch from the first begin to the last end."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared / (max(one[1], two[1]) - min(one[0], two[0])) if shared > 0 else 0.0


def inside(one: Pair, two: Pair) -> bool:
    """True where either lies in the other."""
    return (one[0] >= two[0] and one[1] <= two[1]) or (two[0] >= one[0] and two[1] <= one[1])


def assign(weights: Sequence[Sequence[float]]) -> list[Pair]:
    """Maximum-weight one-to-one assignment; pairs of weight 0 are left out."""
    if not weights or not weights[0]:
        return []
    table = np.maximum(np.array(weights, dtype=float), 0.0)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return sorted((int(i), int(j)) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0)


def fold(words: Any) -> str:
    """Plain lower case without marks and punctuation."""
    plain = unicodedata.normalize("NFKD", str(words or ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return " ".join(re.findall(r"\w+", re.sub(r"[’'`ʿʾ]", "", plain)))


def fold_name(name: Any) -> str:
    """A name without article and title in front."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(words)


def sentences(text: str) -> list[Pair]:
    """Lines first, then end punctuation."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        begin = 0
        for end in _END.finditer(line.group()):
            if not _ABBREVIATION.search(line.group()[: end.start() + 1]):
                found.append((line.start() + begin, line.start() + end.end()))
                begin = end.end()
        if line.group()[begin:].strip():
            found.append((line.start() + begin, line.end()))
    return found or [(0, len(text))]


def around(of_text: list[Pair], span: Pair) -> Pair:
    """The stretch of the sentences that `span` meets."""
    met = [one for one in of_text if one[0] < span[1] and span[0] < one[1]]
    return (min(one[0] for one in met), max(one[1] for one in met)) if met else span


def many(value: Any) -> list[Any]:
    """A list of what may be null, one value or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
