"""Lines in capitals."""

from reportedly.readers.capitals import title_of, titled

BODY = "\n\nOn 3 May our units, says the NF, attacked the post of Gourma near the river."


def test_a_heading_in_capitals_is_written_as_a_title_in_its_place():
    text = "STATEMENT BY THE NORTHERN FRONT (NF)" + BODY
    assert titled(text) == "Statement by the Northern Front (NF)" + BODY


def test_acronyms_and_what_the_text_has_in_capitals_stay():
    text = "MESSAGE TO THE UN AND MINUSMA" + BODY + " MINUSMA left."
    assert titled(text).startswith("Message to the UN and MINUSMA\n")


def test_a_text_in_capitals_stays_as_it_is():
    text = "REBELS ATTACKED THE POST OF GOURMA\nTHE ARMY LEFT THE TOWN"
    assert titled(text) == text


def test_code_points_stay_where_they_are():
    text = "ERKLÄRUNG DER FRONT İZMİR STRASSE" + BODY
    assert len(titled(text)) == len(text)


def test_one_line():
    assert title_of("COMMUNIQUÉ OF THE NORTHERN FRONT") == "Communiqué of the Northern Front"
    assert title_of("Communiqué of the NF") == "Communiqué of the NF"
