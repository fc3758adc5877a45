"""Bytes into text: UTF-8 first, then what the bytes show; never a crash, and a note where it was not plain."""

from __future__ import annotations

import codecs
import contextlib
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
    """The text in `data` without its byte order mark, and notes on what was not plain; as `encoding_of`."""
    encoding, note = encoding_of(data, declared=declared)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    lost = text.count(REPLACED) - (data.count(REPLACED.encode()) if encoding == "utf-8" else 0)
    notes = [note] if note else []
    if lost > 0:
        notes.append(f"{lost} bytes or more are no valid {encoding.upper()}; each stands as {REPLACED} in the text.")
    return text, notes


def encoding_of(data: bytes, *, declared: str | None = None) -> tuple[str, str | None]:
    """The encoding of the text in `data`, and a note where it was guessed.

    Order: a byte order mark; UTF-8; UTF-16 without a mark; the encoding the file or its server declares; UTF-8 with
    a few broken bytes; windows-1252 where nearly all is ASCII; what charset-normalizer takes it for.

    Raises:
        Unreadable: where it is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, None
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide, None
    _refuse_binary(data)
    for stated in ("utf-8", declared):
        with contextlib.suppress(LookupError, ValueError):
            if stated is not None:
                data.decode(stated)
                return stated, None
    broken = data.decode("utf-8", "replace")
    bad = broken.count(REPLACED)
    good = sum(1 for character in broken[:_SAMPLE] if character > "\x7f" and character != REPLACED)
    if good > 5 * bad:
        return "utf-8", None
    guessed = _guess(data)
    return guessed, f"The text is not UTF-8; it was read as {guessed}, as its bytes suggest."


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
