"""Documents read here one after the other, or in processes beside each other; either way in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import Protocol, Self, TypeVar

from ..errors import Missing
from ..model import Coding, Document
from ..readers import Failure
from . import worker
from .worker import Answer, Maker, Reads

T = TypeVar("T")


class Task(Protocol):
    """A document that is being read."""

    def result(self) -> Answer | Failure: ...


class Here:
    """Reads in this process, when the result is asked for.

    Args:
        make: makes what reads.
    """

    ahead = 0
    """Documents that may be waiting at a time, besides the one whose result is asked for."""

    def __init__(self, make: Maker) -> None:
        worker.one_thread()
        self._make = make

    @cached_property
    def _reader(self) -> Reads:
        return self._make()

    @property
    def coding(self) -> Coding:
        """What documents are read with."""
        return self._reader.coding

    def submit(self, document: Document) -> Task:
        """Take a document to be read."""
        return _Later(lambda: worker.read(self._reader, document))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Later:
    result: Callable[[], Answer | Failure]


class Pool:
    """Reads in `jobs` processes. One that dies fails the one document it was reading, and is replaced.

    Args:
        jobs: how many processes.
        make: makes what reads; a function of a module.
    """

    def __init__(self, jobs: int, make: Maker) -> None:
        self.jobs, self.make = jobs, make
        # One long document must not leave the others idle, and what waits behind it must fit in memory.
        self.ahead = 16 * jobs
        self._context = multiprocessing.get_context("spawn")
        self._waiting: list[_InPool] = []
        self._start(jobs)

    def _start(self, jobs: int) -> None:
        alive, self._alive = self._context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(
            jobs, mp_context=self._context, initializer=worker.start, initargs=(self.make, alive)
        )

    @cached_property
    def coding(self) -> Coding:
        """What documents are read with, as a process says it; this one need not load a model."""
        try:
            return self._submit(worker.coding).result()
        except BrokenProcessPool as error:
            raise Missing(
                "the processes that read documents end as soon as they start",
                todo="see that there is memory for them (about 1 GB each), or run with --jobs 1",
            ) from error

    def _submit(self, work: Callable[..., T], *arguments: object) -> Future[T]:
        with _interrupts_held():
            return self._executor.submit(work, *arguments)

    def submit(self, document: Document) -> Task:
        """Take a document to be read."""
        task = _InPool(pool=self, document=document)
        self._waiting.append(task)
        try:
            task.future = self._submit(worker.read_here, document)
        except BrokenProcessPool:
            self._recover()
        return task

    def _settle(self, task: _InPool) -> Answer | Failure:
        try:
            if task.answer is None and task.future is not None:
                task.answer = task.future.result()
        except BrokenProcessPool:
            self._recover()
        self._waiting.remove(task)
        assert task.answer is not None
        return task.answer

    def _recover(self) -> None:
        """A process died, and with it the executor: read what was under way again, one at a time, to tell which."""
        for task in self._waiting:
            if task.answer is None and task.future is not None and task.future.done() and not task.future.exception():
                task.answer = task.future.result()
        self._stop()
        self._start(1)
        for task in self._waiting:
            if task.answer is not None:
                continue
            try:
                task.answer = self._submit(worker.read_here, task.document).result()
            except BrokenProcessPool:
                task.answer = Failure(
                    locator=task.document.locator or task.document.id,
                    reason="the process that read it was ended from outside, most likely for want of memory",
                    todo="run again with fewer jobs, or split the document",
                )
                self._stop()
                self._start(1)
        self._stop()
        self._start(self.jobs)

    def _stop(self) -> None:
        self._alive.close()  # ends the processes, also in the middle of a document
        self._executor.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits: a process that is being started inherits that, and so never hears of it, not even on its first
    steps, where it would answer with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(slots=True, kw_only=True, eq=False)
class _InPool:
    pool: Pool
    document: Document
    future: Future[Answer | Failure] | None = None
    answer: Answer | Failure | None = field(default=None)

    def result(self) -> Answer | Failure:
        return self.pool._settle(self)
