"""First lines: what is taken from them, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.readers.header import read_header

PROSE = (
    "Two people were killed on Tuesday when a mine went off under a bus near Menaka, the prefect said. "
    "He blamed a group that had threatened drivers in the market last week."
)


def header(lines: str):
    return read_header(f"{lines}{PROSE}\n\n{PROSE}\n")


def parts(lines: str) -> list[tuple[str, str, str | None]]:
    text = f"{lines}{PROSE}\n\n{PROSE}\n"
    return [(part.part, part.span.of(text), part.value) for part in read_header(text).layout]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Anna Novak", ["Anna Novak"]),
        ("BY A. Novak", ["A. Novak"]),
        ("by Anna Novak and Omar al-Said", ["Anna Novak", "Omar al-Said"]),
        ("By Anna Novak, Omar Said & Li Wei", ["Anna Novak", "Omar Said", "Li Wei"]),
        ("By Anna Novak, Staff Writer", ["Anna Novak"]),
        ("By Anna Novak | Meridian News | 3 May 2021", ["Anna Novak"]),
        ("By Anna Novak, Meridian News", ["Anna Novak"]),
        ("Interviews by Anna Novak - Radio Sahel", ["Anna Novak"]),
        ("Story by Anna Novak; photos by Omar Said", ["Anna Novak"]),
        ("date 2020-07-04 BY Anna Novak", ["Anna Novak"]),
        ("Published: 4 July 2020 by Anna Novak", ["Anna Novak"]),
        ("By Mohamed Ould Abdel Aziz", ["Mohamed Ould Abdel Aziz"]),
        ("By Seán O'Brien-Lévy Jr.", ["Seán O'Brien-Lévy Jr."]),
        ("*By Anna Novak*", ["Anna Novak"]),
        ("By Staff Reporter", []),
        ("By Reuters", []),
        ("By Meridian News", []),
        ("By Friday evening", []),
        ("By Land and Sea", []),
        ("Photo by Omar Said", []),
        ("Translated by Omar Said", []),
    ],
)
def test_bylines(line, authors):
    assert header(f"{line}\n\n").authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Oleh Petrenko, Tessa Lind", ["Oleh Petrenko", "Tessa Lind"]),
        ("South Sudan", []),
        ("Islamic State, United Nations", []),
        ("Heavy Fighting, More Dead", ["Heavy Fighting, More Dead"][:0]),
    ],
)
def test_lines_of_names_only(line, authors):
    found = header(f"A bus strikes a mine\n{line}\nBamako, 3 May 2021\n\n")
    assert found.authors == authors


def test_a_line_of_names_that_the_text_speaks_of_is_no_byline():
    text = "Two envoys meet\nOmar Said, Li Wei\n\nOmar Said met Li Wei in Bamako on Tuesday. They agreed on nothing.\n"
    assert read_header(text).authors == []


@pytest.mark.parametrize(
    ("opening", "place", "day", "publisher"),
    [
        ("KYIV, 2 February 2024 (Meridian News) — ", "KYIV", "2024-02-02", "Meridian News"),
        ("GAO, 4 June 2021 (Songhai River Letter) - ", "GAO", "2021-06-04", "Songhai River Letter"),
        ("Goma, 12 May 2021 — ", "Goma", "2021-05-12", None),
        ("BEIRUT (Reuters) - ", "BEIRUT", None, "Reuters"),
        ("FLINT, Mich., Oct. 4, 2016 (UPI) -- ", "FLINT, Mich.", "2016-10-04", "UPI"),
        ("DEIR EZ-ZOR, Syria – ", "DEIR EZ-ZOR, Syria", None, None),
        ("Port-au-Prince, Haiti (May 3, 2021) – ", "Port-au-Prince, Haiti", "2021-05-03", None),
        ("TRIPOLI/TUNIS, May 3 (Reuters) - ", "TRIPOLI/TUNIS", None, "Reuters"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("**MOPTI, 3 May 2021** – ", "MOPTI", "2021-05-03", None),
        ("BREAKING — ", None, None, None),
        ("Officials - ", None, None, None),
        ("MOPTI (XYZ) — ", "MOPTI", None, None),
    ],
)
def test_datelines_before_prose(opening, place, day, publisher):
    found = header(opening)
    assert next((part.value for part in found.layout if part.part == "dateline"), None) == place
    assert (found.published, found.publisher) == (day, publisher)


def test_a_dateline_behind_a_headline_on_the_same_line():
    assert parts("Bus strikes mine near Menaka. GAO, Mali (AP) — ")[:2] == [
        ("title", "Bus strikes mine near Menaka.", None),
        ("dateline", "GAO, Mali (AP) —", "GAO, Mali"),
    ]


def test_a_byline_that_runs_on_into_a_dateline():
    found = header("By Anna Novak. GAO (Reuters) - ")
    assert (found.authors, found.publisher) == (["Anna Novak"], "Reuters")


def test_a_headed_paper():
    names = "Oleh Petrenko, Tessa Lind"
    lines = f"Centre for Sahel Studies\nPolicy note 7\nWho mines the road?\n{names}\nBamako, 3 May 2021\n\n"
    found = header(lines)
    assert (found.title, found.publisher, found.published) == (
        "Who mines the road?",
        "Centre for Sahel Studies",
        "2021-05-03",
    )
    assert [(part, text) for part, text, _ in parts(lines)] == [
        ("publisher", "Centre for Sahel Studies"),
        ("label", "Policy note 7"),
        ("title", "Who mines the road?"),
        ("byline", "Oleh Petrenko, Tessa Lind"),
        ("dateline", "Bamako, 3 May 2021"),
        ("date", "3 May 2021"),
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Front for the North\nMedia cell, 3 August 2022\n\nThe front takes a post\n\n", "The front takes a post"),
        ("Front for the North\nInformation Department, 3 August 2022\n\n", None),
        ("Front for the North\nPress Centre, 3 August 2022\n\n", None),
        ("From: press office, Front for the North\nDate: 3 August 2022\nSubject: Notice 4\n\n", "Notice 4"),
    ],
)
def test_a_letterhead_names_who_issues_the_text(head, title):
    header = read_header(head + "Our men took the post at Kidal on Monday, and two were hurt.")
    assert (header.publisher, header.title, header.published) == ("Front for the North", title, "2022-08-03")


def test_fields_of_a_release():
    found = header(
        "PRESS RELEASE\nDate: 3 May 2021\nFrom: Ministry of Defence\nTo: all media\nSubject: Mine near Menaka\n\n"
    )
    assert (found.title, found.publisher, found.published) == ("Mine near Menaka", "Ministry of Defence", "2021-05-03")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Bus strikes mine, two dead", "Bus strikes mine, two dead"),
        ("Bus Strikes Mine Near Menaka.", "Bus Strikes Mine Near Menaka."),
        ("# Bus strikes mine", "Bus strikes mine"),
        ("Ministry Rejects Press Report", "Ministry Rejects Press Report"),
        ("Two people died.", None),
        ('"They came at night," she said.', None),
        ("Q: What did you see there?", None),
        ("MINISTER: What did you see there?", None),
        ("NDF: road mine is not ours", "NDF: road mine is not ours"),
    ],
)
def test_titles(line, title):
    assert header(f"{line}\n\n").title == title


def test_an_author_stands_below_the_outlet_before_a_place():
    found = header("River Letter\nA quiet market\nAnna Novak, Gao, 3 May 2021\n\n")
    assert (found.publisher, found.authors, found.title) == ("River Letter", ["Anna Novak"], "A quiet market")


def test_wrapped_prose_has_no_title():
    lines = [
        "A bus that had left the market of Menaka early on Tuesday morning",
        "with thirty people struck a mine near the river, said the driver",
        "of a lorry behind it, who brought the injured to the hospital and",
        "Said Mohamed, a nurse, to the scene of the explosion to help them",
        "until soldiers came. Two people died.",
    ]
    found = read_header("\n".join(lines))
    assert (found.title, found.authors, found.layout) == (None, [], [])


def test_one_line_is_no_title():
    assert read_header("Bus strikes mine, two dead").title is None


def test_a_signature_gives_the_day_and_a_bare_day_does_not():
    assert read_header(f"{PROSE}\n\n{PROSE}\nMenaka, 18 March 2024\n").published == "2024-03-18"
    assert read_header(f"{PROSE}\n\n{PROSE}\nCorrection: 18 March 2024\n").published is None
    assert read_header(f"{PROSE}\n\n{PROSE}\n18 March 2024\n").published is None


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "a", "—" * 10_000, "(" * 10_000, "By " * 5_000, "A, " * 5_000, "Ab " * 100_000, "x" * 2_000_000],
)
def test_hostile_text(text):
    assert read_header(text).authors == []


PIECES = st.sampled_from([
    "By ", "BY ", "Anna Novak", "GAO", "(AP)", " — ", " - ", ",", ", ", " and ", "3 May 2021", "May", "\n", "\n\n", ".",
    "|", "Ministry of ", "Press Release", "Date: ", "From: ", "*", "#", "_", "(", ")", "é", "\u2028", "\ufffd", "12",
    " ",     "o", ":", "Dr. ", "a@b.example", "@x", "Jr.",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_any_text(text):
    found = read_header(text)
    for part in found.layout:
        assert 0 <= part.span.begin < part.span.end <= len(text)
        assert part.span.of(text).strip()


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("Statement of the Levant Division", "Levant Division"),
        ("Communiqué by the Sirte Military Council", "Sirte Military Council"),
        ("Statement of claims", None),
        ("Fall of the Northern Front", None),
    ],
)
def test_a_statement_is_issued_by_whom_its_title_names(line, issuer):
    assert read_header(f"{line}\n3 August 2022\n\nThe front has taken a post near Goma.").publisher == issuer


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        ("Front for the Liberation of the North - Communication Unit\n13 March 2024\n\n",
         "Front for the Liberation of the North"),
        ("Observatory for the Rights of the Peoples of the North\nIncident report, 15 March 2024\n\n",
         "Observatory for the Rights of the Peoples of the North"),
    ],
)  # fmt: skip
def test_the_body_above_an_office_or_a_kind_of_text_issues_it(lines, publisher):
    assert header(lines).publisher == publisher


@pytest.mark.parametrize(
    ("lines", "publisher", "authors", "title"),
    [
        ("Frente Luis Peña\nPolitical-military communiqué\nTolima, 3 May 2021\n",
         "Frente Luis Peña", [], "Political-military communiqué"),
        ("Delta Watch (DW)\nAttack on a market\nGao, 3 May 2021\n", "Delta Watch", [], "Attack on a market"),
        ("REPUBLIC OF NIGER\nMinistry of Interior\nDaily briefing no. 4\n",
         "Ministry of Interior", [], "Daily briefing no. 4"),
        ("Calm returns\nEl Correo del Sur\n3 May 2021\n", "El Correo del Sur", [], "Calm returns"),
        ("RIVER DAWN\nChannel of the press service of the Ros Brigade, army\n", "RIVER DAWN", ["Ros Brigade"], None),
        ("Nahr Media\nStatement of Jund al-Nahr\n", "Jund al-Nahr", [], "Statement of Jund al-Nahr"),
        ("Front of the Lowlands\nGeneral Command\nMilitary statement no. 7\n", "Front of the Lowlands", [],
         "Military statement no. 7"),
        ("Ministry of Interior\nRepublic of Niger\nBulletin for May 2021\n",
         "Ministry of Interior", [], "Bulletin for May 2021"),
        ("Two wells burned\nA report of the Wells Network, May 2021\n", "Wells Network", [], "Two wells burned"),
        ("Republic of Fear\nBy Anna Novak\n3 May 2021\n", None, ["Anna Novak"], "Republic of Fear"),
        ("Echo of a Massacre\nBy Anna Novak\n", None, ["Anna Novak"], "Echo of a Massacre"),
        ("Council of Elders Meets\nMarib Post\n3 May 2021\n", "Marib Post", [], "Council of Elders Meets"),
        ("What it shows\nBy the Verification Desk\nSahel Monitor\n3 May 2021\n", "Sahel Monitor", [], "What it shows"),
    ],
)  # fmt: skip
def test_who_issues_a_text_by_its_letterhead(lines, publisher, authors, title):
    found = header(f"{lines}\n")
    assert (found.publisher, found.authors, found.title) == (publisher, authors, title)


@pytest.mark.parametrize(
    ("last", "publisher"),
    [
        ("High Command, Frente Luis Peña (FLP)", "Frente Luis Peña"),
        ("Press office of the River Front", "River Front"),
        ("Signed: the Valley Council", "Valley Council"),
        ("Long live the people!", None),
        ("Commander Ali Hassan", None),
        ("Additional reporting by Anna Novak", None),
    ],
)
def test_who_signs_a_text(last, publisher):
    assert read_header(f"Military communiqué\n\n{PROSE}\n\n{PROSE}\n\n{last}\n").publisher == publisher


DAY = "4 July 2020"


@pytest.mark.parametrize(
    ("lines", "publisher", "title"),
    [
        (f"FRONT FOR THE LAKES (FL)\nGeneral Staff, Bureau of Information\nThe events at Menaka\n{DAY}\n\n",
         "FRONT FOR THE LAKES", "The events at Menaka"),
        (f"PARTY OF THE LAKES (UNITED)\nEastern Coordination\nPress release No. 3\n{DAY}\n\n",
         "PARTY OF THE LAKES", "Press release No. 3"),
        (f"FRONT FOR THE LAKES (FL)\nArmed Forces of the Lakes (AFL)\nWar communiqué 3/2020\nMenaka, {DAY}\n\n",
         "Armed Forces of the Lakes", "War communiqué 3/2020"),
        (f"Alliance to Free the Lakes in Menaka\nJoint Command\nMenaka, {DAY}\n\n",
         "Alliance to Free the Lakes in Menaka", None),
        (f"COUNCIL OF THE RIVER (CR)\nCommunique No. 3/2020\nMenaka, {DAY}\n\n",
         "COUNCIL OF THE RIVER", "Communique No. 3/2020"),
        (f"COOPERATIVE FOR THE DEFENCE OF MENAKA (CODEM)\nMilitary command\nCommunique No. 3\n{DAY}\n\n",
         "COOPERATIVE FOR THE DEFENCE OF MENAKA", "Communique No. 3"),
        (f"Harakat al-Nur al-Islami\nPress office, {DAY}\n\n", "Harakat al-Nur al-Islami", None),
        (f"A quiet market\nWhat traders fear\nMorrow Dene Research\nMenaka, {DAY}\n\n",
         "Morrow Dene Research", "A quiet market"),
        (f"A quiet market\nBy Anna Novak\nDesert Notebook, {DAY}\n\n", "Desert Notebook", "A quiet market"),
        (f"A quiet market\nBy Anna Novak\nDeir Sahel, {DAY}\n\n", None, "A quiet market"),
        (f"A quiet market\nDesert Wire, Saturday, {DAY} (all times local)\n\n", "Desert Wire", "A quiet market"),
        (f"Desert Rights Watch\nMonthly note: the market, June 2020\nMenaka, {DAY}\n\n",
         "Desert Rights Watch", "Monthly note: the market, June 2020"),
        (f"DESERT WIND | Telegram channel, 900 subscribers\n{DAY}\n\n",
         "DESERT WIND", "DESERT WIND"),
        (f"DESERT WIND\nTelegram channel, Menaka\n{DAY}\n\n", "DESERT WIND", "DESERT WIND"),
        (f"A quiet market\nMenaka Lantern, {DAY}\n\n", "Menaka Lantern", "A quiet market"),
        (f"A quiet market\nAzawad Diario, Gao, {DAY}\n\n", "Azawad Diario", "A quiet market"),
        (f"A quiet market\nDesert Lamp (Gao), {DAY} (with agencies)\n\n", "Desert Lamp", "A quiet market"),
        (f"A quiet market\nDesert News Service (DNS)\nMENAKA, {DAY}\n\n", "Desert News Service", "A quiet market"),
        (f"A quiet market\nDesert Lamp - {DAY}\n\n", "Desert Lamp", "A quiet market"),
        (f"A quiet market\nDesert FM, midday news, {DAY}\n\n", "Desert FM", "A quiet market"),
        (f"A quiet market\nDesert Lamp live page, Saturday {DAY}. Newest entries first.\n\n",
         "Desert Lamp", "A quiet market"),
        (f"Desert Lamp Rights Watch\nMonthly digest, June 2020\nIssued {DAY}\n\n",
         "Desert Lamp Rights Watch", "Monthly digest, June 2020"),
        (f"UN Protection Monitoring Cell, Mali\nGao brief\nReporting period: 1-30 June 2020\nIssued: {DAY}\n\n",
         "UN Protection Monitoring Cell", "Gao brief"),
        (f"CRD\nPress release, {DAY}\n\n", "CRD", "Press release"),
        (f"RIVER PEOPLE'S ARMY\nHigh Command, {DAY}\n\n", "RIVER PEOPLE'S ARMY", None),
        (f"Gao Regional Police\nPublic Relations Division\nPress release, {DAY}\n\n",
         "Gao Regional Police", "Press release"),
        (f"Desert Diary | Telegram\n{DAY}, 21:40. Summary of the day\n\n", "Desert Diary", "Summary of the day"),
        (f"A quiet market\nMinistry of Trade, Gao\nIssued by the spokesman, {DAY}\n\n",
         "Ministry of Trade", "A quiet market"),
        (f"Statement by the River Front\nDone at Gao, {DAY}\n\n", "River Front", "Statement by the River Front"),
        (f"Desert Command\nOffice of the spokesman, Colonel Ali Hassan\nGao, {DAY}\n\n", "Desert Command", None),
        (f"A quiet market\nDesert Sentinel, {DAY} (Lake Wire)\n\n", "Desert Sentinel", "A quiet market"),
        (f"🔴 LIVE: A quiet market | Desert Sentinel\nPosted {DAY} at 08:12\n\n",
         "Desert Sentinel", "LIVE: A quiet market"),
        (f"BREAKING: A quiet market\nDesert Wire | {DAY} | 14:20 EAT\n\n", "Desert Wire", "BREAKING: A quiet market"),
    ],
)  # fmt: skip
def test_who_publishes_and_when(lines, publisher, title):
    read = header(lines)
    assert (read.publisher, read.published, read.title) == (publisher, "2020-07-04", title)
