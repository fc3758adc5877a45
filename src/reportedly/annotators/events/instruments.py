"""Weapons and vehicles: which are in the text, and with which an act is done."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from ...lexicons.load import load_toml
from ...lexicons.phrases import PhraseTable
from ...model import Span, Thing
from ..parties import child
from .arguments import Arguments
from .coding import instrument_class
from .syntax import subject_of
from .triggers import Trigger


@cache
def _table() -> PhraseTable[tuple[str, str]]:
    entries = load_toml("things/things.toml")["entry"]
    values = {words: (words, entry["value"]) for entry in entries for words in entry["words"]}
    # "Rockets" at the start of a sentence is taken for a name, whose lemma is itself
    values = {f"{words}s": value for words, value in values.items()} | values
    return PhraseTable(values.items())


def instruments_of(doc: Doc) -> dict[int, tuple[Thing, str | None]]:
    """Weapons and vehicles of the text by the index of their last word."""
    found = {}
    for begin, end, (name, value) in _table().find(doc):
        if doc[end - 1].pos_ in ("NOUN", "PROPN"):
            words = doc[begin:end]
            found[end - 1] = (
                Thing(span=Span(words.start_char, words.end_char), name=name),
                instrument_class(name, value),
            )
    return found


def used_instruments(
    trigger: Trigger, arguments: Arguments, instruments: dict[int, tuple[Thing, str | None]]
) -> list[tuple[Thing, str | None]]:
    """Weapons told as the means: subject, "with" and "by" phrases, modifiers of the noun, the noun itself."""
    if trigger.sense.type not in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"):
        return []
    places: list[Token | None] = [trigger.head]
    places += [trigger.head.doc[i] for i in trigger.words]
    if not trigger.sense.noun:
        places.append(subject_of(trigger.head))
        if trigger.sense.roles.get("object") == "none":
            places.append(child(trigger.head, "dobj", "nsubjpass"))
    places += [one for one in trigger.head.lefts if one.dep_ in ("compound", "amod")]
    carrier = trigger.head.head if trigger.sense.noun and trigger.head.head.pos_ == "VERB" else None
    for head in (trigger.head, carrier):
        if head is None:
            continue
        for one in head.children:
            if one.dep_ in ("prep", "agent") and one.lower_ in ("with", "by", "using", "from", "of"):
                places.append(child(one, "pobj"))
            elif one.dep_ == "advcl" and one.lower_ == "using":
                places.append(child(one, "dobj"))
    found: list[tuple[Thing, str | None]] = []
    for place in places:
        if place is None:
            continue
        hits = [place, *(one for one in place.children if one.dep_ in ("conj", "compound"))]
        for one in hits:
            hit = instruments.get(one.i)
            if hit is not None and hit[1] is not None and hit not in found:
                found.append(hit)
    return found
