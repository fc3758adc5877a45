"""Actors of a text: what they are called, which mentions are one actor, what kind they are."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.annotators.actors import ActorReader
from reportedly.annotators.reading import Reading
from reportedly.model import Document, Publisher, Span
from tests.marks import LOST


@pytest.fixture
def read(parse):
    def run(text: str, **metadata):
        doc = parse(text)
        reading = Reading(Document(id="d", text_id="d", sha256="d", text=text, **metadata))
        reading.done |= {"times", "places"}
        doc._.reportedly = reading
        ActorReader()(doc)
        return reading

    return run


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor of the commune, Gaston Mbari, spoke. Gunmen shot Gaston Mbari on Sunday.", "Mbari"),
        ("Ma Hla Yin, the sister of U Soe Naing, wept. Police held U Soe Naing and let Soe Naing go.", "Naing"),
        ("A survivor whom we call Mariette told us of it. Mariette fled.", "Mariette"),
        ("The administrator Jiten Oinam (24) was shot in Sugnu.", "Oinam"),
    ],
)
def test_the_words_around_it_tell_that_a_name_is_a_persons(read, text, name):
    kinds = [actor.kind for actor in read(text).actors if name in actor.name.split()]
    assert [kind for kind in kinds if kind != "unnamed"] == ["person"]


def test_the_time_that_a_post_opens_with_is_no_part_of_who_is_told_of(read):
    assert [actor.name for actor in read("16:40 Two nurses were wounded in Kutum.").actors] == ["Two nurses"]


def test_laws_are_no_actors(read):
    assert read("It was forbidden under the Counter-Terrorism Law.").actors == []


def mentions(reading, words: str) -> list[str]:
    """All mentions of the actor with a mention of exactly these words."""
    text = reading.document.text
    for actor in reading.actors:
        found = [span.of(text) for span in actor.mentions]
        if words in found:
            return found
    return []


def actor(reading, words: str):
    text = reading.document.text
    return next(a for a in reading.actors if words in [span.of(text) for span in a.mentions])


def test_a_name_its_acronym_and_its_translation_are_one_actor(read):
    reading = read("The Frente Luis Peña (FLP) took the bridge. The FLP left on Monday. The Luis Peña Front denied it.")
    assert {"Frente Luis Peña", "FLP", "Luis Peña Front"} <= set(mentions(reading, "FLP"))


def test_an_alias_in_brackets_or_after_or_is_the_same_actor(read):
    reading = read("Fighters of Usbat al-Nahr, or League of the River, crossed at night. Usbat al-Nahr said so.")
    assert "League of the River" in mentions(reading, "Usbat al-Nahr")


def test_a_surname_after_the_full_name_is_the_same_person(read):
    reading = read("Colonel Ivan Perko spoke in Sisak. Perko said the road was open.")
    assert mentions(reading, "Ivan Perko") == ["Colonel", "Ivan Perko", "Perko"]


def test_two_persons_are_not_joined_for_likeness(read):
    reading = read("Ali Hassan met Hassan Ali in Amman. Ali Hassan left first.")
    assert "Hassan Ali" not in mentions(reading, "Ali Hassan")


def test_a_description_points_back_to_the_name_that_holds_it(read):
    reading = read("The Korana Brigade held the mill. The brigade lost two men, its commander said.")
    assert "The brigade" in mentions(reading, "Korana Brigade")
    assert actor(reading, "its commander").part_of == (actor(reading, "Korana Brigade").id,)


def test_a_capital_that_speaks_is_the_state_and_a_capital_in_which_things_happen_is_not(read):
    reading = read("Kyiv said the talks had failed. A shell fell in Kyiv on Monday.")
    assert actor(reading, "Kyiv").registry == "ukr"
    assert mentions(reading, "Kyiv") == ["Kyiv"]


def test_an_adjective_before_a_deed_is_the_state_and_before_a_border_is_not(read):
    reading = read("Russian shelling went on. Farmers left the Polish border.")
    assert actor(reading, "Russian").registry == "rus"
    assert mentions(reading, "Polish") == []


def test_the_army_of_a_state_is_linked_with_a_reason(read):
    army = actor(read("The Ukrainian army fell back."), "Ukrainian army")
    assert (army.kind, army.country, army.plover.sector) == ("military", "UA", "MIL")
    assert (army.link_score, army.link_reason) == (1.0, "exact name")


def test_pronouns_point_to_the_plausible_and_an_empty_it_to_nobody(read):
    reading = read("The ministry rejected the offer. It said that it was likely to rain.")
    assert mentions(reading, "The ministry").count("It") == 1
    assert "it" not in mentions(reading, "The ministry")


def test_i_in_a_quotation_is_who_speaks(read):
    reading = read('"I saw the plane," Vesna Horvat said.')
    assert "I" in mentions(reading, "Vesna Horvat")


def test_a_line_with_a_label_is_spoken_by_its_name(read):
    reading = read("Voices\nMARTA, 40, baker, Glina: They burned my shop.\nLT. ANTE KOS, army: We burned nothing.")
    assert "my" in mentions(reading, "MARTA")
    assert "baker" in mentions(reading, "MARTA")


def test_the_author_is_the_documents_voice(read):
    reading = read("By Lejla Ramic\nI went to the village on Monday.", authors=("Lejla Ramic",))
    assert reading.document.voice == actor(reading, "Lejla Ramic").id
    assert "I" in mentions(reading, "Lejla Ramic")


def test_the_publisher_is_the_voice_where_no_author_is_told(read):
    reading = read("Harbour Monitor\nWe counted nine boats.", publisher=Publisher(name="Harbour Monitor"))
    assert reading.document.voice == actor(reading, "Harbour Monitor").id


def test_unnamed_groups_are_actors_of_their_own(read):
    reading = read("Two policemen were freed. Residents said a pensioner had died.")
    assert [actor(reading, words).kind for words in ("Two policemen", "Residents", "a pensioner")] == [
        "police",
        "population",
        "unnamed",
    ]


def test_a_cited_video_is_an_actor(read):
    assert actor(read("A video shows soldiers at the gate."), "A video").kind == "document"


@pytest.mark.parametrize("text", ["", " \n\n ", "😀 😀", "a" * 3000, "( ( ( (", "العربية", "he said " * 2000])
def test_odd_texts_are_read(read, text):
    read(text)


def test_who_spoke_last_goes_on_speaking(read):
    reading = read(
        "The Interior Ministry announced a curfew in Herat. Four men were handed over by the Red Column, it said."
    )
    assert "it" in mentions(reading, "Interior Ministry") or "it" in mentions(reading, "The Interior Ministry")


def test_another_spelling_of_a_known_name_is_linked_where_the_text_names_the_country(read):
    linked = actor(read("In Russia, Serghei Lavrow met the envoys. They left at noon."), "Serghei Lavrow")
    assert (linked.registry, linked.link_reason) == (
        "sergei-lavrov",
        "spellings with the same consonants, word by word",
    )
    assert actor(read("Serghei Lavrow opened a bakery in Toronto."), "Serghei Lavrow").registry is None


@pytest.mark.parametrize(
    "text", ["QUETTA: Police held two men.", "VERDICT: The claim is false.", "WHAT WE FOUND: It is old."]
)
def test_a_label_that_says_where_or_what_is_no_speaker(text):
    record = reportedly.read_text(text)
    assert not {one.name for one in record.actors} & {"QUETTA", "VERDICT", "WHAT WE FOUND"}


def test_only_a_word_that_opens_a_sentence_is_cut_off_a_name(read):
    names = {
        one.name for one in read("Before the talks, Near East Relief had left. Near Palmyra, a shell fell.").actors
    }
    assert "Near East Relief" in names and not any("Palmyra" in name for name in names)


def test_a_building_that_bears_a_name_is_nobody(read):
    assert not mentions(read("Rebels shelled the al-Nakhil hospital in Omdurman."), "al-Nakhil")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('Colonel Omar Haddad, a spokesman for the Karo Front, told reporters: "We left Kutum."', "Karo Front"),
        ("COL. OMAR HADDAD, Karo Front: We left Kutum.", "Karo Front"),
        ('"We left Kutum," army spokesman Omar Haddad said.', "army"),
    ],
)
def test_we_is_the_body_that_the_speaker_belongs_to(read, text, body):
    assert "We" in mentions(read(text), body)


def test_who_speaks_in_the_next_paragraph_is_not_quoted_in_this_one(read):
    reading = read('Omar Haddad told reporters: "I left Kutum."\nThe army rejected the claim.')
    assert "I" in mentions(reading, "Omar Haddad")


def test_a_rank_with_a_full_stop_is_no_person():
    record = reportedly.read_text("The statement was read by Brig. Gen. Omar Haddad. Cpl. Ivo Marsh was hurt.")
    assert [(one.name, one.kind) for one in record.actors] == [("Omar Haddad", "person"), ("Ivo Marsh", "person")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Times of Orlin and the Karo Post quoted him.", ["Times of Orlin", "Karo Post"]),
        ("The Front for Unity and the Homeland left.", ["Front for Unity and the Homeland"]),
    ],
)
def test_names_joined_by_and_are_two_where_both_tell_a_sort(read, text, names):
    assert [one.name for one in read(text).actors if one.kind != "person"] == names


def test_an_act_with_its_owner_is_no_body(read):
    names = [one.name for one in read("Her long service was praised. The service said so.").actors]
    assert "service" in names and "Her long service" not in names


def test_states_listed_as_members_act():
    record = reportedly.read_text("Nations that sent troops include Chad, Niger and Kenya.")
    assert {"Chad", "Niger", "Kenya"} <= {one.name for one in record.actors if one.kind == "state"}
    assert not any(one.mentions for one in record.places)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Orlin Defence Units", "armed_group"),
        ("Karo Military Council", "armed_group"),
        ("Upper Karo Rights Network", "ngo"),
        ("Parliamentary Defence Committee", "organisation"),
    ],
)
def test_the_other_words_of_a_name_tell_what_an_open_sort_is(read, name, kind):
    assert actor(read(f"The {name} denied it."), name).kind == kind


def test_of_two_actors_of_one_name_the_one_of_a_country_told_is_meant():
    record = reportedly.read_text("Al-Shabab burned two houses near Mueda, in Mozambique. Soldiers from Pemba came.")
    assert "ahlu-sunna-mozambique" in {one.registry for one in record.actors}


def test_an_army_is_of_the_country_that_most_of_the_text_is_about():
    text = (
        "The army shelled Goma on Friday. Two men died in Bukavu. Talks in Nairobi go on. Congolese officials agreed."
    )
    record = reportedly.read_text(text)
    assert next(one.country for one in record.actors if one.kind == "military") == "CD"


@pytest.mark.parametrize(
    ("name", "country"), [("Radio Kivu Nord", "CD"), ("Lamp Relief", "CD"), ("Sahel Press Service", None)]
)
def test_an_outlet_or_a_body_is_of_the_text_s_country_unless_its_name_tells_of_a_wider_area(name, country):
    text = f"Soldiers shelled Goma and Bukavu on Friday, {name} said. Congolese officials agreed."
    assert {one.name: one.country for one in reportedly.read_text(text).actors}[name] == country


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The Northern Lantern Council shelled a post and killed two guards.",
            "Northern Lantern Council",
            "armed_group",
        ),
        pytest.param(
            "The Northern Lantern Council attacked a post and killed two guards.",
            "Northern Lantern Council",
            "armed_group",
            marks=LOST,
        ),
        ("The Northern Lantern Council met the mayor and asked for help.", "Northern Lantern Council", "organisation"),
        ("The Karenni Army left the town.", "Karenni Army", "armed_group"),
        ("The Third Army left the town.", "Third Army", "military"),
        ("The United Nations Harbour Panel met the mayor.", "United Nations Harbour Panel", "igo"),
        ("The Delta Press Agency asked the mayor.", "Delta Press Agency", "media"),
    ],
)
def test_what_a_body_is_by_its_name_and_its_deeds(text, name, kind):
    assert {one.name: one.kind for one in reportedly.read_text(text).actors}[name] == kind


def test_a_person_of_a_body_is_two_names_and_an_office_is_none(read):
    reading = read("Commander Adam Bello of the Sahel Brigade left. The Minister of Defence stayed.")
    assert mentions(reading, "Adam Bello") and mentions(reading, "Sahel Brigade")
    assert not mentions(reading, "of Defence")


@pytest.mark.parametrize(
    "text",
    [
        "The Nahr Front clashed with the army, and the army said the group had lost ten men.",
        "The army shelled the Nahr Front. The group said so.",
    ],
)
def test_the_group_is_not_the_army_that_speaks_of_it(read, text):
    found = mentions(read(text), "Nahr Front")
    assert {"the group", "The group"} & {*found}


def test_we_in_a_group_s_channel_is_the_group_and_so_are_its_men(read):
    text = "Sokil Battalion\n\nOur scouts took the ridge, and our boys hold it. We lost nobody."
    reading = read(text, authors=("Sokil Battalion",))
    assert {"Our scouts", "our boys", "We"} <= set(mentions(reading, "Sokil Battalion"))
    assert actor(reading, "Sokil Battalion").kind == "military"
    assert reading.document.voice == actor(reading, "Sokil Battalion").id


def test_we_and_you_in_an_interview_are_the_body_of_who_is_asked(read):
    text = (
        '"We hold the ford"\nAn interview with Moses Deng, commander of a militia in Akobo\nNile Post, 8 June 2019\n\n'
        "Q: Who burned the barges?\nA: The soldiers did. We fought them for two days.\n\n"
        "Q: Have your men shot at traders?\nA: No. I saw it myself.\n"
    )
    reading = read(text)
    assert {"We", "your men"} <= set(mentions(reading, "a militia in Akobo"))
    assert "I" in mentions(reading, "Moses Deng")


def test_the_forces_of_a_person_are_the_body_that_the_person_leads_or_speaks_for(read):
    reading = read("General Idris Musa, who commands the Third Front, said that his forces had attacked nobody.")
    assert "his forces" in mentions(reading, "Third Front")


def test_both_sides_are_the_two_that_fight(read):
    reading = read("The Nahr Front and the army fought near Kass. Two nurses fled. Both sides opened fire again.")
    assert "Both sides" in mentions(reading, "Nahr Front")
    assert "Both sides" in mentions(reading, "the army")


def test_what_stands_before_or_beside_a_name_tells_that_a_body_bears_it(read):
    text = "The company Petrona said its guards had left. The Harbour Lawyers, a rights group, blamed Petrona."
    reading = read(text)
    assert mentions(reading, "Petrona") == ["The company", "Petrona", "its", "Petrona"]
    assert actor(reading, "Harbour Lawyers").kind == "ngo"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The town is home to the Kantari, a militia that once held the bridge.", "Kantari"),
        ("They had informed the Tigres, the police's mountain unit.", "Tigres"),
        ("The raid was the work of Sombra, a small armed group from the hills.", "Sombra"),
        ("Men of the Kantari, a private militia, shot two traders.", "Kantari"),
    ],
)
def test_an_apposition_tells_by_its_form_that_a_body_bears_the_name(read, text, name):
    reading = read(text)
    assert actor(reading, name).kind == "armed_group"


def test_what_is_done_behind_a_place_and_a_comma_is_no_apposition(read):
    reading = read("In Sarno, a militia attacked a post. Juan Perez, a militia leader, denied it.")
    assert {one.name: one.kind for one in reading.actors}["Juan Perez"] == "person"
    assert "Sarno" not in {one.name for one in reading.actors}


def test_a_general_with_two_names_is_a_person(read):
    reading = read("General Mahamat Sorel, who heads the Union of Savanna Fighters, left.")
    assert actor(reading, "Mahamat Sorel").kind == "person"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two armed groups, Kuleana and Umoja, deny that they hold the pass.", ["Kuleana", "Umoja"]),
        ("He named three militias: Kuleana, Umoja and Mapinduzi.", ["Kuleana", "Umoja", "Mapinduzi"]),
        ("Five groups have signed: the Dawn Brigade, Nur al-Sahel and the Kantari.", ["Nur al-Sahel", "Kantari"]),
        ("The rebels of Kuleana fought Mapinduzi gunmen. Kuleana lost four men.", ["Kuleana", "Mapinduzi"]),
    ],
)
def test_unknown_names_are_those_of_bodies_where_a_plural_tells_so(read, text, names):
    kinds = {one.name: one.kind for one in read(text).actors}
    assert {kinds.get(name) for name in names} <= {"organisation", "armed_group"}


def test_no_person_has_an_article_and_no_operation_acts(read):
    reading = read("Omar Karo fought the Zamba near Sarno, which Operation Iron Gate was meant to prevent.")
    kinds = {one.name: one.kind for one in reading.actors}
    assert kinds["Zamba"] == "organisation"
    assert "Operation Iron Gate" not in kinds


def test_a_clause_behind_a_body_is_no_other_one(read):
    reading = read("The Arbitration Panel on the Delta, which Chief Tonye Amaebi chairs, will sit in Yenagoa.")
    assert not any(one.name.startswith("which") for one in reading.actors)


def test_authorities_of_another_town_are_others(read):
    reading = read("Local authorities closed the road. The authorities in Aden refused to open it.")
    assert "Local authorities" not in mentions(reading, "The authorities in Aden")


def test_who_was_arrested_is_tried(read):
    reading = read("The gendarmerie arrested three men. They will be tried in Ségou.")
    assert "They" in mentions(reading, "three men")


def test_the_country_of_forces_is_that_of_the_state_beside_them(read):
    reading = read("The Terek Brigade, armed forces of the Russian Federation, left Tokmak.")
    assert actor(reading, "Terek Brigade").country == "RU"


def test_a_plural_that_its_capital_makes_a_name_is_none(read):
    reading = read(
        "GAO, Mali, 7 March 2023 (Delta Wire) - Gunmen ambushed an army supply convoy near Bourem on Monday."
    )
    assert actor(reading, "Gunmen").kind == "armed_group"


def test_fighters_tell_what_a_group_is_that_nothing_else_tells(read):
    reading = read("Residents said RNFP fighters had fired. RNFP spokesman Ali Ag Intalla denied it. His men had left.")
    assert actor(reading, "RNFP").kind == "armed_group"
    assert {"RNFP fighters", "His men"} <= set(mentions(reading, "RNFP"))


def test_a_school_and_a_camp_act_only_where_they_are_said_to(read):
    reading = read("Shells hit the school and a camp of the Nahr Front. The school denied that it had closed.")
    assert mentions(reading, "a camp of the Nahr Front") == []
    assert "it" in mentions(reading, "The school")


def test_a_word_for_army_that_is_left_untranslated_names_a_group(read):
    reading = read("Lashkar-e-Wadi claimed the attack near Hangu. The Ejército del Sur denied it.")
    assert actor(reading, "Lashkar-e-Wadi").kind == "armed_group"
    assert actor(reading, "Ejército del Sur").kind == "armed_group"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The governor of the Sahel region, Fidele Zongo, spoke. He left.", "The governor of the Sahel region"),
        ("A man called Pavel Sedov said that they had left.", "A man"),
    ],
)
def test_a_name_behind_a_description_is_its_bearers(read, text, description):
    found = mentions(read(text), description)
    assert any(name in found for name in ("Fidele Zongo", "Pavel Sedov"))


def test_who_speaks_behind_a_comma_is_nobody_described_before_it(read):
    assert "Fidele Zongo" not in mentions(read("They killed the governor, Fidele Zongo said."), "the governor")


def test_who_writes_is_somebody(read):
    assert "He" in mentions(read("A subscriber from Tokmak writes. He says that a rocket hit the station."),
                            "A subscriber from Tokmak")  # fmt: skip


def test_a_ministry_speaks_for_the_state_it_dates_its_text_from():
    record = reportedly.read_text(
        "Ministry of Foreign Affairs\nPress Release No. 3\nIslamabad, 18 October 2022\n\n"
        "The Ministry met the envoy. Pakistan urges India to release the prisoners."
    )
    assert {claim.attribution[-1].source for claim in record.claims if claim.event} == {"author"}


def test_a_numbered_unit_is_not_the_body_it_is_part_of(read):
    reading = read("The 52nd Brigade of the Nahr Front said that it had left Idlib.")
    assert actor(reading, "52nd Brigade") is not actor(reading, "Nahr Front")


def test_a_description_that_a_name_begins_with_is_its_bearer(read):
    text = (
        "General Staff of the Armed Forces\n\nOur drones struck two trucks. The General Staff denies any other strike."
    )
    found = mentions(read(text, publisher=Publisher(name="General Staff of the Armed Forces")), "The General Staff")
    assert "General Staff of the Armed Forces" in found


def test_a_plural_with_two_names_is_two_actors():
    record = reportedly.read_text("Russian and Syrian forces bombed the town of Idlib.")
    names = {one.id: one.name for one in record.actors}
    assert [[names[who] for who in one.event.actor] for one in record.claims] == [["Russian forces", "Syrian forces"]]


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        ("Two envoys said that the M23 rebels had left the base, as they had pledged.", "they", "M23"),
        ("Gunmen attacked the Tebu Guards. The Guards said the attackers had fled.", "the attackers", "Gunmen"),
        ("The army urged the Nahr Front to release its prisoners.", "its", "Nahr Front"),
        ("Villagers accuse police of burning homes. They fled.", "police", "police"),
        ("The Ministry calls on the Russian Federation to leave.", "Russian Federation", "Russian Federation"),
        ("Our fighters struck a convoy, the Amhara Popular Force said.", "Our fighters", "Amhara Popular Force"),
        ("A trader was killed by a landmine, a nurse said. His daughter lost a foot.", "His", "A trader"),
        ("As for the Nahr Front, it must stop. The army must stop too.", "it", "Nahr Front"),
        ("It is known. The Nahr Front calls itself an army. It is a band of thieves.", "a band of thieves", "It"),
        ("A statement signed by the leader of the Nahr Front said that the army had attacked its positions.", "its",
         "Nahr Front"),
        ("Rebels seized fifteen herders near Kutum, relatives said. Ten of them were freed.", "them",
         "fifteen herders"),
        ("The Red Guards attacked Goma. They killed four boys and dressed them as rebels.", "them", "four boys"),
        ("The Ministry summoned the envoy and said that India had shelled a village. It urges India to stop.", "It",
         "Ministry"),
        ("Qatar hosts the talks. The army's deputy commander, Omar Saleh, said that it would not go.", "it",
         "The army"),
        ("The government is weak. It is unlikely to dismiss the governor.", "It", "The government"),
        ("Russian troops and the Terek Brigade clashed in Goma on Monday. China called on both sides to stop.",
         "both sides", "Terek Brigade"),
        ("Kasereka said that M23 had left. Mai-Mai fighters came. He said the M23 rebels had fled. "
         "Later Mai-Mai men left, and the rebels came back.", "the rebels", "M23"),
        ("The army entered Goma and the Red Guards fled. The soldiers shot a nurse.", "The soldiers", "The army"),
        ("The Red Guards attacked a post of the army. A nurse saw the killers.", "the killers", "Red Guards"),
        ("The army denied it. The Nahr Front burned a school. The terrorist organisation fled.",
         "The terrorist organisation", "Nahr Front"),
        ("The Nahr Front left Goma. Members of the group had burned a school.", "Members of the group", "Nahr Front"),
        ("The Armenian army left Goma. Armenia said that its soldiers were safe.", "its soldiers", "Armenian army"),
        ("He said that fighters of the Nahr Liberation Front (NLF) had left Goma.",
         "fighters of the Nahr Liberation Front", "NLF"),
        ("The governor of Gao, Omar Saleh, denied it.", "The governor of Gao", "Omar Saleh"),
        ("A patrol of the Terek Brigade fired at a boat.", "A patrol of the Terek Brigade", "Terek Brigade"),
        ("The president of the Nahr Front is Omar Saleh, whom elders chose.", "The president of the Nahr Front",
         "Omar Saleh"),
        ("The Somali Armed Forces left Mahas. The army denied it.", "The army", "Somali Armed Forces"),
        ("The Nahr Front fought the army near Goma, and each side lost ten men.", "each side", "Nahr Front"),
        ("Police arrested Zara Mohamed. Her mother told the union that two officers had beaten her.", "her",
         "Zara Mohamed"),
        ("The Terek Brigade hit a lorry of the Nahr Front. Five of them were killed.", "them", "Nahr Front"),
        ('A man who is called "Lion" and claims to speak for the Nahr Front denies it. "We left," he says.', "We",
         "Nahr Front"),
        ("The herders fled at dawn. Thieves looted their houses.", "their", "The herders"),
        ("Two farmers died in Gao. The police said that rebels had killed them.", "them", "Two farmers"),
        ("Fishermen accused the army of beating them.", "them", "Fishermen"),
        ("Villagers say that soldiers robbed them.", "them", "Villagers"),
        ("Omar Saleh left. He alleges that two officers beat him.", "him", "Omar Saleh"),
        ("The Nahr Front denied it. The ministry has asked it to leave.", "it", "Nahr Front"),
        ("Nine who came to Goma were shot.", "who", "Nine who came to Goma"),
        ("The army spoke of the Nahr Front. The mayor said that the group had left.", "the group", "Nahr Front"),
    ],
)  # fmt: skip
def test_what_points_back_points_to_the_right_one(read, text, words, whose):
    assert whose in mentions(read(text), words)


def test_the_enemy_is_whoever_fights_the_one_that_says_so(read):
    text = "The Nahr Front informs that the army and our River Company met in Goma. The enemy burned a school."
    assert "The enemy" in mentions(read(text, publisher=Publisher(name="Nahr Front")), "the army")
    text = (
        "The Terek Brigade informs that the Nahr Front left Goma. The Nahr Front burned a school. "
        "The Red Guards fled. The bandits lost two men."
    )
    assert "The bandits" in mentions(read(text, publisher=Publisher(name="Terek Brigade")), "Nahr Front")


def test_the_forces_that_a_ministry_calls_its_own_are_one_army(read):
    text = "The Defence Ministry informs the public. Our artillery shelled a hill. Our soldiers are safe."
    reading = read(text, publisher=Publisher(name="Defence Ministry"))
    assert "Our soldiers" in mentions(reading, "Our artillery")


def test_whom_a_body_acts_against_is_not_the_body(read):
    text = "“The Nahr Front expelled us from Goma,” said Omar Saleh, a member of the Nahr Front."
    assert "us" in mentions(read(text), "Omar Saleh")


def test_where_and_when_before_a_colon_is_no_speaker(read):
    reading = read("Bule, 8 May: one nurse was killed. We saw it.")
    assert mentions(reading, "one nurse") == ["one nurse"]


def test_plurals_that_no_list_knows_are_parties_where_they_act():
    record = reportedly.read_text("On Monday the usurpers shot two teachers in Goma. The usurpers fled at night.")
    assert [one.mentions for one in record.actors if one.name == "usurpers"] == [(Span(10, 22), Span(50, 62))]


def test_who_leads_a_group_by_his_own_word_speaks_for_it(read):
    text = "“They asked me to lead the Nahr Front. We will not leave,” said Omar Saleh."
    assert "We" in mentions(read(text), "Nahr Front")


def test_behind_a_colon_whoever_says_it_is_meant(read):
    text = "The rebels told us: if you open on Friday, we will burn the shop."
    assert "we" in mentions(read(text), "The rebels")


def test_a_name_between_commas_is_whom_the_words_before_it_describe(read):
    assert "Luz Dary Campo" in mentions(
        read("Its men dragged the mayor of Toribio, Luz Dary Campo, out."), "the mayor of Toribio"
    )


def test_what_a_bearer_is_called_before_the_name_is_a_mention_of_him(read):
    reading = read("The analyst Omar Saleh spoke in Idlib. The militia Nahr Column left.")
    assert "The analyst" in mentions(reading, "Omar Saleh")
    assert actor(reading, "Nahr Column").kind == "armed_group"


def test_a_description_tells_the_kind_of_a_body_better_than_its_name(read):
    reading = read("The Nahr Youth Command, an armed group banned since May, left Idlib.")
    assert actor(reading, "Nahr Youth Command").kind == "armed_group"


def test_states_that_are_dealt_with_leave_a_text_about_its_own_country():
    text = (
        "The Nahr Front left Mopti and Bandiagara. Its envoys had met diplomats of France, Niger and Algeria "
        "in Algiers and asked Washington and London for help."
    )
    assert {one.name: one.country for one in reportedly.read_text(text).actors}["Nahr Front"] == "ML"


def test_a_short_form_that_the_text_explains_is_no_namesakes(read):
    reading = read(
        "The Kitara Defence Front (KDF) and the Kono People's Defence Force (K-PDF) met. The KDF left first."
    )
    assert mentions(reading, "KDF") == ["Kitara Defence Front", "KDF", "KDF"]
    assert mentions(reading, "K-PDF") == ["Kono People's Defence Force", "K-PDF"]
    assert all(one.registry is None for one in reading.actors)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('A man who calls himself "El Lobo" threatened the traders.', "El Lobo"),
        ('The raid was ordered by a commander known as "Tiger".', "Tiger"),
        ("The Sons of the Hills, or Wana Milima in their own language, hold the road.", "Sons of the Hills"),
    ],
)
def test_who_is_called_by_another_name_is_one_actor(read, text, name):
    assert len(mentions(read(text), name)) > 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An Iskander struck the base.", "Iskander"),
        ("He wrote on WhatsApp that he had left.", "WhatsApp"),
        ("Four bodies were found in front of the ministry.", "Four bodies"),
        ("KIRKUK. 3 July: A bomb hit a convoy.", "KIRKUK. 3 July"),
        ("It has been shut since Easter.", "Easter"),
    ],
)
def test_what_acts_nowhere_is_no_actor(read, text, words):
    assert mentions(read(text), words) == []


def test_the_regime_of_a_capital_is_its_state(read):
    assert actor(read("The Jakarta regime denies it."), "The Jakarta regime").registry == "idn"


def test_the_army_is_the_one_that_the_text_names(read):
    reading = read("The Malian army held Gao. The military denied it. Ten days later the army left.")
    assert {"The military", "the army"} <= set(mentions(reading, "Malian army"))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The UN Lake Monitoring Cell met. The Cell asked for access.", "UN Lake Monitoring Cell", "Cell"),
        ("The Nahr Hills Forum met. The forum's secretary left.", "Nahr Hills Forum", "The forum"),
        ("A trader fled, the district administrator said. The district administrator, Omar Saleh, left.",
         "Omar Saleh", "the district administrator"),
        ("Petrona, a human rights group, asked for an inquiry.", "Petrona", "a human rights group"),
        ("Interior Minister Omar Saleh left.", "Omar Saleh", "Interior Minister"),
        ("Three friends were taken. One of them, Omar Saleh, is back.", "Omar Saleh", "One of them"),
        ("A fighter, known as Abu Turab, fled.", "Abu Turab", "A fighter"),
        ("A spokesman for the council, Omar Saleh, left.", "Omar Saleh", "A spokesman for the council"),
        ("Separately, the charity Petrona said gunmen had left.", "Petrona", "the charity"),
        ("A boy fled, the mayor of the town said. The mayor, Omar Saleh, left.", "Omar Saleh", "the mayor of the town"),
        ("A nurse at the clinic fled. The nurse, Mary Saleh, is back.", "Mary Saleh", "A nurse at the clinic"),
        ("We deny it.\n\nOmar Saleh\nSpokesman of the Nahr Front", "Omar Saleh", "Spokesman of the Nahr Front"),
        ("Gunmen took five farmers. The five came back.", "five farmers", "The five"),
        ("Syria denied it. The Syrian state fell apart.", "Syria", "The Syrian state"),
        ('"Our front lost nobody," said Omar Saleh, a spokesman of the Nahr Front.', "Nahr Front", "Our front"),
        ("Omar Saleh, a spokesman of the Nahr Front, said that his movement would stay.", "Nahr Front", "his movement"),
        ("Kinshasa signed the accord at Bukavu. The government kept it.", "Kinshasa", "The government"),
    ],
)  # fmt: skip
def test_a_description_means_whoever_bears_the_name(read, text, name, words):
    assert words in mentions(read(text), name)


def test_an_outlet_speaks_of_itself_and_of_those_who_work_for_it(read):
    text = "Nahr Courier\n\nA trader told this newspaper that shots were fired. Our reporter counted nine dead."
    reading = read(text, publisher=Publisher(name="Nahr Courier"))
    assert mentions(reading, "Nahr Courier") == ["Nahr Courier", "this newspaper", "Our", "Our reporter"]


def test_a_plural_with_an_article_is_a_party_and_no_place(read):
    reading = read("The Falcons attacked a convoy near Kutum. Of the 22 Falcons, ten left. Omar Saleh met the Falcons.")
    assert len(mentions(reading, "Falcons")) == 3


def test_force_and_machines_do_nothing_by_themselves(read):
    reading = read("Two boys were taken by force. Two jet fighters bombed the camp.")
    assert [one.name for one in reading.actors] == ["Two boys"]


def test_those_who_are_told_by_where_they_are_are_a_party(read):
    assert mentions(read("The minister called on those still in the bush to leave."), "those still in the bush")


def test_two_sides_are_those_who_met_right_before(read):
    reading = read(
        "The army shelled the Terek Brigade. A delegation of the ministry met elders of Kutum. The two sides agreed."
    )
    assert "The two sides" in mentions(reading, "A delegation of the ministry")
    assert "The two sides" not in mentions(reading, "The army")


def test_both_are_two_who_were_counted(read):
    reading = read("The army fought the Terek Brigade in May. Two guards fled. Both have been found.")
    assert "Both" in mentions(reading, "Two guards")


def test_two_places_between_which_something_lies_are_nobody(read):
    reading = read("The Nahr Front struck three ships between Hodeidah and Mokha.")
    assert [one.name for one in reading.actors] == ["Nahr Front"]


def test_who_calls_another_so_is_not_called_so(read):
    reading = read("The Nahr Front, which the government calls the Clan, met envoys of the government.")
    assert "the government" not in mentions(reading, "Nahr Front") + mentions(reading, "Clan")


def test_who_strikes_bears_arms(read):
    reading = read('Soldiers killed three herders near Kutum. "They burned the barn," a trader said.')
    assert "They" in mentions(reading, "Soldiers")


def test_what_others_say_of_you_is_put_to_who_is_interviewed(read):
    text = (
        "An interview with Colonel Omar Saleh, who leads the western sector of the Nahr Front\n\n"
        "Why did you leave?\n\nWe had no food.\n\nUN experts accuse you of smuggling.\n\nWe have no time for it.\n\n"
        "Will you come back?\n\nI hope so."
    )
    assert mentions(read(text), "Nahr Front").count("you") == 3


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        (
            "A mast near Goma fell, a provincial inspector wrote. The inspector, Ivan Perko, blamed rebels.",
            "Ivan Perko",
            "a provincial inspector",
        ),
        (
            "A bridge near Goma fell, the governor of the valley wrote. Governor Ivan Perko blamed rebels.",
            "Ivan Perko",
            "the governor of the valley",
        ),
        (
            "Six people died, according to the leader of a bakers' guild, Ivan Perko.",
            "Ivan Perko",
            "the leader of a bakers' guild",
        ),
        ("The M23 rebels took Goma. Ten rebels were killed, the FDLR said. The rebels fled.", "M23", "The rebels"),
        (
            "The police spokesman came to Les Cayes. The Haitian National Police sent a team. Later the police fired.",
            "Haitian National Police",
            "the police",
        ),
    ],
)
def test_a_description_is_whose_name_or_body_the_text_tells(read, text, name, description):
    assert description in mentions(read(text), name)


def test_our_in_a_line_that_begins_with_a_date_is_the_issuers(read):
    text = "Harbour Monitor\n\nGoma, 8 March: our delegate saw two graves."
    reading = read(text, publisher=Publisher(name="Harbour Monitor"))
    assert "our delegate" in mentions(reading, "Harbour Monitor")


def test_men_told_with_of_are_the_body_itself_as_friend_and_foe_call_them(read):
    reading = read("The butchers of the M23 burned Goma. The brothers of the M23 buried their dead.")
    assert {"The butchers of the M23", "The brothers of the M23"} <= set(mentions(reading, "M23"))


def test_who_rules_a_state_is_told_alike_by_friend_and_foe(read):
    reading = read("The government closed the road to Kidal. Traders blamed the junta.")
    assert "the junta" in mentions(reading, "The government")


def test_a_body_calls_itself_by_its_sort_in_what_it_issues(read):
    text = "Centro Ribeira\n\nSix people drowned off Ibo, survivors told the Centre."
    reading = read(text, publisher=Publisher(name="Centro Ribeira"))
    assert "Centre" in mentions(reading, "Centro Ribeira")


def test_a_people_in_the_plural_is_no_single_name(read):
    assert actor(read("The shop in Gao was robbed by Malians."), "Malians").kind == "population"


def test_a_known_name_may_have_its_capital_behind_a_hyphen(read):
    assert actor(read("Two herders met anti-Balaka on the road to Bambari."), "anti-Balaka").registry == "anti-balaka"


def test_of_whom_no_stands_nobody_is_meant_by_he(read):
    reading = read("No ranger was hurt in Raman. Adama Kabore fled. He came back.")
    assert mentions(reading, "ranger") == ["ranger"]


def test_a_name_that_ends_in_a_word_for_members_is_no_member(read):
    reading = read("The Joint Force of the northern movements shelled the camp. The Joint Force left.")
    assert mentions(reading, "Joint Force") == ["Joint Force", "Joint Force"]


@pytest.mark.parametrize(
    "told",
    [
        "A man who calls himself General Adam Bello commands, he says, every camp of the Nahr Front.",
        "Adam Bello is at the head of the Nahr Front.",
        "Adam Bello speaks for the Nahr Front.",
        "The Nahr Front is led by Adam Bello.",
        "Captain Adam Bello of the Nahr Front came to Kass.",
    ],
)
def test_we_of_who_is_told_to_lead_or_to_be_of_a_body_are_the_body(read, told):
    assert "We" in mentions(read(f'{told} "We took the bridge," Bello said.'), "Nahr Front")


def test_a_former_office_is_no_body_of_who_leads_another(read):
    text = 'Adam Bello, once a colonel in the Malian army, commands the Nahr Front. "We are ready," Bello said.'
    assert "We" in mentions(read(text), "Nahr Front")


def test_an_official_in_what_a_body_issues_speaks_for_it(read):
    text = 'The Ministry of Interior of Georgia named two men. "We know them," State Secretary Ivan Perko said.'
    issuer = Publisher(name="Ministry of Interior of Georgia")
    assert "We" in mentions(read(text, publisher=issuer), "Ministry of Interior of Georgia")


def test_who_writes_as_i_without_a_name_is_one_person(read):
    assert mentions(read("I drove to Garissa on Sunday. The governor told me to wait. My son laughed."), "I") == [
        "I", "me", "My",
    ]  # fmt: skip


def test_parts_of_a_group_are_the_group_where_it_calls_them_its_own_but_one_of_its_men_is_not(read):
    text = "Our rocket section hit a post near Kass. Our drone force burned it. One of our fighters shot a nurse."
    reading = read(f"Nahr Liberation Front\n\n{text}", publisher=Publisher(name="Nahr Liberation Front"))
    assert {"Our rocket section", "Our drone force"} <= set(mentions(reading, "Nahr Liberation Front"))
    assert "One of our fighters" not in mentions(reading, "Nahr Liberation Front")


def test_a_body_whose_name_alone_heads_a_text_speaks_in_it(read):
    reading = read("Nahr Liberation Front\n\nWe burned two trucks near Kass.")
    assert "We" in mentions(reading, "Nahr Liberation Front")


def test_what_a_ministry_calls_its_base_is_its_army_and_what_a_channel_says_that_we_struck_its_side(read):
    ministry = "Ministry of Defence of Georgia"
    text = f"The {ministry} said that the Georgian Armed Forces are ready. Rebels shelled our base near Gori."
    assert "our" in mentions(read(text, publisher=Publisher(name=ministry)), "Georgian Armed Forces")
    channel = read("Our paratroopers held the bank. They lie that we struck a school.\nRiver TV", authors=("River TV",))
    assert "we" in mentions(channel, "Our paratroopers")


def test_who_is_quoted_as_saying_speaks(read):
    reading = read('An elder quoted the gunmen as saying: "We will burn the camp."')
    assert "We" in mentions(reading, "the gunmen")


def test_who_speaks_in_a_quotation_does_not_speak_behind_it(read):
    reading = read('About thirty rebels burned a mast. "They told me: stay away," Karim Haddad said to our reporter.')
    assert "our reporter" not in mentions(reading, "About thirty rebels")
