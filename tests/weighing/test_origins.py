"""Whose words they are, and how documents, texts and speakers are counted."""

from __future__ import annotations

import dataclasses

import pytest

import reportedly
from reportedly.model import Layout, Span
from reportedly.weighing import weigh
from reportedly.weighing.telling import tellings

from .make_records import telling

QUOTED = (
    "The Nahr Front shelled the market of Hawija with mortars early in the morning while farmers from four villages "
    "were unloading their grain there, said the governor."
)
OWN = (
    "A bridge was opened on the road to the north, and the council of elders met to talk about the price of water in "
    "the coming season, which many fear will be dry; two schools remain closed until a new teacher has been found for "
    "them, and the clinic has had no doctor since the winter, though one was promised before the last vote. ",
    "Traders have asked for a lower tax on salt, and the drivers of lorries want a new scale at the gate; nobody could "
    "say when either of them would come, since the treasury has been empty for months and the clerks work unpaid, as "
    "their union wrote in a letter that hangs on the wall of the town hall next to last year's list of the dead. ",
)


@pytest.mark.parametrize(("words", "texts"), [(QUOTED, 1), ("Mortars of the Nahr Front shelled Hawija, he said.", 2)])
def test_a_passage_taken_over_counts_as_one_text_with_that_it_is_taken_from(words, texts):
    records = []
    for outlet, before, said in (("Post", OWN[0], QUOTED), ("Wire", OWN[1], words)):
        record = telling(outlet, before + said, source="Karim Aziz")
        (claim,) = record.claims
        span = Span(len(before), len(before) + len(said))
        records.append(dataclasses.replace(record, claims=(dataclasses.replace(claim, span=span),)))
    (incident,) = weigh(records).incidents
    (account,) = incident.accounts
    assert account.texts == texts
    assert account.arithmetic == f"2 articles, {texts} text{'s' * (texts > 1)}, 1 speaker = 1 origin"


def told_by(*records):
    (incident,) = weigh(records).incidents
    return incident


def test_an_unnamed_source_of_an_outlet_is_the_same_where_a_text_relies_on_that_outlet():
    caller = telling("Radio", "It shelled Hawija.", source="caller from the village", published="2021-05-04")
    relies = telling("Echo", "Radio reports that it shelled Hawija.", source="Radio", act="report")
    (claim,) = telling("Echo", "x shelled", source="callers").claims
    words = relies.document.text
    other = dataclasses.replace(
        claim, id="c2", span=Span(0, len(words)), event=relies.claims[0].event,
        attribution=(claim.attribution[0], dataclasses.replace(claim.attribution[1], source="a9")),
    )  # fmt: skip
    callers = dataclasses.replace(relies.actors[0], id="a9", name="callers", kind="population")
    relies = dataclasses.replace(relies, claims=(*relies.claims, other), actors=(*relies.actors, callers))
    assert len(told_by(caller, relies).accounts) == 1
    alone = dataclasses.replace(relies, claims=(other,))
    assert len(told_by(caller, alone).accounts) == 2


def test_an_outlet_that_takes_back_what_an_unnamed_source_told_it_discounts_it():
    caller = telling("Radio", "It shelled Hawija.", source="caller from the village", published="2021-05-04")
    back = telling("Radio", "Nobody shelled Hawija.", denies=True, published="2021-05-09")
    assert told_by(caller, back).grade == "discounted"
    assert told_by(caller, back).why.startswith("Radio took back")
    mayor = telling("Echo", "They shelled it.", source="Karim Aziz", published="2021-05-05")
    assert told_by(caller, mayor, back).grade == "contested"


def test_who_quotes_an_outlet_has_its_source_s_word_though_a_headline_stands_above_it():
    wire = reportedly.read_text(
        "Shells kill two in Kutum\n\n"
        "KUTUM, 3 May 2021 (Nile Wire) - Shells killed two people in Kutum on Sunday, residents said.\n"
    )
    paper = reportedly.read_text(
        "According to the Nile Wire, shells killed two people in Kutum on Sunday.\n",
        publisher="Harbour Gazette", published="2021-05-04",
    )  # fmt: skip
    assert [account.origin.name for account in told_by(wire, paper).accounts] == ["residents"]


