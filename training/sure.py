"""Fit how sure an attribution is: `python -m training.sure --data DIR --encoder DIR`.

Taggers and pointers each tell something of whether an attribution is right. This prints the weights of a logistic
regression on what they tell, for `SCORE_WEIGHTS` in `reportedly.encoders.attribution`. It reads the training documents
that were held out when body and head learned: of the others the encoder is too sure.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from reportedly.encoders import Encoder
from reportedly.encoders.attribution import ROLES, decode

from .heads.attribution import AttributionHead, in_text
from .heads.head import Example
from .score import right_ones
from .train import held_out

STEPS = 30
"""Of Newton's method; it is done after far fewer."""
RIDGE = 0.3
"""Weight of the squared weights: keeps them apart where two tell the same."""


def fit(evidence: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the bias last."""
    rows = np.column_stack([evidence, np.ones(len(evidence))])
    ridge = np.diag([RIDGE] * evidence.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (odds - right) + ridge @ weights
        weights -= np.linalg.solve((rows * (odds * (1 - odds))[:, None]).T @ rows + ridge, slope)
    return weights


def told(encoder: Encoder, example: Example) -> list[tuple[float, ...]]:
    """The evidence for each attribution that is found in a document; then 1 where it is right, 0 where not."""
    pieces, found, evidence = example.pieces, [], []
    for begin, end, outputs in encoder.outputs(pieces, ("attribution",), encoder.config["window"]):
        first = pieces.first[begin:end]
        for linked in decode(outputs["attribution_tags"], outputs["attribution_links"], first, least=0.0):
            spans = {role: [(begin + low, begin + high) for low, high in getattr(linked, role)] for role in ROLES}
            found.append(in_text(spans, pieces.offsets))
            evidence.append(linked.evidence)
    gold = [in_text(link, pieces.offsets) for link in example.gold.links]
    right = right_ones(example.text, gold, found)
    return [(*one, float(number in right)) for number, one in enumerate(evidence)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the exported encoder")
    given = parser.parse_args(arguments)
    encoder = Encoder(given.encoder)
    held, _ = held_out(AttributionHead, AttributionHead.load(given.data, "train"))
    rows = np.array([row for example in held for row in told(encoder, example)])
    *weights, bias = fit(rows[:, :-1], rows[:, -1])
    print(f"{len(rows)} attributions of {len(held)} documents, {rows[:, -1].mean():.3f} right")
    print("weights " + " ".join(f"{weight:.2f}" for weight in weights) + f" bias {bias:.2f}")


if __name__ == "__main__":
    main()
