"""`reportedly doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Annotated

import typer
from packaging.requirements import Requirement
from rich.table import Table

from ..errors import ReportedlyError
from .common import console, plain, print_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    found: str
    ok: bool
    needed: bool = True
    """False of what is only needed for an extra."""
    todo: str = ""


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
) -> None:
    """Check what is installed and which models; say how to get what is missing.

    The exit status is 1 where something is missing that reading needs. Nothing is fetched.
    """
    checks = list(examine())
    if as_json:
        for check in checks:
            print_json(asdict(check))
    else:
        table = Table()
        for name in ("", "what", "found", "what to do"):
            table.add_column(name, overflow="fold")
        for check in checks:
            mark = "[green]ok[/]" if check.ok else "[red]missing[/]" if check.needed else "[yellow]extra[/]"
            table.add_row(mark, plain(check.name), plain(check.found), plain(check.todo))
        console().print(table)
    raise typer.Exit(0 if all(check.ok or not check.needed for check in checks) else 1)


def examine() -> Iterator[Check]:
    """Look at everything that reading, the ledger and the extras need."""
    yield Check(name="reportedly", found=metadata.version("reportedly"), ok=True)
    yield Check(name="Python", found=f"{platform.python_version()} on {platform.machine()}", ok=True)
    yield _full_text_search()
    yield _model("spaCy model", _spacy_model)
    yield _model("encoder", _encoder)
    extras: dict[str, list[Requirement]] = {}
    for line in metadata.requires("reportedly") or ():
        requirement = Requirement(line)
        extra = _extra_of(requirement)
        if extra is None:
            yield _package(requirement)
        else:
            extras.setdefault(extra, []).append(requirement)
    for extra, requirements in extras.items():
        lacking = [one.name for one in requirements if not _package(one).ok]
        yield Check(
            name=f"extra {extra}",
            found=f"without {', '.join(lacking)}" if lacking else "installed",
            ok=not lacking,
            needed=False,
            todo=f"pip install 'reportedly[{extra}]'" if lacking else "",
        )


def _package(requirement: Requirement) -> Check:
    try:
        found = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        found = "not installed"
    ok = found != "not installed" and requirement.specifier.contains(found, prereleases=True)
    todo = "" if ok else f"pip install '{requirement.name}{requirement.specifier}'"
    return Check(name=f"package {requirement.name}", found=found, ok=ok, todo=todo)


def _extra_of(requirement: Requirement) -> str | None:
    """The extra that asks for a requirement; None where the package itself does."""
    marker = requirement.marker
    if marker is None or marker.evaluate({"extra": ""}):
        return None
    names = metadata.metadata("reportedly").get_all("Provides-Extra") or []
    return next((name for name in names if marker.evaluate({"extra": name})), None)


def _full_text_search() -> Check:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    ok = "ENABLE_FTS5" in options
    found = f"{sqlite3.sqlite_version} {'with' if ok else 'without'} full-text search (FTS5)"
    return Check(name="SQLite", found=found, ok=ok, todo="" if ok else "use a Python whose SQLite has FTS5")


def _model(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, found=look(), ok=True)
    except ReportedlyError as error:
        found = f"{error.where}: {error.found}" if error.where else error.found
        return Check(name=name, found=found, ok=False, todo=error.todo or "")
    except ImportError as error:
        return Check(name=name, found=str(error), ok=False, todo="install the package that is missing")


def _spacy_model() -> str:
    from ..pipeline import Pipeline

    pipeline = Pipeline()
    return f"{pipeline.model} {pipeline.nlp.meta['version']}"


def _encoder() -> str:
    from ..encoders import shipped_encoder

    encoder = shipped_encoder()
    return f"{encoder.name}, sha256 {encoder.sha256[:12]}… as it should be"
