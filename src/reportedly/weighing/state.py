"""What a `Weigher` has taken in and made, as bytes to keep, and the seal by which they hold.

The bytes are of use to the very code that made them and to no other: `seal` names it, with the words and the registry
that it knows. Under another seal everything is weighed anew.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from pydantic import TypeAdapter

from .. import registry
from ..model import Copy, Incident
from .known import Known, Taken
from .pairs import Fits
from .verdict import Match

LEVEL = 1
"""Of compression: more takes longer than the disk."""


@cache
def seal() -> str:
    """Names the package, the code and the words of weighing, and the registry."""
    found = hashlib.sha256(f"{version('reportedly')} {registry.digest()}".encode())
    package = files("reportedly")
    code = [package / "weighing", package / "model", package / "data" / "weighing"]
    for folder in code:
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            if file.name.endswith((".py", ".toml")):
                found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()


def pack(taken: Taken) -> tuple[bytes, bytes]:
    """A document with its copies, and its pairs."""
    told = _document().dump_json((taken.known, taken.copies, taken.fits.decisions))
    return zlib.compress(told, LEVEL), zlib.compress(taken.fits.pairs.tobytes(), LEVEL)


def unpack(told: bytes, pairs: bytes) -> Taken:
    """What `pack` gave, as it was."""
    known, copies, decisions = _document().validate_json(zlib.decompress(told))
    return Taken(known=known, copies=copies, fits=Fits(pairs=array("i", zlib.decompress(pairs)), decisions=decisions))


def pack_incident(made: Incident) -> bytes:
    """An incident."""
    return zlib.compress(_incident().dump_json(made), LEVEL)


def unpack_incident(kept: bytes) -> Incident:
    """What `pack_incident` gave, as it was."""
    return _incident().validate_json(zlib.decompress(kept))


@cache
def _document() -> TypeAdapter[tuple[Known, tuple[Copy, ...], tuple[Match, ...]]]:
    return TypeAdapter(tuple[Known, tuple[Copy, ...], tuple[Match, ...]])


@cache
def _incident() -> TypeAdapter[Incident]:
    return TypeAdapter(Incident)
