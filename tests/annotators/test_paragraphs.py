"""Line breaks end sentences, except where a text is only wrapped."""

from __future__ import annotations

from reportedly.annotators.paragraphs import MAX_RUN

WRAPPED = """The army said on Monday that rebels had attacked the town of Marib and
that its soldiers had driven them back after several hours of fighting in
the hills above the dam. Residents told a different story. They said that
the shells had come from the barracks and that nobody had seen any rebels
in the town that day.

The governor has not spoken yet.
"""


def sentences(doc) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in doc.sents]


def test_a_headline_without_a_full_stop_is_a_sentence_of_its_own(parse):
    assert sentences(parse("Shells hit Marib\nThe army blamed rebels."))[0] == "Shells hit Marib"


def test_a_wrapped_line_does_not_end_a_sentence(parse):
    found = sentences(parse(WRAPPED))
    assert found[0].endswith("hills above the dam.")
    assert found[-1] == "The governor has not spoken yet."


def test_words_without_a_full_stop_are_cut_before_their_parse_takes_minutes(parse):
    table = "Marib 12 Idlib 7 Kutum " * 400
    found = parse(table)
    assert found.text == table and max(len(sentence) for sentence in found.sents) <= MAX_RUN


def test_short_lines_of_speech_stay_apart(parse):
    speech = "Envoy: We want a truce and the return of all prisoners today\nMayor: No\n" * 6
    assert "Mayor: No" in sentences(parse(speech))
