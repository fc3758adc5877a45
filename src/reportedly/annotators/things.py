"""Which weapons, vehicles, sums, quantities and nationalities are named?"""

from __future__ import annotations

from functools import cache
from typing import get_args

from spacy.tokens import Doc

from ..lexicons.load import load_toml
from ..lexicons.phrases import PhraseTable
from ..model import Mention, Span
from ..model.mention import MentionType
from .component import Annotator, register
from .reading import Reading

ENTITIES: dict[str, MentionType] = {
    "MONEY": "money",
    "QUANTITY": "quantity",
    "PERCENT": "quantity",
    "CARDINAL": "quantity",
}
"""spaCy's labels for what it recognises itself (OntoNotes 5)."""
NOUNS = ("NOUN", "PROPN")


@cache
def _table() -> PhraseTable[tuple[MentionType, str]]:
    entries = load_toml("things/things.toml")["entry"]
    assert all(entry["type"] in get_args(MentionType) for entry in entries)
    return PhraseTable((words, (entry["type"], entry["value"])) for entry in entries for words in entry["words"])


@register
class ThingReader(Annotator):
    """Marks weapons and vehicles by a lexicon, sums and quantities by spaCy, nationalities by the places' demonyms."""

    name = "reportedly_things"
    needs = ("places", "doc.ents", "token.pos", "token.lemma")
    gives = ("mentions",)

    def read(self, doc: Doc, reading: Reading) -> None:
        for begin, end, (kind, value) in _table().find(doc):
            # "to shell", "to mine": only the noun names a thing
            if doc[end - 1].pos_ in NOUNS:
                words = doc[begin:end]
                reading.mentions.append(Mention(span=Span(words.start_char, words.end_char), type=kind, value=value))
        for entity in doc.ents:
            if entity.label_ in ENTITIES:
                reading.mentions.append(
                    Mention(
                        span=Span(entity.start_char, entity.end_char), type=ENTITIES[entity.label_], value=entity.text
                    )
                )
        for place in reading.places:
            for other in place.other_mentions:
                if other.use == "demonym" and place.country:
                    reading.mentions.append(Mention(span=other.span, type="nationality", value=place.country))
