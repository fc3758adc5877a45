"""`reportedly events`: tables by rule, with the claims behind each value."""

from __future__ import annotations

import csv
import io
import json

from reportedly.export.events import COLUMNS


def run(cli, *arguments):
    done = cli("events", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_every_value_names_claims_of_the_ledger(cli, ledger):
    shown = map(json.loads, cli("show", ledger, "claims", "--json").stdout.splitlines())
    claims = {f"{row['document']}#{row['claim']}" for row in shown}
    rows = [json.loads(line) for line in run(cli, ledger, "--json").splitlines()]
    places = [row["place"] for row in rows if row["place"]]
    assert places and all(place["claims"] and set(place["claims"]) <= claims for place in places)


def test_csv_has_the_columns_that_are_documented(cli, ledger):
    table = list(csv.DictReader(io.StringIO(run(cli, ledger, "--rule", "informative", "--csv"))))
    assert list(table[0]) == [column.name for column in COLUMNS]
    assert all(row["claims"] for row in table)


def test_all_claims_tells_who_says_it(cli, ledger):
    rows = [json.loads(line) for line in run(cli, ledger, "--rule", "all-claims", "--json").splitlines()]
    assert all(row["voice"] and len(row["claims"]) == 1 for row in rows)
    assert any(row["factuality"] == "CT-" for row in rows)


def test_sensitivity_counts_the_same_rules_in_every_form(cli, ledger):
    rows = [json.loads(line) for line in run(cli, ledger, "--sensitivity", "--json").splitlines()]
    table = list(csv.DictReader(io.StringIO(run(cli, ledger, "--sensitivity", "--csv"))))
    assert {"conservative", "representative", "informative", "all-claims"} <= set(rows[0]["rules"])
    assert rows[0]["rules"]["all-claims"]["events"] == int(table[0]["all-claims events"]) > 0
    assert "events (killed at least)" in run(cli, ledger, "--sensitivity")


def test_redacted_names_are_in_no_form_of_the_table(cli, ledger, tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("Plain Brigades\nHawija\n")
    for form in (["--json"], ["--csv"], ["--sensitivity", "--csv"], []):
        assert "Plain Brigades" in run(cli, ledger, *form)
        assert "Plain Brigades" not in run(cli, ledger, "--redact", names, *form)


def test_an_unknown_rule_is_a_wrong_option(cli, ledger):
    done = cli("events", ledger, "--rule", "best")
    assert done.returncode == 2 and b"one-side:ACTOR" in done.stderr
