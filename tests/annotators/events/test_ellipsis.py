"""Acts told by "did" alone."""

from __future__ import annotations

import pytest

from reportedly import read_text


def told(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Type, trigger and actors of each event."""
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors}
    events = [claim.event for claim in record.claims if claim.event is not None]
    return [(one.type, one.trigger.of(text), [names[actor] for actor in one.actor]) for one in events]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "actor"),
    [
        ("The patrol did not withdraw from Ber, as the French did in 2022.", "RETREAT", "did", "France"),
        ("The rebels will shell Ber again, as the Karo Front did in 2023.", "ASSAULT", "did", "Karo Front"),
        ("The army shelled Kutum on Monday. On Tuesday the Karo Front did so.", "ASSAULT", "did", "Karo Front"),
    ],
)
def test_did_stands_for_the_act_told_before(text, kind, trigger, actor):
    assert (kind, trigger, [actor]) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Kutum on Monday. The mayor did his work on Tuesday.",
        "The army shelled Kutum, did it not?",
        "The army shelled Kutum on Monday. The mayor laughed, and he did so for an hour.",
    ],
)
def test_did_with_an_object_of_its_own_or_after_no_act_tells_none(text):
    assert not [trigger for _, trigger, _ in told(text) if trigger == "did"]
