"""`evaluate records`: whole records against gold documents, read from their files as users would read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ..api import read
from ..errors import BadOption, BadRecord
from ..model import Record
from ..text import text_hash
from .annotated import record_of
from .files import read_jsonl
from .gold import GoldDocument, load_gold
from .run import Progress, Result, Speed, score_part, seen_texts, told
from .scorers import records
from .scorers.records.tally import Tally
from .tasks import Measure

HEADLINE = "usable_claims_f1"


def read_gold(document: GoldDocument, speed: Speed, **options: str | None) -> Record:
    """Read the text of a gold document as users read it.

    Args:
        document: whose text.
        speed: what the reading is added to.
        options: as `reportedly.read` takes them.
    """
    with speed.over(document.text):
        return read(document.path, **options)


def tally(document: GoldDocument, record: Record) -> Tally:
    """How one document was read."""
    return records.score(document.gold, record.to_dict(), document.text)


def evaluate_records(
    folder: Path,
    *,
    limit: int | None = None,
    predictions: Path | None = None,
    predictions_from: Path | None = None,
    progress: Progress | None = None,
) -> Result:
    """Read every gold document and score the whole records.

    Args:
        folder: as `load_gold` takes it.
        limit: only the first so many documents.
        predictions: file to write the records to, as JSON Lines.
        predictions_from: file with records to score instead of reading anything; or a folder of another's annotation
            of the same texts: then the figures say how far two people agree.
        progress: called with documents done and all.

    Raises:
        BadOption: as `load_gold`; also where a document has no record in `predictions_from`.
    """
    documents = load_gold(folder, strict=False)[:limit]
    given = _stored(predictions_from) if predictions_from else None
    table, slips, lines, texts, speed = {}, {}, [], [], Speed()
    for number, document in enumerate(documents, 1):
        name = str(document.gold["doc"])
        record = read_gold(document, speed) if given is None else _of(document, given, predictions_from)
        scores = tally(document, record)
        table[name] = scores.counts
        slips[name] = [told(slip, record.document.text) for slip in scores.slips]
        lines.append(record.to_json() + "\n")
        texts.append(record.document.text)
        if progress:
            progress(number, len(documents))
    if predictions:
        predictions.write_bytes("".join(lines).encode("utf-8", "backslashreplace"))
    measure = Measure(metrics=records.metrics, headline=HEADLINE, tables=records.tables)
    scored = score_part(measure, {"records": table}, {"records": slips})
    notes = [f"{one.gold['doc']}: counts against the reader: {fault}" for one in documents for fault in one.faults]
    seen, taught = seen_texts("records", {"records": texts} if given is None else {})
    return Result(
        task="records", split=folder.name, parts=[scored], words=speed.words, seconds=speed.seconds,
        notes=[*taught, *notes], seen=seen,
    )  # fmt: skip


def _stored(path: Path) -> list[Record]:
    if path.is_dir():
        return [record_of(document, strict=False) for document in load_gold(path, strict=False)]
    try:
        return [Record.from_json(json.dumps(row)) for row in read_jsonl(path, todo="write it with --predictions")]
    except BadRecord as error:
        raise BadOption(error.found, where=str(path), todo=error.todo) from error


def _of(document: GoldDocument, records: Sequence[Record], path: Path | None) -> Record:
    """The record of a gold document: that of the same text, else that of a file of the same name."""
    for same in (
        lambda record: record.document.text_id == text_hash(document.text),
        lambda record: (record.document.locator or "").rpartition("/")[2] == document.path.name,
    ):
        if found := next(filter(same, records), None):
            return found
    raise BadOption(f"no record of {document.path.name}", where=str(path), todo="read every text of the gold into it")
