"""Run a task: read the texts as users would, score the answers, say how sure the figures are."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import BadOption
from .files import DataSet, Row, read_jsonl
from .scorers.common import Counts, bootstrap
from .scorers.slips import Slip
from .scorers.tables import Table
from .tasks import TASKS, Part, Task

Value = dict[str, float]
Progress = Callable[[int, int], None]
AROUND = 80
"""Letters of context on either side of an item of the error listing."""


@dataclass(slots=True)
class Scored:
    """The figures of one part of a task.

    Args:
        sets: figures per named set, each `{"value", "low", "high"}` with a 95 % interval over documents.
        all: figures over all sets together.
        documents: how many each named set has with gold.
        slips: what was missed, invented or wrong, for the error listing; documents with the most wrong first.
        tables: by type and the like, over all sets together.
    """

    part: Part
    sets: dict[str, dict[str, Value]]
    all: dict[str, Value]
    documents: dict[str, int] = field(default_factory=dict)
    slips: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class Result:
    """What one evaluation gave."""

    task: str
    split: str
    parts: list[Scored]
    words: int
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: metrics of all parts side by side, fractions of one."""
        sets: dict[str, dict[str, Value]] = {}
        for part in self.parts:
            for name, values in part.sets.items():
                sets.setdefault(name, {}).update(values)
        together = {key: value for part in self.parts for key, value in part.all.items()}
        return {
            "task": self.task,
            "split": self.split,
            "sets": sets,
            "all": together,
            "documents": {name: number for part in self.parts for name, number in part.documents.items()},
            "tables": [asdict(table) for part in self.parts for table in part.tables],
            "words": self.words,
            "words_per_second": round(self.words / self.seconds) if self.seconds else None,
        }


def evaluate(
    task_name: str,
    folder: Path,
    split: str,
    *,
    limit: int | None = None,
    predictions: Path | None = None,
    predictions_from: Path | None = None,
    progress: Progress | None = None,
) -> Result:
    """Score a task.

    Args:
        task_name: one of `TASKS`.
        folder: where `SPLIT.docs.jsonl` and `SPLIT.gold.jsonl` (or `NAME.SPLIT.…`) lie.
        split: e.g. "dev".
        limit: only the first so many documents of each set.
        predictions: file to write predictions to; a second part goes to `FILE.PART`.
        predictions_from: file with predictions to score instead of reading anything.
        progress: called with documents done and all.

    Raises:
        BadOption: for an unknown task, missing or malformed files, predictions that lack a document.
    """
    task = TASKS.get(task_name)
    if task is None:
        raise BadOption(f"no task is called {task_name!r}", todo=f"take one of {', '.join(TASKS)}")
    sets = [_first(one, limit) for one in task.load(folder, split)]
    total = sum(len(one.docs) for one in sets) * len(task.parts)
    done, words, seconds = 0, 0, 0.0
    scored: list[Scored] = []
    for part in task.parts:
        given = _stored(_named(predictions_from, part)) if predictions_from else None
        counts: dict[str, dict[str, Counts]] = {}
        rows: list[Row] = []
        slips: dict[str, dict[str, list[Row]]] = {}
        for one in sets:
            table = counts.setdefault(one.name, {})
            for key, row in one.docs.items():
                text = str(row[task.text_field])
                if given is None:
                    started = time.perf_counter()
                    try:
                        answer = part.predict(row | {"gold": one.gold.get(key)})
                    except Exception as error:
                        error.add_note(f"while {task.name} read document {key} of {one.name}")
                        raise
                    seconds += time.perf_counter() - started
                    words += len(text.split())
                else:
                    answer = _lookup(given, key, predictions_from)
                rows.append(answer)
                if _has_gold(one.gold.get(key), task):
                    table[key] = part.counts(one.gold[key], answer, text)
                    slips.setdefault(one.name, {})[key] = [
                        told(slip, text) for slip in part.slips(one.gold[key], answer, text)
                    ]
                done += 1
                if progress:
                    progress(done, total)
        if predictions:
            _write(_named(predictions, part), rows)
        scored.append(score_part(part, counts, slips))
    return Result(task=task.name, split=split, parts=scored, words=words, seconds=seconds)


def _first(one: DataSet, limit: int | None) -> DataSet:
    if limit is None:
        return one
    keys = list(one.docs)[:limit]
    return DataSet(
        name=one.name,
        docs={key: one.docs[key] for key in keys},
        gold={key: one.gold[key] for key in keys if key in one.gold},
    )


def _has_gold(row: Row | None, task: Task) -> bool:
    """Rows of bare `{"id", "text"}` have nothing to be scored by; for them predictions are written all the same."""
    asked = {
        "events": "plover", "roles": "extracts", "actors": "country", "attribution": "attributions",
        "relations": "relations",
    }  # fmt: skip
    return row is not None and asked.get(task.name, "spans") in row


def score_part(
    part: Part, counts: dict[str, dict[str, Counts]], slips: dict[str, dict[str, list[Row]]] | None = None
) -> Scored:
    """The figures of counts by set and document.

    Args:
        part: whose metrics are asked.
        counts: of each document.
        slips: rows of the error listing of each document.
    """

    def figures(rows: Iterable[Counts]) -> dict[str, Value]:
        tables = list(rows)
        if not tables:
            return {}
        summed: Counts = sum(tables, Counter())
        spread = bootstrap(tables, part.metrics)
        return {
            name: {"value": value, "low": spread[name][0], "high": spread[name][1]}
            for name, value in part.metrics(summed).items()
            if name in spread
        }

    sets = {name: figures(table.values()) for name, table in counts.items()}
    together = figures(row for table in counts.values() for row in table.values())
    listed: list[Row] = [
        {"set": name, "doc": key, part.headline: round(part.metrics(counts[name][key]).get(part.headline, 0.0), 3)}
        | slip
        for name, table in (slips or {}).items()
        for key, of_document in table.items()
        for slip in of_document
    ]
    listed.sort(key=lambda row: float(row[part.headline]))
    everything: Counts = sum((row for table in counts.values() for row in table.values()), Counter())
    documents = {name: len(table) for name, table in counts.items()}
    return Scored(part, sets, together, documents, listed, part.tables(everything))


def told(slip: Slip, text: str) -> Row:
    """A row of the error listing: the slip, where it stands, and the words around it."""
    row = {"kind": slip.kind, **asdict(slip)}
    if slip.span is None:
        return row
    begin, end = slip.span
    before, after = text[max(0, begin - AROUND) : begin], text[end : end + AROUND]
    context = " ".join(f"{before}⟦{text[begin:end]}⟧{after}".split())
    return row | {"context": context}


def _named(path: Path, part: Part) -> Path:
    return path.with_name(f"{path.name}.{part.name}") if part.name else path


def _stored(path: Path) -> dict[str, Row]:
    return {str(row.get("doc", row.get("id", row.get("docid", row.get("phrase"))))): row for row in read_jsonl(path)}


def _lookup(given: dict[str, Row], key: str, path: Path | None) -> Row:
    if key not in given:
        raise BadOption(f"no prediction for document {key}", where=str(path), todo="predict every document of the set")
    return given[key]


def _write(path: Path, rows: list[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
