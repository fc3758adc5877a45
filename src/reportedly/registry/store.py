"""The registry in memory: entries by slug and an index of all their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..text import fold_name
from .entry import Entry, NameUse


class Form(NamedTuple):
    """One name of one entry."""

    entry: Entry
    use: NameUse
    written: str


@dataclass(frozen=True, eq=False)
class Registry:
    """All known actors.

    Args:
        entries: slug to entry.
        digest: sha256 of the files they come from.
    """

    entries: Mapping[str, Entry]
    digest: str

    def __getitem__(self, slug: str) -> Entry:
        return self.entries[slug]

    @cached_property
    def by_name(self) -> dict[str, list[Form]]:
        """Folded name to its forms; several where actors share a name."""
        index: dict[str, list[Form]] = {}
        for entry in self.entries.values():
            for written, use in entry.forms():
                folded = fold_name(written)
                forms = index.setdefault(folded.removeprefix("the "), [])
                if all(form.entry.id != entry.id for form in forms):
                    forms.append(Form(entry, use, written))
        return index

    @cached_property
    def phrases(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """First word to the folded names that begin with it, as words and as key of `by_name`, longest first."""
        index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in self.by_name:
            words = tuple(name.split())
            if words:
                index.setdefault(words[0], []).append((words, name))
        for names in index.values():
            names.sort(key=lambda pair: (-len(pair[0]), pair[1]))
        return index

    def find(self, name: str) -> list[Form]:
        """The forms equal to `name` but for case, marks, apostrophes, hyphens and a leading "the"."""
        return self.by_name.get(fold_name(name).removeprefix("the "), [])

    def longest_at(self, words: Sequence[str], at: int) -> tuple[int, list[Form]] | None:
        """The longest known name in folded `words` that begins at `at`: its number of words and its forms."""
        for phrase, name in self.phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), self.by_name[name]
        return None

    @cached_property
    def state_of(self) -> dict[str, Entry]:
        """Alpha-2 code to the state (or territory) with it."""
        return {e.country: e for e in self.entries.values() if e.kind == "state" and e.country}
