"""Files that are there whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import BadOption


@contextmanager
def all_or_nothing(directory: Path) -> Iterator[Path]:
    """A folder to write into; its files move to `directory` when all are written, and vanish when something fails.

    A process killed half-way leaves a folder `.partial-…` and no half file under a final name.

    Raises:
        BadOption: where `directory` cannot be made or written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=".partial-", dir=directory))
    except OSError as error:
        raise BadOption(
            f"the folder cannot be written ({error.strerror})", where=str(directory), todo="name another with -o"
        ) from error
    try:
        yield partial
        for path in sorted(partial.iterdir()):
            path.replace(directory / path.name)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
