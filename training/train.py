"""Train heads, and the body with them: `python -m training.train --data DIR --out DIR [--recipe NAME]`."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from reportedly.encoders.windows import windows

from .body import LONGEST
from .heads import Head, Window
from .heads.head import Example
from .model import Model

SHIPPED_SEED = 1
"""Fixed before any run: the package ships this one, not the best of several."""
LOG_STEPS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a run does.

    Args:
        heads: which learn.
        shares: corpus to how often it is seen in an epoch; 0.25 is every fourth example, drawn anew; others never are.
        epochs: how many, with one schedule of the learning rate.
        seed: of heads, order and dropout.
        body_rate: highest learning rate of the body.
        head_rate: the same of heads and feature embeddings.
        batch_pieces: pieces a batch holds.
        window: pieces a training window holds, marks not counted; longer than at run time, for more context.
        reading_window: the same at run time and when scoring.
        hidden_case: share of windows that are seen without their casing.
        averaging: weight of the past in the running mean of the weights, which is what is kept.
        moved: how far from the weights it began with towards the learned ones; in between, a head that learns another
            corpus keeps more of what it knew (Wortsman et al. 2022).
        bf16: True to train in bfloat16, twice as fast on a processor that has it and far slower on others.
        threads: of torch.
    """

    heads: tuple[str, ...]
    shares: Mapping[str, float]
    epochs: int = 4
    seed: int = SHIPPED_SEED
    body_rate: float = 2e-4
    head_rate: float = 1e-3
    batch_pieces: int = 3072
    window: int = 190
    reading_window: int = LONGEST - 2
    hidden_case: float = 0.08
    averaging: float = 0.99
    moved: float = 1.0
    bf16: bool = False
    threads: int = 1


EVENTS: dict[str, Any] = {"batch_pieces": 1024, "hidden_case": 0.15, "averaging": 0.98}
RECIPES = {
    "body": Recipe(
        heads=("attribution", "events"),
        shares={"polnear": 1.0, "claims": 1.0, "reports": 0.25, "stories": 0.25},
        batch_pieces=2048,
    ),
    "attribution": Recipe(
        heads=("attribution",),
        shares={"polnear": 1.0, "sayings": 1.0, "contents": 1.0},
        epochs=2,
        body_rate=1e-4,
        moved=0.5,
    ),
    "claims": Recipe(
        heads=("events",), shares={"claims": 1.0, "plain": 1.0, "reports": 0.25, "stories": 0.25}, epochs=3, **EVENTS
    ),
    "events": Recipe(
        heads=("events",),
        shares={"sentences": 1.0, "claims": 0.2, "reports": 0.25, "stories": 0.25},
        **EVENTS,
    ),
    "records": Recipe(
        heads=("events",),
        shares={
            "records": 2.0, "quiet": 3.0, "claims": 1.0, "plain": 1.0, "sentences": 1.0,
            "reports": 0.25, "stories": 0.25,
        },
        epochs=2, body_rate=1e-4, head_rate=3e-4, **EVENTS,
    ),
}
"""How the body learns with both heads, and then each head on the exported body.

Attribution learns the sayings of the corpus there; events learn in three runs, open gold in the last.
"""


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


def train(
    data: Path,
    out: Path,
    recipe: Recipe,
    *,
    encoder: Path | None = None,
    start: Path | None = None,
    skip: Callable[[str], bool] = lambda text: False,
    limit: int | None = None,
) -> dict[str, float]:
    """Train heads with their layers, and keep the state best on held-out examples.

    Args:
        data: folder with one subfolder per corpus.
        out: folder for `model.pt` (averaged weights) and `recipe.json` (settings and figures).
        encoder: folder with the exported body, which stays as it is; None where the body is to learn with the heads.
        start: weights of another run to begin with; from the base weights where it is None.
        skip: texts to hold back.
        limit: use this many training examples only, to try the recipe.

    Returns:
        The figures of the state kept, on the held-out examples.
    """
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    model = Model(recipe.heads, encoder)
    model.load_base()
    if start is not None:
        model.load_start(torch.load(start))
    if model.body is not None:
        # Word vectors stay as they are: words that the training texts lack keep their place among the others.
        model.body.word.weight.requires_grad_(False)
    held: list[Example] = []
    learned: list[Example] = []
    for name in recipe.heads:
        first, others = held_out(model.head(name), model.head(name).load(data, "train", skip))
        held += first
        learned += others[:limit]
    seen = {corpus: sum(one.corpus == corpus for one in learned) for corpus in recipe.shares}
    out.mkdir(parents=True, exist_ok=True)
    best: dict[str, float] = {}
    begun = {name: value.clone() for name, value in model.state_dict().items()}

    def keep(weights: dict[str, torch.Tensor], epoch: int) -> None:
        nonlocal best
        weights = {name: torch.lerp(begun[name], value, recipe.moved) for name, value in weights.items()}
        figures = evaluate(model, weights, held, recipe) if held else {"main": float(epoch)}
        _log(f"epoch {epoch} held-out " + _show(figures))
        if figures["main"] > best.get("main", -1.0):
            best = {"epoch": float(epoch), **figures}
            torch.save(weights, out / "model.pt")
            run = {"recipe": asdict(recipe), "learned": seen, "held_out_examples": len(held), "held_out": best}
            (out / "recipe.json").write_text(json.dumps(run, indent=1) + "\n")

    _learn(model, recipe, learned, rng, keep)
    return best


