"""Confidence: what makes a reading less sure, and claims that are as sure as others."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly import read_text
from reportedly.annotators.confidence import calibrated, features, uncalibrated
from reportedly.lexicons.load import load_toml
from reportedly.model import Claim, Event, Link, Span

CLAIM = Claim(
    id="c1", span=Span(0, 30), attribution=(Link(source="author", act="assert"),), factuality="CT+",
    reality="actual", event=Event(type="ASSAULT", trigger=Span(5, 9), actor=("a1",)), confidence=0.8,
)  # fmt: skip
NAMED = {"a1": "armed_group"}


def test_what_readers_score_higher_is_surer():
    lower = dataclasses.replace(CLAIM, confidence=0.6)
    assert calibrated(lower, NAMED) < calibrated(CLAIM, NAMED)


@pytest.mark.parametrize(
    "doubtful",
    [
        dataclasses.replace(CLAIM, event=dataclasses.replace(CLAIM.event, actor=())),
        dataclasses.replace(CLAIM, factuality="CT-"),
    ],
    ids=["nobody acts", "denied"],
)
def test_what_is_often_read_wrongly_is_less_sure(doubtful):
    assert calibrated(doubtful, NAMED) < calibrated(CLAIM, NAMED)


def test_an_actor_without_a_name_is_less_sure():
    assert calibrated(CLAIM, {"a1": "unnamed"}) < calibrated(CLAIM, NAMED)


def test_every_weight_is_of_a_feature():
    for kind, weights in load_toml("confidence/calibration.toml").items():
        names = features(CLAIM, NAMED) if kind == "event" else features(dataclasses.replace(CLAIM, event=None), {})
        assert weights.keys() - {"intercept"} <= names.keys(), kind


def test_a_condition_is_as_sure_as_what_depends_on_it():
    text = "If the army does not leave Sirte by Friday, the rebels will attack the port, their commander said."
    record = read_text(text, published="2021-05-04")
    depending = next(claim for claim in record.claims if claim.condition)
    condition = next(claim for claim in record.claims if claim.id == depending.condition)
    assert condition.confidence == depending.confidence


def test_contents_keep_the_encoders_score_where_nothing_is_calibrated():
    text = "The road to the port is open again, the mayor of Sirte said on Tuesday."
    with uncalibrated():
        (claim,) = read_text(text).claims
    assert 0.6 <= claim.confidence <= 1 and claim.event is None
