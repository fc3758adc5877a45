"""Relations told in invented sentences."""

import pytest

from reportedly.annotators.reading import Reading
from reportedly.model import Document
from reportedly.pipeline import Pipeline
from reportedly.pipeline.order import ANNOTATORS

NEEDED = tuple(
    f"reportedly_{part}" for part in ("encoding", "times", "places", "actors", "attributions", "events", "relations")
)


def relations(pipeline: Pipeline, text: str) -> list[tuple[str, str, str | None, str | None]]:
    doc = pipeline.parse(text)
    doc._.reportedly = reading = Reading(Document(id="d", text_id="t", sha256="s", text=text, language="en"))
    for annotator in ANNOTATORS:
        if annotator.name in NEEDED:
            pipeline.nlp.get_pipe(annotator.name)(doc)
    name = {actor.id: actor.name for actor in reading.actors}
    return [
        (one.relation.type, name[one.relation.subject], name.get(one.relation.object or ""), one.relation.value)
        for one in reading.told
        if one.relation is not None
    ]


def test_office_before_a_name(pipeline: Pipeline) -> None:
    found = relations(pipeline, "Red Column leader Adam Bello left Gao.")
    assert ("leads", "Adam Bello", "Red Column", "leader") in found


def test_leader_in_apposition(pipeline: Pipeline) -> None:
    found = relations(pipeline, "Adam Bello, the commander of the Sahel Brigade, spoke in Gao.")
    assert ("leads", "Adam Bello", "Sahel Brigade", "commander") in found


