"""Weapons, vehicles, sums and nationalities."""

from __future__ import annotations

import pytest

from reportedly.annotators.reading import Reading
from reportedly.annotators.things import ThingReader
from reportedly.lexicons.load import load_toml
from reportedly.model import Document, OtherMention, Place, Span


def test_the_noun_names_a_weapon_and_the_verb_does_not(parse):
    text = "Soldiers shell the town. A mortar shell hit a fuel tanker near the Syrian post."
    doc = parse(text)
    demonym = OtherMention(span=Span(text.index("Syrian"), text.index("Syrian") + 6), use="demonym")
    place = Place(id="p1", name="Syria", country="SY", other_mentions=(demonym,))
    reading = Reading(Document(id="d", text_id="d", sha256="d", text=text), places=[place], done={"places"})
    doc._.reportedly = reading
    ThingReader()(doc)
    found = sorted((mention.span.of(text), mention.type, mention.value) for mention in reading.mentions)
    assert found == [
        ("Syrian", "nationality", "SY"),
        ("fuel tanker", "vehicle", "road vehicle"),
        ("mortar shell", "weapon", "artillery or rocket"),
    ]


def things(parse, text: str) -> list[tuple[str, str]]:
    doc = parse(text)
    doc._.reportedly = reading = Reading(Document(id="d", text_id="d", sha256="d", text=text), done={"places"})
    ThingReader()(doc)
    return [(one.span.of(text), one.type) for one in reading.mentions if one.type in ("weapon", "vehicle")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rocket artillery hit the hill.", [("Rocket artillery", "weapon")]),
        ("The army lost a mortar team.", []),
        ("A suicide bomber hit the gate.", []),
        ("The frigate joined HMS Larch in port.", [("frigate", "vehicle"), ("HMS Larch", "vehicle")]),
        ("Several tanks left the base.", [("tanks", "vehicle")]),
    ],
)
def test_one_thing_has_one_mention_and_what_it_only_says_the_kind_of_none(parse, text, found):
    assert things(parse, text) == found


def test_a_number_is_a_quantity(parse):
    doc = parse("Rebels freed 40 prisoners.")
    reading = Reading(Document(id="d", text_id="d", sha256="d", text=doc.text), done={"places"})
    doc._.reportedly = reading
    ThingReader()(doc)
    assert [(one.type, one.value) for one in reading.mentions] == [("quantity", "40")]


def test_no_phrase_stands_twice():
    phrases = [words for entry in load_toml("things/things.toml")["entry"] for words in entry["words"]]
    assert sorted(set(phrases)) == sorted(phrases)
