"""`reportedly scoreboard`: all tasks on their development parts, as one page."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from .common import writable


def scoreboard(
    data: Annotated[Path, typer.Option(help="Folder with the benchmark data: attribution/, time/, place/…")],
    repository: Annotated[Path, typer.Option(help="Folder with gold/ and benchmarks/predictions/.")] = Path(),
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("docs/scoreboard.md"),
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all figures to this file.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many documents of each set.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Tasks that run at the same time.")] = 2,
) -> None:
    """Run every task and write the page of figures beside those of other tools."""
    from ..errors import BadOption, ReportedlyError
    from ..evaluation.scoreboard import ENTRIES, measure_all, page

    writable(output, "--output")
    writable(json_file, "--json")
    if not data.is_dir():
        raise BadOption(
            "there is no such folder", where=str(data), todo="name the folder of the benchmarks with --data"
        )
    started = time.monotonic()
    results = []
    with Progress(console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("scoreboard", total=len(ENTRIES))
        for entry, figures in measure_all(data, repository, limit=limit, jobs=jobs):
            results.append((entry, figures))
            bar.update(line, advance=1, description=f"{entry.task} is done")
    command = "reportedly scoreboard --data DATA" + (f" --limit {limit}" if limit else "")
    output.write_text(page(results, command, time.monotonic() - started), encoding="utf-8")
    failed = [f"{entry.task}: {figures['failed']}" for entry, figures in results if "failed" in figures]
    if json_file is not None:
        told = [{"split": entry.split, "folder": entry.folder, **figures} for entry, figures in results]
        json_file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if failed:
        raise ReportedlyError(f"failed: {'; '.join(failed)}", todo="run these alone with `reportedly evaluate`")
