"""Places where the caller says that they stand."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ...model import Span
from .draft import Found
from .edges import lookup_name
from .lexicon import Words
from .uses import kind_told, kind_written, use_of


def at_spans(doc: Doc, spans: Iterable[Span], words: Words) -> list[Found]:
    """The toponyms of spans that the caller states."""
    found, text = [], doc.text
    for span in sorted(set(spans)):
        tokens = doc.char_span(span.begin, span.end, alignment_mode="expand")
        if tokens is None or not span.of(text).strip():
            continue
        first, last = tokens.start, tokens.end - 1
        name = lookup_name(span.of(text))
        country = words.demonyms.get(name) or words.demonyms.get(name.removesuffix("s"))
        area = words.adjectives.get(name)
        use = "demonym" if country or area else use_of(doc, first, last, words)
        kind = kind_told(doc, first, last, words) or kind_written(span.of(text), name, words)
        name = area or name
        found.append(Found(span=span, first=first, last=last, name=name, use=use, country=country, kind=kind))
    return found
