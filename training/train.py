"""Train body and heads: `python -m training.train --data DIR --out DIR`."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from torch import nn

from reportedly.encoders.windows import windows

from .body import base_folder
from .heads import HEADS, Window
from .heads.head import Example
from .model import Model, collate

SHIPPED_SEED = 1
"""Fixed before any run: the package ships this one, not the best of several."""
LOG_STEPS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a run does.

    Args:
        seed: of heads, order and dropout.
        epochs: passes over the training part.
        body_rate: highest learning rate of the body.
        head_rate: the same of heads and feature embeddings.
        batch_pieces: pieces a batch holds.
        window: pieces a training window holds, marks not counted; longer than at run time, for more context.
        reading_window: the same at run time and when scoring.
        hidden_case: share of windows that are seen without their casing.
        averaging: weight of the past in the running mean of the weights, which is what is kept.
        held: share of the training documents that decides which state is kept.
        bf16: True to train in bfloat16, twice as fast on a processor that has it and far slower on others.
        threads: of torch.
    """

    seed: int = SHIPPED_SEED
    epochs: int = 4
    body_rate: float = 2e-4
    head_rate: float = 1e-3
    batch_pieces: int = 3072
    window: int = 190
    reading_window: int = 126
    hidden_case: float = 0.08
    averaging: float = 0.99
    held: float = 0.05
    bf16: bool = False
    threads: int = 2


class Average:
    """Running mean of a model's weights (Polyak averaging), so that the last steps' noise cancels out."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self._moving = [name for name, parameter in model.named_parameters() if parameter.requires_grad]

    def update(self, model: nn.Module) -> None:
        """Take in the model's weights; the first steps count more, since the mean starts at untrained weights."""
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        state = model.state_dict()
        with torch.no_grad():
            torch._foreach_lerp_(
                [self.weights[name] for name in self._moving], [state[name] for name in self._moving], 1 - keep
            )


