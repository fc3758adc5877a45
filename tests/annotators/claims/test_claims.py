"""Claims from tellings and attributions that are built by hand."""

from __future__ import annotations

import pytest

from reportedly import read_text
from reportedly.annotators.claims import ClaimMaker
from reportedly.annotators.factuality import FactualityReader
from reportedly.annotators.reading import Reading, Told
from reportedly.encoders import Encoding
from reportedly.model import Actor, Attribution, Document, Event, Span


class Text:
    """A text with what stands in it, set by the words themselves."""

    def __init__(self, parse, text: str) -> None:
        self.text, self.doc = text, parse(text)
        self.reading = Reading(Document(id="d", text_id="d", sha256="d", text=text))
        self.reading.encoding = Encoding()
        self.reading.done |= {"encoding", "actors", "attributions", "told"}
        self.doc._.reportedly = self.reading

    def span(self, words: str) -> Span:
        begin = self.text.index(words)
        return Span(begin, begin + len(words))

    def actor(self, name: str) -> str:
        actor_id = f"a{len(self.reading.actors) + 1}"
        self.reading.actors.append(Actor(id=actor_id, name=name, kind="armed_group", mentions=(self.span(name),)))
        return actor_id

    def says(self, source: str | None, cue: str, content: str, **more) -> Attribution:
        attribution = Attribution(
            id=f"q{len(self.reading.attributions) + 1}", source=source,
            cue_spans=(self.span(cue),), content_spans=(self.span(content),), **more,
        )  # fmt: skip
        self.reading.attributions.append(attribution)
        return attribution

    def tells(self, trigger: str, kind: str, span: str, **roles) -> Told:
        head = next(token for token in self.doc if token.idx == self.span(trigger).begin)
        event = Event(type=kind, trigger=self.span(trigger), **{role: (who,) for role, who in roles.items()})
        told = Told(self.span(span), head.i, event=event)
        self.reading.told.append(told)
        return told

    def claims(self):
        FactualityReader()(ClaimMaker()(self.doc))
        return self.reading.claims


@pytest.fixture
def text(parse):
    return lambda words: Text(parse, words)


def test_nested_attributions_give_the_chain_outermost_first(text):
    it = text("The envoy said the Nahr Front denied that it had shelled the market.")
    envoy, front = it.actor("The envoy"), it.actor("Nahr Front")
    outer = it.says(envoy, "said", "the Nahr Front denied that it had shelled the market")
    it.says(front, "denied", "it had shelled the market", act="deny", inside=outer.id)
    it.tells("shelled", "ASSAULT", "it had shelled the market", actor=front)
    [claim] = it.claims()
    assert [link.source for link in claim.attribution] == ["author", envoy, front]
    assert (claim.factuality, claim.reality) == ("CT-", "actual")


def test_a_document_that_names_its_own_voice_stays_one_layer(text):
    it = text("The ministry warns that militants will attack the port.")
    it.says("author", "warns", "militants will attack the port", act="warn")
    it.tells("attack", "ASSAULT", "militants will attack the port")
    [claim] = it.claims()
    assert [(link.source, link.act) for link in claim.attribution] == [("author", "warn")]


def test_an_accusation_is_about_the_claim_its_verb_introduces(text):
    it = text("The army accused the Nahr Front of shelling the market.")
    army, front = it.actor("The army"), it.actor("Nahr Front")
    it.says(army, "accused", "shelling the market", act="accuse")
    it.tells("accused", "ACCUSE", it.text[:-1], actor=army, recipient=front)
    it.tells("shelling", "ASSAULT", "shelling the market", actor=front)
    accusation, shelling = it.claims()
    assert accusation.attribution[-1].source == "author"
    assert shelling.attribution[-1].source == army
    assert accusation.about == (shelling.id,)


def test_a_denial_is_about_the_telling_that_it_denies(text):
    it = text("Residents said the army shelled the market. The army denied shelling it.")
    residents, army = it.actor("Residents"), it.actor("the army")
    it.says(residents, "said", "the army shelled the market")
    it.says(army, "denied", "shelling it", act="deny")
    it.tells("shelled", "ASSAULT", "the army shelled the market", actor=army)
    it.tells("shelling", "ASSAULT", "shelling it", actor=army)
    told, denied = it.claims()
    assert denied.factuality == "CT-"
    assert denied.about == (told.id,)


