"""Who wrote a text, who publishes it and when: the forms of bylines, imprints, channels and endings."""

from __future__ import annotations

import pytest

from reportedly.readers.header import read_header

PROSE = (
    "Two people were killed on Tuesday when a mine went off under a bus near Menaka, the prefect said. "
    "We spoke to the driver. Traders had been threatened in the market last week."
)
DAY = "4 July 2020"


def header(head: str, tail: str = ""):
    return read_header(f"{head}{PROSE}\n\n{PROSE}\n{tail}")


@pytest.mark.parametrize(
    "byline",
    [
        "A long read by Anna Novak",
        "An essay by Anna Novak",
        "By our correspondent Anna Novak",
        "Reportage by Anna Novak",
        "Anna Novak reports from Gao",
        "Anna Novak in Gao",
        "Anna Novak | Gao",
        "From Anna Novak in Gao",
        "by Anna Novak in Gao",
        "A dispatch from Anna Novak",
        "Guest column: Anna Novak",
        "Anna Novak, columnist",
        "Anna Novak, Gao correspondent",
        "Interview conducted by Anna Novak",
        "Our reporter: Anna Novak",
        "Opinion | Anna Novak",
        "Anna Novak for Desert Wire",
        "A report from Gao by Anna Novak",
        "— Anna Novak",
        "Anna Novak's column",
        "By Prof Anna Novak, University of Gao",
        "Findings of Judge Anna Novak",
        "Report of Sir Anna Novak QC",
        "Ruling of Mrs Justice Anna Novak",
        "Coroner: Anna Novak",
        "Findings of the Coroner, Dr Anna Novak",
        "Judge Anna Novak, presiding",
        "Omar Said spoke to Anna Novak",
        "Omar Said in conversation with Anna Novak",
        "Questions: Anna Novak",
        "Reporting by Anna Novak in Gao; editing by Li Wei",
        "A Desert Wire inquiry by Anna Novak",
        "Viewpoint by Anna Novak",
        "Anna Novak, legal affairs editor",
    ],
)
def test_a_line_names_who_wrote(byline):
    found = header(f"A quiet market\n{byline}\nDesert Wire, {DAY}\n\n")
    assert (found.authors, found.publisher, found.published) == (["Anna Novak"], "Desert Wire", "2020-07-04")


@pytest.mark.parametrize(
    "line",
    [
        "Omar Said: no truce before May",
        "Killed by Anna Novak",
        "Obituary: Anna Novak",
        "Photographs by Anna Novak",
        "Translation: Anna Novak",
        "Edited by Anna Novak",
        "Colonel Hashim Babiker, spokesman",
        "A report by soldiers",
        "Army, rebels trade blame",
        "From fear to hope in one town",
        "Notes on a war",
        "Witnesses: Soldiers Fired First",
        "The Long Road to Gao",
        "Report by Anna Novak accuses army",
        "In the words of Anna Novak",
    ],
)
def test_a_line_that_is_no_byline(line):
    found = header(f"A quiet market\n{line}\nDesert Wire, {DAY}\n\n")
    assert (found.authors, found.publisher) == ([], "Desert Wire")


@pytest.mark.parametrize(
    "imprint",
    [
        f"Desert Wire rolling coverage, Saturday {DAY}. Latest first.",
        f"(Desert Wire) {DAY}",
        f"Source: Desert Wire, {DAY}",
        f"Source: Desert Wire ({DAY})",
        f"From the Desert Wire of {DAY}",
        f"Published by Desert Wire on {DAY}",
        f"First published in the Desert Wire on {DAY}",
        f"Desert Wire newsletter no. 12, {DAY}",
        f"Desert Wire, {DAY}, page 3",
        f"Desert Wire Telegram channel, {DAY}",
        f"Transcript of Desert Wire radio, evening news, {DAY}",
        f"© Desert Wire, {DAY}",
        f"Desert Wire editorial board, {DAY}",
        f"Desert Wire • {DAY} • 5 min read",
        f"Archive: Desert Wire, {DAY}",
        f"Desert Wire investigations unit, {DAY}",
        f"Desert Wire's live page, {DAY}",
        f"Desert Wire: {DAY}",
        f"{DAY} | Desert Wire | Gao",
        f"Desert Wire | Gao bureau | Saturday, {DAY}",
        f"Desert Wire, No. 1,204, {DAY}",
    ],
)
def test_an_imprint_names_the_outlet_and_the_day(imprint):
    found = header(f"A quiet market\n{imprint}\n\n")
    assert (found.title, found.publisher, found.published) == ("A quiet market", "Desert Wire", "2020-07-04")


