"""Write the reference in docs/command-line.md from the commands: `python docs/commands.py`. A test compares the two."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer
from typer.models import ArgumentInfo, OptionInfo

from reportedly.cli import app

PAGE = Path(__file__).parent / "command-line.md"
BEGIN, END = "<!-- commands: made by docs/commands.py -->", "<!-- end of commands -->"


def commands(of: typer.Typer = app, above: str = "reportedly") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command with its whole name, those under others included, as the help page orders them."""
    for command in of.registered_commands:
        assert command.callback is not None
        yield f"{above} {command.name or command.callback.__name__.replace('_', '-')}", command.callback
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, f"{above} {group.name}")


def parameters(command: Callable[..., Any]) -> Iterator[tuple[str, str]]:
    """How each argument and option of a command is written, and its help with the default."""
    hints = typing.get_type_hints(command, include_extras=True)
    for name, parameter in inspect.signature(command).parameters.items():
        kind, *rest = typing.get_args(hints[name])
        info = next(one for one in rest if isinstance(one, ArgumentInfo | OptionInfo))
        if isinstance(info, ArgumentInfo):
            shown = f"`{info.metavar or name.upper()}`"
        else:
            # Beside an annotation Typer takes the first name for the default, and puts that right later.
            named = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str)]
            shown = ", ".join(f"`{option}`" for option in named or [f"--{name.replace('_', '-')}"])
            if kind is not bool:
                shown += f" `{info.metavar or value_of(kind)}`"
        default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
        told = "" if default in (None, False, inspect.Parameter.empty, "") else f" Default: `{default}`."
        yield shown, f"{info.help or ''}{told}"


def value_of(kind: Any) -> str:
    """What an option takes: one of a few values, or a value of some type."""
    if typing.get_args(kind):
        return value_of(typing.get_args(kind)[0])
    if issubclass(kind, Enum):
        return "|".join(str(one.value) for one in kind)
    return {int: "N", float: "X", Path: "FILE"}.get(kind, "TEXT")


def reference() -> str:
    """One section per command."""
    parts = []
    for name, command in commands():
        lines = [f"### {name}", "", inspect.getdoc(command) or ""]
        rows = [[words.replace("|", "\\|") for words in row] for row in parameters(command)]
        if rows:
            lines += ["", "| | |", "|---|---|", *(f"| {shown} | {says} |" for shown, says in rows)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def page() -> str:
    """The page with its reference made anew."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    return f"{head}{BEGIN}\n\n{reference()}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
