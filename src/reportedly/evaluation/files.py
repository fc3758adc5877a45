"""Find and read benchmark files by their names: `SPLIT.docs.jsonl` with `SPLIT.gold.jsonl`, or `NAME.SPLIT.…`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadOption

Row = dict[str, Any]
SPLIT = "name the folder with --data and the split with --split"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One named set of a task: texts and gold by document.

    Args:
        name: the NAME of `NAME.SPLIT.docs.jsonl`, else the split.
        docs: rows by document id, in file order.
        gold: gold rows by document id; none of those that the gold does not have.
        path: the file of the texts.
        gold_path: the file of the gold.
    """

    name: str
    docs: dict[str, Row]
    gold: dict[str, Row]
    path: Path
    gold_path: Path


def read_text(path: Path, *, todo: str) -> str:
    """The UTF-8 text of a file.

    Raises:
        BadOption: where it is not there or cannot be read; `todo` says what to do where it is not there.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadOption("the file is not there", where=str(path), todo=todo) from error
    except UnicodeDecodeError as error:
        raise BadOption(
            f"byte {error.start + 1} is not UTF-8", where=str(path), todo="save the file in UTF-8"
        ) from error
    except OSError as error:
        raise BadOption(f"cannot be read ({error.strerror})", where=str(path), todo="check the file") from error


def read_json(path: Path, *, todo: str) -> Any:
    """What a JSON file holds.

    Raises:
        BadOption: where it cannot be read or is no JSON; the message names the line.
    """
    try:
        return json.loads(read_text(path, todo=todo))
    except json.JSONDecodeError as error:
        raise BadOption(f"line {error.lineno} is not JSON ({error.msg})", where=str(path), todo="mend it") from error


def read_jsonl(path: Path, *, todo: str = "check the name") -> Iterator[Row]:
    """The objects of a JSON Lines file; blank lines are passed over.

    Raises:
        BadOption: where the file cannot be read or a line is no JSON object; the message names the line.
    """
    # Not splitlines: a JSON string may hold U+2028 and the like.
    for number, line in enumerate(read_text(path, todo=todo).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deep, or a number is too long")
            raise BadOption(
                f"line {number} is not JSON ({reason})", where=str(path), todo="mend it; every line is one JSON object"
            ) from error
        if not isinstance(row, dict):
            raise BadOption(
                f"line {number} is no JSON object", where=str(path), todo="mend it; every line is one JSON object"
            )
        yield row


def write_jsonl(path: Path, rows: Iterable[Row]) -> None:
    """Write one JSON object a line; lone surrogates, which UTF-8 has not, as JSON escapes."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(lines.encode("utf-8", "backslashreplace"))


def sets_with_gold(folder: Path, split: str) -> list[DataSet]:
    """All sets of a split in `folder`: pairs of `.docs.jsonl` and `.gold.jsonl`.

    Raises:
        BadOption: where the folder holds no such pair, a row lacks its `doc`, or a document is there twice.
    """
    found = sorted({*folder.glob(f"{split}.docs.jsonl"), *folder.glob(f"*.{split}.docs.jsonl")})
    if not found:
        raise _none(f"no {split}.docs.jsonl or NAME.{split}.docs.jsonl", folder)
    sets = []
    for path in found:
        name = path.name.removesuffix(".docs.jsonl").removesuffix(f".{split}") or split
        gold_path = path.with_name(path.name.removesuffix(".docs.jsonl") + ".gold.jsonl")
        docs = _by_key(read_jsonl(path), "doc", path)
        gold = _by_key(read_jsonl(gold_path, todo=f"put the gold beside {path.name}"), "doc", gold_path)
        if unknown := sorted(gold.keys() - docs.keys()):
            raise BadOption(
                f"gold for {unknown[0]}, which has no text in {path.name}",
                where=str(gold_path),
                todo="give both files the same documents",
            )
        sets.append(DataSet(name=name, docs=docs, gold=gold, path=path, gold_path=gold_path))
    return sets


def single_set(folder: Path, name: str, split: str, *, key: str | None, text: str, gold: str) -> DataSet:
    """A set whose gold stands in the rows themselves: `NAME.SPLIT.jsonl`, else the only `*.SPLIT.jsonl` of its form.

    Args:
        folder: where to look.
        name, split: of the file.
        key: the field that names a row; None where rows go by their number.
        text: the field with the text.
        gold: the field that a row with gold has.

    Raises:
        BadOption: where there is no such file or several, a row lacks its name, or a name is there twice.
    """
    path = folder / f"{name}.{split}.jsonl"
    if not path.is_file():
        asked = {text} if key is None else {key, text}
        # Files of several tasks may lie in one folder; the first row tells whose a file is.
        others = [one for one in sorted(folder.glob(f"*.{split}.jsonl")) if asked <= next(read_jsonl(one), {}).keys()]
        fields = " and ".join(f"`{field}`" for field in sorted(asked))
        if len(others) > 1:
            raise BadOption(
                f"{' and '.join(one.name for one in others)} both have rows with {fields}",
                where=str(folder),
                todo=f"leave one of them there, or name one {path.name}",
            )
        if not others:
            raise _none(f"no {path.name}, and no other *.{split}.jsonl with {fields} in its rows", folder)
        path = others[0]
    rows = _by_key(read_jsonl(path), key, path)
    labelled = {at: row for at, row in rows.items() if gold in row}
    shown = path.name.removesuffix(f".{split}.jsonl")
    return DataSet(name=shown, docs=rows, gold=labelled, path=path, gold_path=path)


def name_of(row: Row, number: int, key: str | None, path: Path) -> str:
    """What a row goes by: a field of it, or its number.

    Raises:
        BadOption: where it lacks the field.
    """
    if key is None:
        return f"row {number + 1}"
    if key not in row:
        raise BadOption(
            f"row {number + 1} lacks the field `{key}`", where=str(path), todo=f"give every row its `{key}`"
        )
    return str(row[key])


def _by_key(rows: Iterable[Row], key: str | None, path: Path) -> dict[str, Row]:
    """Rows by a field of theirs, or by their number."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows):
        name = name_of(row, number, key, path)
        if name in found:
            raise BadOption(f"{name} is there twice", where=str(path), todo=f"give every row its own `{key}`")
        found[name] = row
    if not found:
        raise BadOption("the file is empty", where=str(path), todo="give it a JSON object a line")
    return found


def _none(found: str, folder: Path) -> BadOption:
    if not folder.is_dir():
        return BadOption("there is no such folder", where=str(folder), todo="name the folder with --data")
    there = ", ".join(sorted(path.name for path in folder.glob("*.jsonl"))) or "no .jsonl file"
    return BadOption(f"{found} there (it holds {there})", where=str(folder), todo=SPLIT)
