"""Places: which, and what their names are used for."""

from dataclasses import replace

import pytest

from reportedly.encoders import EncodedTrigger, Encoding
from reportedly.gazetteer.store import SHIPPED
from reportedly.model import Publisher, Span

pytestmark = pytest.mark.skipif(not SHIPPED.is_file(), reason="run `python -m reportedly.gazetteer.build`")


@pytest.fixture(scope="module")
def places_of():
    import spacy

    from reportedly.annotators.places import PlaceReader
    from reportedly.annotators.reading import reading_of
    from reportedly.pipeline.run import ENGLISH_MODEL

    nlp = spacy.load(ENGLISH_MODEL)

    def read(text, given=None, publisher=None, where=None):
        doc = nlp(text)
        reading = reading_of(doc)
        if where is not None:
            span = Span(text.index(where[0]), text.index(where[0]) + len(where[0]))
            seen = EncodedTrigger(span=span, types={}, factuality={}, reality={}, roles=(("place", span, where[1]),))
            reading.encoding = Encoding(triggers=(seen,))
        reading.given = {"places": given} if given else {}
        if publisher is not None:
            reading.document = replace(reading.document, publisher=publisher)
        PlaceReader()(doc)
        return reading.places

    return read


def test_one_place_per_document_with_all_its_mentions(places_of):
    (place,) = places_of("Two shells fell in Mosul on Monday. Residents of Mosul left.")
    assert (place.country, place.precision, len(place.mentions)) == ("IQ", "town", 2)


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Homs on Friday.",
        "Gunmen raided Gwoza at night.",
        "Rebels shelled the centre of Makiivka.",
    ],
)
def test_what_is_shelled_or_raided_is_a_place(places_of, text):
    (place,) = places_of(text)
    assert place.mentions and place.geonames


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Residents of ad-Damira fled.", ["ad-Damira"]),
        ("The men were led to the Wuyo ravine and shot.", ["Wuyo"]),
        ("Soldiers sealed off the quarters of Tulmi, Musa and Ngarama.", ["Tulmi", "Musa", "Ngarama"]),
        ("Lomaki and Nuri came under mortar fire on Monday.", ["Lomaki", "Nuri"]),
        ("Mr Rahman came under fire from critics.", []),
    ],
)
def test_the_words_around_it_tell_that_an_unknown_name_is_a_places(places_of, text, names):
    assert [mention.of(text) for place in places_of(text) for mention in place.mentions] == names


def test_a_region_of_the_reviewed_list_is_meant_by_its_other_name(places_of):
    (place,) = places_of("Fighting went on in Gaza.")
    assert place.country == "PS"


def test_a_group_named_by_a_word_said_twice_is_no_place(places_of):
    assert not any(one.mentions for one in places_of("The Mai-Mai left on Wednesday."))


def test_a_place_within_the_outlet_s_name_is_part_of_it(places_of):
    (place,) = places_of("HORN WIRE\nShells fell in Horn, Horn Wire said.", publisher=Publisher(name="Horn Wire"))
    assert len(place.mentions) == 1


def test_an_unknown_village_has_no_coordinates(places_of):
    (place,) = places_of("Shells fell on Pan Myaung village.")
    assert (place.name, place.lat, place.geonames) == ("Pan Myaung", None, None)


def test_the_outlet_is_no_place(places_of):
    assert not any(
        one.mentions for one in places_of("A lake. (Lake Standard)", publisher=Publisher(name="Lake Standard"))
    )


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


