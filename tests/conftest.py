"""What all tests share: one parser for the whole run."""

from __future__ import annotations

import pytest

from reportedly.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def parse(pipeline):
    """Text to a parsed spaCy `Doc` without our annotators."""
    return pipeline.parse
