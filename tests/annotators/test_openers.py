"""Nouns that open a sentence."""

from __future__ import annotations

import pytest

from reportedly import read_text


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("OUAGADOUGOU, 7 March 2023 (Sahel Desk) - Gunmen ambushed a convoy near Bourzanga.", "Gunmen"),
        ("LASHIO, Myanmar, 6 June 2018 (Salween Wire) - Soldiers shelled a market at Namkham.", "Soldiers"),
    ],
)
def test_who_opens_a_report_behind_its_dateline_acts(text, actor):
    record = read_text(text)
    (claim,) = record.claims
    assert [one.name for one in record.actors if one.id in claim.event.actor] == [actor]
