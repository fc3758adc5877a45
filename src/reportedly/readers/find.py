"""Paths, folders and globs into files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from .failure import Failure
from .words import word_list


@cache
def _passed_over() -> frozenset[str]:
    return frozenset("." + suffix for suffix in word_list("kinds")["passed_over"]["suffixes"])


def find(paths: Iterable[str | Path], *, follow_symlinks: bool = False) -> Iterator[Path | Failure]:
    """The files that `paths` name, each once, in a fixed order.

    Args:
        paths: files, folders (searched to the bottom, names sorted; hidden files, scripts, styles, images and the
            like beside articles are passed over), globs (`**` goes to the bottom), and "-" for standard input.
        follow_symlinks: go where symbolic links lead; each folder is entered once, so there are no loops.

    Yields:
        A path, or a `Failure` where there is nothing to read.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _expand(Path(path), follow_symlinks):
            key = str(item.locator) if isinstance(item, Failure) else os.path.realpath(item)
            if key not in seen or str(item) == "-":
                seen.add(key)
                yield item


def _expand(path: Path, follow_symlinks: bool) -> Iterator[Path | Failure]:
    if str(path) == "-":
        yield path
        return
    try:
        exists, is_link = path.exists(), path.is_symlink()
    except (OSError, ValueError) as error:
        yield Failure(locator=str(path), reason=f"the path cannot be read ({error})", todo="check the path")
        return
    if is_link and not follow_symlinks:
        yield Failure(
            locator=str(path),
            reason="it is a symbolic link",
            todo="name the file itself, or ask for links to be followed",
        )
    elif path.is_dir():
        found = False
        for item in _walk(path, follow_symlinks, set()):
            found = True
            yield item
        if not found:
            yield Failure(locator=str(path), reason="the folder holds no file to read", todo="name another folder")
    elif exists:
        yield path
    elif is_link:
        yield Failure(locator=str(path), reason="the symbolic link leads nowhere", todo="check where it leads")
    elif glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - pathlib takes no absolute pattern
        for match in matches:
            inner = Path(match)
            if inner.is_symlink() and not follow_symlinks:
                continue
            if inner.is_dir():
                yield from _walk(inner, follow_symlinks, set())
            else:
                yield inner
        if not matches:
            yield Failure(locator=str(path), reason="no file matches", todo="check the pattern")
    else:
        yield Failure(locator=str(path), reason="there is no such file", todo="check the path")


def _walk(folder: Path, follow_symlinks: bool, entered: set[str]) -> Iterator[Path | Failure]:
    stack = [folder]
    while stack:
        here = stack.pop()
        real = os.path.realpath(here)
        if real in entered:
            continue
        entered.add(real)
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(
                locator=str(here),
                reason=f"the folder cannot be opened ({error.strerror})",
                todo="check its permissions",
            )
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith(".") or (entry.is_symlink() and not follow_symlinks):
                continue
            path = here / entry.name
            if entry.is_dir():
                folders.append(path)
            elif entry.is_file() and path.suffix.lower() not in _passed_over():
                yield path
        stack += reversed(folders)