def words_of(text, places):
    """The words of all mentions, in text order."""
    spans = [span for place in places for span in (*place.mentions, *(other.span for other in place.other_mentions))]
    return [span.of(text) for span in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell in Bakhmut, Avdiivka and Simferopol.", ["Bakhmut", "Avdiivka", "Simferopol"]),
        ("The governors of Anbar, Nineveh and Diyala provinces met.", ["Anbar", "Nineveh", "Diyala"]),
        ("A bomb went off outside the Mosul General Hospital.", ["Mosul"]),
        ("Four people were hurt in northern Mali.", ["Mali"]),
        ("The U.S.-led coalition denied it.", ["U.S."]),
        ("police in baghdad said a bomb went off.", ["baghdad"]),
        ("Jets bombed the village of Tell Example on Sunday.", ["Tell Example"]),
        ("Two ships were hit in the Gulf of Aden.", ["Gulf of Aden"]),
        ("The men of Bosnia and Herzegovina voted.", ["Bosnia and Herzegovina"]),
    ],
)
def test_a_name_begins_and_ends_with_the_place(places_of, text, words):
    assert words_of(text, places_of(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Miller, a driver, was hurt. Jordan said nothing.",
        "They told us to leave. THEY TOLD US TO LEAVE AT ONCE.",
        "The commander spoke English.",
        "The state court met on Monday.",
    ],
)
def test_no_place(places_of, text):
    assert places_of(text) == []


def test_a_country_is_meant_where_somebody_of_its_name_goes(places_of):
    assert [place.country for place in places_of("Jordan Miller flew to Jordan on Monday.")] == ["JO"]


def test_what_lies_between_two_towns_is_the_stretch(places_of):
    places = {place.id: place for place in places_of("Two men were killed on the road between Homs and Palmyra.")}
    (one,) = [place for place in places.values() if place.area]
    assert (one.area.kind, len(one.area.anchors), len(one.mentions)) == ("within", 2, 2)
    west, south, east, north = one.area.bbox
    assert (west < east, south < north) == (True, True)


def test_talks_between_two_states_are_no_area(places_of):
    assert not any(place.area for place in places_of("Talks between Iraq and Iran failed."))


@pytest.mark.parametrize(
    ("text", "anchors"),
    [("Shots were fired near the Syrian border.", 1), ("The border between Iraq and Iran was shut.", 2)],
)
def test_a_border_is_an_area(places_of, text, anchors):
    (area,) = [place.area for place in places_of(text) if place.area]
    assert (area.kind, len(area.anchors)) == ("border", anchors)


def test_disputed_places_say_so(places_of):
    places = places_of("A depot burned in Simferopol, another in Poltava.")
    assert [(place.name, place.disputed) for place in places] == [("Simferopol", True), ("Poltava", False)]


@pytest.mark.parametrize(
    ("url", "country"), [("https://paper.example.lb/1", "LB"), ("https://paper.example.ly/", "LY")]
)
def test_the_outlet_tells_which_namesake(places_of, url, country):
    (place,) = places_of("A shop burned in Tripoli on Monday.", publisher=Publisher(url=url))
    assert place.country == country


def test_an_abbreviated_state_is_that_state(places_of):
    text = "The convoy left Springfield, Mo., on Monday."
    assert {place.admin1 for place in places_of(text, [Span(16, 27), Span(29, 32)])} == {"Missouri"}


@pytest.mark.parametrize("text", ["", "   ", "IN BAGHDAD", "\u202bبغداد 🙂", "a" * 5000])
def test_hostile_texts_do_not_crash(places_of, text):
    places_of(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Residents of Tandara fled on Monday.", ["Tandara"]),
        ("The column was ambushed near Umm Halid on Monday.", ["Umm Halid"]),
        ("The band played near Brightmart on Monday.", []),
        ("Six people were killed at Guro-Mensa on Monday.", ["Guro-Mensa"]),
        ("Fighters took 27 villagers from Pang Htong in Kutkai Township.", ["Pang Htong", "Kutkai"]),
        ("The worst was the shelling of Nam Hkoi on 8 May.", ["Nam Hkoi"]),
        ("Two clerks were wounded at Fairmont Bank on Monday.", []),
        ("She was shot near John Carter on Friday.", []),
    ],
)
def test_a_village_that_no_gazetteer_knows_is_a_place_by_what_is_told_of_it(places_of, text, found):
    assert [place.name for place in places_of(text) if place.mentions] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two trucks burned on the Terny road on Monday.", ["Terny"]),
        ("On the road from Datu Piang to Salibo, gunmen stopped a bus.", ["Datu Piang", "Salibo"]),
        ("Refugees will come if Kharkiv is bombed.", ["Kharkiv"]),
        ("Families from Kuzwari walked towards Bunagana.", ["Kuzwari", "Bunagana"]),
        ("Gunmen attacked the Kuzwari displacement site. Nobody has access to Kuzwari.", ["Kuzwari"]),
        ("In Nyamilima, a village near the lake, five huts burned.", ["Nyamilima"]),
        ("Whose war is it?\nBy Amina Bello\nThe Sahel Courier, Maiduguri, 3 May 2022\nNobody asks.", ["Maiduguri"]),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_a_places(places_of, text, names):
    found = [one.mentions and one.mentions[0].of(text) for one in places_of(text)]
    assert [name for name in found if name] == names


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers of General Haftar left. A drone hit the Haftar camp.",
        "The prisoners were handed to the Red Cross on Monday.",
        "He moved from Facebook to Twitter.",
        "Aid: none came in May.",
    ],
)
def test_the_same_words_beside_persons_and_bodies_tell_no_place(places_of, text):
    assert not places_of(text)


