"""Who does what to whom, construction by construction."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly

LINES = [
    line.split("|")
    for line in Path(__file__).with_name("constructions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
A, B = {"Northern Front", "army"}, {"farmers", "Malian soldiers"}


@pytest.mark.parametrize(("type_", "actor", "recipient", "sentence"), LINES, ids=[row[3][:60] for row in LINES])
def test_construction_tells_who_does_it_to_whom(type_: str, actor: str, recipient: str, sentence: str) -> None:
    record = reportedly.read_text(sentence.replace("\\n", "\n"))
    names = {one.id: one.name for one in record.actors}

    def told(ids: tuple[str, ...]) -> set[str]:
        return {
            next((key for key, some in (("A", A), ("B", B)) if any(map(names[one].endswith, some))), names[one])
            for one in ids
        }

    found = [
        (told(claim.event.actor), told(claim.event.recipient))
        for claim in record.claims
        if claim.event is not None and claim.event.type == type_
    ]
    assert (set(actor), set(recipient)) in found
