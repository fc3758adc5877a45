"""ONNX models: load, run."""

from .encoder import EncodedAttribution, Encoder, Encoding, shipped_encoder

__all__ = ["EncodedAttribution", "Encoder", "Encoding", "shipped_encoder"]
