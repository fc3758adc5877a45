"""Near-copies of texts."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from reportedly.model import Copy, Passage, Span
from reportedly.weighing import copies as near_copies
from reportedly.weighing import copybook
from reportedly.weighing.copies import CopyIndex, text_of

TEXT = (
    "Three lorries with flour burned on the road north of Kaya on Tuesday night, drivers said. "
    "They had waited two days for an escort, and left when none came. The owner of one of them put the loss at "
    "eleven million francs and asked the governor to open a second road before the rains begin in June."
)
OTHER = (
    "The district council met in Boulsa to talk about wells. Nobody spoke of the war. A clerk read out the list of "
    "villages that are to get a pump this year, and a woman from the market asked why hers was not on it again."
)


def copies(*texts):
    index = CopyIndex()
    return [copy for number, text in enumerate(texts) for copy in index.add(text_of(f"d{number}", text))]


def test_the_same_words_are_a_whole_copy_whatever_the_case_and_marks():
    (copy,) = copies(TEXT, TEXT.upper().replace(",", " -"))
    assert (copy.how, copy.share) == ("whole", 1.0)


def test_a_text_with_other_begin_and_some_other_words_is_an_edited_copy():
    (copy,) = copies(TEXT, "By our correspondent. " + TEXT.replace("flour", "maize").replace("eleven", "twelve"))
    assert copy.how == "edited"


def test_a_paragraph_taken_over_is_shown_where_it_stands():
    taken = TEXT.split(". ")[2]
    (copy,) = copies(TEXT, f"{OTHER} {taken}. {OTHER[::-1]}")
    assert copy.how == "passage"
    (passage,) = copy.passages
    assert TEXT[passage.one.begin : passage.one.end].startswith("The owner of one of them")


@pytest.mark.parametrize("sorted_in", [1, 30, 10_000])
def test_a_copy_is_found_whether_its_fingerprints_are_sorted_in_or_not(monkeypatch, sorted_in):
    monkeypatch.setattr(near_copies, "FEWEST_SORTED", sorted_in)
    found = copies(TEXT, OTHER, TEXT, OTHER + TEXT, OTHER, TEXT)
    assert [(one.one, one.two) for one in found] == [
        ("d0", "d2"), ("d0", "d3"), ("d1", "d3"), ("d2", "d3"), ("d1", "d4"), ("d3", "d4"), ("d0", "d5"), ("d2", "d5"),
        ("d3", "d5"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "One.", OTHER])
def test_texts_of_their_own_are_no_copies(text):
    assert copies(TEXT, text) == []


def test_a_search_that_stops_early_finds_the_same_however_copies_came(monkeypatch):
    monkeypatch.setattr(copybook, "MAX_COPIES", 2)
    span = Span(0, 10)
    passage = Passage(one=span, two=span)
    tied = [Copy(one="a", two=other, how="whole", share=1.0, passages=(passage,)) for other in "bcd"]
    published = {"a": 9, "b": 5, "c": 1, "d": 7}
    firsts = set()
    for order in permutations(tied):
        book = copybook.CopyBook(published.get)
        for copy in order:
            book.add([copy])
        firsts.add(book.first("a", span))
    assert len(firsts) == 1


def test_what_stands_twice_or_in_another_order_is_shown_where_it_stands():
    _, two, three = TEXT.split(". ")
    (copy,) = copies(TEXT, f"{three} {two}. {two}. Then {OTHER}")
    stretches = [(TEXT[it.one.begin : it.one.end], it.two) for it in copy.passages]
    assert [words for words, _ in stretches] == [three.rstrip("."), two, two]
    assert all(one.end <= two.begin for (_, one), (_, two) in pairwise(stretches))
