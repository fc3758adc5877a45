"""Which weapons, vehicles, sums, quantities and nationalities are named?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
def _words(group: str) -> frozenset[str]:
    return frozenset(load_toml("things/things.toml")[group]["words"])


@register
class ThingReader(Annotator):
    """Marks weapons and vehicles by a lexicon, sums and quantities by spaCy, nationalities by the places' demonyms."""

    name = "reportedly_things"
    needs = ("places", "doc.ents", "token.pos", "token.lemma")
    gives = ("mentions",)

    def read(self, doc: Doc, reading: Reading) -> None:
        reading.mentions.extend(_outermost(sorted([*_things(doc), *_ships(doc)], key=lambda one: one.span)))
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


def _things(doc: Doc) -> Iterator[Mention]:
    """Weapons and vehicles told by a noun of the lexicon."""
    for begin, end, (kind, value) in _table().find(doc):
        noun = doc[end - 1]
        # "to shell", "to mine": only the noun names a thing
        if noun.pos_ not in NOUNS or _is_kind_only(noun, begin):
            continue
        words = doc[_first(noun, begin) : _last(noun, end - 1) + 1]
        yield Mention(span=Span(words.start_char, words.end_char), type=kind, value=value)


def _ships(doc: Doc) -> Iterator[Mention]:
    """Ships under their names: HMS Ocean."""
    value = load_toml("things/things.toml")["ships"]["value"]
    for token in doc[:-1]:
        if token.lower_ not in _words("ships") or not token.is_upper:
            continue
        last = token.i
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and doc[last + 1].text[:1].isupper():
            last += 1
        if last > token.i:
            words = doc[token.i : last + 1]
            yield Mention(span=Span(words.start_char, words.end_char), type="vehicle", value=value)


def _outermost(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Those that do not lie within another: rocket artillery is one weapon."""
    for one in mentions:
        if not any(two is not one and two.span.covers(one.span) and two.span != one.span for two in mentions):
            yield one


def _is_kind_only(noun: Token, begin: int) -> bool:
    """Whether the noun only says of which kind another thing is: "a mortar team", "vehicle-borne"; or is a person."""
    doc = noun.doc
    if noun.i + 1 < len(doc) and doc[noun.i + 1].text == "-" and not doc[noun.i].whitespace_:
        return True
    if begin and doc[begin - 1].lower_ in _words("before"):
        return True
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
        if noun.lemma_.lower() in _words("others"):
            return True
    return False


def _first(noun: Token, begin: int) -> int:
    """Where the thing's name begins: with what says of which kind it is ("remotely piloted aircraft")."""
    kinds = [
        one
        for one in noun.lefts
        if one.dep_ in ("amod", "compound", "nmod")
        and one.i < begin
        and one.lower_ not in _words("counting")
        and not any(two.dep_ == "cc" for two in one.subtree)
    ]
    # from the noun leftwards, without a gap
    for one in reversed(kinds):
        if one.right_edge.i + 1 == begin or noun.doc[one.right_edge.i + 1].is_punct:
            begin = one.left_edge.i
    return begin


def _last(noun: Token, end: int) -> int:
    """Where it ends: a grenade launcher is no grenade."""
    head = noun.head
    whole = noun.dep_ == "compound" and head.i == end + 1 and head.lemma_.lower() in _words("wholes")
    return head.i if whole else end
