"""Which texts the shipped weights were trained on: `python -m training.seen --data DIR`.

Writes a digest of each annotated text by task, so that `reportedly evaluate` can say of any data that they, or some of
them, taught the model. A head that is trained on another corpus adds it to `CORPORA`. Texts with weak labels are not
listed: no task is scored on them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportedly.evaluation.seen import FILE, digest

from .records import read_records

CORPORA: tuple[tuple[str, str, Callable[[dict[str, Any]], str]], ...] = (
    ("attribution", "attribution/train.docs.jsonl", lambda row: row["text"]),
    ("events", "events/plover_sentences.train.jsonl", lambda row: row["text"]),
    ("events", "events/source_target_bio.train.jsonl", lambda row: " ".join(row["tokens"])),
    ("roles", "events/muc4.train.jsonl", lambda row: row["doctext"]),
)
"""Task, file and where its texts are."""


def lines(data: Path) -> list[str]:
    """Task and digest of each text."""
    found = set()
    for task, name, text in CORPORA:
        for line in (data / name).read_text(encoding="utf-8").rstrip("\n").split("\n"):
            found.add(f"{task} {digest(text(json.loads(line)))}")
    for record in read_records():
        found.add(f"records {digest(record.text)}")
    return sorted(found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/data") / FILE, help="file to write")
    given = parser.parse_args(arguments)
    given.out.write_text("\n".join([*lines(given.data), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
