"""The public calls, over the whole pipeline."""

from __future__ import annotations

import pytest
import spacy

import reportedly
from reportedly.errors import BadOption, Unreadable
from reportedly.pipeline.run import ENGLISH_MODEL

TEXT = "The Nahr Front denied that it had shelled the market in Idlib on 3 May 2021."


@pytest.fixture(scope="module")
def record():
    return reportedly.read_text(TEXT, published="2021-05-05")


def test_a_denial_is_a_denied_claim_of_the_denier(record):
    [claim] = [claim for claim in record.claims if claim.event and claim.event.type == "ASSAULT"]
    denier = next(actor for actor in record.actors if actor.name == "Nahr Front")
    assert claim.attribution[-1].source == denier.id
    assert (claim.attribution[-1].act, claim.factuality) == ("deny", "CT-")
    assert claim.event.actor == (denier.id,)


def test_place_and_time_of_an_event_are_those_of_the_text(record):
    event = next(claim.event for claim in record.claims if claim.event)
    assert [place.name for place in record.places if place.id in event.place] == ["Idlib"]
    assert [time.edtf for time in record.times if time.id in event.time] == ["2021-05-03"]


def test_the_same_text_gives_the_same_bytes(record):
    assert reportedly.read_text(TEXT, published="2021-05-05").to_json() == record.to_json()


def test_what_coded_a_record_stands_in_it(record):
    assert ENGLISH_MODEL in record.coded_by.models
    assert len(record.coded_by.models) >= 3, "the encoder and the gazetteer are named too"
    assert len(record.coded_by.registry) == 64


def test_given_spans_replace_the_recogniser_of_places():
    given = {"places": [reportedly.Span(TEXT.index("market"), TEXT.index("market") + 6)]}
    places = reportedly.read_text(TEXT, given=given).places
    spans = [span for place in places for span in (*place.mentions, *(other.span for other in place.other_mentions))]
    assert spans == given["places"]


def test_the_components_work_in_a_pipeline_of_the_users_own(record):
    nlp = reportedly.add_to(spacy.load(ENGLISH_MODEL))
    doc = nlp(TEXT)
    assert [claim.event for claim in doc._.reportedly_record.claims] == [claim.event for claim in record.claims]
    assert doc._.reportedly_times


def test_files_are_read_one_by_one_and_a_bad_one_is_told(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert reportedly.read(tmp_path / "good.txt").claims
    with pytest.raises(Unreadable, match="empty"):
        reportedly.read(tmp_path / "empty.txt")
    read = list(reportedly.read_many([tmp_path]))
    assert sorted(type(one).__name__ for one in read) == ["Failure", "Record"]


def test_a_date_that_is_none_is_refused():
    with pytest.raises(BadOption, match="published"):
        reportedly.read_text(TEXT, published="soonish")


@pytest.mark.parametrize(
    "text",
    [
        "crews were asked to wait.\n\n3. on 20 march guards closed the bridge in ber.\n\n4. rebels warn all:",
        "They laughed at him. The governor's office called ",
        "wounded \tin \tTuesday's \traid \tat \tKutum \tdied \ton \tWednesday \tnight，\tthe \thospital \tsaid.",
    ],
)
def test_a_fragment_is_read(text: str) -> None:
    assert reportedly.read_text(text).document.text == text
