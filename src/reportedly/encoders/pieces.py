"""A text as word pieces, with what an uncased vocabulary does not see: casing, spacing, quotation.

A word here is a run of letters or digits, or a single mark, as BERT's pre-tokeniser cuts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

FEATURES = 3
"""Columns of `Pieces.features`: casing, gap, quotation."""


class Casing(IntEnum):
    """How a word is written."""

    NONE = 0
    LOWER = 1
    CAPITAL = 2
    UPPER = 3
    DIGIT = 4
    MARK = 5
    MIXED = 6
    UNKNOWN = 7
    """A letter word of a text that carries no case."""


class Gap(IntEnum):
    """What stands before a piece."""

    BLANK = 0
    LINE = 1
    PARAGRAPH = 2
    NOTHING = 3


class Quotation(IntEnum):
    """Where a piece stands with regard to double quotation marks; a line break closes them."""

    OUTSIDE = 0
    INSIDE = 1
    STRAIGHT_MARK = 2


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of one text; all arrays run over pieces.

    Args:
        ids: vocabulary ids.
        offsets: begin and end of each piece, half-open code points of the text.
        first: true for the first piece of a word.
        features: casing, gap and quotation of each piece.
        line: number of the line the piece stands in.
        sentence: true where a sentence may begin; only used to cut a line that is too long for a window.
    """

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    first: NDArray[np.bool_]
    features: NDArray[np.int64]
    line: NDArray[np.int64]
    sentence: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def load_tokenizer(path: Path) -> Tokenizer:
    """A tokenizer that neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@lru_cache(maxsize=10_000)
def casing(word: str) -> Casing:
    """How `word` is written; of an empty one, NONE."""
    if not word:
        return Casing.NONE
    if word[0].isdigit():
        return Casing.DIGIT
    if not word[0].isalnum():
        return Casing.MARK
    if word.islower():
        return Casing.LOWER
    if len(word) > 1 and word.isupper():
        return Casing.UPPER
    return Casing.CAPITAL if word[0].isupper() else Casing.MIXED


def carries_case(text: str) -> bool:
    """False where all letters that have case are of one case, as in a ticker or a text in capitals."""
    return not (text.islower() or text.isupper())


def hide_case(features: NDArray[np.int64]) -> NDArray[np.int64]:
    """A copy of `features` in which no letter word shows its casing."""
    hidden = features.copy()
    column = hidden[..., 0]
    shown = (Casing.LOWER, Casing.CAPITAL, Casing.UPPER, Casing.MIXED)
    column[np.isin(column, shown)] = Casing.UNKNOWN
    return hidden


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """`text` as pieces."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    offsets, words = encoded.offsets, encoded.word_ids
    word_end = _word_ends(offsets, words)
    # lists, and one array of each at the end: to set single values of an array takes far longer
    first: list[bool] = []
    sentence: list[bool] = []
    features: list[int] = []
    lines: list[int] = []
    line, quoted, last_end, before = 0, False, 0, ""
    last_word: int | None = -1
    how, quotation = Casing.NONE, Quotation.OUTSIDE
    for at, (begin, end) in enumerate(offsets):
        if words[at] == last_word:
            first.append(False)
            sentence.append(False)
            features += how, Gap.NOTHING, quotation
            lines.append(line)
            last_end = end
            continue
        last_word = words[at]
        word = text[begin : word_end[at]]
        how = casing(word)
        between = text[last_end:begin]
        breaks = between.count("\n")
        if at == 0:
            gap = Gap.PARAGRAPH
        elif breaks:
            gap = Gap.LINE if breaks == 1 else Gap.PARAGRAPH
            line += 1
            quoted = False
        else:
            gap = Gap.BLANK if between else Gap.NOTHING
        if word == "“":
            quoted = True
        elif word == '"':
            quoted = not quoted
        quotation = Quotation.INSIDE if quoted else Quotation.OUTSIDE
        if word == "”":
            quotation = Quotation.INSIDE
            quoted = False
        elif word == '"':
            quotation = Quotation.STRAIGHT_MARK
        first.append(True)
        sentence.append(before in _ENDS and bool(between) and how in _OPENING)
        features += how, gap, quotation
        lines.append(line)
        before, last_end = word, end
    columns = np.fromiter(features, np.int64, len(features)).reshape(-1, FEATURES)
    if not carries_case(text):
        columns = hide_case(columns)
    return Pieces(
        ids=np.array(encoded.ids, np.int64),
        offsets=np.fromiter(chain.from_iterable(offsets), np.int64, 2 * len(offsets)).reshape(-1, 2),
        first=np.array(first, bool),
        features=columns,
        line=np.array(lines, np.int64),
        sentence=np.array(sentence, bool),
    )


_OPENING = (Casing.CAPITAL, Casing.UPPER, Casing.MARK)
_ENDS = frozenset({".", "?", "!", "”", '"'})


def _word_ends(offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> list[int]:
    """For each piece the end of the word it belongs to."""
    ends = [end for _, end in offsets]
    for at in range(len(ends) - 2, -1, -1):
        if words[at] == words[at + 1]:
            ends[at] = ends[at + 1]
    return ends