def test_part_of(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Sokil Brigade, part of the Dnipro Corps, left Lviv.")
    assert [row[0] for row in found] == ["part_of"]


def test_label(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Red Dawn Front is a gang of smugglers.")
    assert ("described_as", "Red Dawn Front", None, "a gang of smugglers") in found


def test_fire_is_no_origin(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Nile Guard had come under fire from the Red Column.")
    assert "origin" not in [row[0] for row in found]


def test_told_once_per_pair(pipeline: Pipeline) -> None:
    text = "Red Column leader Adam Bello left Gao. Red Column leader Adam Bello will return."
    assert len([row for row in relations(pipeline, text) if row[0] == "leads"]) == 1


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        # the parser hangs the name on what stands before it
        (
            "The commander of the Sahel Brigade in Gao, Adam Bello, left.",
            ("leads", "Adam Bello", "Sahel Brigade", "commander"),
        ),
        ("Commander Adam Bello of the Sahel Brigade left.", ("leads", "Adam Bello", "Sahel Brigade", "commander")),
        ("Adam Bello was appointed head of the Sahel Brigade.", ("leads", "Adam Bello", "Sahel Brigade", "head")),
        ("Adam Bello had served in the Red Column until May.", ("member_of", "Adam Bello", "Red Column", None)),
        ("Adam Bello, a sergeant in the Red Column, left.", ("member_of", "Adam Bello", "Red Column", "sergeant")),
        (
            "The Sahel Brigade left. The soldiers held the group's second-in-command, Adam Bello.",
            ("member_of", "Adam Bello", "Sahel Brigade", "second-in-command"),
        ),
        ("Iranian Foreign Minister Adam Bello left Gao.", ("member_of", "Adam Bello", "Iran", "Foreign Minister")),
        ("Gen. Adam Bello's brigade left Gao.", ("leads", "Adam Bello", "Gen. Adam Bello's brigade", None)),
        ("Mali's army and its Red Column allies left Gao.", ("allied_with", "Red Column", "Mali's army", None)),
        ("The 2nd Battalion, 51st Brigade, left Gao.", ("part_of", "2nd Battalion", "51st Brigade", None)),
        ("The Red Column is under the command of Adam Bello.", ("leads", "Adam Bello", "Red Column", None)),
        ("Members of the coalition include France and Niger.", ("part_of", "Niger", "coalition", None)),
        ("The Red Column, a pro-Iranian militia, left Gao.", ("supports", "Red Column", "Iran", None)),
        ("The army's fight against the Red Column goes on.", ("fights", "army", "Red Column", None)),
        ("Iran has denied backing the Red Column.", ("supports", "Iran", "Red Column", None)),
        ("The army sent troops to defeat the Red Column.", ("fights", "army", "Red Column", None)),
        ("The Red Column and the Nile Guard formed an alliance.", ("allied_with", "Red Column", "Nile Guard", None)),
        ("The Red Column, also known as Jund al-Rimal, left.", ("alias_of", "Jund al-Rimal", None, "Red Column")),
        ("The Red Column obeys Adam Bello.", ("loyal_to", "Red Column", "Adam Bello", None)),
        ("The Red Column takes its orders from the Nile Guard.", ("loyal_to", "Red Column", "Nile Guard", None)),
        ("Gunmen loyal to the warlord Adam Bello left Gao.", ("loyal_to", "Gunmen", "Adam Bello", None)),
        (
            "The Red Column was founded by deserters from the Nile Guard.",
            ("origin", "Red Column", "Nile Guard", None),
        ),
        ("The Red Column was born in the hills of Gao.", ("origin", "Red Column", None, "hills of Gao")),
        ("The Red Column of General Adam Bello left Gao.", ("leads", "Adam Bello", "Red Column", None)),
        ("The Sokil Brigade, under Colonel Adam Bello, left Gao.", ("leads", "Adam Bello", "Sokil Brigade", None)),
        ("The Red Column is led from exile by Adam Bello.", ("leads", "Adam Bello", "Red Column", None)),
        ("The Red Column's Sokil Brigade left Gao.", ("part_of", "Sokil Brigade", "Red Column", None)),
        (
            "The police regard the Farmers' League as the political wing of the Red Column.",
            ("part_of", "Farmers' League", "Red Column", None),
        ),
        (
            "Adam Bello, commander of the Red Column, left. His spokesman, Major Musa Idris, stayed.",
            ("member_of", "Musa Idris", "Red Column", "spokesman"),
        ),
        ("The Red Column of General Adam Bello left. His deputy, Major Musa Idris, stayed.",
         ("member_of", "Musa Idris", "Red Column", "deputy")),
        ("The Red Column, which supports the Nile Guard, left.", ("supports", "Red Column", "Nile Guard", None)),
        ("Red Column is one of the militias that fight Nile Guard.", ("fights", "Red Column", "Nile Guard", None)),
        ("Men of the Red Column, led by Adam Bello, left.", ("leads", "Adam Bello", "Red Column", None)),
        ("Adam Bello is believed to be the quartermaster of the Red Column.",
         ("member_of", "Adam Bello", "Red Column", "quartermaster")),
        ('A Red Column commander known as "Lion" left.', ("leads", "Lion", "Red Column", "commander")),
        ("The Red Column left Gao in May.\n\nAdam Bello\nSpokesman of the Red Column\n",
         ("member_of", "Adam Bello", "Red Column", "spokesman")),
        ("The Red Column was formed in May by fishermen.", ("origin", "Red Column", "fishermen", None)),
        ("The Nigerien envoy Adam Bello left.", ("member_of", "Adam Bello", "Niger", "envoy")),
        ("The Red Column (RC), the armed wing of the Nile Guard (NG), left.",
         ("part_of", "Red Column", "Nile Guard", None)),
        ('A field commander of the Red Column (RC) who goes by the name of Adam Bello left.',
         ("member_of", "Adam Bello", "Red Column", "field commander")),
        ("Survivors identified the attackers as members of the Red Column.",
         ("member_of", "attackers", "Red Column", "members")),
        ("Adam Bello, a volunteer of the Gao Relief Committee, left.",
         ("member_of", "Adam Bello", "Gao Relief Committee", "volunteer")),
        ("The chairman of the Red Column is Adam Bello.", ("leads", "Adam Bello", "Red Column", "chairman")),
        ("In 2018 the Red Column swore allegiance to the Nile Guard.", ("loyal_to", "Red Column", "Nile Guard", None)),
        ("Adam Bello has broken with the Red Column and sworn allegiance to the Nile Guard.",
         ("loyal_to", "Adam Bello", "Nile Guard", None)),
        ("The Sokil Brigade belongs to the Red Column, as does the Gao Brigade.",
         ("part_of", "Gao Brigade", "Red Column", None)),
        ("The Red Column has no ties to the Nile Guard.", ("allied_with", "Red Column", "Nile Guard", None)),
        ("Villagers formed the Red Column in May.", ("origin", "Red Column", "Villagers", None)),
        ("The Red Column fought beside the Nile Guard.", ("allied_with", "Red Column", "Nile Guard", None)),
        ("The Federal Ministry of Defence (FMoD) met in Gao.",
         ("alias_of", "Federal Ministry of Defence", None, "FMoD")),
        ("RED COLUMN\n\nThe Red Column left Gao on Monday. Two soldiers were wounded.\n\nColonel Adam Bello\n",
         ("member_of", "Adam Bello", "RED COLUMN", None)),
        ("The dead had belonged to the Nile Guard.", ("member_of", "dead", "Nile Guard", None)),
        ("The Red Column is led by a man known as Adam Bello.", ("leads", "Adam Bello", "Red Column", None)),
        ("The rebels, whom people call al-Nahr, left Gao.", ("alias_of", "rebels", None, "al-Nahr")),
        ("The attackers were herders from Gao.", ("described_as", "attackers", None, "herders")),
        ("The Red Column is a proxy of Iran.", ("loyal_to", "Red Column", "Iran", None)),
        ("Adam Bello, one of the commanders of the Red Column, left.",
         ("leads", "Adam Bello", "Red Column", "commanders")),
        ('A man who calls himself "Lion", the boss of the Red Column in Gao, left.',
         ("leads", "Lion", "Red Column", "boss")),
        ("The militia Red Column left. The movement's Sokil Brigade stayed.",
         ("part_of", "Sokil Brigade", "Red Column", None)),
        ("Mr Adam Bello (Gao Unity Party, Sikasso) left.", ("member_of", "Adam Bello", "Gao Unity Party", None)),
        (
            'The army calls the Red Column "a nest of thieves without a cause".',
            ("described_as", "Red Column", None, "a nest of thieves without a cause"),
        ),
    ],
)  # fmt: skip
def test_ties_told_in_other_ways(pipeline: Pipeline, text: str, relation: tuple[str, ...]) -> None:
    found = relations(pipeline, text)
    assert relation in [tuple((part or "").removeprefix("the ") or None for part in row) for row in found]


@pytest.mark.parametrize(
    "text",
    [
        "Five groups, including the Red Column, left Gao.",  # counted, no body that has parts
        "Defence Minister Adam Bello left Gao.",
        "\"We are at war with the Red Column,\" Adam Bello said.",  # he speaks for more than himself
        "Adam Bello's attempt to run the army out of Gao failed.",
        "The army defeated the Red Column in May.",
        "The Red Column is no friend of the Nile Guard.",
    ],
)  # fmt: skip
def test_no_tie(pipeline: Pipeline, text: str) -> None:
    assert relations(pipeline, text) == []


def test_who_leads_a_group_is_not_its_member_too(pipeline: Pipeline) -> None:
    text = "Sergeant Adam Bello of the Red Column left. Adam Bello, leader of the Red Column, will return."
    assert [row[0] for row in relations(pipeline, text)] == ["leads"]


def test_backing_a_group_is_a_tie_and_no_event(pipeline: Pipeline) -> None:
    doc = pipeline.parse("Iran has denied backing the Red Column.")
    record = pipeline.read(Document(id="d", text_id="t", sha256="s", text=doc.text, language="en"))
    assert not [one for one in record.claims if one.event is not None and one.event.type == "SUPPORT"]


def test_each_named_group_of_a_list_stands_in_the_tie(pipeline: Pipeline) -> None:
    found = relations(pipeline, "Two groups openly oppose the French presence: Liwa al-Wadi and the Karo Front.")
    assert [(row[0], row[2]) for row in found] == [("opposes", "France")] * 2


def test_another_name_after_or(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Karo Front, or Companies of the River, left Gao.")
    assert ("alias_of", "Karo Front", None, "Companies of the River") in found


def test_origin_by_a_word_before_the_noun(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Karo Front left Gao. A teacher spoke of the tribal origin of the faction.")
    assert ("origin", "Karo Front", None, "tribal") in found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Nile Guard, which has fought Chad since May, left Gao.", ("fights", "Nile Guard", "Chad", None)),
        (
            "The army, whose Sokil Brigade holds Gao, denied the raid.",
            ("part_of", "Sokil Brigade", "army", None),
        ),
        (
            "The Nile Guard is no party but an arm of the Red Column.",
            ("part_of", "Nile Guard", "Red Column", None),
        ),
        ("The Nile Guard, an Iranian proxy, left Gao.", ("loyal_to", "Nile Guard", "Iran", None)),
        ("The Nile Guard's Adam Bello left Gao.", ("member_of", "Adam Bello", "Nile Guard", None)),
        ("The Nile Guard gets its weapons from Chad.", ("supports", "Chad", "Nile Guard", None)),
    ],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_ties_by_other_forms(pipeline: Pipeline, text: str, relation: tuple[str, str, str, None]) -> None:
    assert relation in relations(pipeline, text)


def test_proxies_of_a_state_are_told_of_each_of_several(pipeline: Pipeline) -> None:
    found = relations(pipeline, "The Nile Guard and the Red Column, proxies of Iran, left Gao.")
    assert {row[1] for row in found if row[0] == "loyal_to"} == {"Nile Guard", "Red Column"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Adam Bello, a general at the head of the Red Column, left Gao.", ("leads", "Adam Bello", "Red Column", None)),
        ("Adam Bello, whose Red Column holds Gao, left.", ("leads", "Adam Bello", "Red Column", None)),
        ("Adam Bello and his Red Column left Gao.", ("leads", "Adam Bello", "Red Column", None)),
        ("Adam Bello, believed to be the leader of the Red Column, left.",
         ("leads", "Adam Bello", "Red Column", "leader")),
        ("Musa Idris has replaced Adam Bello as commander of the Red Column.",
         ("leads", "Musa Idris", "Red Column", "commander")),
        ("Adam Bello, a senior commander in the Red Column, left.",
         ("leads", "Adam Bello", "Red Column", "senior commander")),
        ("The deputy chief of staff of the Nile Guard, Adam Bello, left.",
         ("member_of", "Adam Bello", "Nile Guard", "deputy chief")),
        ("Adam Bello acts as spokesman for the Red Column.", ("member_of", "Adam Bello", "Red Column", "spokesman")),
        ("Adam Bello, a researcher at Amnesty International, left.",
         ("member_of", "Adam Bello", "Amnesty International", "researcher")),
        ("The three men were members of the Red Column.", ("member_of", "three men", "Red Column", "members")),
        ("The Nile Guard and its Sokil Brigade left Gao.", ("part_of", "Sokil Brigade", "Nile Guard", None)),
        ("The Nile Guard's military wing, known as the Sokil Brigade, left Gao.",
         ("part_of", "Sokil Brigade", "Nile Guard", None)),
        ("The Karo Bloc, a coalition of the Nile Guard and the Red Column, left Gao.",
         ("part_of", "Red Column", "Karo Bloc", None)),
        ("The Nile Guard and the Red Column, both led by Adam Bello, left Gao.",
         ("leads", "Adam Bello", "Nile Guard", None)),
        ("The Red Column has thrown in its lot with the Nile Guard.",
         ("allied_with", "Red Column", "Nile Guard", None)),
        ("The Nile Guard and an allied militia, the Red Column, left Gao.",
         ("allied_with", "Red Column", "Nile Guard", None)),
        ("The Red Column took Gao with the support of the Nile Guard.", ("supports", "Nile Guard", "Red Column", None)),
        ("Chad's support for the Red Column is no secret.", ("supports", "Chad", "Red Column", None)),
        ("The army of Mali left Gao. The pro-army Red Column stayed.",
         ("supports", "Red Column", "army of Mali", None)),
        ("The Red Column renewed its oath of allegiance to the Nile Guard.",
         ("loyal_to", "Red Column", "Nile Guard", None)),
        ("The Red Column grew out of the Nile Guard.", ("origin", "Red Column", "Nile Guard", None)),
        ("The Red Column, which calls itself the Falcons, left Gao.", ("alias_of", "Red Column", None, "Falcons")),
        ("The Red Column, known by its French acronym CRG, left Gao.", ("alias_of", "Red Column", None, "CRG")),
        ("The CRG (Column of Red Gao) left Gao.", ("alias_of", "Column of Red Gao", None, "CRG")),
        ("The Nile Watch Service, the NWS, left Gao.", ("alias_of", "Nile Watch Service", None, "NWS")),
        ('Jabhat al-Wadi ("Valley Front") left Gao.', ("alias_of", "Jabhat al-Wadi", None, "Valley Front")),
        ('Adam "Lion" Bello left Gao.', ("alias_of", 'Adam "Lion" Bello', None, "Lion")),
        ("The Nile Guard left. Two of its gangs, the Wolf Column and the Karo Front, clashed.",
         ("part_of", "Karo Front", "Nile Guard", None)),
        ("Adam Bello, at that time the spokesman of the Red Column, left.",
         ("member_of", "Adam Bello", "Red Column", "spokesman")),
        ("The Ministry of Defence of Mali met. The Minister of Defence, Adam Bello, left.",
         ("leads", "Adam Bello", "Malian defence ministry", "Minister")),
        ("Mali's army left Gao. The Chief of Defence Staff, General Musa Idris, stayed.",
         ("leads", "Musa Idris", "Mali's army", "Chief")),
        ("The Red Column is the former Nile Guard.", ("alias_of", "Red Column", None, "Nile Guard")),
        ("The Union for Renewal's exiled leader, Adam Bello, left.",
         ("leads", "Adam Bello", "Union for Renewal", "exiled leader")),
        ("Chad calls the Red Column terrorists.", ("described_as", "Red Column", None, "terrorists")),
        ("The Red Column, which Chad considers a terrorist group, left Gao.",
         ("described_as", "Red Column", None, "a terrorist group")),
        ("The Red Column presents itself as a liberation movement.",
         ("described_as", "Red Column", None, "a liberation movement")),
        ("The Red Column denies being a gang of smugglers.",
         ("described_as", "Red Column", None, "a gang of smugglers")),
    ],
    ids=lambda one: one if isinstance(one, str) else one[0],
)  # fmt: skip
def test_constructions(pipeline: Pipeline, text: str, relation: tuple[str, str, str | None, str | None]) -> None:
    found = relations(pipeline, text)
    assert relation in [tuple((part or "").removeprefix("the ") or None for part in row) for row in found]


@pytest.mark.parametrize(
    "text",
    [
        "The army is in charge of the camp.",
        "The Red Column emerged from the forest near Gao.",
        "Nile Guard's rival, the Red Column, took over the town.",
        "The company changed its name to Gao Steel.",
        "The soldiers who saw the flash left Gao.",
    ],
)
def test_no_bond_or_name(pipeline: Pipeline, text: str) -> None:
    assert not [row for row in relations(pipeline, text) if row[0] not in ("opposes",)]


def test_who_leads_a_place_that_is_no_state(pipeline: Pipeline) -> None:
    record = pipeline.read(
        Document(id="d", text_id="t", sha256="s", text="The governor of Mopti, Adam Bello, left.", language="en")
    )
    [relation] = [one.relation for one in record.claims if one.relation is not None]
    assert (relation.type, relation.object) == ("leads", record.places[0].id)
