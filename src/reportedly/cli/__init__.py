"""The command line: one thin command per file, over plain functions.

A command imports what is heavy inside its function, so that help is there at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from ..errors import BadOption, ReportedlyError
from .diff import diff
from .doctor import doctor
from .evaluate import evaluate
from .events import events
from .export import export
from .forget import forget
from .gazetteer import app as gazetteer
from .judge import app as judge
from .read import read
from .registry import app as registry
from .report import report
from .schema import schema
from .scoreboard import scoreboard
from .show import show
from .version import version

app = typer.Typer(
    name="reportedly",
    help="Who is said by whom to have done what: conflict reporting as a checkable record.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

COMMANDS: tuple[tuple[str, Callable[..., None] | typer.Typer], ...] = (
    ("read", read),
    ("show", show),
    ("events", events),
    ("judge", judge),
    ("report", report),
    ("export", export),
    ("diff", diff),
    ("forget", forget),
    ("registry", registry),
    ("gazetteer", gazetteer),
    ("schema", schema),
    ("doctor", doctor),
    ("evaluate", evaluate),
    ("scoreboard", scoreboard),
    ("version", version),
)
"""Name and function of every command, or the commands under it, in the order of the help page."""

for _name, _command in COMMANDS:
    if isinstance(_command, typer.Typer):
        app.add_typer(_command, name=_name)
    else:
        app.command(_name)(_command)


def main() -> None:
    """Run the command line. An error on purpose is one sentence on stderr: status 2 for wrong options, else 1.

    So is one of the system, such as a full disk.
    """
    try:
        app()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"reportedly: {where}{error.strerror or error}. Check the disk and the permissions.", file=sys.stderr)
        # What is left to be written cannot be; Python must not try again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except ReportedlyError as error:
        print(f"reportedly: {error}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, BadOption) else 1) from None
