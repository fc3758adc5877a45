"""Weights taken out of an exported head make of a text what the exported head makes of it."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

from reportedly.encoders import Encoder  # noqa: E402
from reportedly.encoders.pieces import cut, load_tokenizer  # noqa: E402
from training.model import Model, Tail  # noqa: E402
from training.recover import recover  # noqa: E402

FOLDER = Path(str(files("reportedly.data"))) / "models" / "encoder"
TEXT = "The ministry said on Monday that gunmen had shelled Ndorkala and killed three herders."


@pytest.mark.parametrize("name", ["attribution", "events"])
def test_a_recovered_head_reads_like_the_exported_one(name):
    encoder = Encoder(FOLDER)
    pieces = cut(TEXT, load_tokenizer(FOLDER / "tokenizer.json"))
    (_, _, exported), *_ = encoder.outputs(pieces, [name], len(pieces))
    model = Model([name], FOLDER).eval()
    model.load_state_dict(recover(FOLDER, name))
    with torch.no_grad():
        outputs = Tail(model, name)(torch.tensor(encoder.vectors(pieces.ids, pieces.features)))
    found = model.head(name).inner([one[0].numpy() for one in outputs])

    for one, two in zip(found, exported.values(), strict=True):
        assert np.abs(one - two).mean() < 0.03 * two.std()
