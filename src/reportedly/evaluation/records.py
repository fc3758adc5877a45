"""`evaluate records`: whole records against gold documents, read from their files as users would read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..api import read
from ..errors import BadOption
from .files import Row
from .run import Progress, Result, Scored, score_part, told
from .scorers import records
from .scorers.records.tally import Tally
from .tasks.registry import Part

HEADLINE = "usable_claims_f1"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated document: the annotation, and the file that holds its text."""

    gold: Row
    path: Path


def load_gold(folder: Path, field: str = "claims") -> list[GoldDocument]:
    """The gold documents of a folder: its `*.json` files, or those of its subfolder `gold`, with the files they name.

    Args:
        folder: with annotated documents.
        field: what an annotated document has; other files are passed over.

    Raises:
        BadOption: where there is none, one is malformed, or its text is missing.
    """
    home = folder / "gold" if (folder / "gold").is_dir() else folder
    found = []
    for path in sorted(home.glob("*.json")):
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            raise BadOption(f"line {error.lineno} is not JSON ({error.msg})", where=str(path)) from error
        if not isinstance(gold, dict) or field not in gold:
            continue  # incidents.json and the like
        places = [home / str(gold.get("file", "")), home.parent / str(gold.get("file", ""))]
        text = next((place for place in places if place.is_file()), None)
        if text is None:
            raise BadOption(f"names the file {gold.get('file')!r}, which is not there", where=str(path))
        found.append(GoldDocument(gold=gold, path=text))
    if not found:
        raise BadOption("no annotated document is there", where=str(folder), todo="name the gold folder with --data")
    return found


def offsets(text: str, span: Row) -> tuple[int, int]:
    """Where a gold span `{"text", "n"}` stands: half-open code points.

    Raises:
        BadOption: where the text does not hold the words so often.
    """
    at = -1
    for _ in range(span["n"] + 1):
        at = text.find(span["text"], at + 1)
        if at < 0:
            raise BadOption(f"the gold span {span['text']!r} ({span['n']}) is not in the text")
    return at, at + len(span["text"])


def tally(document: GoldDocument) -> tuple[Tally, str]:
    """Read one document; how it was read, and its record as JSON."""
    record = read(document.path).to_json()
    text = document.path.read_text(encoding="utf-8")
    return records.score(document.gold, json.loads(record), text), record


def evaluate_records(
    folder: Path, *, limit: int | None = None, predictions: Path | None = None, progress: Progress | None = None
) -> Result:
    """Read every gold document and score the whole records.

    Args:
        folder: as `load_gold` takes it.
        limit: only the first so many documents.
        predictions: file to write the records to, as JSON Lines.
        progress: called with documents done and all.
    """
    documents = load_gold(folder)[:limit]
    table, slips, lines = {}, {}, []
    for number, document in enumerate(documents, 1):
        name = str(document.gold["doc"])
        scores, line = tally(document)
        table[name] = scores.counts
        slips[name] = [told(slip, json.loads(line)["document"]["text"]) for slip in scores.slips]
        lines.append(line + "\n")
        if progress:
            progress(number, len(documents))
    if predictions:
        predictions.write_text("".join(lines), encoding="utf-8")
    part = Part(predict=dict, counts=records.counts, metrics=records.metrics, headline=HEADLINE, tables=records.tables)
    scored: Scored = score_part(part, {"records": table}, {"records": slips})
    return Result(task="records", split=folder.name, parts=[scored], words=0, seconds=0.0)
