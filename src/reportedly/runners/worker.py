"""Reading one document where a mistake or a crash costs no more than that document.

Nothing heavy is imported here: a new process must first be told to use one thread, and spaCy, onnxruntime and BLAS
look at that when they are imported.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from ..errors import BadPipeline, Missing
from ..model import Coding, Document, Record, Span
from ..readers.failure import Failure

_ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS",
)  # fmt: skip


class Reads(Protocol):
    """What reads documents: a `Pipeline`."""

    @property
    def coding(self) -> Coding: ...

    def read(self, document: Document, *, given: Mapping[str, Sequence[Span]] | None = None) -> Record: ...


Maker = Callable[[], Reads]
"""Makes what reads; called once in each process, so it must be a function of a module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A record with its JSON line, which is made where the record is, to spare the process that writes."""

    record: Record
    line: str


def english() -> Reads:
    """The pipeline that the public calls use."""
    from ..api import default_pipeline

    return default_pipeline()


def one_thread() -> None:
    """Let this process compute with one thread: processes are what a run is divided into, and the order in which
    threads add numbers up would show in the results."""
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"), TOKENIZERS_PARALLELISM="false")


def read(reader: Reads, document: Document) -> Answer | Failure:
    """Read one document; a mistake of ours becomes a failure of this document.

    Raises:
        Missing, BadPipeline: what no document could be read without.
    """
    try:
        record = reader.read(document)
        return Answer(record=record, line=record.to_json())
    except (Missing, BadPipeline):
        raise
    except Exception as error:
        return Failure(
            locator=document.locator or document.id,
            reason=f"reading it went wrong ({type(error).__name__}: {' '.join(str(error).split())[:120]})",
            todo="please report this with the document; the rest of the run is not affected",
        )


_reader: Reads | None = None
_make: Maker = english


def start(make: Maker, alive: Connection) -> None:
    """Prepare a new process.

    Args:
        make: makes what reads.
        alive: a pipe that the process which started this one holds open; when it closes, by intent or by death, this
            process ends, also in the middle of a document.
    """
    global _make
    one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    _make = make
    threading.Thread(target=_end_with, args=(alive,), daemon=True).start()


def coding() -> Coding:
    """What this process reads with."""
    return _here().coding


def read_here(document: Document) -> Answer | Failure:
    """Read one document in this process."""
    return read(_here(), document)


def _here() -> Reads:
    global _reader
    if _reader is None:
        _reader = _make()
    return _reader


def _end_with(alive: Connection) -> None:
    try:
        alive.poll(None)
    finally:
        os._exit(1)
