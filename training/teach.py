"""Let models read texts for another to learn from: `python -m training.teach --data DIR --encoder DIR --out DIR`.

Two teachers learn attribution, each on half of the training documents, and read the other half, so that what they say
of a document is not what they learned of it. Texts that nobody annotated are read by both and by the exported head, and
what they say is averaged.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from reportedly.encoders import Encoder
from reportedly.encoders.attribution import ROLES, decode
from reportedly.encoders.pieces import Pieces, cut, load_tokenizer

from .body import base_folder
from .export import write
from .taught import Taught, save
from .train import RECIPES, Recipe, is_held, train

HALVES = 2
TEACHER_EPOCHS = 4
READING_WINDOW = 190
"""Pieces: teachers see as much around a word as they did while learning."""
TEXTS = (
    "place/lgl.dev.docs.jsonl", "place/trnews.dev.docs.jsonl", "place/gwn.dev.docs.jsonl", "time/dev.docs.jsonl",
    "entities/re3d.dev.docs.jsonl",
)  # fmt: skip
"""Texts that nobody annotated for attribution; every quotation in them is somebody else's way of writing."""
REPORTS = "events/muc4.train.jsonl"
"""The same, in lower case; of these only some."""
SOME_REPORTS = 200
LONGEST = 12_000
"""Code points of a text that is taught."""

Outputs = tuple[np.ndarray, np.ndarray]


def teach(data: Path, encoder: Path, out: Path, recipe: Recipe) -> None:
    """Train the teachers, let them read, and write what they say.

    Args:
        data: folder with the corpora.
        encoder: folder with the exported body and attribution head.
        out: folder to write into.
        recipe: by which the teachers learn.
    """
    rows = [json.loads(line) for line in (data / "attribution/train.docs.jsonl").read_text().splitlines()]
    half = {row["text"]: number % HALVES for number, row in enumerate(random.Random(0).sample(rows, len(rows)))}
    with tempfile.TemporaryDirectory() as folder:
        teachers = []
        for number in range(HALVES):
            run, exported = Path(folder) / f"run{number}", Path(folder) / f"encoder{number}"
            train(
                data, run, "attribution", recipe, encoder=encoder,
                skip=lambda text, number=number: half.get(text) == number or is_held(text, RECIPES["attribution"].held),
            )  # fmt: skip
            write(run, exported, encoder)
            teachers.append(Encoder(exported))
        tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
        everyone = [*teachers, Encoder(encoder)]
        found = []
        for name, text, annotated in tqdm(list(_texts(data, rows)), unit="text"):
            pieces = cut(text, tokenizer)
            if len(pieces):
                found.append(_read(name, text, pieces, annotated, [teachers[half[text]]] if annotated else everyone))
    save(out, found)


def _texts(data: Path, rows: Sequence[dict]) -> Iterator[tuple[str, str, bool]]:
    """Name and text, and whether people annotated it."""
    for row in rows:
        if not is_held(row["text"], RECIPES["attribution"].held):
            yield row["doc"], row["text"], True
    for file in TEXTS:
        for row in map(json.loads, (data / file).read_text(encoding="utf-8").rstrip("\n").split("\n")):
            if len(row["text"]) <= LONGEST:
                yield f"{file} {row['doc']}", row["text"], False
    reports = [json.loads(line) for line in (data / REPORTS).read_text(encoding="utf-8").splitlines()]
    for row in random.Random(0).sample(reports, min(SOME_REPORTS, len(reports))):
        yield row["docid"], re.sub(r"[ \t]+", " ", row["doctext"]), False


def _read(name: str, text: str, pieces: Pieces, annotated: bool, teachers: Sequence[Encoder]) -> Taught:
    """What the teachers say of a text, averaged."""
    tags = np.zeros((len(ROLES), len(pieces), 3), np.float32)
    links: list[dict[str, list[tuple[int, int]]]] = []
    answers = [list(teacher.outputs(pieces, ("attribution",), READING_WINDOW)) for teacher in teachers]
    for said in zip(*answers, strict=True):
        begin, end, _ = said[0]
        scores = np.mean([_log_softmax(outputs["attribution_tags"]) for _, _, outputs in said], 0)
        pointers = np.mean([outputs["attribution_links"] for _, _, outputs in said], 0)
        tags[:, begin:end] = np.exp(_log_softmax(scores)).reshape(end - begin, len(ROLES), 3).swapaxes(0, 1)
        if not annotated:
            for linked in decode(scores, pointers, pieces.first[begin:end]):
                links.append(
                    {role: [(begin + low, begin + high) for low, high in getattr(linked, role)] for role in ROLES}
                )
    return Taught(name=name, text=text, annotated=annotated, tags=tags, links=links)


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    """By tagger, over outside, begin, inside."""
    by_role = scores.reshape(len(scores), len(ROLES), 3)
    by_role = by_role - by_role.max(-1, keepdims=True)
    return (by_role - np.log(np.exp(by_role).sum(-1, keepdims=True))).reshape(scores.shape)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the exported body and attribution")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--bf16", action="store_true", help="train in bfloat16")
    given = parser.parse_args(arguments)
    recipe = replace(RECIPES["attribution"], epochs=TEACHER_EPOCHS, held=0.0, bf16=given.bf16)
    teach(given.data, given.encoder, given.out, recipe)


if __name__ == "__main__":
    main()
