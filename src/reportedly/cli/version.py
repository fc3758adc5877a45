"""`reportedly version`."""

from __future__ import annotations

from importlib import metadata

from .common import print_line


def version() -> None:
    """Print the version."""
    print_line(metadata.version("reportedly"))
