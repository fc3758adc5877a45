"""Factuality and reality over a table of tellings, and conditions as claims."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportedly.annotators.factuality.decide import decide
from reportedly.annotators.factuality.lexicon import KINDS
from reportedly.annotators.factuality.signals import signals_of
from reportedly.lexicons.load import load_toml
from reportedly.model import Claim, Event, Link, Span

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_factuality_and_reality_follow_the_conventions(case, parse):
    doc = parse(case["text"])
    head = next(token for token in doc if token.text == case["at"])
    act = case.get("act", "assert")
    trigger = Span(head.idx, head.idx + len(head.text))
    claim = Claim(
        id="c1", span=Span(0, len(doc.text)), attribution=(Link(act=act, quote=case.get("quote")),),
        factuality="CT+", reality="actual", confidence=0.5,
        event=Event(type=case.get("type", "ASSAULT"), trigger=trigger),
    )  # fmt: skip
    verdict = decide(claim, signals_of(head, None), headline=False, own_act=case.get("self", False))
    assert [verdict.factuality, verdict.reality] == case["is"]


def test_every_signal_word_has_one_effect_per_kind_and_a_reason():
    seen: dict[tuple[str, str], str] = {}
    for entry in load_toml("factuality/signals.toml")["signal"]:
        assert entry["reason"] and entry["kind"] in KINDS.values()
        for word in entry["words"]:
            effect = seen.setdefault((entry["kind"], word), entry["effect"])
            assert effect == entry["effect"], f"{entry['kind']} {word} is both {effect} and {entry['effect']}"
