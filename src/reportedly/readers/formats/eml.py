"""E-mail messages: the plain part, else the HTML part; sender, subject and day from the head."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any, BinaryIO

from ...errors import Unreadable
from ..content import Content, Found
from ..decode import decode
from ..header import author_names, is_publisher
from ..header.names import is_person
from ..limits import MAX_FILE, read_at_most
from ..options import ReadOptions
from . import html

_SUBJECT_MARKS = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Content]:
    """One message. Attachments are not read, and noted.

    Raises:
        Unreadable: where no part of it is text.
    """
    data = read_at_most(stream, MAX_FILE, Unreadable("the message is too large", todo="save its text and read that"))
    message = email.message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise Unreadable("the message has no part with text", todo="save its text or its attachment and read that")
    payload = body.get_payload(decode=True)
    text, notes = decode(payload if isinstance(payload, bytes) else b"", declared=body.get_content_charset())
    if body.get_content_type() == "text/html":
        text = html.text_of(text)
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if attached:
        notes.append(f"Attachments were not read: {', '.join(attached)[:200]}.")
    yield Content(data=data, text=text, notes=tuple(notes), found=_found(message))


def _found(message: EmailMessage) -> Found:
    sender, date = _header(message, "from"), _header(message, "date")
    display = next((address.display_name for address in getattr(sender, "addresses", ())), "").strip()
    day = getattr(date, "datetime", None)
    subject = _SUBJECT_MARKS.sub("", str(_header(message, "subject") or "")).strip()
    person = is_person(display)
    return Found(
        title=subject or None,
        authors=author_names(display) if person else (),
        publisher=display if not person and is_publisher(display) else None,
        published=day.date().isoformat() if day is not None else None,
    )


def _header(message: EmailMessage, name: str) -> Any:
    """A parsed header; `None` where the standard library's parser stumbles over a broken one (it raises IndexError,
    ValueError and others)."""
    try:
        return message[name]
    except Exception:
        return None
