"""A layer made fit for int8 computes what it did, with smaller values on the way."""

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from torch import nn  # noqa: E402

from training.body import WIDTH, Layer  # noqa: E402
from training.ranges import even_out  # noqa: E402


def test_far_out_channels_are_taken_apart_and_the_layer_computes_the_same():
    torch.manual_seed(1)
    layer = Layer(0.0).eval()
    with torch.no_grad():
        layer.norm_1.weight[7] = 40.0
        layer.up.bias[11] = 50.0
    layers = nn.ModuleList([layer])
    x = torch.randn(2, 9, WIDTH)
    seen = {}

    def largest(module, inputs):
        seen[module] = inputs[0].abs().max().item()

    for part in (layer.up, layer.down):
        part.register_forward_pre_hook(largest)
    before = layer(x, None)
    even_out(layers, lambda: layers[0](x, None))
    for part in (layers[0].up, layers[0].down):
        part.register_forward_pre_hook(largest)
    after = layers[0](x, None)

    assert torch.allclose(before, after, atol=1e-3)
    assert seen[layers[0].up] < seen[layer.up] / 4
    assert seen[layers[0].down] < seen[layer.down] / 4
