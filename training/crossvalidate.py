"""Out-of-fold predictions: `python -m training.crossvalidate events --data DIR --encoder DIR --run RUN --out FILE`.

For each fold the head is trained without the fold's sentences, from the state of the run before, which saw no
sentence that is measured, and exported beside the encoder's other heads as it would ship; the whole pipeline reads the
fold with it.
`reportedly evaluate events --predictions-from FILE` scores what is written. Sentences are put into folds by their
letters, so that one that stands in two files is in one fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.encoders import using_encoder
from reportedly.evaluation.tasks import answers

from .export import write
from .heads.sentences import normal
from .train import RECIPES, train

FOLDS = 5


def fold_of(text: str) -> int:
    """The fold that a text belongs to."""
    return int(hashlib.sha1(normal(text).encode()).hexdigest(), 16) % FOLDS


def crossvalidate(
    data: Path, encoder: Path, run: Path, out: Path, *, keep: Path | None = None, bf16: bool = False
) -> None:
    """Write one line per sentence, in the form of the events task.

    Args:
        data: folder with the corpora.
        encoder: folder with the exported body and the other heads.
        run: run that the last one started from: no sentence that is measured is among what it learned.
        out: file to write.
        keep: folder for the exported encoder of each fold, to read them again without training.
        bf16: train in bfloat16.
    """
    rows = [json.loads(line) for line in (data / "events/plover_sentences.train.jsonl").read_text().splitlines()]
    predictions: dict[str, dict] = {}
    recipe = replace(RECIPES["events"], bf16=bf16)
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            exported = (keep or Path(folder)) / f"fold{fold}"
            if not (exported / "config.json").exists():
                learned = Path(folder) / "run"
                train(
                    data, learned, recipe, encoder=encoder, start=run / "model.pt",
                    skip=lambda text, fold=fold: fold_of(text) == fold,
                )  # fmt: skip
                write(learned, exported, encoder)
            with using_encoder(exported):
                for row in rows:
                    if fold_of(row["text"]) == fold:
                        predictions[row["id"]] = answers.events(row)
    out.write_text("".join(json.dumps(predictions[row["id"]]) + "\n" for row in rows), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["events"])
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the exported body and the other heads")
    parser.add_argument("--run", type=Path, required=True, help="run that the last one started from")
    parser.add_argument("--out", type=Path, required=True, help="file for the predictions")
    parser.add_argument("--keep", type=Path, help="folder that keeps the encoder of each fold")
    parser.add_argument("--bf16", action="store_true", help="train in bfloat16")
    given = parser.parse_args(arguments)
    crossvalidate(given.data, given.encoder, given.run, given.out, keep=given.keep, bf16=given.bf16)


if __name__ == "__main__":
    main()
