"""Which weapons, vehicles, sums, quantities and nationalities are named?"""

from __future__ import annotations

from functools import cache
from typing import get_args

from spacy.tokens import Doc, Token

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


@cache
def _wholes() -> frozenset[str]:
    return frozenset(load_toml("things/things.toml")["wholes"]["words"])


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
                words = doc[_first(doc[end - 1], begin) : _last(doc[end - 1], end - 1) + 1]
                reading.mentions.append(Mention(span=Span(words.start_char, words.end_char), type=kind, value=value))
        for entity in doc.ents:
            if entity.label_ in ENTITIES and any(word.like_num or word.pos_ == "NUM" for word in entity):
                reading.mentions.append(
                    Mention(
                        span=Span(entity.start_char, entity.end_char), type=ENTITIES[entity.label_], value=entity.text
                    )
                )
        for place in reading.places:
            for other in place.other_mentions:
                if other.use == "demonym" and place.country:
                    reading.mentions.append(Mention(span=other.span, type="nationality", value=place.country))


def _first(noun: Token, begin: int) -> int:
    """Where the thing's name begins: with what says of which kind it is ("remotely piloted aircraft")."""
    kinds = [one for one in noun.lefts if one.dep_ in ("amod", "compound", "nmod") and one.i < begin]
    # from the noun leftwards, without a gap
    for one in reversed(kinds):
        if one.right_edge.i + 1 == begin or noun.doc[one.right_edge.i + 1].is_punct:
            begin = one.left_edge.i
    return begin


def _last(noun: Token, end: int) -> int:
    """Where it ends: a grenade launcher is no grenade."""
    head = noun.head
    whole = noun.dep_ == "compound" and head.i == end + 1 and head.lemma_.lower() in _wholes()
    return head.i if whole else end
