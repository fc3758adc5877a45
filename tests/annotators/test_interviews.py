"""Interviews: who is asked, and which lines are questions and answers."""

from __future__ import annotations

import pytest

from reportedly.annotators.interviews import Interview, find_interview
from reportedly.model import Span


def interview(text: str, *persons: str) -> Interview | None:
    return find_interview(text, [Span(text.index(one), text.index(one) + len(one)) for one in persons])


def answers(text: str, *persons: str) -> list[str]:
    found = interview(text, *persons)
    return [one.of(text) for one in found.answers] if found is not None else []


def test_who_asks_puts_the_questions_whether_they_end_in_a_mark_or_not():
    text = (
        "Juan Rojas heads the Andean Front.\n\nRiver Post: The navy reports that you shot first.\n\n"
        "Rojas: We shot back.\n\nRiver Post: Did you lose men?\n\nRojas: Three.\n"
    )
    assert answers(text, "Juan Rojas") == ["We shot back.", "Three."]


@pytest.mark.parametrize("called", ["General", "General Rojas"])
def test_whom_the_first_question_calls_is_asked(called):
    text = f"Q: {called}, why did you leave?\nA: I had no men.\nQ: And the bridge?\nA: We burned it.\n"
    found = interview(text, called)
    assert found is not None and found.asked is not None and found.asked.of(text) == called


def test_questions_and_answers_in_turn():
    text = (
        "An interview with Juan Rojas\n\nWhy did you leave Pasto?\n\nWe had no food.\n\nThe army lost two men.\n\n"
        "We counted nine.\n\nWill you come back?\n\nPasto is ours.\n\nAnd the hostages?\n\nThey are my guests."
    )
    said = ["We had no food.", "We counted nine.", "Pasto is ours.", "They are my guests."]
    assert answers(text, "Juan Rojas") == said


@pytest.mark.parametrize(
    "text",
    [
        "Q: What happened in Pasto?\nA: The army left.\nQ: Who won?\nA: Nobody did.\n",  # a text that asks itself
        "ANA: Who is there?\n\nJUAN: I am.\n\nANA: Who else?\n\nJUAN: We all are.\n\nEVA: I am too.\n\nANA: Good.",
    ],
)
def test_no_interview(text):
    assert interview(text) is None


def test_a_label_in_capitals_is_the_person_of_that_surname():
    text = (
        "Deputy: bridge stays shut\n\nGovernor Musa Adam and his deputy, Hala Nur, spoke on Sunday.\n\n"
        "ROSS: Will you open the bridge?\n\nNUR: We will not. I have said so.\n\n"
        "ROSS: Do you fear the rebels?\n\nNUR: We fear nobody.\n"
    )
    people = [Span(text.index(name), text.index(name) + len(name)) for name in ("Musa Adam", "Hala Nur")]
    found = find_interview(text, people)
    assert found is not None and found.asked is not None and found.asked.of(text) == "Hala Nur"
