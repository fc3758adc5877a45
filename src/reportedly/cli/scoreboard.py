"""`reportedly scoreboard`: all tasks on their development parts, as one page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress


def scoreboard(
    data: Annotated[Path, typer.Option(help="Folder with the benchmark data: attribution/, time/, place/…")],
    gold: Annotated[Path, typer.Option(help="Folder with the annotated records.")] = Path("gold"),
    mirror: Annotated[Path, typer.Option(help="Folder with the texts of the mirror test.")] = Path("gold-mirror"),
    weighing: Annotated[Path, typer.Option(help="Folder with the gold of weighing.")] = Path("gold-weighing"),
    predictions: Annotated[Path, typer.Option(help="Folder with out-of-fold predictions.")] = Path(
        "benchmarks/predictions"
    ),
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("docs/scoreboard.md"),
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all figures to this file.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many documents of each set.")] = None,
) -> None:
    """Run every task and write the page of figures beside those of other tools."""
    from ..evaluation.mirror import WAYS, evaluate_mirror
    from ..evaluation.records import evaluate_records
    from ..evaluation.run import evaluate
    from ..evaluation.scoreboard import ENTRIES, Entry, folder_of, page
    from ..evaluation.weighing import evaluate_weighing

    results = []
    with Progress(console=Console(stderr=True), transient=True) as bar:
        for entry in ENTRIES:
            line = bar.add_task(entry.task, total=None)

            def show(done: int, total: int, line: object = line) -> None:
                bar.update(line, completed=done, total=total)  # type: ignore[arg-type]

            stored = predictions / entry.predictions if entry.predictions else None
            result = evaluate(
                entry.task, folder_of(entry, data), entry.split, limit=limit, progress=show, predictions_from=stored
            )
            results.append((entry, result.to_dict()))
    own = "own gold, read while tuning"
    shown = ("usable_claims_f1", "event_typed_f1", "source_acc", "factuality_acc", "reality_acc", "relations_f1")
    row = Entry(task="records", folder=str(gold), split="gold", shown=shown, seen=own)
    results.append((row, evaluate_records(gold).to_dict()))
    row = Entry(task="mirror", folder=str(mirror), split="gold", shown=(*WAYS, "difference"), seen=own)
    results.append((row, evaluate_mirror(mirror).to_dict()))
    figures = ("pairs_f1", "origins_right", "grade_right", "disputed_f1")
    for reading, name in ((False, "gold's claims"), (True, "claims as read")):
        row = Entry(task="weighing", folder=str(weighing), split=name, shown=figures, seen=f"{own}; {name}")
        results.append((row, evaluate_weighing(weighing, reading=reading).to_dict()))
    output.write_text(page(results, f"reportedly scoreboard --data {data}"), encoding="utf-8")
    if json_file is not None:
        told = {entry.task: given for entry, given in results}
        json_file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
