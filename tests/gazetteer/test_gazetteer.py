"""The shipped gazetteer, and one of the user's own."""

import pytest

from reportedly.errors import Missing, Unreadable
from reportedly.gazetteer.load import import_file
from reportedly.gazetteer.store import SHIPPED, Gazetteer

shipped = pytest.mark.skipif(not SHIPPED.is_file(), reason="run `python -m reportedly.gazetteer.build`")


@shipped
@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [("Baghdad", "town", "IQ"), ("بغداد", "town", "IQ"), ("Aleppo", "province", "SY"),
     ("Orleans Parish", "county", "US"),
     ("Golan Heights", "region", "SY"), ("Ukraine", "country", "UA"), ("U.K.", "country", "GB"),
     ("Donbas", "region", "UA")],
)  # fmt: skip
def test_known_places(name, kind, country):
    assert (kind, country) in {(entry.kind, entry.country) for entry in Gazetteer().named(name)}


@shipped
def test_disputed_places_say_so():
    assert all(entry.disputed for entry in Gazetteer().named("Golan Heights"))


@shipped
@pytest.mark.parametrize(
    ("country", "admin1", "name"),
    [
        ("IN", "09", "Gujarat"),
        ("IQ", "07", "Baghdad"),
        ("UA", "08", "Kherson"),
        ("SY", "04", "Raqqa"),
        ("MM", "01", "Rakhine"),
    ],
)
def test_divisions_have_their_english_name(country, admin1, name):
    """Not a nickname or a translation that stands beside it in the source."""
    assert Gazetteer().division(country, admin1) == name


@shipped
def test_a_county_is_as_populous_as_its_towns():
    (county,) = [entry for entry in Gazetteer().named("Cook County") if entry.admin1 == "IL"]
    assert county.population > 1_000_000


def test_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(Missing, match=r"not there"):
        Gazetteer(tmp_path / "none.sqlite")


def test_own_csv(tmp_path):
    (tmp_path / "own.csv").write_text("name,lat,lon,country,names\nTell Example,36.1,41.2,SY,Tall Example\n")
    assert import_file(tmp_path / "own.csv", tmp_path / "own.sqlite") == 1
    (entry,) = Gazetteer(tmp_path / "own.sqlite").named("tall example")
    assert (entry.name, entry.lat, entry.main) == ("Tell Example", 36.1, False)


def test_geonames_dump(tmp_path):
    fields = [
        "7",
        "Sample",
        "Sample",
        "Sampl",
        "33.5",
        "44.5",
        "P",
        "PPL",
        "IQ",
        "",
        "07",
        "",
        "",
        "",
        "900",
        "",
        "",
        "",
        "",
    ]
    (tmp_path / "IQ.txt").write_text("\t".join(fields) + "\n")
    import_file(tmp_path / "IQ.txt", tmp_path / "own.sqlite")
    (entry,) = Gazetteer(tmp_path / "own.sqlite").named("Sampl")
    assert (entry.geonames, entry.kind, entry.admin1, entry.population) == (7, "town", "07", 900)


def test_bad_row_is_told_with_its_line(tmp_path):
    (tmp_path / "own.csv").write_text("name,lat,lon\nFar,99,0\n")
    with pytest.raises(Unreadable, match="line 2"):
        import_file(tmp_path / "own.csv", tmp_path / "own.sqlite")
    assert not (tmp_path / "own.sqlite").exists()
