"""What kind of file is it? By its first bytes, and by its suffix where they leave it open."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath
from typing import Literal

from ..errors import Unreadable
from .words import word_list

Kind = Literal["text", "markdown", "html", "pdf", "docx", "eml", "jsonl", "csv", "warc", "gzip"]
HEAD = 16_384
"""Bytes looked at."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div)\b", re.I | re.S
)
_EML = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_MAIL_FIELD = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.I | re.M)


@cache
def _suffixes() -> dict[str, Kind]:
    return {suffix: kind for kind, suffixes in word_list("kinds")["suffixes"].items() for suffix in suffixes}


@cache
def _refused() -> tuple[tuple[bytes, str, str], ...]:
    return tuple(
        (bytes.fromhex(entry["magic"]), entry["what"], entry["todo"]) for entry in word_list("kinds")["refused"]
    )


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of a file that begins with `head` and is called `name`.

    Raises:
        Unreadable: where it is a kind that is not read.
    """
    suffix = PurePath(name).suffix.lower().lstrip(".")
    by_suffix = _suffixes().get(suffix)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        if by_suffix == "docx" or b"word/" in head:
            return "docx"
        raise Unreadable("it is a ZIP archive or another office file", todo="unpack it, or save it as DOCX or text")
    if head.startswith(b"WARC/"):
        return "warc"
    for magic, what, todo in _refused():
        if head.startswith(magic):
            raise Unreadable(f"it is {what}", todo=todo)
    if by_suffix in {"html", "eml", "jsonl", "csv", "markdown"}:
        return by_suffix
    if by_suffix in {"pdf", "docx", "warc"} and b"\0" in head:
        return by_suffix
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(bare):
        return "html"
    if _EML.match(bare) and _MAIL_FIELD.search(bare[:8000]):
        return "eml"
    if by_suffix is None and bare.lstrip()[:1] == b"{" and b'":' in bare[:4000]:
        return "jsonl"
    return "text"
