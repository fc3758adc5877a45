"""ONNX models: load, run."""

from .encoder import Encoder, shipped_encoder, using_encoder
from .encoding import EncodedAttribution, EncodedEvent, EncodedPart, EncodedTrigger, Encoding

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
