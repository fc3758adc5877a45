"""The shipped encoder."""

from __future__ import annotations

import shutil

import pytest

from reportedly.encoders import Encoder, shipped_encoder
from reportedly.errors import Missing
from reportedly.lexicons.load import data_path
from reportedly.model import Span

TEXT = "The governor said on Tuesday that the bridge at Tal Rud had been mined."


def test_an_attribution_has_source_cue_and_content():
    (found,) = shipped_encoder().read(TEXT).attributions
    assert [span.of(TEXT) for span in (*found.source, *found.cue)] == ["The governor", "said"]
    assert "the bridge at Tal Rud had been mined" in found.content[-1].of(TEXT)


def test_a_part_is_read_at_its_place():
    text = "Rain fell.\n" + TEXT
    (found,) = shipped_encoder().read(text, Span(11, len(text))).attributions
    assert found.cue[0].of(text) == "said"


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "🙂" * 400, "x" * 50_000, "قال " * 300, "said " * 3000, "“" * 200, "\u200b\u202e!?"]
)
def test_hostile_texts_give_spans_within_the_text(text):
    for found in shipped_encoder().read(text).attributions:
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span.begin < span.end <= len(text)


def test_reading_again_gives_the_same():
    assert shipped_encoder().read(TEXT * 20) == shipped_encoder().read(TEXT * 20)


def test_weights_that_are_not_the_named_ones_are_refused(tmp_path):
    folder = data_path("models/encoder/config.json").parent
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    (tmp_path / "body.onnx").write_bytes(b"other")
    with pytest.raises(Missing, match=r"body\.onnx is not the file"):
        Encoder(tmp_path)
