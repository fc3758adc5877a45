"""Records of the open weighing gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluation.annotated import record_of
from reportedly.evaluation.weighing.gold import load

GOLD = Path(__file__).parents[2] / "gold/weighing"


@pytest.fixture(scope="session")
def gold():
    return load(GOLD)


@pytest.fixture(scope="session")
def records(gold):
    """Record by document name."""
    return {name: record_of(document) for name, document in gold.documents.items()}
