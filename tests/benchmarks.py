"""Where the benchmark data lie that are no part of the repository; tests that use them skip without them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("REPORTEDLY_BENCHMARKS", ROOT.parent / "shared" / "benchmarks"))

needs_benchmarks = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the benchmark data are not at {FOLDER}; set REPORTEDLY_BENCHMARKS"
)
