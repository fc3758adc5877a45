"""How far do loaded words reach? The list has the word that loads a phrase, and the phrase is loaded with it."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from .lexicon import Loaded

BEFORE = frozenset({"det", "compound", "amod", "nmod"})
"""Labels of the words before a noun that belong to the name it is part of; how many there are is no judgement."""
OWNING = frozenset({"det", "poss", "predet"})
NAMING = "Name_Calling,Labeling"
LOADING = frozenset({"Loaded_Language", "Flag-Waving"})
MAX_OF = 3
"""Tokens behind "of" that belong to a name for somebody, at most: "the mercenaries of the junta"."""
MAX_TO_NOUN = 3
"""Tokens from a loaded word before a noun to that noun, at most."""


def whole(words: Words, head: Token, entry: Loaded) -> Words:
    """The phrase that a loaded word loads.

    Of a name for somebody the noun phrase up to its noun and a short "of" ("the thugs of the junta"), or to the noun
    before which a loaded word stands ("the colonial army"); of another loaded noun its article or owner too ("their
    provocations").

    Args:
        words: what the list found.
        head: its head.
        entry: the entry of the list.
    """
    doc, begin, end = words.doc, words.start, words.end
    if entry.technique == NAMING and head.pos_ == "NOUN":
        while begin > head.sent.start and doc[begin - 1].head == head and doc[begin - 1].dep_ in BEFORE:
            begin -= 1
        of = next((one for one in head.rights if one.i == end and one.dep_ == "prep" and one.lower_ == "of"), None)
        if of is not None and of.right_edge.i - of.i <= MAX_OF:
            end = of.right_edge.i + 1
    elif entry.technique == NAMING and head.dep_ in BEFORE and end <= head.head.i < end + MAX_TO_NOUN:
        end = head.head.i + 1
        begin -= begin > head.sent.start and doc[begin - 1].head == head.head and doc[begin - 1].dep_ == "det"
    elif entry.technique in LOADING and head.pos_ == "NOUN":
        begin -= begin > head.sent.start and doc[begin - 1].head == head and doc[begin - 1].dep_ in OWNING
    return doc[begin:end]
