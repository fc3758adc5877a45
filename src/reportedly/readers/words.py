"""The readers' word lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """The parsed TOML file `data/readers/NAME.toml`; not to be changed by the caller."""
    path = files("reportedly.data") / "readers" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
