"""The scoreboard: every task on its development part, beside what other tools reach, as one page."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import platform
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..api import default_pipeline
from ..errors import ReportedlyError
from ..lexicons.load import load_toml
from .calibration import evaluate_calibration
from .mirror import WAYS, evaluate_mirror
from .records import evaluate_records
from .run import Result, evaluate
from .weighing import evaluate_weighing

Figures = dict[str, Any]
OWN = "own gold, read while tuning"
FITTED = "seen in fitting"
TRAINED = "seen in training"
"""How data were used, as the page explains it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One run of the scoreboard.

    Args:
        task: a task of `reportedly evaluate`.
        folder: of the data, under the benchmarks folder; of own gold, in the repository. Calibration takes several.
        split: which part; of own gold, what is measured.
        shown: metrics on the page.
        tables: names of tables on the page.
        seen: how the data were used: "development" (tuned on in part, never trained on), "out of fold", or what else is
            to be said.
        own: whether the folder is in the repository.
        predictions: out-of-fold predictions to score, a file in `benchmarks/predictions`, where a shipped model was
            trained on the data.
    """

    task: str
    folder: str
    split: str = "dev"
    shown: tuple[str, ...]
    tables: tuple[str, ...] = ()
    seen: str = "development"
    own: bool = False
    predictions: str | None = None


ENTRIES: tuple[Entry, ...] = (
    Entry(task="attribution", folder="attribution", shown=("attr_f1", "direct_r", "indirect_r", "content_f1")),
    Entry(task="time", folder="time", shown=("value_f1", "relaxed_f1", "strict_f1")),
    Entry(task="place", folder="place", shown=("strict_f1", "acc161")),
    Entry(
        task="entities",
        folder="entities",
        shown=("strict_f1", "relaxed_f1"),
        tables=("entities by type, strict",),
    ),
    Entry(
        task="events",
        folder="events",
        split="train",
        shown=("type_accuracy", "type_recall", "events_per_sentence", "macro_f1_frequent", "source_f1", "target_f1"),
        tables=("events by PLOVER type", "PLOVER types, read as"),
        seen="out of fold",
        predictions="events.train.jsonl",
    ),
    Entry(
        task="relations",
        folder="entities",
        shown=("relation_f1", "FightingAgainst.f1", "AlliesOf.f1", "BelongsTo.f1", "InChargeOf.f1"),
    ),
    Entry(task="roles", folder="events", shown=("ceaf_ree_f1",), tables=("entities by role",)),
    Entry(task="actors", folder="actors", shown=("other.both", "named.both", "both")),
    Entry(
        task="records",
        folder="gold/records",
        split="whole records",
        shown=(
            "usable_claims_f1",
            "event_detection_f1",
            "event_type_acc",
            "event_typed_f1",
            "source_acc",
            "factuality_acc",
            "reality_acc",
            "relations_f1",
        ),
        tables=("usable claims by genre", "usable claims by quote", "usable claims by voices"),
        seen=OWN,
        own=True,
    ),
    Entry(
        task="mirror",
        folder="gold/mirror",
        split="parties' names swapped",
        shown=(*WAYS, "difference", "alike"),
        tables=("parties' names swapped",),
        seen=OWN,
        own=True,
    ),
    Entry(
        task="calibration",
        folder="attribution",
        split="dev",
        shown=("content.ece",),
        tables=("claims of kind content",),
        seen=FITTED,
    ),
    Entry(
        task="calibration",
        folder="gold/records gold/weighing gold/mirror",
        split="events",
        shown=("event.ece",),
        tables=("claims of kind event",),
        seen=FITTED,
        own=True,
    ),
    *(
        Entry(
            task="weighing",
            folder="gold/weighing",
            split=split,
            shown=("pairs_f1", "origins_right", "grade_right", "disputed_f1"),
            seen=OWN,
            own=True,
        )
        for split in ("gold's claims", "claims as read")
    ),
)


def measure(entry: Entry, data: Path, repository: Path, limit: int | None = None) -> Figures:
    """The JSON form of an entry's result.

    Args:
        entry: what to run.
        data: folder with the benchmarks.
        repository: folder with our gold and `benchmarks/predictions`.
        limit: only the first so many documents of each set; weighing takes all of them.
    """
    home = repository if entry.own else data
    folder = home / entry.folder
    special: dict[str, Callable[[], Result]] = {
        "records": lambda: evaluate_records(folder, limit=limit),
        "mirror": lambda: evaluate_mirror(folder, limit=limit),
        "calibration": lambda: evaluate_calibration(
            [home / name for name in entry.folder.split()], entry.split, limit=limit
        ),
        "weighing": lambda: evaluate_weighing(folder, reading=entry.split == "claims as read"),
    }
    if entry.task in special:
        return special[entry.task]().to_dict()
    stored = repository / "benchmarks" / "predictions" / entry.predictions if entry.predictions else None
    return evaluate(entry.task, folder, entry.split, limit=limit, predictions_from=stored).to_dict()


def measure_all(
    data: Path, repository: Path, *, limit: int | None = None, jobs: int = 2
) -> Iterator[tuple[Entry, Figures]]:
    """Entries with their figures, as they are done, `jobs` at a time; of one that fails, `failed` says why.

    Args:
        data, repository, limit: as for `measure`.
        jobs: processes.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        # The longest first, so that no process is left to run it alone at the end.
        entries = sorted(ENTRIES, key=lambda entry: entry.task != "place")
        running = {pool.submit(measure, entry, data, repository, limit): entry for entry in entries}
        for done in as_completed(running):
            error = done.exception()
            if error is None:
                yield running[done], done.result()
            else:  # the others took minutes and are not lost by it
                reason = str(error) if isinstance(error, ReportedlyError) else repr(error)
                notes = "; ".join([reason, *getattr(error, "__notes__", ())])
                yield running[done], {"failed": notes, "sets": {}, "tables": []}