def test_who_says_of_a_hostile_act_of_its_own_that_it_was_not_done_denies_it(text):
    it = text('Residents said the army shelled the market. "We did not shell the market," the army said.')
    residents, army = it.actor("Residents"), it.actor("the army")
    it.says(residents, "said", "the army shelled the market")
    it.says(army, "the army said", '"We did not shell the market,"', quote="direct")
    it.tells("shelled", "ASSAULT", "the army shelled the market", actor=army)
    it.tells("shell the", "ASSAULT", "We did not shell the market", actor=army)
    told, denied = it.claims()
    assert (denied.attribution[-1].act, denied.factuality) == ("deny", "CT-")
    assert denied.about == (told.id,)


def test_a_content_without_an_event_is_a_claim_of_its_source_only_where_it_says_something(text):
    it = text("The envoy said the road is open. The envoy said so.")
    envoy = it.actor("The envoy")
    it.says(envoy, "said", "the road is open")
    it.says(envoy, "said", "so")
    claims = it.claims()
    assert [claim.span.of(it.text) for claim in claims] == ["the road is open"]


def test_a_condition_without_an_event_becomes_a_claim_of_its_own(text):
    it = text("If the troops do not leave by Friday, fighters will shell the base.")
    it.tells("shell", "ASSAULT", "fighters will shell the base")
    threat, condition = it.claims()
    assert threat.condition == condition.id
    assert condition.span.of(it.text) == "the troops do not leave by Friday"
    assert (condition.factuality, condition.reality) == ("Uu", "conditional")


def test_a_question_gives_a_claim_of_act_question(text):
    it = text("Did the army shell the market?")
    it.tells("shell", "ASSAULT", "the army shell the market")
    [claim] = it.claims()
    assert (claim.attribution[-1].act, claim.factuality) == ("question", "Uu")


def test_a_pronoun_that_is_denied_stands_for_what_another_told():
    text = "Kinshasa says Rwanda shelled the camp; Rwanda denies it."
    record = read_text(text)
    told, denied = [claim for claim in record.claims if claim.event is not None]
    assert (told.attribution[-1].act, told.factuality) == ("say", "CT+")
    assert (denied.attribution[-1].act, denied.factuality, denied.about) == ("deny", "CT-", (told.id,))
    assert denied.event.actor == told.event.actor and denied.event.trigger.of(text) == "it"


def chains(text: str) -> list[tuple[str | None, list[str], str]]:
    """Type, voices and factuality of each claim."""
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors} | {"author": "author"}
    return [
        (
            claim.event.type if claim.event else None,
            [names.get(link.source or "", "?") for link in claim.attribution],
            claim.factuality,
        )
        for claim in record.claims
        if claim.relation is None
    ]


def test_a_claim_denied_by_name_is_told_by_both():
    found = chains("The General Staff rejects the claim of foreign media that soldiers burned granaries in May.")
    assert ("ASSAULT", ["author", "foreign media"], "CT+") in found
    assert ("ASSAULT", ["author", "General Staff"], "CT-") in found
    assert "REJECT" not in {kind for kind, *_ in found}


def test_an_allegation_is_no_accusation_and_a_rejected_plan_no_denial():
    found = chains("The Nahr Front alleged that soldiers had killed two men.")
    assert [kind for kind, *_ in found] == ["ASSAULT"]
    assert ("REJECT", ["author"], "CT+") in chains("The Nahr Front rejected the proposal of the envoy.")


@pytest.mark.parametrize("words", ["claimed the attack", "claimed responsibility for the bombing"])
def test_who_claims_an_attack_says_so(words):
    assert chains(f"The Nahr Front {words} in Idlib.") == [("ASSAULT", ["author", "Nahr Front"], "CT+")]


