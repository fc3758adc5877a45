"""What do the records say, for people who read? One HTML file that opens anywhere, offline."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..errors import BadOption
from ..model import Record, Weighed
from .incidents import IncidentPages
from .outlines import extent, outlines
from .page import head_and_tail, json_block
from .view import Overview

__all__ = ["write"]

TITLE = "Who said so: claims and their voices"


def write(
    records: Iterable[Record], path: str | Path, *, title: str | None = None, weighed: Weighed | None = None
) -> dict[str, int]:
    """Write a self-contained HTML report of `records` to `path`.

    Args:
        records: read once; the texts go to disk one by one and are not held together.
        path: the file to write; it is there whole or not at all.
        title: heading of the report.
        weighed: what weighing gave for these records; without it the report has no incidents.

    Returns:
        How many claims, voices and documents it shows.

    Raises:
        BadOption: where `path` cannot be written.
    """
    path = Path(path)
    target = path.resolve()  # a link stays a link
    device = target.exists() and not target.is_file()  # or a pipe: no file may take its place
    overview, incidents = Overview(), IncidentPages(weighed or Weighed())
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=None if device else target.parent) as folder:
            blocks, page = Path(folder) / "blocks", Path(folder) / "page"
            with blocks.open("w", encoding="utf-8", newline="\n") as file:
                for number, record in enumerate(records):
                    view = json_block(overview.add(record))
                    incidents.add(record)
                    file.write(f'<script type="application/json" id="document-{number}">{view}</script>\n')
            head, tail = head_and_tail(_values(overview, incidents, title))
            with page.open("wb") as whole, blocks.open("rb") as texts:
                whole.write(head.encode("utf-8", "replace"))
                while chunk := texts.read(1 << 20):
                    whole.write(chunk)
                whole.write(tail.encode("utf-8", "replace"))
                whole.flush()
                os.fsync(whole.fileno())
            if device:
                with page.open("rb") as whole, target.open("wb") as out:
                    shutil.copyfileobj(whole, out)
            else:
                page.replace(target)
    except OSError as error:
        raise BadOption(
            f"the report cannot be written ({error.strerror})", where=str(path), todo="name another file with -o"
        ) from error
    return overview.counts()


def _values(overview: Overview, incidents: IncidentPages, title: str | None) -> dict[str, object]:
    for party in overview.parties:
        party.pop("last")
        party["names"] = [[words, sorted(by.items())] for words, by in sorted(party["names"].items())]
    box = extent(overview.places)
    return {
        "title": title or TITLE,
        "counts": overview.counts(),
        "parties": overview.parties,
        "documents": overview.documents,
        "claims": overview.claims,
        "weighing": incidents.values(),
        "coded": sorted({document["coded"] for document in overview.documents}),
        "overview": {
            "documents": overview.documents,
            "parties": overview.parties,
            "claims": overview.claims,
            "places": overview.places,
            "wording": overview.wording,
            "map": {"box": box, "countries": outlines(box)} if box else None,
        },
    }