@pytest.mark.parametrize(
    ("head", "publisher", "authors", "title"),
    [
        (
            f"What the river carried | Anna Novak\nDesert Wire, {DAY}\n\n",
            "Desert Wire",
            ["Anna Novak"],
            "What the river carried",
        ),
        (
            f"Anna Novak\nWhat the river carried\nDesert Wire, {DAY}\n\n",
            "Desert Wire",
            ["Anna Novak"],
            "What the river carried",
        ),
        (f"A quiet market\nAnna Novak, {DAY}\n\n", None, ["Anna Novak"], "A quiet market"),
        (f"A quiet market\nMenaka Lantern, {DAY}\n\n", "Menaka Lantern", [], "A quiet market"),
        (f"The Desert Letter #42\n{DAY}\nby Anna Novak\n\n", "The Desert Letter", ["Anna Novak"], None),
        (f"Gao Wire live blog\nA quiet market\n{DAY}\n\n", "Gao Wire", [], "A quiet market"),
        (
            f"OCHA Mali\nFlash Update No. 3: the market\nAs of {DAY}\n\n",
            "OCHA Mali",
            [],
            "Flash Update No. 3: the market",
        ),
        (
            f"In the name of God, the Merciful\nStatement No. 7\nHarakat al-Nahr\n{DAY}\n\n",
            "Harakat al-Nahr",
            [],
            "Statement No. 7",
        ),
        (f"River Front: statement on the market\n{DAY}\n\n", "River Front", [], "River Front: statement on the market"),
        (
            f"Statement of the River Front on the market\n{DAY}\n\n",
            "River Front",
            [],
            "Statement of the River Front on the market",
        ),
        (f"STATEMENT BY THE RIVER FRONT (RF)\n{DAY}\n\n", "River Front", [], "STATEMENT BY THE RIVER FRONT (RF)"),
        (f"31st Brigade, evening report, {DAY}\n\n", "31st Brigade", [], None),
        (
            f"Case No. SC-04-15\nIN THE SPECIAL COURT FOR GAO\nThe State v. Omar Said\nDelivered {DAY}\n\n",
            "SPECIAL COURT FOR GAO",
            [],
            "The State v. Omar Said",
        ),
        (f"A quiet market\n\nGao – {DAY} – Desert Wire – ", "Desert Wire", [], "A quiet market"),
        (f"A quiet market\n\nDesert Wire, Gao, {DAY}: ", "Desert Wire", [], "A quiet market"),
    ],
)
def test_heads_of_several_lines(head, publisher, authors, title):
    found = header(head)
    assert (found.publisher, found.authors, found.published) == (publisher, authors, "2020-07-04")
    assert title is None or found.title == title


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Desert Eyes 🦅\nNews, hour by hour\n\n", "Desert Eyes"),
        ("⚡️ DESERT EYES ⚡️\nWe see what they hide\n\n", "DESERT EYES"),
        ("Desert Eyes (@deserteyes)\n\n", "Desert Eyes"),
        ("Channel: Desert Eyes\n\n", "Desert Eyes"),
        ("Desert Eyes\n84 320 subscribers\n\n", "Desert Eyes"),
        ("Desert Eyes\n\n", "Desert Eyes"),
        ("🔴 Two Dead in Menaka\n\n", None),
        ("Menaka\n\n", None),
    ],
)
def test_the_name_above_posts_issues_them(head, name):
    posts = f"[{DAY}, 09:10]\nQuiet night.\n\n[5 July 2020, 09:45]\n"
    found = header(f"{head}{posts}")
    assert (found.publisher, found.title) == (name, name or found.title)
    assert name is None or found.published == "2020-07-05"


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("(Reporting by Anna Novak; Editing by Omar Said)", ["Anna Novak"]),
        ("Anna Novak is a writer based in Gao.", ["Anna Novak"]),
        ("The writer, Anna Novak, is a former diplomat.", ["Anna Novak"]),
        ("— Anna Novak", ["Anna Novak"]),
        ("Anna Novak, Gao", ["Anna Novak"]),
        ("Anna Novak is in hospital.", []),
        ("Editing by Omar Said", []),
        ("— Long live the people", []),
    ],
)
def test_the_last_line_names_who_wrote(tail, authors):
    assert header(f"A quiet market\nDesert Wire, {DAY}\n\n", f"\n{tail}\n").authors == authors


def test_whom_the_text_speaks_of_did_not_write_it():
    lines = "A quiet market\nAnna Novak in Gao\nDesert Wire, 4 July 2020\n\nAnna Novak sells salt. "
    assert header(lines).authors == []
    assert (
        header("A quiet market\nDesert Wire, 4 July 2020\n\nAnna Novak sells salt. ", "\nAnna Novak, Gao\n").authors
        == []
    )


@pytest.mark.parametrize(
    "tail",
    [
        f"River Front\nGeneral Command\n{DAY}",
        f"Menaka, {DAY}\nThe River Front",
        f"For the River Front,\nThe spokesman, Ali ag Hassan\nMenaka, {DAY}",
        f"River Front, General Staff\n{DAY}",
        f"Information Office of the River Front\n{DAY}",
    ],
)
def test_who_signs_a_statement_and_when(tail):
    found = header("Communiqué No. 7\n\n", f"\n{tail}\n")
    assert (found.publisher, found.published, found.authors) == ("River Front", "2020-07-04", [])
