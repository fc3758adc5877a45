"""Plain text: folding, hashing, spans of lines and words. Offsets are code points, half-open."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

_BLANKS = re.compile(r"\s+")
_APOSTROPHES = re.compile(r"[’'`ʿʾʻ´]")
_WORDS = re.compile(r"\w+")


def fold_blanks(text: str) -> str:
    """`text` in NFC with every run of blanks as one space, without blanks at the ends."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def text_hash(text: str) -> str:
    """sha256 of `fold_blanks(text)` in hexadecimal: equal for texts that differ only in form or blanks."""
    return hashlib.sha256(fold_blanks(text).encode("utf-8", "surrogatepass")).hexdigest()


def fold_name(name: str) -> str:
    """`name` for comparison: no marks, no case, no apostrophes, words parted by one space. Keeps every script."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(_APOSTROPHES.sub("", plain.casefold())))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each run of text between line breaks, blank ones left out."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        if line.group().strip():
            yield line.span()
