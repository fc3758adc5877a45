"""From where to where does a name of a place reach?"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ...gazetteer.store import Gazetteer
from ...text import fold_name
from .lexicon import Words
from .signs import AREAS

MARKS = frozenset({"'s", "’s", "’", "'", ",", ".", "-", "–", "—", "and", ":", ";", '"', "''", "``", ")"})
SETTLED = ("town", "district", "county", "province")
"""Kinds whose word and "of" before a name show it to be a place's."""
TAIL_PEOPLE = 20000
"""A town that has its name in a longer one has at least so many inhabitants: Green Zone is no village called Green."""


def lookup_name(text: str) -> str:
    """The words of a name as the gazetteer is asked for them."""
    name = fold_name(text.removesuffix("'s").removesuffix("’s"))
    return name.removeprefix("the ")


def trimmed(text: str, doc: Doc, first: int, last: int, words: Words, gazetteer: Gazetteer) -> tuple[int, int]:
    """First and last token of the place's own name within the tokens that spaCy took for one.

    Without article and mark; of a name that the gazetteer does not know, without "City of" and "North" before it, and
    without the words of the institution that bears it (Mosul in "Mosul General Hospital").
    """
    while first < last and (doc[first].lower_ in ("the", "a") or doc[first].is_space or doc[first].like_num):
        first += 1
    while last > first and (doc[last].is_space or doc[last].text in MARKS):
        last -= 1
    if first > 1 and doc[first - 1].lower_ == "of" and gazetteer.find(name_of(text, doc, first - 2, last)):
        return first - 2, last  # the Gulf of Aden, of which spaCy took Aden
    joined = last + 2 < len(doc) and doc[last + 1].lower_ == "and" and doc[last + 2].text[:1].isupper()
    if joined and gazetteer.find(name_of(text, doc, first, last + 2)):
        return first, last + 2  # Bosnia and Herzegovina
    if gazetteer.find(name_of(text, doc, first, last)) or doc[last].lower_ in words.streets:
        return first, last
    if last - first > 1 and words.kind_of.get(doc[first].lower_) in SETTLED and doc[first + 1].lower_ == "of":
        first += 2
        first += doc[first].lower_ == "the" and first < last
    start = first
    while start < last and doc[start].lower_ in words.directions:
        start += 1
        if gazetteer.find(name_of(text, doc, start, last)):
            return start, last
    if doc[last].ent_type_ == "GPE" and not any(
        token.lower_ in words.sorts_of_names for token in doc[first + 1 : last + 1]
    ):
        return first, last  # Iga Barriere is another place than Iga; Mosul General Hospital is in Mosul
    for stop in range(last - 1, first - 1, -1):
        name = name_of(text, doc, first, stop)
        if name in words.never or name in words.common or doc[last].lower_ in words.part_of_name:
            continue
        entries = gazetteer.find(name)
        if any(e.main and (e.kind in AREAS or e.kind == "county" or e.population >= TAIL_PEOPLE) for e in entries):
            return first, stop
    return first, last


def name_of(text: str, doc: Doc, first: int, last: int) -> str:
    """The tokens as the gazetteer is asked for them. `text` is the doc's, which spaCy would put together each time."""
    return lookup_name(text[doc[first].idx : doc[last].idx + len(doc[last])])


def end_of(text: str, doc: Doc, last: int) -> int:
    """Where the name's last token ends in the text, with the full stop of an abbreviation (W.Va., Okla.)."""
    end = doc[last].idx + len(doc[last])
    if text[end : end + 1] == "." and re.search(r"\.\w+$", doc[last].text):
        end += 1
    return end
