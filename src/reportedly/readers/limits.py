"""How much is read at most: a file must not fill the memory, nor an archive that is small on disk."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from ..errors import Unreadable

MAX_FILE = 256 * 2**20
"""Bytes of a file that has to be held as a whole (PDF, DOCX, EML)."""
MAX_EXPANDED = 256 * 2**20
"""Bytes that an office file may expand to."""
MAX_STREAM = 16 * 2**20
"""Bytes that a packed stream may give, unless it is packed no denser than `MAX_RATIO`."""
MAX_RATIO = 100
MAX_PART = 48 * 2**20
"""Bytes of one XML part of a DOCX file: its tree takes ten times as much."""


def too_long(max_chars: int) -> Unreadable:
    return Unreadable(
        f"the text is longer than {max_chars:,} characters",
        todo="split it, or raise the limit with --max-chars",
    )


def read_at_most(stream: BinaryIO, limit: int, error: Unreadable) -> bytes:
    """All bytes of `stream`; `error` is raised where there are more than `limit`, without reading them."""
    chunks, size = [], 0
    while chunk := stream.read(min(2**20, limit + 1 - size)):
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise error
    return b"".join(chunks)


def max_bytes(max_chars: int, per_char: int) -> int:
    """Bytes that a text of `max_chars` characters may take; `per_char` with markup around it."""
    return max_chars * per_char + 64_000


class Gunzip(io.RawIOBase):
    """The bytes inside a gzip stream, of one or more members, refused when it expands beyond all measure."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = _Counted(stream)
        self._plain = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            out = self._plain.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable(f"the gzip archive is broken ({error})", todo="fetch the file again") from error
        self._given += len(out)
        if self._given > MAX_STREAM and self._given > MAX_RATIO * self._packed.count:
            raise Unreadable(
                f"the archive expands to more than {MAX_RATIO} times its size", todo="unpack it by hand if you trust it"
            )
        buffer[: len(out)] = out
        return len(out)


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self.count += len(data)
        buffer[: len(data)] = data
        return len(data)
