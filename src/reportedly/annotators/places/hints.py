"""Countries that a text tells by the bodies it names: the army of South Sudan, a mission to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import MutableMapping

from spacy.tokens import Doc

from ...gazetteer.store import Gazetteer
from ...registry import Entry, default
from .resolve import Name

AT_HOME = frozenset({"armed_group", "military", "police", "government_body", "party"})
"""Kinds of known actor that a text on their country names; others may be told of anywhere."""
BY_BODY = "~"
"""What the names of such hints begin with."""
SHORTEST = 2
"""Letters of an acronym."""


def known_countries(doc: Doc) -> Counter[str]:
    """Alpha-2 codes of the countries of the known bodies that a text names, with how many bodies are of each."""
    said = {ent.text for ent in doc.ents}
    said |= {token.text for token in doc if len(token) >= SHORTEST and token.is_upper}
    entries: dict[str, Entry] = {}
    for words in sorted(said):
        forms = default().find(words)
        if len({form.entry.id for form in forms}) == 1:  # of several of one name none tells
            entries[forms[0].entry.id] = forms[0].entry
    return Counter(country for entry in entries.values() if (country := _country(entry)))


def _country(entry: Entry) -> str | None:
    """The country of a body; of an international one that is sent to a state ("Mission in South Sudan") that state."""
    if entry.kind in AT_HOME:
        return entry.country
    if entry.kind != "igo":
        return None
    for name in (entry.name, *entry.names):
        _, inside, place = name.rpartition(" in ")
        states = [form.entry for form in default().find(place) if form.entry.kind == "state"] if inside else []
        if states:
            return states[0].country
    return None


def hint(names: MutableMapping[str, Name], countries: Counter[str], gazetteer: Gazetteer) -> None:
    """Add the countries to the names that are weighed together, as a word for their people is; changes `names`."""
    for country, count in sorted(countries.items()):
        entry = gazetteer.country(country)
        if entry is None:
            continue
        key = f"{BY_BODY}{country}"
        names[key] = Name(key, (entry,), count=count, is_hint=True)
