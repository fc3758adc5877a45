"""Scoring relations."""

from __future__ import annotations

from reportedly.evaluation.scorers.relations import counts, metrics


def row(kind, source, target, **more):
    return {
        "type": kind, "sourceBegin": source[0], "sourceEnd": source[1], "targetBegin": target[0],
        "targetEnd": target[1], **more,
    }  # fmt: skip


def score(gold, predicted):
    return metrics(counts({"relations": gold}, {"relations": predicted}, ""))["relation_f1"]


def test_who_fights_whom_has_no_direction_and_who_leads_has():
    fight, lead = row("FightingAgainst", (0, 5), (9, 12)), row("InChargeOf", (20, 25), (30, 35))
    assert score([fight, lead], [row("FightingAgainst", (9, 12), (0, 5)), lead]) == 1
    assert score([lead], [row("InChargeOf", (30, 35), (20, 25))]) == 0


def test_what_annotators_were_unsure_of_is_not_asked_for():
    sure = row("BelongsTo", (0, 5), (9, 12))
    assert score([sure, row("BelongsTo", (50, 55), (59, 62), confidence=0.3)], [sure]) == 1
