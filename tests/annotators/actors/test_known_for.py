"""Named bodies that are told again by their sort."""

from __future__ import annotations

import pytest

import reportedly


def told(text: str, name: str) -> list[str]:
    record = reportedly.read_text(text)
    spans = next((one.mentions for one in record.actors if name in [span.of(text) for span in one.mentions]), ())
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("UNMISS evacuated the wounded from Malakal. The mission blamed the militia.", "UNMISS", "The mission"),
        ("NATO denied the report. The alliance has no aircraft there.", "NATO", "The alliance"),
        ("Doctors Without Borders left Goma. The charity blamed the army.", "Doctors Without Borders", "The charity"),
        ("Al Jazeera showed the video. The channel has had it for a week.", "Al Jazeera", "The channel"),
    ],
)
def test_a_body_told_again_by_its_sort(text, name, description):
    assert description in told(text, name)


def test_a_sort_of_body_is_no_body_of_another_sort():
    assert "The charity" not in told("UNMISS left Malakal. The charity stayed.", "UNMISS")


def test_the_mission_is_not_the_body_that_sent_it():
    assert "The mission" not in told("The United Nations met. The mission left Malakal.", "United Nations")