def test_an_unknown_village_has_the_place_of_its_district(places_of):
    village, district = places_of("In Nyamilima, a village in Rutshuru territory, five huts burned.")
    assert (village.country, village.precision, village.lat) == ("CD", "district", district.lat)
    assert village.geonames is None and district.precision == "district"


def test_a_namesake_in_a_country_that_nothing_else_tells_of_is_no_answer(places_of):
    places = {
        one.name: one for one in places_of("El Fasher, Nyala and Zalingei in Sudan were calm. Two died near Kass.")
    }
    assert places["Kass"].lat is None


def test_a_place_told_only_by_what_is_near_is_its_own_anchor(places_of):
    (place,) = places_of("A bomb went off near Ansongo. Nobody lives near Ansongo now.")
    assert place.area.anchors == (place.id,) and len(place.mentions) == 2


@pytest.mark.parametrize(("score", "found"), [(0.8, ["Tumbarang"]), (0.4, [])])
def test_an_unknown_name_is_a_place_where_the_encoder_reads_where_it_happened(places_of, score, found):
    read = places_of("Two suspects waited quietly behind Tumbarang.", where=("behind Tumbarang", score))
    assert [one.name for one in read if one.mentions] == found


@pytest.mark.parametrize("text", ["A farmer from Sittwe was shot.", "Maria Lopes of Sittwe is a teacher."])
def test_where_somebody_lives_is_a_place_whatever_the_recogniser_says(places_of, text):
    assert [place.name for place in places_of(text)] == ["Sittwe"]


def test_a_town_and_the_division_called_after_it_are_two_places(places_of):
    read = {place.precision for place in places_of("Shells fell on Kherson. Fighting went on in Kherson region.")}
    assert read == {"town", "province"}


def test_a_name_written_otherwise_is_a_place_of_the_country_that_the_text_is_about(places_of):
    text = "Shells fell in Umm Rawaba and in El Obeid, in Sudan."
    assert "Umm Ruwaba" in {place.name for place in places_of(text)}
    assert "Umm Ruwaba" not in {place.name for place in places_of("Shells fell in Umm Rawaba and in Lyon, in France.")}


def test_a_village_known_by_the_town_it_lies_by_has_its_coordinates_and_an_area(places_of):
    text = "A drone hit Sarbo, a village 12 km north of El Obeid, in Sudan."
    sarbo, obeid = (place for place in places_of(text) if place.precision == "town")
    assert (sarbo.name, sarbo.lat, obeid.area) == ("Sarbo", obeid.lat, None)
    assert (sarbo.area.radius_km, sarbo.area.anchors) == (12, (obeid.id,))


def test_bodies_that_the_text_names_tell_its_countries():
    import spacy

    from reportedly.annotators.places.hints import known_countries

    assert known_countries(spacy.blank("en")("UNMISS met men of the RSF.")) == {"SS": 1, "SD": 1}
