"""Which language, on long and on short texts."""

from __future__ import annotations

import pytest

from reportedly.readers.language import language_note, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rockets hit market in Hawija", "en"),
        ("Army denies shelling Goma", "en"),
        ("The army said that the town had been taken by the group on Friday, but residents denied it.", "en"),
        ("Kata'ib al-Sahl, Liwa al-Zab and Saraya al-Nahr said Friday they fired on the base at Abbasi.", "en"),
        ("L'armée a déclaré vendredi que la ville avait été prise, mais les habitants le démentent.", "fr"),
        ("El ejército dijo el viernes que el pueblo había sido tomado, pero los vecinos lo niegan.", "es"),
        ("Die Armee teilte am Freitag mit, die Stadt sei eingenommen; Bewohner bestreiten das.", "de"),
        ("قال الجيش يوم الجمعة إن البلدة سقطت بيد الفصيل لكن السكان نفوا ذلك.", "ar"),
        ("Армія повідомила в п'ятницю, що містечко захоплено, але мешканці це заперечують.", "uk"),
        ("12 34 — 56", None),
        ("", None),
    ],
)
def test_language_of(text, code):
    assert language_of(text) == code


def test_notes():
    assert language_note("en") is None
    assert "French (fr)" in language_note("fr")
    assert "could not be told" in language_note(None)