def test_what_is_said_to_be_known_is_the_word_of_whoever_says_so():
    record = telling("Post", "It shelled Hawija.", source="Karim Aziz")
    (claim,) = record.claims
    chain = (*claim.attribution, dataclasses.replace(claim.attribution[-1], source=None, act="believe"))
    record = dataclasses.replace(record, claims=(dataclasses.replace(claim, attribution=chain),))
    assert [account.origin.name for account in told_by(record).accounts] == ["Karim Aziz"]


def test_one_of_those_who_said_it_is_no_source_of_its_own():
    first = telling("Post", "Three residents said it shelled Hawija. It came again, said one of them, a butcher.")
    words, (claim,) = first.document.text, first.claims
    link = claim.attribution[0]

    def known(number, name):
        at = words.index(name)
        return dataclasses.replace(
            first.actors[0], id=f"a{number}", name=name, kind="unnamed", mentions=(Span(at, at + len(name)),)
        )

    def by(number):
        said = dataclasses.replace(link, source=f"a{number}", act="say", quote="indirect", stance="neutral")
        return dataclasses.replace(claim, id=f"c{number}", attribution=(link, said))

    actors = (*first.actors, known(8, "Three residents"), known(9, "butcher"))
    record = dataclasses.replace(first, actors=actors, claims=(by(8), by(9)))
    assert [account.origin.name for account in told_by(record).accounts] == ["Three residents"]


def test_a_headline_shortens_whom_the_text_names():
    wire = reportedly.read_text(
        "Shells kill two in Kutum, hospital says\n\n"
        "KUTUM, 3 May 2021 (Nile Wire) - Shells killed two people in Kutum on Sunday, a doctor at the clinic said.\n"
    )
    (incident,) = [one for one in weigh([wire]).incidents if one.type == "ASSAULT"]
    assert len(incident.accounts) == 1


def test_a_post_by_an_account_is_that_account_s_word():
    post = telling("KutumTruth", "It shelled Hawija.", published="2021-05-04")
    radio = telling("Radio", "It shelled it, said a post.", source="post by the account KutumTruth")
    unnamed = dataclasses.replace(radio.actors[-1], kind="unnamed")
    radio = dataclasses.replace(radio, actors=(*radio.actors[:-1], unnamed))
    assert len(told_by(post, radio).accounts) == 1


def known_as(record, name, kind, *, part_of=(), said=()):
    """The record, with what else it knows of one of its actors, and other words by which it calls it."""
    text = record.document.text
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in said)
    actors = tuple(
        dataclasses.replace(one, kind=kind, part_of=part_of, mentions=spans) if one.name == name else one
        for one in record.actors
    )
    return dataclasses.replace(record, actors=actors)


def test_who_speaks_for_a_body_by_one_text_does_so_in_all_of_them():
    release = telling("Post", "It shelled Hawija, said Karim Aziz.", source="Dijla Union")
    body = release.actors[-1]
    person = dataclasses.replace(body, id="a9", name="Karim Aziz", kind="person", part_of=(body.id,))
    release = dataclasses.replace(release, actors=(*release.actors, person))
    quoted = known_as(telling("Wire", "They shelled it, Karim Aziz said.", source="Karim Aziz"), "Karim Aziz", "person")
    assert len(told_by(release, quoted).accounts) == 1
    alone = dataclasses.replace(release, actors=release.actors[:-1])
    assert len(told_by(alone, quoted).accounts) == 2


@pytest.mark.parametrize(("office", "origins"), [("administrator", 1), ("driver", 2)])
def test_who_is_told_by_an_office_is_the_one_whom_another_text_names(office, origins):
    named = telling("Post", f"They shelled it, said Karim Aziz, the local {office}.", source="Karim Aziz")
    named = known_as(named, "Karim Aziz", "person", said=[f"local {office}"])
    told = telling("Wire", "It shelled Hawija.", source=f"district {office}")
    told = known_as(told, f"district {office}", "unnamed")
    assert len(told_by(named, told).accounts) == origins


def test_the_police_of_a_country_are_one_origin_of_an_incident():
    records = [
        known_as(telling(outlet, words, source=name), name, "police")
        for outlet, words, name in (
            ("Post", "It shelled Hawija.", "Hawija Police"),
            ("Wire", "They shelled.", "police"),
        )
    ]
    assert len(told_by(*records).accounts) == 1


def test_a_part_of_an_outlet_s_name_means_the_outlet():
    radio = telling("Radio Nahr Voice", "It shelled Hawija.", published="2021-05-04")
    echo = telling("Echo", "Nahr Voice reports that it shelled it.", source="Nahr Voice", act="report")
    assert len(told_by(radio, echo).accounts) == 1


