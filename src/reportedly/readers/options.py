"""What the user may say about the files to be read."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from ..errors import BadOption
from .columns import find_column
from .header import as_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files are read and what is known of them beforehand.

    What is stated for one file (`meta`) wins over what is stated for all (`published`, `publisher`); both win over
    metadata found in the file, and that over the first lines of its text.

    Raises:
        BadOption: where `published` is no date that can be read in one way only, or `max_chars` is not positive.
    """

    published: str | None = None
    """The day of publication of all documents, in EDTF or in words ("10 May 2023")."""
    publisher: str | None = None
    max_chars: int = 2_000_000
    """A longer document is refused."""
    follow_symlinks: bool = False
    text_column: str | None = None
    """Columns of JSONL and CSV tables; found by common names where not given."""
    id_column: str | None = None
    title_column: str | None = None
    author_column: str | None = None
    date_column: str | None = None
    publisher_column: str | None = None
    url_column: str | None = None
    meta: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Path or name of a file to what is known of it, as `load_meta` gives it."""

    def __post_init__(self) -> None:
        if self.published is not None and as_edtf(self.published) is None:
            raise BadOption(
                f"{self.published!r} is no date that can be read in one way only",
                where="published",
                todo='write it as 2020-07-04, 2020-07 or 2020, or in words ("4 July 2020")',
            )
        if self.max_chars < 1:
            raise BadOption(f"{self.max_chars} is no number of characters", where="max_chars", todo="give at least 1")

    def meta_of(self, name: str) -> Mapping[str, str]:
        """What the table of `load_meta` says of a file: by the whole path as given, else by the file's name."""
        return self.meta.get(name) or self.meta.get(PurePath(name).name) or {}


def load_meta(path: str | Path) -> dict[str, dict[str, str]]:
    """Read a table (CSV, UTF-8) of what is known of files: a column `file`, and any of title, author, date,
    publisher, url, language, under these or other common names.

    Returns:
        File (as the table names it) to field to value; empty cells left out.

    Raises:
        BadOption: where the file cannot be read, has no column for the file, or a date that cannot be read.
    """
    where = str(path)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
            names = tuple(rows[0]) if rows else ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadOption(f"the table cannot be read ({error})", where=where, todo="give a CSV file in UTF-8") from error
    columns = {
        kind: find_column(kind, names) for kind in ("file", "title", "author", "date", "publisher", "url", "language")
    }
    if columns["file"] is None:
        raise BadOption(
            f"there is no column for the file; there are: {', '.join(map(str, names)) or 'none'}",
            where=where,
            todo='name the column that holds the file names "file"',
        )
    table: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=2):
        known = {
            kind: value.strip()
            for kind, column in columns.items()
            if kind != "file" and column is not None and (value := row.get(column) or "").strip()
        }
        if "date" in known and as_edtf(known["date"]) is None:
            raise BadOption(
                f"{known['date']!r} is no date that can be read in one way only",
                where=f"{where}, line {number}",
                todo="write it as 2020-07-04, 2020-07 or 2020",
            )
        table[(row.get(columns["file"]) or "").strip()] = known
    table.pop("", None)
    return table
