"""Read the ontologies' files of names."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def names_of(ontology: str) -> dict[str, Any]:
    """The parsed file `data/ontology/<ontology>.toml` of the package."""
    path = files("reportedly") / "data" / "ontology" / f"{ontology}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
