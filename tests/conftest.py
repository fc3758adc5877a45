"""What all tests share: one parser for the whole run."""

from __future__ import annotations

import pytest

from reportedly.ledger import Ledger
from reportedly.pipeline import Pipeline

from .postgres import postgres

__all__ = ["postgres"]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def parse(pipeline):
    """Text to a parsed spaCy `Doc` without our annotators."""
    return pipeline.parse


@pytest.fixture(params=["sqlite", "postgres"])
def ledger(request, tmp_path):
    """An empty ledger: the same test runs on each of the databases."""
    where = tmp_path / "ledger.db" if request.param == "sqlite" else request.getfixturevalue("postgres").fresh()
    with Ledger.open(where) as opened:
        yield opened
