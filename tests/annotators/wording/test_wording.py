"""Loaded wording: whose it is, about whom; and that the lexicon is even-handed."""

from __future__ import annotations

from typing import get_args

import pytest

from reportedly.annotators.reading import Reading
from reportedly.annotators.wording import WordingReader
from reportedly.lexicons.load import load_toml
from reportedly.model import Actor, Attribution, Document, Span, Technique

ENTRIES = load_toml("wording/loaded.toml")["entry"]
CHARGED = load_toml("wording/charged.toml")["entry"]


def _span(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


@pytest.fixture
def read(parse):
    def run(text: str, *, actors=(), attributions=(), voice=None):
        doc = parse(text)
        document = Document(id="d", text_id="d", sha256="d", text=text, voice=voice)
        reading = Reading(document, actors=list(actors), attributions=list(attributions))
        reading.done |= {"actors", "attributions", "claims"}
        doc._.reportedly = reading
        WordingReader()(doc)
        return [(wording.span.of(text), wording) for wording in reading.wording]

    return run


def test_words_in_a_quotation_are_the_sources_and_others_the_authors(read):
    text = 'The mayor said the thugs had left. He called them "savages".'
    mayor = Actor(id="a1", name="mayor", kind="person", mentions=(_span(text, "The mayor"),))
    said = Attribution(id="q1", source="a1", content_spans=(_span(text, "the thugs had left"),))
    called = Attribution(id="q2", source="a1", content_spans=(_span(text, '"savages"'),))
    found = dict(read(text, actors=[mayor], attributions=[said, called]))
    assert found["the thugs"].voice == "author"
    assert found["savages"].voice == "a1"


def test_a_name_that_holds_a_loaded_word_is_no_wording(read):
    assert read("The Martyrs Brigade left Idlib.") == []


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("The Sons of the Thugs left Idlib.", "The Sons of the Thugs", []),
        ("Monitors of THUGS left.", "THUGS", []),  # a body's letters
        ("Thugs of the Nahr Front left.", "the Nahr Front", ["Thugs of the Nahr Front"]),
    ],
)
def test_what_is_part_of_an_actors_name_loads_nothing(read, text, name, found):
    actor = Actor(id="a1", name=name, kind="armed_group", mentions=(_span(text, name),))
    assert [words for words, _ in read(text, actors=[actor])] == found


def test_a_label_said_of_an_actor_is_about_that_actor(read):
    text = "The Nahr Front are bandits."
    front = Actor(id="a1", name="Nahr Front", kind="armed_group", mentions=(_span(text, "Nahr Front"),))
    [(_, wording)] = read(text, actors=[front])
    assert wording.about == "a1"


def test_techniques_carry_the_official_names_and_every_entry_its_reason():
    for entry in (*ENTRIES, *CHARGED):
        assert entry["technique"] in get_args(Technique), entry["words"]
        assert entry["reason"], entry["words"]


def test_no_phrase_stands_twice():
    phrases = [(words, entry.get("kind")) for entry in (*ENTRIES, *CHARGED) for words in entry["words"]]
    assert sorted(set(phrases), key=str) == sorted(phrases, key=str)


def test_names_for_one_sides_people_have_the_other_sides_counterpart():
    by_word = {words: entry for entry in ENTRIES for words in entry["words"]}
    for entry in (entry for entry in ENTRIES if "side" in entry):
        other = by_word[entry["counterpart"]]
        assert other["side"] != entry["side"]
        assert by_word[other["counterpart"]] is entry, f"{entry['side']} and {other['side']} must name each other"


def test_words_with_a_hyphen_are_found_though_the_tokenizer_parts_them(read):
    assert [words for words, _ in read("The so-called commissioner has spoken of a self-styled court.")] == [
        "so-called",
        "self-styled",
    ]