def held_out(head: Head | type[Head], examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Those that choose which state is kept, the same whatever the seed, and the others.

    A head that learns on an exported body must hold out what the body has not learned from either: what the body makes
    of a text it knows tells the answer, and figures on it are high.
    """
    corpus, share = head.held
    order = [one for one in examples if one.corpus == corpus]
    random.Random(0).shuffle(order)
    size = round(share * len(order))
    return order[:size], [*order[size:], *(one for one in examples if one.corpus != corpus)]


def _learn(
    model: Model,
    recipe: Recipe,
    learned: Sequence[Example],
    rng: random.Random,
    after: Callable[[dict[str, torch.Tensor], int], None],
) -> None:
    """All epochs; `after` gets the averaged weights of each."""

    def examples() -> list[Example]:
        return [one for one in learned for _ in range(int(recipe.shares.get(one.corpus, 0.0) + rng.random()))]

    average = Average(model, recipe.averaging)
    free = model.body is not None
    steps = recipe.epochs * len(list(_batches(examples(), recipe, rng, free_cuts=free)))
    optimizer, scheduler = _optimizer(model, recipe, steps=steps)
    begun, step, total, seen = time.time(), 0, 0.0, 0
    for epoch in range(1, recipe.epochs + 1):
        model.train()
        for batch in _batches(examples(), recipe, rng, free_cuts=free):
            with torch.autocast("cpu", torch.bfloat16, enabled=recipe.bf16):
                outputs = model(batch)
            loss = model.head_of(batch[0].example).loss(outputs, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            average.update(model)
            step, total, seen = step + 1, total + loss.item(), seen + sum(map(len, batch))
            if step % LOG_STEPS == 0:
                elapsed = time.time() - begun
                pace = f"pieces/s {seen / elapsed:.0f} {elapsed:.0f} s"
                _log(f"epoch {epoch} step {step} loss {total / LOG_STEPS:.4f} {pace}")
                total = 0.0
        after(average.weights, epoch)


@torch.no_grad()
def evaluate(
    model: Model, weights: dict[str, torch.Tensor], examples: Sequence[Example], recipe: Recipe
) -> dict[str, float]:
    """Figures of the model with other weights, read in windows of the run-time size; `main` is the heads' mean."""
    own = {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(weights)
    model.eval()
    outputs = [
        model.read([Window(example=example, begin=begin, end=end)
                    for begin, end in windows(example.pieces, recipe.reading_window)])
        for example in examples
    ]  # fmt: skip
    model.load_state_dict(own)
    figures: dict[str, float] = {}
    mains = []
    for name in model.heads:
        mine = [number for number, one in enumerate(examples) if model.head_of(one) is model.head(name)]
        if mine:
            found = model.head(name).score([examples[number] for number in mine], [outputs[number] for number in mine])
            mains.append(found.pop("main"))
            figures |= found
    return {"main": sum(mains) / len(mains), **figures}


def _batches(
    examples: Sequence[Example], recipe: Recipe, rng: random.Random, *, free_cuts: bool
) -> Iterator[list[Window]]:
    """Windows of like length and of one task, in random order; documents are cut anew each time."""
    by_task: dict[str, list[Window]] = {}
    for example in examples:
        # An exported body sees few cuts, so that what it makes of a window is needed again.
        size = recipe.window
        first_size = rng.randint(size // 4, size) if free_cuts else rng.choice((size // 3, size))
        for begin, end in windows(example.pieces, recipe.window, first_size=first_size):
            hide = rng.random() < recipe.hidden_case
            window = Window(example=example, begin=begin, end=end, hide_case=hide)
            by_task.setdefault(example.task, []).append(window)
    batches: list[list[Window]] = []
    for found in by_task.values():
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
    new = [*model.heads.parameters(), *(() if model.body is None else model.body.features.parameters())]
    ids = {id(parameter) for parameter in new}
    old = [parameter for parameter in model.parameters() if id(parameter) not in ids]
    groups = [
        {"params": [parameter for parameter in group if parameter.requires_grad], "lr": rate}
        for group, rate in ((old, recipe.body_rate), (new, recipe.head_rate))
    ]
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
    parser.add_argument("--recipe", choices=list(RECIPES), default="body")
    parser.add_argument("--encoder", type=Path, help="folder with the exported body; without it the body learns too")
    parser.add_argument("--start", type=Path, help="weights of a run to begin with (a .pt file)")
    parser.add_argument("--seed", type=int, default=SHIPPED_SEED)
    parser.add_argument(
        "--bf16", action="store_true", help="train in bfloat16: faster with AVX-512 or AMX, slower without"
    )
    parser.add_argument("--threads", type=int, default=1, help="of the processor")
    parser.add_argument("--limit", type=int, help="training examples to use, to try the recipe")
    given = parser.parse_args(arguments)
    recipe = replace(RECIPES[given.recipe], seed=given.seed, bf16=given.bf16, threads=given.threads)
    _log(str(recipe))
    best = train(
        given.data, given.out, recipe,
        encoder=given.encoder, start=given.start, limit=given.limit,
    )  # fmt: skip
    _log("kept " + _show(best))
    model = Model(recipe.heads, given.encoder)
    examples = [one for name in recipe.heads for one in model.head(name).load(given.data, "dev")]
    if examples:
        figures = evaluate(model, torch.load(given.out / "model.pt"), examples, recipe)
        _log("development part " + _show(figures))
        _note_development(given.out / "recipe.json", figures)


def _note_development(path: Path, figures: dict[str, float]) -> None:
    """The development part is measured once, after the state is chosen, and written down beside it."""
    run = json.loads(path.read_text())
    run["development"] = figures
    path.write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