def test_a_publisher_that_the_text_does_not_name_is_the_known_actor_of_its_name():
    own = telling("Islamic State Mozambique Province", "It shelled Hawija.", published="2021-05-04")
    quoted = telling("Echo", "They shelled it.", source="Ansar al-Sunna")
    known = tuple(
        dataclasses.replace(one, registry="ahlu-sunna-mozambique") if one.name == "Ansar al-Sunna" else one
        for one in quoted.actors
    )
    assert len(told_by(own, dataclasses.replace(quoted, actors=known)).accounts) == 1
    assert len(told_by(own, quoted).accounts) == 2


def two_claims(outlet, first, second, *, stance="neutral", denies=False):
    """A text with a claim of somebody unnamed, and one of its own voice that goes on without a day and a place."""
    said = telling(outlet, f"{first} {second}", source="mayor of the town")
    (claim,) = said.claims
    own, other = claim.attribution
    span = Span(len(first) + 1, len(first) + 1 + len(second))
    event = dataclasses.replace(claim.event, place=(), time=(), trigger=span)
    head = dataclasses.replace(
        claim, span=Span(0, len(first)), attribution=(own, dataclasses.replace(other, stance=stance))
    )  # fmt: skip
    goes_on = dataclasses.replace(
        claim, id="c2", span=span, event=event, attribution=(own,), factuality="CT-" if denies else "CT+"
    )
    return known_as(dataclasses.replace(said, claims=(head, goes_on)), "mayor of the town", "unnamed")


@pytest.mark.parametrize(("stance", "origins"), [("neutral", 1), ("distances", 2)])
def test_what_a_text_goes_on_to_say_is_not_the_word_of_a_source_that_it_doubts(stance, origins):
    record = two_claims("Post", "They shelled Hawija.", "Houses were hit.", stance=stance)
    assert len(told_by(record).accounts) == origins


def test_who_is_named_right_after_a_description_is_whom_a_text_with_the_same_words_means_by_it():
    words = f"{QUOTED} An elder from there, Karim Aziz, spoke."
    named = known_as(telling("Post", words, source="Karim Aziz"), "Karim Aziz", "person", said=["Karim Aziz"])
    told = known_as(telling("Wire", f"{QUOTED} So an elder.", source="an elder"), "an elder", "unnamed")
    (claim,) = told.claims
    told = dataclasses.replace(told, claims=(dataclasses.replace(claim, span=Span(len(QUOTED), len(QUOTED) + 13)),))
    assert len(told_by(named, told).accounts) == 1
    other = known_as(telling("Echo", "They shelled it.", source="an elder"), "an elder", "unnamed")
    assert len(told_by(named, other).accounts) == 2


def test_who_names_the_one_whom_it_hit_has_found_it_out_and_repeats_no_source():
    caller = telling("Post", "It shelled them.", source="caller", published="2021-05-04")
    again = telling("Post", "It shelled the man.", published="2021-05-09")
    assert len(told_by(caller, again).accounts) == 1
    named = telling("Post", "It shelled Karim Aziz.", recipient="Karim Aziz", published="2021-05-09")
    named = known_as(named, "Karim Aziz", "person")
    assert len(told_by(caller, named).accounts) == 2


def test_who_gives_an_outlet_s_words_has_the_word_of_whoever_said_them_there():
    wire = telling("Wire", f"{OWN[0]}{QUOTED}", source="Karim Aziz", published="2021-05-04")
    (claim,) = wire.claims
    also = dataclasses.replace(claim, id="c2", span=Span(0, 40), attribution=claim.attribution[:1])
    wire = dataclasses.replace(
        wire, claims=(dataclasses.replace(claim, span=Span(len(OWN[0]), len(OWN[0]) + 90)), also)
    )
    paper = telling("Echo", f"{OWN[1]}{QUOTED}", source="Wire", act="report", published="2021-05-05")
    (told,) = paper.claims
    inside = Span(len(OWN[1]), len(OWN[1]) + 90)
    paper = dataclasses.replace(paper, claims=(dataclasses.replace(told, span=inside),))
    said = {account.origin.name: len(account.documents) for account in told_by(wire, paper).accounts}
    assert said == {"Karim Aziz": 2, "Wire": 1}


