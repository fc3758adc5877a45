"""ONNX models: load, run."""
