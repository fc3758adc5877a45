"""Where a text comes from: the countries of its outlet and of its dateline."""

from __future__ import annotations

import re

from ...gazetteer.store import Gazetteer
from ...model import Document
from ...text import fold_name
from .lexicon import Words

_TLD = re.compile(r"(?:https?://)?[^/:?#]+\.([a-z]{2})(?=[/:?#]|$)")
VANITY = frozenset({"ai", "co", "fm", "io", "ly", "me", "tv", "to", "cc", "ws", "gg"})
"""Country domains that outlets of everywhere use."""
OTHER_CODES = {"uk": "GB"}


def home_countries(document: Document, words: Words, gazetteer: Gazetteer) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes that the outlet's address and name and the dateline's country tell."""
    homes = set()
    domain = _TLD.match((document.publisher.url or "").lower())
    if domain and domain[1] not in VANITY:
        homes.add(OTHER_CODES.get(domain[1], domain[1].upper()))
    names = (document.publisher.name or "").split()
    said = [" ".join(names[at : at + size]) for size in (1, 2) for at in range(len(names) - size + 1)]
    said += [part.value.split(",")[-1] for part in document.layout if part.part == "dateline" and part.value]
    for name in map(fold_name, said):
        code = words.demonyms.get(name) or words.capitals.get(name)
        homes.update([code] if code else [e.country for e in gazetteer.find(name) if e.kind == "country" and e.country])
    return frozenset(homes)
