"""Read many documents on this machine, into a ledger or past it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import readers
from ..errors import BadOption
from ..ledger import Ledger
from ..model import Document, Record
from ..readers import Failure, ReadOptions
from . import worker
from .pool import Here, Pool, Task
from .report import Progress, RunReport

AHEAD_CHARS = 20_000_000
"""Documents wait to be read, or with their result for their turn, up to this many characters together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One document or failure on its way; `line` is that of a document which the ledger has already."""

    file: int
    document: Document | None = None
    failure: Failure | None = None
    line: str | None = None
    task: Task | None = None

    @property
    def chars(self) -> int:
        return len(self.document.text) if self.document else 0


def run(
    paths: Iterable[str | Path],
    options: ReadOptions | None = None,
    *,
    ledger: Ledger | None = None,
    jobs: int = 1,
    on_record: Callable[[Record, str], None] | None = None,
    progress: Callable[[Progress], None] | None = None,
    make: worker.Maker = worker.english,
) -> RunReport:
    """Read files, folders and globs.

    The result is the same whatever `jobs` is, and so is its order. With a ledger, each document is stored in one
    transaction before it is reported, and one that the ledger has under the same coding is not read again; so a run
    that was killed is finished by running it again.

    Args:
        paths: files, folders, globs, "-".
        options: how files are read; see `readers.ReadOptions`.
        ledger: where to keep the records.
        jobs: how many processes read side by side; with 1, this process reads.
        on_record: called with each record and its JSON line, in the order of the input; also with those that the
            ledger had already.
        progress: called after each document.
        make: makes what reads; a function of a module, called once in each process.

    Returns:
        What was done, and what failed and why. One bad document never stops a run.

    Raises:
        BadOption: where `jobs` is less than 1.
        Missing: where a model is not installed.
        LedgerError: where the ledger cannot be written; what was reported before is in it.
    """
    if jobs < 1:
        raise BadOption(f"{jobs} is no number of processes", where="jobs", todo="give 1 or more")
    options = options or ReadOptions()
    began = time.monotonic()
    report = RunReport()
    files = list(readers.find(paths, follow_symlinks=options.follow_symlinks))
    queue: deque[_Item] = deque()
    done = 0

    def settle() -> None:
        nonlocal done
        item = queue.popleft()
        answer = item.task.result() if item.task else item.failure
        if isinstance(answer, Failure):
            report.failed.append(answer)
        elif answer is None:
            assert item.line is not None
            report.already_there += 1
            if on_record:
                on_record(Record.from_json(item.line), item.line)
        else:
            if ledger is not None and ledger.add(answer.record, line=answer.line) == "there":
                report.already_there += 1  # the same file named twice
            else:
                report.count(answer.record)
            if on_record:
                on_record(answer.record, answer.line)
        done += 1
        report.seconds = time.monotonic() - began
        if progress:
            progress(
                Progress(
                    files=item.file, of_files=len(files), documents=done, words=report.words, seconds=report.seconds
                )
            )

    with Here(make) if jobs == 1 else Pool(jobs, make) as engine:
        for item in _items(files, options, ledger, engine):
            queue.append(item)
            while queue and (len(queue) > engine.ahead or sum(one.chars for one in queue) > AHEAD_CHARS):
                settle()
        while queue:
            settle()
    report.seconds = time.monotonic() - began
    return report


def _items(
    files: list[Path | Failure], options: ReadOptions, ledger: Ledger | None, engine: Here | Pool
) -> Iterator[_Item]:
    for number, path in enumerate(files):
        for found in [path] if isinstance(path, Failure) else readers.read_file(path, options):
            if isinstance(found, Failure):
                yield _Item(file=number, failure=found)
            elif ledger is not None and (line := ledger.line(found.id, engine.coding)) is not None:
                yield _Item(file=number, line=line)
            else:
                yield _Item(file=number, document=found, task=engine.submit(found))
