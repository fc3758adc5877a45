"""Attributions from what an encoder found (given by hand), the parse and the layout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly import read_text
from reportedly.annotators.attributions import AttributionReader
from reportedly.annotators.attributions.cues import cues
from reportedly.annotators.attributions.draft import Draft
from reportedly.annotators.attributions.tidy import tidy
from reportedly.annotators.reading import Reading
from reportedly.encoders import EncodedAttribution, Encoding
from reportedly.lexicons.load import load_toml
from reportedly.model import Actor, Document, Span, Time, Timex3


@pytest.fixture
def text_of(parse):
    return lambda words: Text(parse, words)


def test_who_is_told_is_not_who_speaks(text_of):
    text = text_of("A doctor told Radio Nile that five people had died.")
    text.encoded("Radio Nile", "told", "that five people had died")
    assert text.words(text.read()[0].source_spans) == ["A doctor"]


def test_who_is_told_is_not_what_is_said(text_of):
    text = text_of("Two doctors told Radio Nile that five people had died.")
    text.encoded("Two doctors", "told", "Radio")
    assert text.words(text.read()[0].content_spans) == ["that five people had died"]


def test_where_somebody_works_does_not_speak(text_of):
    text = text_of("Four people were killed, two doctors at the hospital in Homs said.")
    text.encoded("the hospital in Homs", "said", "Four people were killed")
    assert text.words(text.read()[0].source_spans) == ["two doctors at the hospital in Homs"]


def test_what_hangs_behind_the_encoders_content_is_not_said(text_of):
    text = text_of("The mayor said the guards had left the bridge, and the army closed the road.")
    text.encoded("The mayor", "said", "guards had left")
    assert text.words(text.read()[0].content_spans) == ["the guards had left the bridge"]


@pytest.mark.parametrize(
    ("sentence", "cue", "source"),
    [("It says that the bridge was mined.", "says", ["It"]), ("It is said that the bridge was mined.", "is said", [])],
)
def test_it_is_a_source_where_it_says_something(text_of, sentence, cue, source):
    text = text_of(f"The report is out. {sentence}")
    text.encoded("It", cue, "that the bridge was mined")
    assert text.words(text.read()[0].source_spans) == source


def test_a_not_within_what_is_said_leaves_it_said(text_of):
    text = text_of("“Probably not,” said the mayor.")
    text.encoded("the mayor", "said", "“Probably not,”")
    assert len(text.read()) == 1


def test_a_source_begins_behind_the_dateline(parse):
    words = "RAJO - Relief workers said that the bridge was mined."
    dateline, source, cue = Span(0, 7), Span(0, 21), Span(22, 26)
    (draft,) = tidy(parse(words), [Draft((source,), (cue,), (Span(27, 52),))], (), (dateline,))
    assert [span.of(words) for span in draft.source] == ["Relief workers"]


def test_a_source_ends_before_a_colon(text_of):
    text = text_of("Nine people died, according to the director: seven patients and two nurses.")
    text.encoded("the director: seven patients and two nurses", "according to", "Nine people died")
    assert text.words(text.read()[0].source_spans) == ["the director"]


def test_nobody_says_nothing(text_of):
    text = text_of("No other source said that the bridge was hit.")
    text.encoded("No other source", "said", "that the bridge was hit")
    assert not text.read()


def test_quoted_words_after_a_denial_are_what_is_said(text_of):
    text = text_of("The army disputed the number: “Five of the men are missing.”")
    text.encoded("The army", "disputed", "“Five of the men are missing.”")
    assert text.read()[0].act == "say"


def test_inside_a_quotation_only_the_marks_within_it_count(text_of):
    text = text_of("“The guard said that the gate was shut,” she recalled.")
    text.encoded("she", "recalled", "“The guard said that the gate was shut,”")
    text.encoded("The guard", "said", "that the gate was shut")
    assert [one.quote for one in text.read()] == ["direct", "indirect"]


class Text:
    """A text with actors and encoder findings set by their words."""

    def __init__(self, parse, text: str) -> None:
        self.text, self.doc = text, parse(text)
        self.reading = Reading(Document(id="d", text_id="d", sha256="d", text=text))
        self.reading.done |= {"encoding", "actors"}
        self.doc._.reportedly = self.reading
        self.found: list[EncodedAttribution] = []

    def span(self, words: str) -> Span:
        begin = self.text.index(words)
        return Span(begin, begin + len(words))

    def actor(self, *mentions: str) -> str:
        actor_id = f"a{len(self.reading.actors) + 1}"
        spans = tuple(self.span(words) for words in mentions)
        self.reading.actors.append(Actor(id=actor_id, name=mentions[0], kind="military", mentions=spans))
        return actor_id

    def encoded(self, source: str, cue: str, *contents: str) -> None:
        self.found.append(
            EncodedAttribution(
                source=(self.span(source),) if source else (), cue=(self.span(cue),),
                content=tuple(self.span(words) for words in contents), score=0.9,
            )
        )  # fmt: skip

    def read(self):
        self.reading.encoding = Encoding(attributions=tuple(self.found))
        AttributionReader(reread=False)(self.doc)
        return self.reading.attributions

    def words(self, spans) -> list[str]:
        return [span.of(self.text) for span in spans]


@pytest.fixture
def text(parse):
    return lambda words: Text(parse, words)


@pytest.mark.parametrize(
    ("sentence", "act", "source", "content"),
    [
        ("The army accused the militia of shelling the market.", "accuse", "The army", "shelling the market"),
        ("The militia denied involvement in the raid.", "deny", "The militia", "involvement in the raid"),
        ("The militia denied having shelled the market.", "deny", "The militia", "having shelled the market"),
        ("The commander threatened to close the crossing.", "threaten", "The commander", "to close the crossing"),
        ("The group promised to release the hostages.", "promise", "The group", "to release the hostages"),
        ("The minister urged residents to leave the town.", "demand", "The minister", "residents to leave the town"),
        ("The UN warned of further strikes.", "warn", "The UN", "further strikes"),
        ("The claim by the mayor that the bridge was mined spread.", "claim", "the mayor",
         "that the bridge was mined"),
        ("The governor was accused of taking bribes.", "accuse", None, "taking bribes"),
        ("The front was spreading claims that the bridge was mined.", "claim", "The front",
         "that the bridge was mined"),
        ("In the mayor's view, the front mined the bridge.", "believe", "the mayor", "the front mined the bridge"),
    ],
)  # fmt: skip
def test_speech_acts_are_read_from_the_parse(text, sentence, act, source, content):
    it = text(sentence)
    (found,) = it.read()
    assert found.act == act
    assert it.words(found.source_spans) == ([source] if source else [])
    assert it.words(found.content_spans) == [content]


@pytest.mark.parametrize(
    "sentence", ["The army did not accuse the militia of shelling the market.", "The army could threaten to strike."]
)
def test_what_is_not_said_is_no_attribution(text, sentence):
    assert text(sentence).read() == []


@pytest.mark.parametrize(
    ("source", "cue", "content", "sentence", "who"),
    [
        ("which", "say", "that guards fled", "The mission has seen messages which say that guards fled.",
         ["messages", "which"]),
        ("Residents", "saying", "that guards fled", "Residents received letters saying that guards fled.", ["letters"]),
        ("the border post", "reported", "Shooting", "Shooting is reported from the border post.", []),
        ("The public", "informed", "that guards fled", "The public is informed that guards fled.", []),
        ("", "be known", "that guards would come", "The king let it be known that guards would come.", ["The king"]),
        ("Its owners", "had ignored", "our warnings that the army would shell the town",
         "Its owners had ignored our warnings that the army would shell the town.", ["our"]),
    ],
)  # fmt: skip
def test_who_speaks_is_known_by_the_form(text_of, source, cue, content, sentence, who):
    it = text_of(sentence)
    it.encoded(source, cue, content)
    assert it.words(it.read()[0].source_spans) == who


@pytest.mark.parametrize(
    ("sentence", "act", "content"),
    [
        ("The mayor said the guards told them to leave the mill.", "demand", "them to leave the mill"),
        ("The mayor said the radio quoted them as saying that the mill burned.", "say", "that the mill burned"),
    ],
)
def test_sayings_told_in_a_content(text_of, sentence, act, content):
    it = text_of(sentence)
    it.encoded("The mayor", "said", sentence.removeprefix("The mayor said ").rstrip("."))
    assert (it.read()[-1].act, it.words(it.read()[-1].content_spans)) == (act, [content])


@pytest.mark.parametrize("question", ["why the guards left", "whether the guards left", "“Who are the guards?”"])
def test_who_asks_who_or_whether_asks_to_know(text_of, question):
    it = text_of(f"The governor asked {question}.")
    it.encoded("The governor", "asked", question)
    assert it.read()[0].act == "question"


def test_a_saying_in_a_content_stands_inside_it(text):
    it = text("The envoy said the Nahr Front denied that it had shelled the market.")
    envoy, front = it.actor("The envoy"), it.actor("the Nahr Front")
    it.encoded("The envoy", "said", "the Nahr Front denied that it had shelled the market")
    outer, inner = it.read()
    assert (outer.source, outer.inside) == (envoy, None)
    assert (inner.source, inner.act, inner.inside) == (front, "deny", outer.id)


def test_what_is_said_in_a_content_ends_where_that_ends(text_of):
    text = text_of("The mission believes the mill was struck by two mortar rounds, according to a note.")
    text.encoded("a note", "according to", "The mission believes the mill was struck by two mortar rounds")
    outer, inner = text.read()
    assert text.words(inner.content_spans) == ["the mill was struck by two mortar rounds"]
    assert inner.inside == outer.id


def test_first_person_in_a_content_is_its_source(text):
    it = text("“I warned that the dam would break,” the engineer said.")
    engineer = it.actor("the engineer")
    it.encoded("the engineer", "said", "“I warned that the dam would break,”")
    assert [found.source for found in it.read()] == [engineer, engineer]


def test_first_person_outside_contents_is_the_author(text):
    it = text("We believe the truce will hold.")
    it.encoded("We", "believe", "the truce will hold")
    assert it.read()[0].source == "author"


def test_a_source_without_actor_becomes_one(text):
    it = text("A leaked report says the depot was empty.")
    it.encoded("A leaked report", "says", "the depot was empty")
    (found,) = it.read()
    actor = it.reading.actor(found.source)
    assert (actor.kind, actor.name) == ("document", "leaked report")


def test_the_source_is_the_head_of_its_words_not_a_name_in_them(text):
    it = text("The mayor of Tal Rud said the depot was empty.")
    it.actor("Tal Rud")
    it.encoded("The mayor of Tal Rud", "said", "the depot was empty")
    (found,) = it.read()
    assert it.reading.actor(found.source).name == "mayor of Tal Rud"


def test_labelled_paragraphs_are_their_speakers_own_words(text):
    it = text("AMINA, 52, baker: They told us that the road was mined.\n\nLT. OMAR SAID, army: The road is open.")
    amina, omar = it.actor("AMINA"), it.actor("LT. OMAR SAID")
    found = [item for item in it.read() if item.inside is None]
    assert [(item.source, item.cue_spans, item.quote) for item in found] == [
        (amina, (), "direct"),
        (omar, (), "direct"),
    ]


def test_everybody_who_has_the_word_again_speaks():
    record = read_text(
        "Governor Amina Saleh spoke on the radio.\n\nOMAR: Will you open the road?\n\n"
        "SALEH: I will open it on Monday.\n\nOMAR: You said so in May.\n\nSALEH: We had no engineers then."
    )
    names = {actor.id: actor.name for actor in record.actors}
    labels = [one for one in record.attributions if not one.cue_spans]
    assert [names[one.source] for one in labels] == ["OMAR", "Amina Saleh", "OMAR", "Amina Saleh"]
    assert len({one.source for one in labels}) == 2


def test_what_is_labelled_as_a_claim_is_nobodys(text):
    it = text(
        "CLAIM: The dam broke. It spread fast.\n\nVERDICT: It is whole.\n\nCLAIM: The mill burned.\n\nVERDICT: No."
    )
    assert [(it.words(one.content_spans), one.source, one.act, one.stance) for one in it.read()] == [
        (["The dam broke."], None, "claim", "distances"),
        (["The mill burned."], None, "claim", "distances"),
    ]


def test_an_entry_of_a_ticker_names_its_source_before_a_colon(text):
    it = text(
        "Live\n\n11:50 Mission: two guards hurt. The road is shut.\n\n"
        "16:10 Omar again, on the radio: the mill is ours. “We will stay.” Asked about the road, he hung up."
    )
    mission, omar = it.actor("Mission"), it.actor("Omar")
    assert [(one.source, it.words(one.content_spans)) for one in it.read()] == [
        (mission, ["two guards hurt."]),
        (omar, ["the mill is ours. “We will stay.”"]),
    ]


def test_a_headline_names_its_source_before_a_colon(text):
    it = text("Defence minister: no truce\n\nRain fell on Tal Rud.")
    minister = it.actor("Defence minister")
    (found,) = it.read()
    assert (found.source, it.words(found.content_spans)) == (minister, ["no truce"])


@pytest.mark.parametrize(
    ("sentence", "contents", "quote"),
    [
        ("“The road is open,” the army said.", ["“The road is open,”"], "direct"),
        ("The army said the road is open.", ["the road is open"], "indirect"),
        ("The army said the road is “open again”.", ["the road is “open again”"], "mixed"),
    ],
)
def test_quotation_marks_give_the_type(text, sentence, contents, quote):
    it = text(sentence)
    it.encoded("army", "said", *contents)
    assert it.read()[0].quote == quote


@pytest.mark.parametrize(
    ("sentence", "cue", "stance"),
    [
        ("The army said the road is open. The front claims the road is mined.", "claims", "distances"),
        ("The front claims the road is mined.", "claims", "neutral"),
        ("The front falsely said the road is mined.", "said", "distances"),
        ("The front confirmed the road is mined.", "confirmed", "endorses"),
    ],
)
def test_stance_is_the_choice_of_the_voice_above(text, sentence, cue, stance):
    it = text(sentence)
    if sentence.startswith("The army"):
        it.encoded("The army", "said", "the road is open")
    it.encoded("The front", cue, "the road is mined")
    assert it.read()[-1].stance == stance


def test_every_cue_entry_has_a_reason_and_known_frames():
    frames = {"clause", "infinitive", "to_another", "object", "number", "of", "for", "with", "on"}
    for entry in load_toml("attribution/cues.toml")["cue"]:
        assert entry["reason"] and set(entry["takes"]) <= frames and entry["kind"] in ("verb", "noun")
    assert cues()["verb", "deny"].act == "deny"


def test_the_answers_of_an_interview_are_the_words_of_who_is_asked(text):
    it = text(
        "An interview with Dr Sara Bekele\n\nIs the clinic open?\nYes. We open every day.\n\n"
        "And the road?\nIt was mined in May.\n\nThe army has called Dr Bekele a liar.\n\nThank you."
    )
    it.actor("Dr Sara Bekele")
    it.reading.actors[0] = replace(it.reading.actors[0], kind="person")
    found = it.read()
    assert [it.words(one.content_spans) for one in found[:2]] == [["Yes. We open every day."], ["It was mined in May."]]
    assert {one.source for one in found[:2]} == {"a1"}
    assert not any("liar" in words for one in found for words in it.words(one.content_spans))  # a note of who asks


def test_who_is_asked_has_a_full_name(text):
    it = text(
        "A talk with an Oromo doctor: an interview\n\nDr Sara Bekele runs the clinic.\n\n"
        "Is the clinic open?\nYes. We open every day.\n\nAnd the road?\nIt was mined in May."
    )
    it.actor("Oromo")
    it.actor("Dr Sara Bekele")
    it.reading.actors[:] = [replace(one, kind="person") for one in it.reading.actors]
    assert {one.source for one in it.read()} == {"a2"}


def test_questions_alone_make_no_interview(text):
    it = text("Is the clinic open?\nYes.\n\nAnd the road?\nIt was mined in May.")
    assert not it.read()


def test_a_pronoun_may_stand_for_what_is_said(text_of):
    text = text_of("The depot was full. The mayor doubts this.")
    text.encoded("The mayor", "doubts", "this")
    assert text.words(text.read()[0].content_spans) == ["this"]


def test_what_went_on_meanwhile_is_not_what_was_said(text):
    it = text("Nine were hurt, hospital staff said, as both armies accused each other of firing first.")
    it.actor("hospital staff")
    it.encoded("hospital staff", "said", "Nine were hurt", "as both armies accused each other of firing first")
    said = next(one for one in it.read() if one.source == "a1")
    assert it.words(said.content_spans) == ["Nine were hurt"]


def test_a_saying_below_header_lines_keeps_its_speaker():
    text = (
        "Drone strike on market: eleven dead\n\nSoum Info, 10 March 2023\n\n"
        "At least eleven people were killed on Thursday when a drone fired on the market of Djibo, "
        "three residents told Soum Info by telephone."
    )
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors}
    killed = next(claim for claim in record.claims if claim.event is not None and "killed" in claim.span.of(text))
    assert names.get(killed.attribution[-1].source or "") == "three residents"


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "said"),
    [
        # What the next sentence tells is told by the voice above.
        ("Residents said the bridge was mined. The road was closed.", "Residents", "said",
         "the bridge was mined. The road was closed", ["the bridge was mined"]),
        # When something was said is not said.
        ("When the shells fell on Homs, few observers expected that the front would hold.", "few observers", "expected",
         "When the shells fell on Homs|that the front would hold", ["that the front would hold"]),
        # A condition is the speaker's own, wherever the parser hangs it.
        ("The captain threatened to close the road if his brother is not freed.", "The captain", "threatened",
         "to close the road", ["to close the road if his brother is not freed"]),
        # A remark on who is blamed is the author's.
        ("The army blamed the Nahr Front, which has held the town since May.", "The army", "blamed",
         "the Nahr Front, which has held the town since May", ["the Nahr Front"]),
        # "As the mayor has confirmed" is put into what is said.
        ("The guards left and two shops burned, as the mayor has confirmed.", "the mayor", "confirmed",
         "The guards left and two shops burned", ["two shops burned"]),
    ],
)  # fmt: skip
def test_a_content_is_what_the_speaker_says(text_of, sentence, source, cue, content, said):
    text = text_of(sentence)
    text.encoded(source, cue, *content.split("|"))
    found = next(one for one in text.read() if text.words(one.source_spans) == [source])
    assert text.words(found.content_spans) == said


def test_words_put_in_need_no_encoder(text_of):
    text = text_of("As the mayor has established, a driver lost his leg through a mine.")
    (found,) = text.read()
    assert text.words(found.source_spans) == ["the mayor"]
    assert text.words(found.content_spans) == ["a driver lost his leg through a mine"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Nahr Front withdrew. According to its statement, two men were killed.", "Nahr Front"),
        ("The governors of Homs and Hama met. Both promised to open the road.", "governor of Homs"),
        ("A man who called himself Omar Haddad denied that his men had laid the mine.", "Omar Haddad"),
    ],
)
def test_who_speaks_behind_the_words(sentence, name):
    record = read_text(sentence)
    names = {actor.id: actor.name for actor in record.actors}
    assert name in {names.get(one.source or "") for one in record.attributions}


def test_who_is_told_without_a_name_is_told_in_full():
    record = read_text("Two doctors at the main hospital in Homs said that four people were killed.")
    words = {mention.of(record.document.text) for actor in record.actors for mention in actor.mentions}
    assert "Two doctors at the main hospital in Homs" in words


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The claim of the army that we shelled the school is a lie.", "distances"),
        ("It is false that we shelled the school, as the governor told the radio.", "distances"),
        ("The mayor admitted that his guards had fired.", "endorses"),
        ("A prisoner confessed that he had fired.", "neutral"),
        ("The governor knew that the bridge was mined.", "endorses"),
        ("The video shows that the bridge was mined.", "neutral"),
        ("The report shows that the bridge was mined.", "endorses"),
        ("Officials first said that the bridge was mined.", "distances"),
        ("The monks are right that the bridge was mined.", "endorses"),
        ("Those who say that the bridge was mined are far away.", "distances"),
        ("The mayor confirmed that his guards had fired.", "endorses"),
    ],
)
def test_how_the_author_treats_what_is_said(sentence, stance):
    assert [one.stance for one in read_text(sentence).attributions] == [stance]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The raid had failed, Omar said; two guards fell.", "two guards fell"),
        ("The raid had failed, Omar said; on Monday two guards fell.", "The raid had failed"),
        ("The raid had failed, Omar said; the army denied it.", "The raid had failed"),
    ],
)
def test_what_is_said_goes_on_behind_a_semicolon(text_of, sentence, content):
    it = text_of(sentence)
    it.encoded("Omar", "said", "The raid had failed")
    assert it.words(it.read()[0].content_spans)[-1] == content


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The guards burned the mill, according to a note.", "report"),
        ("The guards burned the mill, according to the mayor.", "say"),
        ("The front rejected that account.", "deny"),
    ],
)
def test_what_is_done_by_saying_it(sentence, act):
    assert [one.act for one in read_text(sentence).attributions] == [act]


def test_under_which_terms_somebody_spoke_is_not_said():
    record = read_text("A nurse, who asked not to be named, said the guards burned the mill.")
    assert [one.act for one in record.attributions] == ["say"]


def test_whoever_is_told_a_thing_is_no_part_of_it(text_of):
    record = read_text("An officer had warned staff that the mill might be searched.")
    assert [one.content_spans[0].of(record.document.text) for one in record.attributions] == [
        "that the mill might be searched"
    ]


def test_a_denial_beside_a_clause_before_a_semicolon():
    record = read_text("The guards burned the mill; the army denies arming anybody.")
    (found,) = record.attributions
    assert found.content_spans[0].of(record.document.text) == "arming anybody"


def test_what_somebody_wants_others_to_believe_is_his_claim():
    record = read_text("The general wants the world to believe that his men left the town.")
    (found,) = record.attributions
    assert (found.act, found.stance, found.source_spans[0].of(record.document.text)) == (
        "claim",
        "distances",
        "The general",
    )


def test_an_exchange_of_you_and_i_is_an_interview(text):
    it = text(
        "A doctor on the siege\n\nDr Sara Bekele runs the clinic. We reached her by telephone.\n\n"
        "Is the clinic open?\nYes. We open every day.\n\nDo you have medicine?\nI have none left."
    )
    it.actor("Dr Sara Bekele")
    it.reading.actors[0] = replace(it.reading.actors[0], kind="person")
    assert [it.words(one.content_spans) for one in it.read()] == [["Yes. We open every day."], ["I have none left."]]


WALIKALE = """Interview: Esi Mensah, Radio Volta
9 May 2025

