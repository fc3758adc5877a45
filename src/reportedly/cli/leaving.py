"""What the commands that let records out share: options, the protection of sources, progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ..errors import BadOption
from .common import console

if TYPE_CHECKING:
    from ..model import Record, Weighed

QuotesOnly = Annotated[
    bool, typer.Option("--quotes-only", help="No full texts: only the words of claims and of who says them.")
]
Redact = Annotated[
    str | None,
    typer.Option(
        metavar="FILE|persons",
        help="Replace names by pseudonyms everywhere: those in FILE (one a line), or all persons not in the registry.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The summary as one line of JSON on stdout.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What may leave of a ledger."""

    records: Iterable[Record]
    weighed: Callable[[], Weighed]
    """What weighing gave, without the words that have been taken out of the records."""


@contextmanager
def leaving_records(ledger: str, *, quotes_only: bool, redact: str | None) -> Iterator[Iterable[Record]]:
    """The records of a ledger as they may leave, with a progress bar on stderr while they are gone through.

    Raises:
        BadOption: where the file of names cannot be read.
        LedgerError: where the ledger cannot be opened.
    """
    with leaving(ledger, quotes_only=quotes_only, redact=redact) as what:
        yield what.records


@contextmanager
def leaving(ledger: str, *, quotes_only: bool, redact: str | None) -> Iterator[Leaving]:
    """Records and what weighing gave, as they may leave.

    Raises:
        BadOption: where the file of names cannot be read.
        LedgerError: where the ledger cannot be opened.
    """
    from .. import redaction
    from ..ledger import Ledger
    from ..weighing import weigh

    names = _names(redact) if redact and redact != "persons" else None
    with (
        Ledger.open(ledger, create=False) as store,
        Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=console(stderr=True), transient=True,
        ) as progress,
    ):  # fmt: skip
        total = store.counts().documents

        def told(what: str) -> Iterable[Record]:
            return progress.track(store.records(), total=total, description=what)

        steps: list[Callable[[Record], Record]] = []
        if redact:
            gathered = told("names")
            redactor = (
                redaction.Redactor.for_persons(gathered)
                if names is None
                else redaction.Redactor.for_names(names, gathered)
            )
            steps.append(redactor.apply)
        redacting = list(steps)
        if quotes_only:
            steps.append(redaction.quotes_only)

        def weighed() -> Weighed:
            if redacting:
                # Weighing quotes names, so it weighs what is left of them, and keeps nothing of it.
                decided = [one.judgement for one in store.judgements() if one.judgement is not None]
                found = weigh(_through(told("weighing"), redacting), decided)
            else:
                found = store.weighed(lambda records, new: progress.track(records, total=new, description="weighing"))
            return (
                replace(found, copies=tuple(replace(copy, passages=()) for copy in found.copies))
                if quotes_only
                else found
            )

        yield Leaving(records=_through(told("records"), steps), weighed=weighed)


def _through(records: Iterable[Record], steps: list[Callable[[Record], Record]]) -> Iterator[Record]:
    for record in records:
        for step in steps:
            record = step(record)
        yield record


def _names(path: str) -> list[str]:
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadOption(
            f"the file of names {path} cannot be read as UTF-8 text",
            where="--redact",
            todo="give a file with one name a line, or the word persons",
        ) from error
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise BadOption(f"the file of names {path} is empty", where="--redact", todo="write one name a line")
    return names
