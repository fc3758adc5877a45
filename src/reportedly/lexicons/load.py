"""Find and load the data files that ship inside the package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import Missing


def data_path(name: str) -> Path:
    """Path of a file under `reportedly/data`, e.g. `"events/triggers.toml"`.

    Raises:
        Missing: where the installed package lacks it.
    """
    path = Path(str(files("reportedly.data"))) / name
    if not path.is_file():
        raise Missing(f"the data file {name} is not in the installed package", todo="install reportedly again")
    return path


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The parsed TOML file under `reportedly/data`; parsed once per process and not to be changed by the caller."""
    return tomllib.loads(data_path(name).read_text(encoding="utf-8"))
