"""Whom "you" means outside of interviews."""

from __future__ import annotations

import pytest

import reportedly


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("To the drivers we say: stay at home. If you come back, we will stop you.", "drivers"),
        ("To the drivers: stay at home and you will live.", "drivers"),
        ('"We appeal to the drivers to stop," Bello said. "If you go on, we will shoot."', "drivers"),
        ("Policemen! You are sons of farmers. Keep away.", "Policemen"),
        ("We call on the soldiers to leave Fiiq. You will not be harmed.", "soldiers"),
    ],
)
def test_who_was_spoken_to_before_is_meant(text, addressed):
    record = reportedly.read_text(f"Ogaden River Front\n\n{text}", publisher="Ogaden River Front")
    actor = next(one for one in record.actors if one.name == addressed)
    assert "you" in [span.of(record.document.text).lower() for span in actor.mentions]


def test_in_a_talk_of_several_who_has_the_word_next_is_meant():
    record = reportedly.read_text(
        "ANA RUIZ: Inspector Juan Rojas is here. Where were you?\n\nJUAN ROJAS: I was in Pasto.\n\n"
        "ANA RUIZ: Eva Luna, a trader, saw it. What did you see?\n\nEVA LUNA: I saw nobody."
    )
    said = {one.name: [span.of(record.document.text) for span in one.mentions] for one in record.actors}
    assert all("you" in next(words for name, words in said.items() if surname in name.lower())
               for surname in ("rojas", "luna"))  # fmt: skip
