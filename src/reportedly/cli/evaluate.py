"""`reportedly evaluate`: score a task on data of the reader's own or of the benchmarks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from ..errors import BadOption
from .common import console, plain, writable

if TYPE_CHECKING:
    from ..evaluation.run import Progress as Show
    from ..evaluation.run import Result, Scored
    from ..evaluation.scorers.tables import Table as Figures

OWN = {
    "records": ("limit", "predictions", "predictions-from"),
    "chains": ("limit",),
    "mirror": ("limit",),
    "calibration": ("split", "limit"),
    "weighing": ("read",),
}
"""Tasks on annotated documents, and the options that each heeds; all other tasks heed those of `COMMON`."""
COMMON = ("split", "limit", "predictions", "predictions-from")
NOTED = 10
"""Notes that are printed; `--json` has all."""


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            help="attribution, time, place, entities, relations, events, roles, actors; or records, mirror, chains, "
            "weighing, calibration."
        ),
    ],
    data: Annotated[
        Path,
        typer.Option(
            "--data",
            "--gold",
            help="Folder with SPLIT.docs.jsonl and SPLIT.gold.jsonl (or NAME.SPLIT.…), or gold records.",
        ),
    ],
    split: Annotated[str | None, typer.Option(help="Which part of the data; dev where none is named.")] = None,
    predictions: Annotated[Path | None, typer.Option(help="Write what was predicted to this JSON Lines file.")] = None,
    predictions_from: Annotated[
        Path | None, typer.Option(help="Score these predictions instead of reading the texts.")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
    errors: Annotated[
        Path | None,
        typer.Option(help="Write what was missed, invented or wrong to this JSON Lines file, worst documents first."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many documents of each set.")] = None,
    as_read: Annotated[
        bool, typer.Option("--read", help="For weighing: weigh what is read in the texts, not gold's own claims.")
    ] = False,
) -> None:
    """Score a task: the same reading that users get, held against gold, with 95 % intervals over documents."""
    given = {
        "split": split, "limit": limit, "predictions": predictions, "predictions-from": predictions_from,
        "read": as_read or None,
    }  # fmt: skip
    for option, value in given.items():
        if value is not None and option not in OWN.get(task, COMMON):
            heeded = ", ".join(f"--{one}" for one in OWN.get(task, COMMON))
            raise BadOption(
                f"{task} takes no --{option}", todo=f"leave it out; {task} takes {heeded}, --json and --errors"
            )
    for path, option in ((predictions, "--predictions"), (json_file, "--json"), (errors, "--errors")):
        writable(path, option)
    terminal = console(stderr=True)
    with Progress(console=terminal, transient=True) as bar:
        line = bar.add_task(task, total=None)

        def show(done: int, total: int) -> None:
            bar.update(line, completed=done, total=total)

        result = _run(task, data, split or "dev", limit, predictions, predictions_from, as_read, show)
    if json_file is not None:
        json_file.write_text(json.dumps(result.to_dict(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if errors is not None:
        from ..evaluation.files import write_jsonl

        write_jsonl(errors, (row for part in result.parts for row in part.slips))
    for note in result.notes[:NOTED]:
        terminal.print(plain(note), soft_wrap=True)
    if len(result.notes) > NOTED:
        terminal.print(f"{len(result.notes) - NOTED} more such notes (--json FILE has all)")
    for part in result.parts:
        if part.all:
            console().print(_figures(result, part))
        for one in part.tables:
            if one.rows:
                console().print(_shown(one))
    if result.seconds:
        terminal.print(f"{result.words:,} words read at {result.words / result.seconds:,.0f} words/s")


def _run(
    task: str, data: Path, split: str, limit: int | None, predictions: Path | None, predictions_from: Path | None,
    as_read: bool, show: Show,
) -> Result:  # fmt: skip
    from ..evaluation.calibration import evaluate_calibration
    from ..evaluation.chains import evaluate_chains
    from ..evaluation.mirror import evaluate_mirror
    from ..evaluation.records import evaluate_records
    from ..evaluation.run import evaluate as run
    from ..evaluation.tasks import TASKS
    from ..evaluation.weighing import evaluate_weighing

    if task not in OWN and task not in TASKS:
        raise BadOption(f"no task is called {task!r}", todo=f"take one of {', '.join([*TASKS, *OWN])}")
    stored = {"predictions": predictions, "predictions_from": predictions_from}
    match task:
        case "records":
            return evaluate_records(data, limit=limit, progress=show, **stored)
        case "chains":
            return evaluate_chains(data, limit=limit, progress=show)
        case "mirror":
            return evaluate_mirror(data, limit=limit, progress=show)
        case "calibration":
            return evaluate_calibration([data], split, limit=limit, progress=show)
        case "weighing":
            return evaluate_weighing(data, reading=as_read, progress=show)
    return run(task, data, split, limit=limit, progress=show, **stored)


def _figures(result: Result, part: Scored) -> Table:
    """The figures of a part, each named set apart where there are several, and all together."""
    table = Table(title=" ".join(filter(None, (result.task, part.part.name, result.split))))
    table.add_column("metric", no_wrap=True)
    groups = dict(part.sets) if len(part.sets) > 1 else {}
    for name in [*groups, "all"]:
        table.add_column(name, justify="right")
    for metric in part.all:
        cells = [(groups | {"all": part.all})[name].get(metric) for name in [*groups, "all"]]
        table.add_row(
            f"[bold]{metric}[/bold]" if metric == part.part.headline else metric,
            *(f"{cell['value']:.3f} ({cell['low']:.3f}-{cell['high']:.3f})" if cell else "" for cell in cells),
        )
    return table


def _shown(table: Figures) -> Table:
    """A table of figures as the terminal shows it; what is nought is left blank."""
    shown = Table(title=table.name)
    shown.add_column(table.columns[0], no_wrap=True)
    for column in table.columns[1:]:
        shown.add_column(column[:5], justify="right", no_wrap=True, min_width=4)
    for row in table.rows:
        shown.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell or "") for cell in row))
    return shown