@pytest.mark.parametrize(
    ("sentence", "who", "cue", "content", "trigger", "kind"),
    [
        ("The agency plans to resume deliveries.", "The agency", "plans", "to resume deliveries", "resume", "AID"),
        ("The rulers agreed on a cease-fire.", "The rulers", "agreed on", "a cease-fire", "cease-fire", "RETREAT"),
        ("The court rejected a request to delay it.", "The court", "rejected", "a request to delay it", "request",
         "REQUEST"),
    ],
)  # fmt: skip
def test_what_somebody_does_or_means_to_do_is_told_by_the_author(text, sentence, who, cue, content, trigger, kind):
    it = text(sentence)
    it.says(it.actor(who), cue, content)
    it.tells(trigger, kind, content)
    assert it.claims()[0].attribution[-1].source == "author"


@pytest.mark.parametrize(
    "sentence",
    [
        "It has been established that the front bombed the mill.",
        "The public is informed that the front bombed the mill.",
        "The front reportedly bombed the mill.",
    ],
)
def test_what_nobody_else_is_told_to_say_is_the_authors(sentence):
    claims = read_text(sentence).claims
    assert [[link.source for link in one.attribution] for one in claims if one.event] == [["author"]]


def test_a_saying_in_ones_own_words_is_one_layer(text):
    it = text("The chief said that he would ask for troops if the killings go on.")
    chief = it.actor("The chief")
    outer = it.says(chief, "said", "he would ask for troops if the killings go on")
    it.says(chief, "ask", "for troops if the killings go on", inside=outer.id)
    it.tells("killings", "ASSAULT", "the killings")
    assert [link.source for link in it.claims()[0].attribution] == ["author", chief]


def answers(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    """Trigger, factuality, actors and recipients of the claims that are about another."""
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors}
    return [
        (
            claim.event.trigger.of(text),
            claim.factuality,
            [names[one] for one in claim.event.actor],
            [names[one] for one in claim.event.recipient],
        )
        for claim in record.claims
        if claim.event is not None and claim.about and claim.event.type != "ACCUSE"
    ]


RAID = "Two residents said that gunmen had killed nine farmers at Abala on Monday. "


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("The Karo Front denied responsibility.", ("responsibility", "CT-", ["Karo Front"], ["nine farmers"])),
        ("The Karo Front denies any role.", ("role", "CT-", ["Karo Front"], ["nine farmers"])),
        (
            "A spokesman for the Karo Front denied that its men had been at Abala.",
            ("been", "CT-", ["Karo Front"], ["nine farmers"]),
        ),
        ("The mayor denied the charge.", ("charge", "CT-", ["gunmen"], ["nine farmers"])),
        ("The mayor blamed the Karo Front, which denies it.", ("it", "CT-", ["gunmen"], ["nine farmers"])),
        (
            "The mayor said that the attackers were fighters of the Karo Front.",
            ("were", "CT+", ["Karo Front"], ["nine farmers"]),
        ),
        ('"It was the Karo Front," the mayor said.', ("was", "CT+", ["Karo Front"], ["nine farmers"])),
        (
            "The mayor identified the attackers as fighters of the Karo Front.",
            ("identified", "CT+", ["Karo Front"], ["nine farmers"]),
        ),
    ],
)
def test_what_is_said_of_an_act_told_before_is_a_claim_of_that_act(answer, expected):
    assert expected in answers(RAID + answer)


@pytest.mark.parametrize(
    "text",
    [
        RAID + "The Karo Front denied the allegations.",
        RAID + "The mayor said that it was a tragedy.",
        RAID + "The mayor said that it was the army that had come to their help.",
        "The council met in Abala on Monday. The Karo Front denied responsibility.",
        RAID + "The mayor denied that he had been in a hurry.",
    ],
)
def test_what_answers_no_act_is_none(text):
    assert not answers(text)


def test_a_content_without_an_event_gives_a_claim_for_each_of_its_clauses():
    text = "The elder said that the wells were dry and that the boys may have left."
    record = read_text(text)
    told = [(claim.span.of(text), claim.factuality) for claim in record.claims if claim.event is None]
    assert told == [("the wells were dry", "CT+"), ("the boys may have left", "PS+")]


def test_what_a_content_only_judges_decides_how_sure_it_is():
    record = read_text("The auditor said it was false that the mayor had sold the mill.")
    assert [claim.factuality for claim in record.claims if len(claim.attribution) > 1] == ["CT-"]