def test_words_that_are_plain_alone_are_found_in_the_phrase_that_loads_them(read):
    found = read(
        "They were brutally murdered in a treacherous raid by puppet troops, and the bandits were sent to hell."
    )
    assert [words for words, _ in found] == [
        "brutally murdered", "a treacherous raid", "puppet troops", "the bandits", "sent to hell",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "We buried a woman and her four children.",
        "Spreading false news is punished by law.",
        "The ministry called on Baghdad to outlaw the party.",
        "A butcher who saw it did not give his name.",
        "The army dispatched a company to the town.",
        "He was charged with having murdered his neighbour in 2019.",
        "The road over the pass is treacherous in winter.",
        "They sat down with the mediators.",
        "The puppet theatre reopened on Friday.",
    ],
)
def test_plain_words_are_no_wording(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ('The ministry said the army had killed three "saboteurs".', ["saboteurs"]),
        ('The governor called the report "a tale for children".', ["a tale for children"]),
        ('The colonel said his men had "cleansed" the valley.', ["cleansed"]),
        ('The elder said that they would "come back within a week".', []),
        ('"The road is closed," he said.', []),
        ('They fight under the name "Northern Shield".', []),
    ],
)
def test_few_words_taken_into_a_sentence_as_they_were_said_are_wording(read, text, fragments):
    assert [words for words, _ in read(text)] == fragments


def test_whose_words_a_fragment_is(read):
    text = 'The ministry said the army had killed three "saboteurs". They told of a "victory" at the ford.'
    ministry = Actor(id="a1", name="ministry", kind="government_body", mentions=(_span(text, "The ministry"),))
    said = Attribution(id="q1", source="a1", content_spans=(_span(text, 'the army had killed three "saboteurs"'),))
    found = dict(read(text, actors=[ministry], attributions=[said]))
    assert (found["saboteurs"].voice, found["saboteurs"].technique) == ("a1", "Name_Calling,Labeling")
    assert (found["victory"].voice, found["victory"].technique) == ("author", "Doubt")


def test_words_of_parties_are_marked_where_a_party_speaks(read):
    text = "The gang murdered two men. They lie in a hideout."
    front = Actor(id="a1", name="Front", kind="armed_group", mentions=())
    assert read(text) == []
    assert [words for words, _ in read(text, actors=[front], voice="a1")] == ["The gang", "murdered", "a hideout"]


def test_who_has_used_two_loaded_words_is_read_as_a_party(read):
    found = read("The thugs and the savages fled. Then they murdered two men.")
    assert [words for words, _ in found] == ["The thugs", "the savages", "murdered"]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("The thugs of the junta left.", "The thugs of the junta"),
        ("The colonial army left.", "The colonial army"),
        ("They answered with their provocations.", "their provocations"),
        ('He said that the army would "flatten the hideouts" of the rebels.', "flatten the hideouts"),
    ],
)
def test_the_whole_phrase_is_marked(read, text, extent):
    front = Actor(id="a1", name="Front", kind="armed_group", mentions=())
    assert extent in [words for words, _ in read(text, actors=[front], voice="a1")]


@pytest.mark.parametrize("voice", ["army", "armed_group"])
def test_what_is_plain_in_a_report_is_marked_in_the_text_of_either_side(read, voice):
    party = Actor(id="a1", name="Nahr", kind="military" if voice == "army" else "armed_group", mentions=())
    text = "Two saboteurs fled."
    assert [words for words, _ in read(text, actors=[party], voice="a1")] == ["saboteurs"]
    assert read(text) == []


def test_a_word_that_a_voice_uses_again_is_marked_once(read):
    text = 'The thugs fled. The mayor said "the thugs" had been there. The same thugs came back.'
    mayor = Actor(id="a1", name="mayor", kind="person", mentions=(_span(text, "The mayor"),))
    said = Attribution(id="q1", source="a1", content_spans=(_span(text, '"the thugs" had been there'),))
    assert [one.voice for _, one in read(text, actors=[mayor], attributions=[said])] == ["author", "a1"]
