"""One's own "will not" is a refusal; another's is a forecast."""

from __future__ import annotations

import pytest

from reportedly import read_text


def types(text: str) -> list[tuple[str | None, str | None]]:
    return [(claim.event.type, claim.event.mode) for claim in read_text(text).claims if claim.event is not None]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Kovari army said it will not withdraw from the valley.", "yield"),
        ("“We will not lay down our arms,” the commander of the Northern Front said.", "yield"),
        ("The Karo Front said it would not attend talks in Goma.", "meet"),
    ],
)
def test_who_will_not_do_it_refuses(text, mode):
    assert ("REJECT", mode) in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts say the Taliban will not withdraw from the district.",
        "The Kovari army did not withdraw from the valley.",
    ],
)
def test_a_forecast_and_a_plain_negation_are_no_refusal(text):
    assert not [kind for kind, _ in types(text) if kind == "REJECT"]


def test_who_is_denied_entry_is_refused_and_nothing_is_said():
    record = read_text("The ministry denied a Kovari journalist entry on Monday.")
    assert [claim.event.trigger.of(record.document.text) for claim in record.claims if claim.event] == ["denied"]
    assert not record.attributions