def test_a_headline_may_name_the_government_of_the_ministry_below():
    wire = reportedly.read_text(
        "Sudan says shells kill two in Kutum\n\n"
        "KUTUM, 3 May 2021 (Nile Wire) - Shells killed two people in Kutum on Sunday, Sudan's Ministry of Information"
        " said.\n"
    )
    (incident,) = [one for one in weigh([wire]).incidents if one.type == "ASSAULT"]
    assert len(incident.accounts) == 1


@pytest.mark.parametrize(
    ("kind", "name", "voice"),
    [
        ("unnamed", "neighbours", "neighbours"),
        ("document", "a magistrate's list", "a magistrate's list"),
        ("document", "initial findings", "Nahr Front"),
        ("unnamed", "our field worker", "Nahr Front"),
    ],
)
def test_whom_a_body_lets_speak_is_an_origin_unless_he_is_its_own(kind, name, voice):
    record = known_as(telling("Nahr Front", "They shelled it.", source=name), name, kind)
    body = dataclasses.replace(record.document, voice=record.actors[0].id)
    (one,) = tellings(dataclasses.replace(record, document=body))
    assert one.voice.name == voice


@pytest.mark.parametrize(("act", "voice"), [("report", "Nahr Front"), ("say", "review board")])
def test_what_a_part_of_a_body_has_found_out_is_its_word_in_its_own_release(act, voice):
    record = telling("Nahr Front", "They shelled it.", source="review board", act=act)
    record = known_as(record, "review board", "unnamed")
    board = dataclasses.replace(record.actors[-1], part_of=(record.actors[0].id,))
    body = dataclasses.replace(record.document, voice=record.actors[0].id)
    (one,) = tellings(dataclasses.replace(record, document=body, actors=(*record.actors[:-1], board)))
    assert one.voice.name == voice


def test_who_denies_what_it_quotes_has_no_accuser_s_word_when_it_tells_of_it_later():
    quoted = telling("Nahr Front", "It shelled Hawija.", source="Karim Aziz", published="2021-05-04")
    (claim,) = quoted.claims
    denial = dataclasses.replace(claim, id="c2", attribution=claim.attribution[:1], factuality="CT-")
    quoted = dataclasses.replace(quoted, claims=(claim, denial))
    owns = telling("Nahr Front", "We shelled Hawija.", published="2021-05-09")
    assert len(told_by(quoted, owns).accounts) == 2


@pytest.mark.parametrize(("before", "origins"), [("", 1), ("So it went on. " * 20, 2)])
def test_what_stands_in_the_midst_of_a_text_is_no_headline(before, origins):
    words = f"{before}Shells fell. They shelled Hawija."
    record = telling("Post", words, source="mayor of the town")
    (claim,) = record.claims
    at = len(before) + len("Shells fell. ")
    own = dataclasses.replace(
        claim, id="c2", span=Span(len(before), at - 1), attribution=claim.attribution[:1],
        event=dataclasses.replace(claim.event, place=(), time=()),
    )  # fmt: skip
    claims = (own, dataclasses.replace(claim, span=Span(at, len(words))))
    record = known_as(dataclasses.replace(record, claims=claims), "mayor of the town", "unnamed")
    assert len(told_by(record).accounts) == origins


@pytest.mark.parametrize(("stance", "name"), [("neutral", "Watch"), ("distances", "an unnamed source")])
def test_what_is_reported_by_nobody_is_the_word_of_whoever_believes_it(stance, name):
    record = telling("Watch", "It was reported that they shelled it.", source="x")
    (claim,) = record.claims
    own, said = claim.attribution
    said = dataclasses.replace(said, source=None, stance=stance)
    (one,) = tellings(dataclasses.replace(record, claims=(dataclasses.replace(claim, attribution=(own, said)),)))
    assert one.voice.name == name


@pytest.mark.parametrize(("name", "origins"), [("army spokesman", 1), ("guard at the post", 2)])
def test_who_has_no_name_speaks_for_a_body_only_where_that_is_what_he_is_for(name, origins):
    told = telling("Post", "They shelled it.", source=name)
    body = dataclasses.replace(told.actors[0], id="a8", name="Dijla Army", kind="military")
    told = known_as(dataclasses.replace(told, actors=(*told.actors, body)), name, "unnamed")
    member = [dataclasses.replace(one, part_of=("a8",)) if one.name == name else one for one in told.actors]
    release = known_as(telling("Wire", "It shelled Hawija.", source="Dijla Army"), "Dijla Army", "military")
    assert len(told_by(dataclasses.replace(told, actors=tuple(member)), release).accounts) == origins


