"""Find and read benchmark files by their names: `SPLIT.docs.jsonl` with `SPLIT.gold.jsonl`, or `NAME.SPLIT.…`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadOption

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One named set of a task: texts and gold by document.

    Args:
        name: the NAME of `NAME.SPLIT.docs.jsonl`, else the split.
        docs: rows by document id, in file order.
        gold: gold rows by document id; empty where the file has none.
    """

    name: str
    docs: dict[str, Row]
    gold: dict[str, Row]


def read_jsonl(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file.

    Raises:
        BadOption: where a line is no JSON object; the message names the line.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except json.JSONDecodeError as error:
                    raise BadOption(f"line {number} is not JSON ({error.msg})", where=str(path)) from error
                if not isinstance(row, dict):
                    raise BadOption(f"line {number} is no JSON object", where=str(path))
                yield row
    except FileNotFoundError as error:
        raise BadOption(
            "the file is not there", where=str(path), todo="name the folder that holds the data with --data"
        ) from error


def sets_with_gold(folder: Path, split: str) -> list[DataSet]:
    """All sets of a split in `folder`: pairs of `.docs.jsonl` and `.gold.jsonl`.

    Raises:
        BadOption: where the folder holds no such pair, or a row lacks `doc` or `text`.
    """
    found = sorted({*folder.glob(f"{split}.docs.jsonl"), *folder.glob(f"*.{split}.docs.jsonl")})
    if not found:
        there = ", ".join(sorted(path.name for path in folder.glob("*.jsonl"))) or "no .jsonl file"
        raise BadOption(
            f"no {split}.docs.jsonl or NAME.{split}.docs.jsonl there (it holds {there})",
            where=str(folder),
            todo="name the folder with --data and the split with --split",
        )
    sets = []
    for path in found:
        name = path.name.removesuffix(".docs.jsonl").removesuffix(f".{split}") or split
        gold_path = path.with_name(path.name.replace(".docs.", ".gold."))
        docs = {str(_field(row, "doc", path)): row for row in read_jsonl(path)}
        for row in docs.values():
            _field(row, "text", path)
        gold = {str(_field(row, "doc", gold_path)): row for row in read_jsonl(gold_path)}
        missing = sorted(gold.keys() - docs.keys())
        if missing:
            raise BadOption(f"gold for {missing[0]}, which has no text in {path.name}", where=str(gold_path))
        sets.append(DataSet(name=name, docs=docs, gold=gold))
    return sets


def single_set(folder: Path, name: str, split: str) -> DataSet:
    """A set whose gold stands in the rows themselves: `NAME.SPLIT.jsonl`, else the only `*.SPLIT.jsonl` there is."""
    path = folder / f"{name}.{split}.jsonl"
    if not path.is_file():
        others = sorted(folder.glob(f"*.{split}.jsonl"))
        if len(others) != 1:
            raise BadOption(
                f"neither {path.name} nor a single other *.{split}.jsonl is there",
                where=str(folder),
                todo="name the folder with --data and the split with --split",
            )
        path = others[0]
    rows = {str(row.get("id", row.get("docid", number))): row for number, row in enumerate(read_jsonl(path))}
    return DataSet(name=path.name.removesuffix(f".{split}.jsonl"), docs=rows, gold=rows)


def _field(row: Row, field: str, path: Path) -> Any:
    if field not in row:
        raise BadOption(f"a row lacks the field `{field}`", where=str(path), todo=f"give every row its `{field}`")
    return row[field]
