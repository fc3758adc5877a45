"""The command line: one thin command per file, over plain functions."""

from __future__ import annotations

import sys

import typer

from ..errors import ReportedlyError

app = typer.Typer(
    name="reportedly",
    help="Who is said by whom to have done what: conflict reporting as a checkable record.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

COMMANDS: tuple[tuple[str, object], ...] = ()
"""Name and function of every command, in the order of the help page."""

for _name, _command in COMMANDS:
    app.command(_name)(_command)  # type: ignore[type-var]


def main() -> None:
    """Run the command line; an error on purpose is one sentence on stderr and exit status 2."""
    try:
        app()
    except ReportedlyError as error:
        print(f"reportedly: {error}", file=sys.stderr)
        raise SystemExit(2) from error