def test_whom_a_text_does_not_believe_nor_name_is_the_one_who_told_the_same():
    own = telling("Nahr Front", "We shelled seven.", source="Nahr Front", killed=7, published="2021-05-04")
    quoted = telling("Army", "They shelled seven, they say.", source="terrorists", killed=7, published="2021-05-05")
    (claim,) = quoted.claims
    chain = (claim.attribution[0], dataclasses.replace(claim.attribution[1], stance="distances"))
    doubted = dataclasses.replace(quoted, claims=(dataclasses.replace(claim, attribution=chain),))
    assert len(told_by(own, doubted).accounts) == 1
    assert len(told_by(own, quoted).accounts) == 2


def test_a_headline_has_the_word_of_whoever_gives_its_number():
    lines = ("Three dead in Hawija", "The Front shelled it.", "It shelled three.")
    record = telling("Post", "\n".join(lines), source="mayor of the town", killed=3)
    (claim,) = record.claims
    own, said = claim.attribution
    begins = (0, len(lines[0]) + 1, len(lines[0]) + len(lines[1]) + 2)
    head, first, last = (Span(begin, begin + len(line)) for begin, line in zip(begins, lines, strict=True))
    claims = (
        dataclasses.replace(claim, id="c0", span=head, attribution=(own,)),
        dataclasses.replace(claim, span=first, event=dataclasses.replace(claim.event, casualties=())),
        dataclasses.replace(claim, id="c2", span=last, attribution=(own, dataclasses.replace(said, source="a9"))),
    )
    nurse = dataclasses.replace(record.actors[0], id="a9", name="a nurse", kind="unnamed")
    record = dataclasses.replace(
        record, actors=(*record.actors, nurse), claims=claims,
        document=dataclasses.replace(record.document, layout=(Layout(span=head, part="title"),)),
    )  # fmt: skip
    told = {account.origin.name: len(account.claims) for account in told_by(record).accounts}
    assert told == {"mayor of the town": 1, "a nurse": 2}


def test_of_somebody_unnamed_a_text_that_copies_some_of_his_words_has_all_from_where_they_stood_first():
    doctor = {"source": "doctor in Hawija", "actor": None}
    first = telling("Post", OWN[0] + QUOTED, published="2021-05-04", **doctor)
    copy = telling("Wire", f"{QUOTED} {OWN[1]}Nine were shelled in their sleep.", published="2021-05-06", **doctor)
    (claim,) = first.claims
    span = Span(len(OWN[0]), len(OWN[0] + QUOTED))
    first = dataclasses.replace(first, claims=(dataclasses.replace(claim, span=span),))
    (claim,) = copy.claims
    words = len(copy.document.text)
    claims = [dataclasses.replace(claim, id=ref, span=span) for ref, span in (
        ("c1", Span(0, len(QUOTED))), ("c2", Span(words - 33, words)),
    )]  # fmt: skip
    assert len(told_by(first, dataclasses.replace(copy, claims=tuple(claims))).accounts) == 1


@pytest.mark.parametrize("name", ["security source", "second hospital source"])
def test_sources_of_one_text_are_told_apart_by_the_word_before(name):
    record = telling("Post", "It shelled Hawija.", source="hospital source")
    (claim,) = record.claims
    first = record.actors[-1]
    other = dataclasses.replace(first, id="a9", name=name)
    chain = (claim.attribution[0], dataclasses.replace(claim.attribution[1], source="a9"))
    both = dataclasses.replace(
        record, actors=(*record.actors, other), claims=(claim, dataclasses.replace(claim, id="c2", attribution=chain))
    )
    assert len(told_by(both).accounts) == 2


def test_what_a_state_is_said_to_admit_is_the_word_of_its_body_that_does():
    def of(record, name, kind):
        kinds = [dataclasses.replace(one, country="IQ", kind=kind if one.name == name else one.kind)
                 for one in record.actors]  # fmt: skip
        return dataclasses.replace(record, actors=tuple(kinds))

    ministry = telling("Post", "The army shelled Hawija.", source="Justice Ministry")
    state = telling("Wire", "The army shelled Hawija, as Baghdad said.", source="Iraq")
    ministry = of(ministry, "Justice Ministry", "government_body")
    state = of(state, "Iraq", "state")
    assert len(told_by(ministry, state).accounts) == 1