def page(results: Iterable[tuple[Entry, Figures]], command: str, seconds: float) -> str:
    """The page as Markdown.

    Args:
        results: each entry with the JSON form of its result.
        command: what to run to get the page again.
        seconds: how long it took.
    """
    in_order = sorted(results, key=lambda result: ENTRIES.index(result[0]))
    coding = default_pipeline().coding
    models = ", ".join(f"{name} {value[:12]}" for name, value in sorted(coding.models.items()))
    machine = f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# Scoreboard",
        "",
        f"Written by `{command}` on {datetime.date.today().isoformat()} in {max(1, round(seconds / 60))} min; "
        f"reportedly {coding.reportedly}, spaCy {version('spacy')}, onnxruntime {version('onnxruntime')}; {machine}. "
        f"Models: {models}.",
        "",
        "Every figure comes out of the same records that users get. In brackets the 95 % interval over documents. How",
        "to run one task, and what the measures mean: [evaluation.md](evaluation.md). What the data were used for:",
        "",
        "- *development*: rules were tuned on them in part, no shipped model learned the task from them; expect a",
        "  little less on unseen text.",
        "- *out of fold*: a shipped model was trained on them; the figure is of models that were not trained on the",
        "  sentence they read (`training/crossvalidate.py`).",
        f"- *{OWN}*: annotated before the reader was first run on them; it was tuned on what they showed since.",
        f"- *{TRAINED}*: a shipped model was trained on some of them and read them here, so this is no result.",
        f"- *{FITTED}*: the table of confidences was fitted on them, so this is no result; `data/confidence/CARD.md`",
        "  has the figures of tables made without the document they rate.",
        "",
        "| task | set | documents | measure | reportedly | others | data |",
        "|---|---|---|---|---|---|---|",
    ]
    for entry, figures in in_order:
        lines += _rows(entry, figures)
    lines += ["", "Sources of the others' figures: `src/reportedly/data/evaluation/peers.toml`."]
    lines += ["", *_speeds(in_order)]
    for entry, figures in in_order:
        for table in figures["tables"]:
            if table["name"] in entry.tables:
                lines += ["", f"## {entry.task}: {table['name']}", "", *_markdown(table)]
    return "\n".join([*lines, ""])


def _rows(entry: Entry, figures: Figures) -> Iterator[str]:
    """Rows of the main table: each set apart where there are several."""
    peers = load_toml("evaluation/peers.toml")["peer"]
    several = len(figures["sets"]) > 1
    used = TRAINED if figures.get("seen_in_training") else entry.seen
    if "failed" in figures:
        yield f"| {entry.task} | | | | failed: {figures['failed'].replace('|', '/')} | | |"
    for name, values in figures["sets"].items():
        shown = name if several else entry.split if entry.own else ""
        for metric in entry.shown:
            if metric not in values:
                continue
            value = values[metric]
            others = "; ".join(
                f"{peer['tool']} {peer['value']:.3f}" + (f" ({peer['elsewhere']})" if "elsewhere" in peer else "")
                for peer in peers
                if peer["task"] == entry.task and peer["metric"] == metric and peer.get("set", name) == name
            )
            ours = f"{value['value']:.3f} ({value['low']:.3f}–{value['high']:.3f})"
            documents = figures["documents"][name]
            yield f"| {entry.task} | {shown} | {documents} | {metric} | {ours} | {others} | {used} |"


def _speeds(in_order: Iterable[tuple[Entry, Figures]]) -> Iterator[str]:
    """How fast each task read its texts, all with the whole pipeline."""
    others = ", ".join(f"{one['tool']} {one['value']:,}" for one in load_toml("evaluation/peers.toml")["speed"])
    yield from (
        "## Speed",
        "",
        "Each task reads with the whole pipeline in one process, while others run beside it; `actors` codes phrases",
        "alone, and where predictions are stored nothing is read. Models were loaded before.",
        f"Others, on another machine with two cores: {others} words/s.",
        "",
        "| task | set | words | words/s |",
        "|---|---|---|---|",
    )
    for entry, figures in in_order:
        if figures.get("words_per_second"):
            name = entry.split if entry.own else ", ".join(figures["sets"])
            yield f"| {entry.task} | {name} | {figures['words']:,} | {figures['words_per_second']:,} |"


def _processor() -> str:
    """The processor's own name where the system tells it, else its family."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8", errors="replace").splitlines() if told.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _markdown(table: Figures) -> list[str]:
    """A table of a result; what is nought is left blank."""
    cells = [[f"{cell:.3f}" if isinstance(cell, float) else str(cell or "") for cell in row] for row in table["rows"]]
    rows = [list(table["columns"]), ["---"] * len(table["columns"]), *cells]
    return ["| " + " | ".join(row) + " |" for row in rows]
