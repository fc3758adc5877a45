"""JSON Lines: one whole record a line, as `reportedly read --format json` prints it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..model import Record


def write(records: Iterable[Record], directory: Path) -> dict[str, int]:
    """Write `records.jsonl` into `directory`; gives the file's name to its number of lines."""
    count = 0
    with (directory / "records.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(record.to_json() + "\n")
            count += 1
    return {"records.jsonl": count}
