"""Names that the text itself gives short forms of: "Kono People's Defence Force (K-PDF)"."""

from __future__ import annotations

from collections import defaultdict

from ...registry import Registry
from ...text import fold_name
from .contexts import words_of
from .lexicon import name_types
from .runs import Candidate
from .words import Words

MAX_SHORT = 5
"""Tokens of a short form, at most: "K-PDF" is three."""
MAX_LONG = 10
"""Tokens of a name before its short form, at most."""


def find_shortened(words: Words, registry: Registry) -> tuple[list[Candidate], set[str]]:
    """Names with their short forms in brackets, wherever these stand; and those short forms that known actors bear too.

    Whoever else bears such a short form is not meant in this text.
    """
    if not words.cased:
        return [], set()
    found: list[Candidate] = []
    shorts: dict[tuple[str, ...], str] = {}
    others: set[str] = set()
    for i, text in enumerate(words.text):
        if text != "(" or i == 0:
            continue
        close = next((k for k in range(i + 2, min(i + 2 + MAX_SHORT, len(words))) if words.text[k] == ")"), None)
        short = words.full[words.begin[i + 1] : words.end[close - 1]] if close is not None else ""
        letters = [letter for letter in short if letter.isalpha()]
        if close is None or " " in short or len(letters) < 2 or not short.replace("-", "").isalpha():
            continue
        first = _begin(words, i - 1, letters) if short.isupper() else None
        if first is not None:
            found.append(Candidate(first, i - 1, 2, "organisation", ()))
            shorts[tuple(words.text[i + 1 : close])] = short
            if _another(fold_name(words.full[words.begin[first] : words.end[i - 1]]), short, registry):
                others.add(short)
    starting = defaultdict(list)
    for parts in shorts:
        starting[parts[0]].append(parts)
    for i, text in enumerate(words.text):
        for parts in starting.get(text, ()):
            if tuple(words.text[i : i + len(parts)]) == parts:
                found.append(Candidate(i, i + len(parts) - 1, 4, "organisation", ()))
    return found, others


def _another(name: str, short: str, registry: Registry) -> bool:
    """Whether the known actor that bears a short form is not the one whose name it shortens here."""
    known = {form.entry.id for form in registry.find(short)} - {form.entry.id for form in registry.find(name)}
    first = next((word for word in name.split() if word not in name_types() and word not in words_of("small")), "")
    forms = (fold_name(form) for entry in known for form in registry.entries[entry].names)
    return bool(known) and all(first not in form.split() for form in forms)


def _begin(words: Words, last: int, letters: list[str]) -> int | None:
    """The first token of the name that ends before the bracket and has these initials; None where none has."""
    at = last
    for letter in reversed(letters):
        while at > last - MAX_LONG and at >= 0 and not (words.text[at][0].isupper() and words.text[at][0] == letter):
            joins = words.lower[at] in words_of("connectors") | words_of("small") or words.tag[at] in ("POS", "HYPH")
            if at == last or not (joins or words.text[at][0].isupper()) or words.sent[at] != words.sent[last]:
                return None
            at -= 1
        if at <= last - MAX_LONG or at < 0:
            return None
        at -= 1
    return at + 1 if last - at > 1 else None
