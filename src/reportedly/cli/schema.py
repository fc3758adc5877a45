"""`reportedly schema`: the JSON Schema of a record."""

from __future__ import annotations

import json

from .common import print_line


def schema() -> None:
    """Print the JSON Schema of a record, with what each field means."""
    from ..model import json_schema

    print_line(json.dumps(json_schema(), indent=2, ensure_ascii=False))
