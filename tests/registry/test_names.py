"""Names of one actor across spellings and scripts, and names that differ by one word."""

from __future__ import annotations

import pytest

from reportedly.registry import SAME, default, same_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mohammed Hussein", "Muhammad Husayn"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Sergei Lavrov", "Сергей Лавров"),
        ("Bashar al-Assad", "بشار الأسد"),
        ("Jaysh al-Islam", "Jaish al Islam"),
        ("Frente Luis Peña", "Luis Peña Front"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Iván Peralta", "Ivan Peralta"),
        ("FLP", "Frente Luis Peña"),
        ("Elena M. Duarte", "Elena Duarte"),
        ("Youssef Jaber", "Yusuf Djaber"),
        ("Zhanna Volkova", "Жанна Волкова"),
        ("Slavko Petrović", "Slavko Petrovich"),
        ("Abdul Karim Nasser", "عبدالكريم ناصر"),
        ("Popular Front of Taiz", "الجبهة الشعبية تعز"),
        ("Mouvement pour l'unité", "Unity Movement"),
        ("Kesra Battalion", "Kesra Brigade"),
        ("Sheikh Yasin Badri", "Yasin Badri"),
        ("Tomás Rivas Quiroga", "Tomás Rivas"),
    ],
)
def test_spellings_of_one_name_are_the_same(a, b):
    assert same_name(a, b).score >= SAME
    assert same_name(b, a).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ali Hassan", "Hassan Ali"),
        ("Ali Hassan", "Ali Hussein"),
        ("Jaysh al-Islam", "Jaysh al-Sham"),
        ("Northern Front", "Southern Front"),
        ("Abu Bakr al-Tamimi", "Abu Umar al-Tamimi"),
        ("Islamic State", "Islamic State Khorasan"),
        ("Ministry of Defence", "Ministry of Health"),
        ("Popular Front of Taiz", "Democratic Front of Taiz"),
        ("8th Kesra Brigade", "8th Kesra Division"),
        ("Samir Ali", "Samir Ali al-Badri"),
        ("Abu Bakr al-Tamimi", "Abu Bakr"),
        ("Jamil Nasser", "Jalil Nasser"),
        ("Majid Haddad", "Masoud Haddad"),
    ],
)
def test_names_that_differ_by_a_word_or_in_order_are_not(a, b):
    assert same_name(a, b).score < SAME


def test_the_reason_tells_which_words_differ():
    assert same_name("Northern Front", "Southern Front").reason == "northern and southern are different words"


def test_names_that_the_registry_gives_to_two_actors_are_never_one():
    known = default()
    assert same_name("National Liberation Front", "Front de libération nationale").score >= SAME
    assert (
        same_name("Syrian Arab Army", "Free Syrian Army", registry=known).reason
        == "names of two actors in the registry"
    )


def test_curated_aliases_join_what_no_spelling_does():
    assert same_name("Houthis", "Ansar Allah").score < SAME
    assert same_name("Houthis", "Ansar Allah", registry=default()).score >= SAME


@pytest.mark.parametrize("odd", ["", " ", "😀", "al", "-", "x" * 20_000])
def test_odd_names_are_nobodys(odd):
    assert same_name(odd, "Ivan Perko").score < SAME
