"""`reportedly evaluate`: score a task on data of the reader's own or of the benchmarks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

if TYPE_CHECKING:
    from ..evaluation.scorers.tables import Table as Figures


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
    split: Annotated[str, typer.Option(help="Which part of the data, e.g. dev.")] = "dev",
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
    from ..evaluation.calibration import evaluate_calibration
    from ..evaluation.chains import evaluate_chains
    from ..evaluation.mirror import evaluate_mirror
    from ..evaluation.records import evaluate_records
    from ..evaluation.run import evaluate as run
    from ..evaluation.weighing import evaluate_weighing

    console = Console(stderr=True)
    with Progress(console=console, transient=True) as bar:
        line = bar.add_task(task, total=None)

        def show(done: int, total: int) -> None:
            bar.update(line, completed=done, total=total)

        if task == "records":
            result = evaluate_records(data, limit=limit, predictions=predictions, progress=show)
        elif task == "chains":
            result = evaluate_chains(data, limit=limit, progress=show)
        elif task == "mirror":
            result = evaluate_mirror(data, limit=limit, progress=show)
        elif task == "calibration":
            result = evaluate_calibration([data], split, limit=limit, progress=show)
        elif task == "weighing":
            result = evaluate_weighing(data, reading=as_read, progress=show)
        else:
            result = run(
                task,
                data,
                split,
                limit=limit,
                predictions=predictions,
                predictions_from=predictions_from,
                progress=show,
            )
    if json_file is not None:
        json_file.write_text(json.dumps(result.to_dict(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if errors is not None:
        rows = (json.dumps(row, ensure_ascii=False) + "\n" for part in result.parts for row in part.slips)
        errors.write_text("".join(rows), encoding="utf-8")
    for part in result.parts:
        table = Table(title=f"{result.task} {part.part.name} {result.split}".replace("  ", " "))
        table.add_column("metric")
        groups = dict(part.sets) if len(part.sets) > 1 else {}
        for name in [*groups, "all"]:
            table.add_column(name, justify="right")
        for metric in part.all:
            cells = [(groups | {"all": part.all})[name].get(metric) for name in [*groups, "all"]]
            table.add_row(
                f"[bold]{metric}[/bold]" if metric == part.part.headline else metric,
                *(f"{cell['value']:.3f} ({cell['low']:.3f}-{cell['high']:.3f})" if cell else "" for cell in cells),
            )
        Console().print(table)
        for one in part.tables:
            Console().print(_shown(one))
    if result.seconds:
        console.print(f"{result.words} words read at {result.words / result.seconds:,.0f} words/s")


def _shown(table: Figures) -> Table:
    """A table of figures as the terminal shows it; what is nought is left blank."""
    shown = Table(title=table.name)
    shown.add_column(table.columns[0], no_wrap=True)
    for column in table.columns[1:]:
        shown.add_column(column[:5], justify="right", no_wrap=True, min_width=4)
    for row in table.rows:
        shown.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell or "") for cell in row))
    return shown
