"""The shipped registry and the user's own file."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from typer.testing import CliRunner

from reportedly.cli.registry import app
from reportedly.errors import BadOption, Unreadable
from reportedly.registry import Office, body_of_state, default, load
from reportedly.registry.load import entry_from, package_files, read_file
from reportedly.registry.user import add_entries, check, import_file


def test_every_shipped_entry_has_a_source_and_known_values():
    found = check(default())
    assert found.without_source == ()
    assert found.unknown == ()


def test_no_display_name_carries_a_judgement():
    loaded = ("terrorist", "regime", "so-called", "extremist", "thug", "illegal", "puppet")
    names = [entry.name.lower() for entry in default().entries.values()]
    assert [name for name in names if not set(loaded).isdisjoint(name.split())] == []


def test_no_two_shipped_entries_share_a_slug():
    slugs = Counter(entry.id for path in package_files() for entry in read_file(path))
    assert [slug for slug, count in slugs.items() if count > 1] == []


def test_a_holder_of_several_offices_is_one_entry():
    titles = [office.title for office in default()["kaja-kallas"].offices]
    assert titles == ["prime minister", "high representative for foreign affairs"]


def test_an_office_known_by_the_month_is_held_in_all_of_it():
    office = Office(title="mayor", sector="GOV", since="2019-03", until="2021-06")
    assert [day for day in ("2019-02-28", "2019-03-01", "2021-06-30", "2021-07-01", "2020") if office.held_on(day)] == [
        "2019-03-01",
        "2021-06-30",
        "2020",
    ]


def test_a_name_is_found_in_another_script_and_with_or_without_the_article():
    assert default().find("the Nusra Front")[0].entry.id == default().find("جبهة النصرة")[0].entry.id


def test_a_body_that_every_state_has_is_made_of_the_state_and_the_word():
    assert body_of_state(default(), "PE", "Ministry of Health").id == "per-health-ministry"
    assert body_of_state(default(), "UA", "army").id == "armed-forces-of-ukraine"
    assert body_of_state(default(), "PE", "Ministry of Silence") is None


def test_an_own_file_adds_actors_and_changes_the_digest(tmp_path):
    path = tmp_path / "own.toml"
    entry = entry_from("grey-column", {"name": "Grey Column", "kind": "armed_group", "names": ['the "Greys"']})
    assert add_entries(path, [entry]) == 1
    assert add_entries(path, [entry]) == 0
    registry = load(path)
    assert registry.find('The "Greys"')[0].entry.id == "grey-column"
    assert registry.digest != load().digest


def test_csv_json_lines_and_followthemoney_are_imported(tmp_path):
    table = tmp_path / "a.csv"
    table.write_text("name,kind,country,names\nGrey Column,armed_group,CO,Greys;Los Grises\n", encoding="utf-8")
    lines = tmp_path / "b.jsonl"
    entity = {"id": "x1", "schema": "PublicBody", "properties": {"name": ["Port Office"], "country": ["co"]}}
    lines.write_text(json.dumps({"name": "Blue Line", "kind": "party"}) + "\n" + json.dumps(entity), encoding="utf-8")
    assert import_file(table)[0].names == ("Greys", "Los Grises")
    blue, port = import_file(lines)
    assert (blue.id, port.id, port.kind, port.country) == ("blue-line", "port-office", "government_body", "CO")


def test_entities_of_followthemoney_that_are_no_actors_are_left_out(tmp_path):
    path = tmp_path / "c.ftm.jsonl"
    entities = [
        {"id": "1", "schema": "Address", "properties": {"full": ["4 Pier Road"]}},
        {"id": "2", "schema": "Person", "properties": {}},
        {"id": "3", "schema": "Organization", "properties": {"name": ["Port Party"], "topics": ["pol.party"]}},
        {"id": "4", "schema": "Company", "properties": {"name": ["Port Co"], "country": ["suhh", "co"]}},
    ]
    path.write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
    assert [(one.id, one.kind, one.country) for one in import_file(path)] == [
        ("port-party", "party", None),
        ("port-co", "organisation", "CO"),
    ]


def test_a_line_without_an_actor_is_named(tmp_path):
    path = tmp_path / "b.jsonl"
    path.write_text('{"name": "Blue Line"}\n', encoding="utf-8")
    with pytest.raises(Unreadable, match=r"b\.jsonl:1"):
        import_file(path)


def test_an_unknown_field_is_named():
    with pytest.raises(BadOption, match="colour"):
        entry_from("x", {"name": "X", "kind": "party", "colour": "red"})


def test_the_commands_add_list_and_check(tmp_path):
    run = CliRunner()
    own = ["--registry", str(tmp_path / "own.toml")]
    assert run.invoke(app, ["add", "Grey Column", "--kind", "armed_group", "--country", "CO", *own]).exit_code == 0
    assert "grey-column\tarmed_group\tCO" in run.invoke(app, ["list", "grey column", *own]).stdout
    assert "1 without a source" in run.invoke(app, ["check", *own]).stdout


def test_the_files_that_ship_are_read_in_little_time():
    assert sum(path.stat().st_size for path in package_files()) < 250_000