Colonel Kofi Adu leads the western sector of the Volta Front.

Radio Volta: The army says it left Hohoe of its own accord. You say that you drove it out. Who is right?

Adu: They left because we cut the road.

Residents of Hohoe told us that your fighters looted the market.

There were thefts. Four of my men were arrested. We have no cells. Where would we keep them?

Monitors accuse you of recruiting children.

We freed the boys. I have met none.

Will you respect the truce?

Nobody invited us.

The army did not answer our questions about the market.
"""


def test_an_interview_with_names_before_its_first_turns_and_questions_without_a_mark(text):
    it = text(WALIKALE)
    it.actor("Colonel Kofi Adu")
    it.actor("Radio Volta")
    it.reading.actors[0] = replace(it.reading.actors[0], kind="person")
    found = [one for one in it.read() if not one.cue_spans]
    said = [words for one in found for words in it.words(one.content_spans)]
    assert {one.source for one in found} == {"a1"}
    assert said[0] == "They left because we cut the road." and len(said) == 4
    assert not any("Residents" in words or "Monitors" in words or "our questions" in words for words in said)


def test_where_and_when_before_a_colon_nobody_speaks(text):
    it = text("Pajut, 11 February: four shot dead. We have all names.\n\nPajut, 18 February: we saw two graves.")
    it.actor("Pajut")
    it.encoded("Pajut", ":", "four shot dead")
    for number, day in enumerate(("11 February", "18 February")):
        timex = Timex3(type="DATE", value="2023-02")
        it.reading.times.append(Time(id=f"t{number}", mentions=(it.span(day),), timex3=timex))
    assert not it.read()


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("By its own count, the Nahr Front has killed nine soldiers.", "its", "has killed nine soldiers"),
        ("The army put the number of dead at seven.", "The army", "the number of dead at seven"),
        ("No group has claimed the raid, which the police attribute to the Front.", "the police", "the raid"),
        ("Two men on a motorcycle, he told the court, had threatened to kill his son.", "Two men", "to kill his son"),
        ("The elders agreed to let the trucks pass.", "The elders", "to let the trucks pass"),
    ],
)
def test_sayings_that_the_form_shows(sentence, source, content):
    record = read_text(sentence)
    found = [
        [" ".join(span.of(sentence) for span in spans) for spans in (one.source_spans, one.content_spans)]
        for one in record.attributions
    ]
    assert any(who.startswith(source) and content in said for who, said in found), found


def test_whom_a_teller_quotes_is_the_inner_source(text_of):
    text = text_of("Rebels shelled the school in Homs, the agency reports, quoting the mayor.")
    text.encoded("the agency", "reports", "Rebels shelled the school in Homs")
    outer, inner = text.read()
    assert text.words(inner.source_spans) == ["the mayor"] and inner.inside == outer.id
    assert text.words(inner.content_spans) == ["Rebels shelled the school in Homs"]


def test_a_saying_put_in_goes_on_behind_it(text_of):
    text = text_of("The men are asking for money, she said, and have threatened to kill him.")
    text.encoded("she", "said", "The men are asking for money")
    assert "have threatened to kill him" in text.words(text.read()[0].content_spans)[-1]


def test_what_a_speaker_says_besides_of_somebody_named_is_no_part_of_it(text_of):
    text = text_of("Imam said the raid was the work of the Nahr Front, which he accused of extortion.")
    text.encoded("Imam", "said", "the raid was the work of the Nahr Front, which he accused of extortion")
    assert not any("extortion" in words for words in text.words(text.read()[0].content_spans))


def test_who_made_or_signed_what_speaks_is_the_source():
    record = read_text("A statement signed by the governor, Amara Diallo, said that rebels had shelled the town.")
    names = {actor.id: actor.name for actor in record.actors}
    assert names[record.attributions[0].source] == "Amara Diallo"
