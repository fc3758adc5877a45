"""Out-of-fold predictions: `python -m training.crossvalidate TASK --data DIR --start RUN1 --weak RUN2 --out FILE`.

For each fold the head is trained without the fold's texts, exported as it would ship, and the whole pipeline reads the
fold with it. `reportedly evaluate TASK --predictions-from FILE` scores what is written. Sentences of events are put
into folds by their letters, so that one that stands in two files is in one fold; re3d's documents by their source.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.encoders import using_encoder
from reportedly.evaluation.tasks import answers

from .export import write
from .heads.events import normal
from .train import RECIPES, train

FOLDS = 5


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """What is cross-validated.

    Args:
        head: that is trained.
        rows: from the data folder to the task's rows, each with the name of its fold.
        answer: what the pipeline finds in a row.
    """

    head: str
    rows: Callable[[Path], list[tuple[Row, str]]]
    answer: Callable[[Row], Row]


def _events(data: Path) -> list[tuple[Row, str]]:
    rows = _read(data / "events/plover_sentences.train.jsonl")
    return [(row, str(int(hashlib.sha1(normal(row["text"]).encode()).hexdigest(), 16) % FOLDS)) for row in rows]


def _entities(data: Path) -> list[tuple[Row, str]]:
    source = {row["doc"]: row["source"] for row in _read(data / "entities/re3d.dev.gold.jsonl")}
    return [(row, source[row["doc"]]) for row in _read(data / "entities/re3d.dev.docs.jsonl")]


TASKS = {"events": Task("events", _events, answers.events), "entities": Task("phrases", _entities, answers.entities)}


def crossvalidate(task: Task, data: Path, start: Path, weak: Path, out: Path, keep: Path | None = None) -> None:
    """Write one line per row, in the form of the task.

    Args:
        task: what to cross-validate.
        data: folder with the corpora.
        start: run with the trained body.
        weak: run of the head whose pass over unchecked examples is shared by all folds.
        out: file to write.
        keep: folder for the exported encoder of each fold, to read them again without training.
    """
    rows = task.rows(data)
    predictions: dict[int, Row] = {}
    for number, fold in enumerate(sorted({fold for _, fold in rows})):
        held = {normal(row["text"]) for row, its in rows if its == fold}
        with tempfile.TemporaryDirectory() as folder:
            encoder = (keep or Path(folder)) / f"fold{number}"
            if not (encoder / "config.json").exists():
                run = Path(folder) / "run"
                train(
                    data, run, task.head, RECIPES[task.head], start=start, weak=weak,
                    skip=lambda text, held=held: normal(text) in held,
                )  # fmt: skip
                write(run, encoder)
            with using_encoder(encoder):
                for at, (row, its) in enumerate(rows):
                    if its == fold:
                        predictions[at] = task.answer(row)
    out.write_text("".join(json.dumps(predictions[at]) + "\n" for at in range(len(rows))), encoding="utf-8")


def _read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=list(TASKS))
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--start", type=Path, required=True, help="run with the trained body")
    parser.add_argument("--weak", type=Path, required=True, help="run of the head")
    parser.add_argument("--out", type=Path, required=True, help="file for the predictions")
    parser.add_argument("--keep", type=Path, help="folder that keeps the encoder of each fold")
    given = parser.parse_args(arguments)
    crossvalidate(TASKS[given.task], given.data, given.start, given.weak, given.out, given.keep)


if __name__ == "__main__":
    main()
