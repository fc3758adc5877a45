"""ONNX models: load, run."""

from .encoder import (
    EncodedAttribution,
    EncodedEvent,
    EncodedPart,
    EncodedTrigger,
    Encoder,
    Encoding,
    shipped_encoder,
    using_encoder,
)

__all__ = [
    "EncodedAttribution",
    "EncodedEvent",
    "EncodedPart",
    "EncodedTrigger",
    "Encoder",
    "Encoding",
    "shipped_encoder",
    "using_encoder",
]
