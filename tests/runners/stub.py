"""A pipeline that reads nothing, quickly; run as a program it reads a folder into a ledger and tells each document."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from reportedly.model import Claim, Coding, Document, Link, Record, Span
from reportedly.runners import run

CODING = Coding(reportedly="0", models={}, registry="stub")


class Stub:
    """One claim per document, over its first word; some words make it misbehave."""

    coding = CODING

    def read(self, document: Document, *, given: object = None) -> Record:
        time.sleep(0.01)
        if "WRONG" in document.text:
            raise ValueError("a mistake of ours")
        if "CRASH" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in document.text:
            mark = Path(document.text.split()[-1])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        claim = Claim(
            id="c1", span=Span(0, 4), attribution=(Link(source="author", act="assert"),), factuality="CT+",
            reality="actual", confidence=0.5,
        )  # fmt: skip
        claims = () if "NOTHING" in document.text or document.language not in (None, "en") else (claim,)
        return Record(coded_by=CODING, document=document, claims=claims)


def make() -> Stub:
    return Stub()


def dies_at_start() -> Stub:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


if __name__ == "__main__":
    from reportedly.ledger import Ledger

    folder, where, jobs = sys.argv[1:]
    with Ledger.open(where) as ledger:
        run(
            [folder],
            ledger=ledger,
            jobs=int(jobs),
            make=make,
            on_record=lambda one, _: print(one.document.id, flush=True),
        )
