"""The record page shows the fields that the types have."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "fields.py"


def test_the_page_lists_the_fields_of_the_types():
    spec = importlib.util.spec_from_file_location("fields", SCRIPT)
    fields = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fields)
    assert fields.PAGE.read_text(encoding="utf-8") == fields.page(), "run `python docs/fields.py`"
