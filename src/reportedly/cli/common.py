"""What commands share: consoles, text that is safe on a terminal, JSON lines."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from ..errors import BadOption

WIDTH_IN_FILES = 160
"""Columns of a table that goes into a file or a pipe."""

LedgerPath = Annotated[
    str, typer.Argument(metavar="LEDGER", help="The ledger: a file, or a URL such as postgresql://USER@HOST/BASE.")
]


def writable(path: Path | None, option: str) -> None:
    """Say before the work and not after it that a file cannot be written.

    Args:
        path: the file, if one is asked for.
        option: that names it.

    Raises:
        BadOption: where its folder is not there, or it cannot be written.
    """
    if path is None:
        return
    folder = path.absolute().parent
    if not folder.is_dir():
        raise BadOption(f"the folder {folder} does not exist", where=option, todo="make it first")
    if path.is_dir():
        raise BadOption(f"{path} is a folder", where=option, todo="name a file")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise BadOption(f"{path} cannot be written", where=option, todo="choose another place or change permissions")


class Format(StrEnum):
    """What is printed for each document."""

    table = "table"
    json = "json"


def console(*, stderr: bool = False) -> Console:
    """A console on stdout or stderr; wide where it is no terminal."""
    made = Console(stderr=stderr, highlight=False)
    if not made.is_terminal:
        made.width = WIDTH_IN_FILES
    return made


def plain(text: object) -> Text:
    """`text` as words on one line: no markup, no control or direction characters, which could forge what is shown."""
    words = "".join(c if c.isprintable() else " " for c in str(text))
    return Text(" ".join(words.split()))


def print_line(line: str) -> None:
    """Print one line on stdout in UTF-8, whatever the locale, and at once, so that what was printed is whole lines."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    print_line(json.dumps(value, ensure_ascii=False))


def file_name(path: str) -> str:
    """The last part of a path or URL."""
    return path if "://" in path else Path(path).name
