"""Who is said by whom to have done, threatened or claimed what: partisan conflict reporting as a checkable record."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import add_to, code_actor, read, read_document, read_many, read_text
    from .model import Document, Record, Span

__all__ = [
    "Document", "Record", "Span", "add_to", "code_actor", "read", "read_document", "read_many", "read_text",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # spaCy takes a second to import; `import reportedly` and the command line's help do without it.
    if name in __all__:
        return getattr(import_module(".model" if name[0].isupper() else ".api", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