def train(data: Path, out: Path, recipe: Recipe, *, limit: int | None = None) -> dict[str, float]:
    """Train all heads jointly and keep the state that is best on held-out training documents.

    Args:
        data: folder with one subfolder per corpus.
        out: folder for `model.pt` (averaged weights) and `recipe.json` (settings and figures).
        limit: use this many training documents only, to try the recipe.

    Returns:
        The figures of the state kept, on the held-out training documents.
    """
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    learn: list[Example] = []
    held: dict[str, list[Example]] = {}
    for head in HEADS:
        examples = head.load(data, "train")[:limit]
        # The same documents are held whatever the seed: figures of seeds can be compared.
        random.Random(0).shuffle(examples)
        size = max(1, round(recipe.held * len(examples)))
        held[head.name] = examples[:size]
        learn += examples[size:]
    out.mkdir(parents=True, exist_ok=True)
    model = Model()
    model.body.load_base(base_folder() / "model.safetensors")
    # Word vectors stay as they are: words that the training texts lack keep their place among the others.
    model.body.word.weight.requires_grad_(False)
    average = Average(model, recipe.averaging)
    optimizer, scheduler = _optimizer(model, recipe, steps=recipe.epochs * len(list(_batches(learn, recipe, rng))))
    best: dict[str, float] = {}
    start, step, total, seen = time.time(), 0, 0.0, 0
    for epoch in range(1, recipe.epochs + 1):
        model.train()
        for batch in _batches(learn, recipe, rng):
            head = model.head(batch[0].example.head)
            with torch.autocast("cpu", torch.bfloat16, enabled=recipe.bf16):
                outputs = head(model.body(*collate(batch)))
            loss = head.loss(outputs, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            average.update(model)
            step, total, seen = step + 1, total + loss.item(), seen + sum(map(len, batch))
            if step % LOG_STEPS == 0:
                elapsed = time.time() - start
                pace = f"pieces/s {seen / elapsed:.0f} {elapsed:.0f} s"
                _log(f"epoch {epoch} step {step} loss {total / LOG_STEPS:.4f} {pace}")
                total = 0.0
        figures = evaluate(average.weights, held, recipe)
        _log(f"epoch {epoch} held-out " + _show(figures))
        if figures["main"] > best.get("main", -1.0):
            best = {"epoch": float(epoch), **figures}
            torch.save(average.weights, out / "model.pt")
            settings = {field.name: getattr(recipe, field.name) for field in fields(recipe)}
            (out / "recipe.json").write_text(json.dumps({"recipe": settings, "held_out": best}, indent=1) + "\n")
    return best


def evaluate(weights: dict[str, torch.Tensor], parts: dict[str, list[Example]], recipe: Recipe) -> dict[str, float]:
    """Figures by head, read in windows of the run-time size; `main` is the mean of the heads' main figures."""
    model = Model()
    model.load_state_dict(weights)
    model.eval()
    figures: dict[str, float] = {}
    main = []
    for name, examples in parts.items():
        outputs = [
            model.read(name, [Window(example=example, begin=begin, end=end)
                              for begin, end in windows(example.pieces, recipe.reading_window)])
            for example in examples
        ]  # fmt: skip
        scores = model.head(name).score(examples, outputs)
        main.append(scores.pop("main"))
        figures |= scores
    return {"main": float(np.mean(main)), **figures}


def _batches(examples: Sequence[Example], recipe: Recipe, rng: random.Random) -> Iterator[list[Window]]:
    """Windows of like length and of one head, in random order; documents are cut anew each time."""
    by_head: dict[str, list[Window]] = {}
    for example in examples:
        first_size = rng.randint(recipe.window // 4, recipe.window)
        for begin, end in windows(example.pieces, recipe.window, first_size=first_size):
            hide = rng.random() < recipe.hidden_case
            window = Window(example=example, begin=begin, end=end, hide_case=hide)
            by_head.setdefault(example.head, []).append(window)
    batches: list[list[Window]] = []
    for found in by_head.values():
        batch: list[Window] = []
        for window in sorted(found, key=lambda window: len(window) + 12 * rng.random()):
            if batch and (len(batch) + 1) * (len(window) + 2) > recipe.batch_pieces:
                batches.append(batch)
                batch = []
            batch.append(window)
        batches.append(batch)
    rng.shuffle(batches)
    yield from batches


def _optimizer(model: Model, recipe: Recipe, *, steps: int):
    """AdamW with a short warm-up and a straight decay; what is new learns faster than what was trained before."""
    new = [*model.heads.parameters(), *model.body.features.parameters()]
    ids = {id(parameter) for parameter in new}
    old = [parameter for parameter in model.body.parameters() if parameter.requires_grad and id(parameter) not in ids]
    groups = [{"params": old, "lr": recipe.body_rate}, {"params": new, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm_up = 0.08 * steps
    rate = lambda step: min((step + 1) / warm_up, max(0.02, (steps - step) / steps))  # noqa: E731
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _show(figures: dict[str, float]) -> str:
    return " ".join(f"{name} {value:.2f}" for name, value in figures.items())


def _log(line: str) -> None:
    print(line, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora, one subfolder each")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.pt and recipe.json")
    parser.add_argument("--seed", type=int, default=SHIPPED_SEED)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument(
        "--bf16", action="store_true", help="train in bfloat16: faster with AVX-512 or AMX, slower without"
    )
    parser.add_argument("--limit", type=int, help="training documents to use, to try the recipe")
    given = parser.parse_args(arguments)
    recipe = Recipe(seed=given.seed, epochs=given.epochs, bf16=given.bf16)
    _log(str(recipe))
    best = train(given.data, given.out, recipe, limit=given.limit)
    _log("kept " + _show(best))
    parts = {head.name: head.load(given.data, "dev") for head in HEADS}
    figures = evaluate(torch.load(given.out / "model.pt"), parts, recipe)
    _log("development part " + _show(figures))
    _note_development(given.out / "recipe.json", figures)


def _note_development(path: Path, figures: dict[str, float]) -> None:
    """The development part is measured once, after the state is chosen, and written down beside it."""
    run = json.loads(path.read_text())
    path.write_text(json.dumps({**run, "development": figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()
