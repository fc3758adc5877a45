"""Run a task: read the texts as users would, score the answers, say how sure the figures are."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..api import read_text
from ..errors import BadOption, ReportedlyError, Unreadable
from .files import DataSet, Row, name_of, read_jsonl, write_jsonl
from .forms import check
from .scorers.common import Counts, bootstrap
from .scorers.slips import Slip
from .scorers.tables import Table
from .seen import count_seen
from .tasks import TASKS, Measure, Part, Task

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

    part: Measure
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
    notes: list[str] = field(default_factory=list)
    """What was left out of the figures, and what could not be read."""
    seen: dict[str, int] = field(default_factory=dict)
    """How many texts of each named set taught a shipped model the task: figures on them are no result."""

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
            "seen_in_training": self.seen,
            "notes": self.notes,
        }


@dataclass(slots=True)
class Speed:
    """How many words were read, and in which time: reading alone, without loading models and without scoring."""

    words: int = 0
    seconds: float = 0.0

    @contextmanager
    def over(self, text: str) -> Iterator[None]:
        """Add a text, and the time that the block takes to read it."""
        _warm()
        started = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - started
        self.words += len(text.split())


@cache
def _warm() -> None:
    """Load what the first reading loads."""
    read_text("Rebels shelled Marib on Monday, the army said.")


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
    sets = [_first(one, limit) for one in load(task, folder, split)]
    if not any(one.gold for one in sets) and not predictions:
        raise BadOption(
            f"{sets[0].gold_path.name} has no gold to score by",
            where=str(folder),
            todo="write predictions: --predictions FILE",
        )
    total = sum(len(one.docs) for one in sets) * len(task.parts)
    notes = [note for one in sets for note in _without_gold(one)]
    texts = {one.name: [row[task.text] for row in one.docs.values()] for one in sets}
    seen, taught = seen_texts(task.name, {} if predictions_from else texts)
    notes += taught
    done, speed = 0, Speed()
    scored: list[Scored] = []
    for part in task.parts:
        source = _named(predictions_from, part) if predictions_from else None
        given = _stored(source, task, sets) if source else None
        counts: dict[str, dict[str, Counts]] = {}
        rows: list[Row] = []
        slips: dict[str, dict[str, list[Row]]] = {}
        for one in sets:
            table, listed = counts.setdefault(one.name, {}), slips.setdefault(one.name, {})
            for key, row in one.docs.items():
                text = row[task.text]
                if given is None:
                    answer = _predicted(task, part, one, key, speed, notes)
                else:
                    answer = given[one.name, key]
                    check(part.answer, answer, where=f"{source}, {key}", text=text)
                rows.append(answer if len(sets) == 1 or given else answer | {"set": one.name})
                if key in one.gold:
                    gold = one.gold[key]
                    table[key] = part.counts(gold, answer, text)
                    listed[key] = [told(slip, text) for slip in part.slips(gold, answer, text)]
                done += 1
                if progress:
                    progress(done, total)
        if predictions:
            write_jsonl(_named(predictions, part), rows)
        scored.append(score_part(part, counts, slips))
    return Result(
        task=task.name, split=split, parts=scored, words=speed.words, seconds=speed.seconds, notes=notes, seen=seen
    )


def load(task: Task, folder: Path, split: str) -> list[DataSet]:
    """The sets of a task, each row of the form that the task asks for.

    Raises:
        BadOption: for missing or malformed files; the message names file, document and field.
    """
    sets = task.load(folder, split)
    for one in sets:
        for key, row in one.docs.items():
            check(task.row, row, where=f"{one.path}, {key}")
        for key, row in one.gold.items():
            check(task.gold, row, where=f"{one.gold_path}, {key}", text=one.docs[key][task.text])
    return sets


def _first(one: DataSet, limit: int | None) -> DataSet:
    if limit is None:
        return one
    keys = list(one.docs)[:limit]
    return replace(
        one, docs={key: one.docs[key] for key in keys}, gold={key: one.gold[key] for key in keys if key in one.gold}
    )


def _without_gold(one: DataSet) -> Iterator[str]:
    """A word on texts that are read and not scored."""
    bare = [key for key in one.docs if key not in one.gold]
    if bare:
        yield f"{one.name}: {len(bare)} of {len(one.docs)} texts have no gold and are not scored (first: {bare[0]})"


def seen_texts(task: str, texts: Mapping[str, Sequence[str]]) -> tuple[dict[str, int], list[str]]:
    """How many texts of each set a shipped model was trained on, where any were, and a word on each such set.

    Args:
        task: that the model was to learn.
        texts: by the name of their set.
    """
    seen = {name: number for name, some in texts.items() if (number := count_seen(task, some))}
    return seen, [
        f"{name}: {number} of {len(texts[name])} texts taught the shipped model this task: no result"
        for name, number in seen.items()
    ]


def _predicted(task: Task, part: Part, one: DataSet, key: str, speed: Speed, notes: list[str]) -> Row:
    """What is read in one text; nothing in a text that cannot be read."""
    row = one.docs[key]
    try:
        with speed.over(row[task.text]):
            return part.predict(row | {"gold": one.gold.get(key)})
    except Unreadable as error:
        note = f"{one.name}: {key} counts as read without an answer: {error.found}"
        notes += [] if note in notes else [note]
        return {field: row[field] for field in [task.key or task.text]} | part.nothing
    except ReportedlyError as error:
        raise BadOption(error.found, where=f"{one.path}, {key}", todo=error.todo) from error
    except Exception as error:
        error.add_note(f"while {task.name} read document {key} of {one.name}")
        raise


def score_part(
    part: Measure, counts: dict[str, dict[str, Counts]], slips: dict[str, dict[str, list[Row]]] | None = None
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


def _stored(path: Path, task: Task, sets: list[DataSet]) -> dict[tuple[str, str], Row]:
    """Predictions of a file by set and document; one that names no set is of every set that has the document.

    Raises:
        BadOption: where two are of one document, or one of a document is not there.
    """
    found: dict[tuple[str | None, str], Row] = {}
    for number, row in enumerate(read_jsonl(path, todo="write it with --predictions")):
        name = (row.get("set"), name_of(row, number, task.key, path))
        if name in found:
            raise BadOption(f"{name[1]} is there twice", where=str(path), todo="leave one of them")
        found[name] = row
    given = {}
    for one in sets:
        for key, asked in one.docs.items():
            row = found.get((one.name, key), found.get((None, key), {}))
            if not row or (task.key is None and row.get(task.text) != asked[task.text]):
                raise BadOption(
                    f"no prediction for {key} of {one.name}", where=str(path), todo="predict every document, in order"
                )
            given[one.name, key] = row
    return given
