"""Bytes into text: UTF-8 first, then what the bytes show; never a crash, and a note where it was not plain."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ..errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
REPLACED = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, list[str]]:
    """The text in `data`, and notes on what was not plain.

    Order: a byte order mark; UTF-8; UTF-16 without a mark; the encoding the file or its server declares; UTF-8 with
    a few broken bytes; windows-1252 where nearly all is ASCII; what charset-normalizer takes it for.

    Raises:
        Unreadable: where it is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plainly(data[len(mark) :] if encoding == "utf-8" else data, encoding)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _plainly(data, wide)
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return data.decode(declared), []
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    broken = data.decode("utf-8", "replace")
    bad = broken.count(REPLACED)
    good = sum(1 for character in broken[:_SAMPLE] if character > "\x7f" and character != REPLACED)
    if good > 5 * bad:
        return broken, [f"{bad} bytes are no valid UTF-8; each stands as {REPLACED} in the text."]
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    lost = text.count(REPLACED)
    note = f"The text is not UTF-8; it was read as {encoding}, as its bytes suggest"
    return text, [f"{note}, and {lost} bytes could not be read." if lost else f"{note}."]


def _plainly(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, "replace")
    lost = text.count(REPLACED)
    return text, [f"{lost} characters are no valid {encoding.upper()}."] if lost else []


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows by NULs at every other byte of its Latin letters and blanks."""
    head = data[:4000]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    head = data[:_SAMPLE]
    if len(_CONTROLS.findall(head)) > max(2, 0.02 * len(head)):
        raise Unreadable("the file is not text", todo="give text, Markdown, HTML, PDF, DOCX, EML, JSONL, CSV or WARC")


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high < 0.08 * letters:
        # English with curly quotes and a few accents: too little for statistics, and nearly always this.
        return "cp1252"
    best = from_bytes(sample).best()
    if best is None:
        raise Unreadable("the file is not text in any encoding known", todo="save it as UTF-8 text and read that")
    return best.encoding
