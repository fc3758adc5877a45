"""Places: which, and what their names are used for."""

import pytest

from reportedly.gazetteer.store import SHIPPED
from reportedly.model import Span

pytestmark = pytest.mark.skipif(not SHIPPED.is_file(), reason="run `python -m reportedly.gazetteer.build`")


@pytest.fixture(scope="module")
def places_of():
    import spacy

    from reportedly.annotators.places import PlaceReader
    from reportedly.annotators.reading import reading_of
    from reportedly.pipeline.run import ENGLISH_MODEL

    nlp = spacy.load(ENGLISH_MODEL)

    def read(text, given=None):
        doc = nlp(text)
        reading = reading_of(doc)
        reading.given = {"places": given} if given else {}
        PlaceReader()(doc)
        return reading.places

    return read


def test_one_place_per_document_with_all_its_mentions(places_of):
    (place,) = places_of("Two shells fell in Mosul on Monday. Residents of Mosul left.")
    assert (place.country, place.precision, len(place.mentions)) == ("IQ", "town", 2)


def test_demonym_is_no_literal_mention(places_of):
    (place,) = places_of("Syrian soldiers held the road.")
    assert (place.name, place.mentions, place.other_mentions[0].use) == ("Syria", (), "demonym")


@pytest.mark.parametrize(("text", "admin1"), [("Alexandria, La.", "Louisiana"), ("Alexandria, Va.", "Virginia")])
def test_state_after_a_town_tells_which(places_of, text, admin1):
    place = next(p for p in places_of(f"A fire broke out in {text}, on Monday.", [Span(20, 30)]) if p.mentions)
    assert (place.country, place.admin1) == ("US", admin1)


def test_near_is_an_area_anchored_at_the_place(places_of):
    places = {place.id: place for place in places_of("The convoy was hit 20 km north of Kirkuk.")}
    (area,) = [place.area for place in places.values() if place.area]
    assert (area.kind, area.radius_km, places[area.anchors[0]].name) == ("direction", 20.0, "Kirkuk")


@pytest.mark.parametrize(("text", "precision"), [("in Idlib", "town"), ("in Idlib province", "province")])
def test_a_bare_name_means_the_town_not_its_province(places_of, text, precision):
    (place,) = places_of(f"Three people were hurt {text} on Monday.")
    assert (place.name, place.precision) == ("Idlib", precision)


def test_unknown_name_gets_no_coordinates(places_of):
    text = "They met in Zzyxqtown."
    (place,) = places_of(text, [Span(12, 21)])
    assert (place.geonames, place.lat, place.lon, place.candidates) == (None, None, None, ())


@pytest.mark.parametrize("text", ["", "   ", "IN BAGHDAD", "\u202bبغداد 🙂", "a" * 5000])
def test_hostile_texts_do_not_crash(places_of, text):
    places_of(text)
