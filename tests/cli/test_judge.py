"""`reportedly judge`: a decision overrides the weighing, and can be taken back."""

from __future__ import annotations

import json


def lines(done):
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def events(cli, ledger):
    return [frozenset(row["claims"]) for row in lines(cli("events", ledger, "--rule", "representative", "--json"))]


def test_claims_judged_the_same_are_one_event_until_the_judgement_is_withdrawn(cli, ledger):
    before = events(cli, ledger)
    (one, *_), (two, *_) = sorted(map(sorted, before))[:2]
    done = cli("judge", "same", ledger, one, two, "--by", "N. Adamu", "--when", "2024-06-01")
    assert done.returncode == 0, done.stderr.decode()
    (kept,) = lines(cli("judge", "list", ledger, "--json"))
    assert (kept["verdict"], kept["by"], set(kept["claims"])) == ("same", "N. Adamu", {one, two})
    assert any({one, two} <= event for event in events(cli, ledger))
    assert cli("judge", "withdraw", ledger, str(kept["number"])).returncode == 0
    assert sorted(map(sorted, events(cli, ledger))) == sorted(map(sorted, before))


def test_what_is_no_claim_cannot_be_judged(cli, ledger):
    done = cli("judge", "same", ledger, "nothing", "nothing#c1", "--by", "N. Adamu")
    assert done.returncode == 2 and b"DOCUMENT#CLAIM" in done.stderr
