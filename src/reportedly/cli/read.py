"""`reportedly read`: files, folders and globs into records."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from .common import Format, console, file_name, plain, print_line, writable
from .told import claim_row, claims_table, names, told

if TYPE_CHECKING:
    from ..ledger import Ledger
    from ..model import Record
    from ..runners import Progress as RunProgress
    from ..runners import RunReport

LISTED = 10
"""Documents without claims that the closing table lists; `--json-report` lists all."""


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help='Files, folders, globs, or "-" for stdin.')],
    ledger: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|URL",
            help="Keep the records in this ledger, and do not read again what it has. Without it nothing is kept.",
        ),
    ] = None,
    output: Annotated[
        Format,
        typer.Option("--format", help="table: who says what, for people. json: one record a line and nothing else."),
    ] = Format.table,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read side by side.")] = 1,
    meta: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="A table of what is known of files: columns file, title, author, date, publisher…"
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which all of them were published, e.g. 2020-07-04.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published all of them.")] = None,
    max_chars: Annotated[int, typer.Option(min=1, help="Refuse longer documents.")] = 2_000_000,
    follow_symlinks: Annotated[
        bool, typer.Option("--follow-symlinks", help="Go where symbolic links lead; else they are passed over.")
    ] = False,
    text_column: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="CSV and JSONL: the column with the text.")
    ] = None,
    id_column: Annotated[str | None, typer.Option(metavar="COLUMN", help="… with the document's name or id.")] = None,
    title_column: Annotated[str | None, typer.Option(metavar="COLUMN", help="… with the title.")] = None,
    author_column: Annotated[str | None, typer.Option(metavar="COLUMN", help="… with the author.")] = None,
    date_column: Annotated[str | None, typer.Option(metavar="COLUMN", help="… with the day of publication.")] = None,
    publisher_column: Annotated[str | None, typer.Option(metavar="COLUMN", help="… with the publisher.")] = None,
    url_column: Annotated[str | None, typer.Option(metavar="COLUMN", help="… with the URL.")] = None,
    json_report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was done, and every failure, to this file as JSON.")
    ] = None,
) -> None:
    """Read articles, columns, communiqués and releases: who says what about whom.

    Text, Markdown, HTML, PDF, DOCX, EML, JSONL, CSV and WARC, alone or mixed in folders. Progress and the closing table
    go to stderr. One bad file never stops a run; the exit status is 1 where anything failed.
    """
    from ..readers import ReadOptions, load_meta
    from ..runners import run

    writable(json_report, "--json-report")
    options = ReadOptions(
        published=published,
        publisher=publisher,
        max_chars=max_chars,
        follow_symlinks=follow_symlinks,
        text_column=text_column,
        id_column=id_column,
        title_column=title_column,
        author_column=author_column,
        date_column=date_column,
        publisher_column=publisher_column,
        url_column=url_column,
        meta=load_meta(meta) if meta else {},
    )
    on_record: Callable[[Record, str], None] | None = None
    if output is Format.json:
        on_record = _print_json
    elif ledger is None:
        on_record = _print_table
    errors = console(stderr=True)
    # On a terminal that shows the records themselves, a bar would only tear them apart.
    with_bar = errors.is_terminal and not (on_record and sys.stdout.isatty())
    try:
        with _opened(ledger) as store, _bar(errors, show=with_bar) as progress:
            report = run(paths, options, ledger=store, jobs=jobs, on_record=on_record, progress=progress)
    except KeyboardInterrupt:
        errors.print("Stopped." + (" What was read is in the ledger; run again to finish." if ledger else ""))
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not try to flush to them on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    if json_report is not None:
        json_report.write_text(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _close(errors, report)
    raise typer.Exit(1 if report.failed else 0)


def _print_json(record: Record, line: str) -> None:
    print_line(line)


def _print_table(record: Record, line: str) -> None:
    document = record.document
    where = [document.publisher.name, ", ".join(document.authors), document.published]
    title = plain(document.title or file_name(document.locator or document.id))
    for part in filter(None, where):
        title.append(" · ").append_text(plain(part))
    table = claims_table(title)
    called = names(record)
    for claim in record.claims:
        table.add_row(*claim_row(told(record, claim, called)))
    out = console()
    out.print(table if record.claims else title + plain(f": {_why(record)}"))
    out.print()


def _why(record: Record) -> str:
    return "; ".join(record.document.notes) or "no claims"


@contextmanager
def _opened(where: str | None) -> Iterator[Ledger | None]:
    if where is None:
        yield None
        return
    from ..ledger import Ledger

    with Ledger.open(where) as ledger:
        yield ledger


@contextmanager
def _bar(errors: Console, *, show: bool) -> Iterator[Callable[[RunProgress], None] | None]:
    if not show:
        yield None
        return
    columns = (
        TextColumn("files"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=errors, transient=True, redirect_stdout=False) as bar:
        line = bar.add_task("", total=None, told="")

        def update(now: RunProgress) -> None:
            speed = now.words / now.seconds if now.seconds else 0
            bar.update(
                line,
                completed=now.files,
                total=now.of_files,
                told=f"{now.documents:,} documents, {speed:,.0f} words/s",
            )

        yield update


def _close(errors: Console, report: RunReport) -> None:
    """The closing table, then one line for each document that needs a word."""
    table = Table(title="Run", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    speed = report.words / report.seconds if report.seconds else 0
    for name, value in (
        ("documents read", f"{report.read:,}"),
        ("already there", f"{report.already_there:,}"),
        ("in another language", f"{len(report.other_language):,}"),
        ("without any claim", f"{len(report.without_claims):,}"),
        ("failed", f"{len(report.failed):,}"),
        ("actors", f"{report.actors:,}"),
        ("claims", f"{report.claims:,}"),
        ("words", f"{report.words:,}"),
        ("seconds", f"{report.seconds:,.1f} ({speed:,.0f} words/s)"),
    ):
        table.add_row(name, value)
    errors.print(table)
    for name, noted in (("in another language", report.other_language), ("without any claim", report.without_claims)):
        for one in noted[:LISTED]:
            errors.print(plain(f"{name}: {one.locator}: {one.why}"), soft_wrap=True)
        if len(noted) > LISTED:
            errors.print(f"{name}: {len(noted) - LISTED:,} more (--json-report FILE lists all)")
    for failure in report.failed:
        errors.print(plain(f"failed: {failure}"), soft_wrap=True)
