"""Dates of metadata and first lines."""

from __future__ import annotations

import pytest

from reportedly.readers.header import as_edtf, author_names


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2020-07-04", "2020-07-04"),
        ("2020-07", "2020-07"),
        ("2020", "2020"),
        ("2020-07-XX", "2020-07-XX"),
        ("2020-07-04~", "2020-07-04~"),
        ("20200704", "2020-07-04"),
        ("2020-07-04T23:10:00-05:00", "2020-07-04"),
        ("2020-07-04T23:10:00.000Z", "2020-07-04"),
        ("2020/7/4", "2020-07-04"),
        ("4 July 2020", "2020-07-04"),
        ("4th of July, 2020", "2020-07-04"),
        ("Sat, 4 Jul 2020 10:00:00 GMT", "2020-07-04"),
        ("July 4, 2020 at 2:36 p.m.", "2020-07-04"),
        ("Sept. 4, 2020", "2020-09-04"),
        ("July 2020", "2020-07"),
        ("04.07.2020", "2020-07-04"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("07/07/2020", "2020-07-07"),
        ("03/04/2020", None),
        ("4 July", None),
        ("31 February 2020", None),
        ("2020-13-01", None),
        ("yesterday", None),
        ("3 May 2020 or later", None),
        ("", None),
    ],
)
def test_as_edtf(value, edtf):
    assert as_edtf(value) == edtf


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Anna Novak and Omar Said", ("Anna Novak", "Omar Said")),
        ("Novak, Anna; Said, Omar", ("Anna Novak", "Omar Said")),
        ("Anna Novak, Omar Said", ("Anna Novak", "Omar Said")),
        ("Anna Novak, Staff Writer", ("Anna Novak",)),
        ("Dr. Anna Novak (anna@x.example)", ("Anna Novak",)),
        ("Zeinab", ("Zeinab",)),
        ("أحمد علي", ("أحمد علي",)),
        ("Reuters", ()),
        ("admin", ()),
        ("user123", ()),
        ("Meridian News Desk", ()),
        ("", ()),
    ],
)
def test_author_names(value, names):
    assert author_names(value) == names
