"""Sayings without a word of saying: forms of a sentence, and quotations that stand by themselves."""

from __future__ import annotations

import pytest

from reportedly import read_text
from reportedly.annotators.attributions.draft import Draft
from reportedly.annotators.attributions.framed import framed
from reportedly.annotators.attributions.quotation import Quotations
from reportedly.annotators.attributions.standing import standing
from reportedly.model import Span


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The army's version is that rebels fired from a school.", "The army", "that rebels fired from a school"),
        ("The army's version is not that rebels fired.", None, None),
        ("The army's plan is that rebels leave.", None, None),
        ("If the mayor is to be believed, nobody lives there.", "the mayor", "nobody lives there"),
        ("If the rebels are to be freed, the mayor must sign.", None, None),
        ("The chief of police was blunt: the road is closed.", "The chief of police", "the road is closed"),
        ("The mission has no doubt: the grenades came from Goma.", "The mission", "the grenades came from Goma"),
        ("The chief of police was shot: the road is closed.", None, None),
        ("The mayor denied this; he had only lent money.", "The mayor", "he had only lent money"),
        ("The mayor denied this; rain fell on the town.", None, None),
    ],
)
def test_the_form_of_a_sentence_tells_who_holds_what(parse, sentence, source, content):
    found = [(draft.source[0].of(sentence), draft.content[0].of(sentence)) for draft in framed(parse(sentence))]
    assert found == ([(source, content)] if source else [])


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Amina Keita lost two brothers. “Soldiers shot them at the well.”", ["Amina Keita"]),
        ("The town was quiet. “Soldiers shot them at the well.”", [""]),
        ("Amina Keita writes:\n“Soldiers shot them at the well.”", ["Amina Keita"]),
        ("Amina Keita lost two brothers.\n“Soldiers shot them at the well.”", []),
        ("Amina Keita lost two brothers at “The Red Well”.", []),
    ],
)
def test_a_quotation_by_itself_is_of_who_has_the_sentence_before(parse, text, speakers):
    found = standing(parse(text), [], Quotations(text).spans)
    assert ["".join(span.of(text) for span in draft.source) for draft in found] == speakers


@pytest.mark.parametrize(("before", "handed_on"), [("The abbot smiled.", True), ("The abbot left.", False)])
def test_who_smiles_has_the_next_word(parse, before, handed_on):
    text = f"The major says that rebels fired. {before} “Soldiers burned the school.”"
    quoted = Span(text.index("“"), len(text))
    said = Draft((Span(0, 9),), (Span(10, 14),), (Span(15, 32), quoted))
    found = standing(parse(text), [said], Quotations(text).spans)
    assert [draft.source[0].of(text) for draft in found] == ["The major", *(["The abbot"] if handed_on else [])]


def test_whom_the_text_does_not_quite_believe_is_kept_at_a_distance_and_states_no_condition():
    (claim,) = read_text("If the governor is to be believed, rebels burned the town.").claims
    assert (claim.attribution[-1].stance, claim.factuality, claim.reality) == ("distances", "CT+", "actual")


def test_by_his_own_account_is_by_the_account_of_whom_it_tells():
    record = read_text("By his own account, Saleh burned the town.")
    assert [actor.name for actor in record.actors if actor.id == record.attributions[0].source] == ["Saleh"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Nine men were held in Homs; according to the Red Crescent, three were beaten.", "Red", "three were beaten"),
        ("The self-styled “Youth Committee” threatens to kill the mayor.", "Youth Committee", "kill the mayor"),
        ("The ministry dismissed reports of troop movements.", "ministry", "reports of troop movements"),
        ("I have been assured by the army that its men left the town.", "army", "its men left the town"),
    ],
)
def test_who_speaks_and_how_far(text, source, content):
    (said,) = read_text(text).attributions
    assert source in said.source_spans[0].of(text)
    assert said.content_spans[0].of(text).removeprefix("to ").removeprefix("that ") == content


@pytest.mark.parametrize(
    "words", ["The rumours that rebels took the town are false", "The allegation that rebels took the town is slander"]
)
def test_nobodys_words_called_untrue_are_denied_by_who_calls_them_so(words):
    (claim,) = read_text(f"{words}.").claims
    assert ([link.source for link in claim.attribution], claim.factuality) == (["author"], "CT-")


def test_the_clause_behind_the_owner_of_a_saying_is_what_is_said():
    text = "The demand of the elders that he be removed reached the capital."
    (said,) = read_text(text).attributions
    assert [said.source_spans[0].of(text), said.content_spans[0].of(text)] == ["the elders", "that he be removed"]
