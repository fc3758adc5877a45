"""ONNX models: load, run."""

from .encoder import (
    EncodedAttribution,
    EncodedEvent,
    EncodedPhrase,
    Encoder,
    Encoding,
    shipped_encoder,
    using_encoder,
)

__all__ = [
    "EncodedAttribution",
    "EncodedEvent",
    "EncodedPhrase",
    "Encoder",
    "Encoding",
    "shipped_encoder",
    "using_encoder",
]
