"""How does the record leave? A format per file, all of them in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import BadOption
from ..model import Record
from . import csv, jsonl, parquet
from .files import all_or_nothing

FORMATS: dict[str, Callable[[Iterable[Record], Path], dict[str, int]]] = {
    "jsonl": jsonl.write,
    "csv": csv.write,
    "parquet": parquet.write,
}
"""Name of each format to what writes it: into a folder, giving each file's name and its number of rows."""


def check(format: str) -> None:
    """Raise `BadOption` where `format` is not in `FORMATS`, before anything is read."""
    if format not in FORMATS:
        raise BadOption(f"{format!r} is no export format", where="--format", todo=f"use one of {', '.join(FORMATS)}")


def write(records: Iterable[Record], directory: str | Path, format: str) -> dict[str, int]:
    """Write `records` into files of `directory`, one record at a time; files of the same names are replaced.

    Args:
        records: read once, never held together.
        directory: made where it is missing. It gets all files or, when something fails, none.
        format: a name in `FORMATS`.

    Returns:
        The name of each file of rows to their number.

    Raises:
        BadOption: where the format is unknown or the folder cannot be written.
        Missing: where a format needs an extra that is not installed.
    """
    check(format)
    with all_or_nothing(Path(directory)) as partial:
        return FORMATS[format](records, partial)
