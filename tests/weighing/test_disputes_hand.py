"""Is it disputed that it happened, or who did it?"""

from __future__ import annotations

import reportedly
from reportedly.model import Judgement
from reportedly.weighing import weigh

from .make_records import telling

SHELLING = "Four people were killed when shells hit the market of Kutum on 3 May 2021, residents said."
ACCUSED = "On 3 May 2021 the Northern Front shelled the market of Kutum and killed four people."
DENIAL = "The Northern Front denied that it had shelled the market of Kutum on 3 May 2021."


def fields(*texts):
    records = [
        reportedly.read_text(text, published="2021-05-05", publisher=f"Nile Paper {at}")
        for at, text in enumerate(texts)
    ]
    return {dispute.field for one in weigh(records).incidents for dispute in one.disputed}


def test_a_denial_of_what_others_tell_of_nobody_disputes_who_did_it():
    assert fields(SHELLING, ACCUSED, DENIAL) == {"actor"}


def test_a_denial_of_what_is_told_of_the_denier_alone_disputes_that_it_happened():
    assert fields(ACCUSED, DENIAL) == {"event"}


def test_who_denies_its_own_hand_disputes_it_though_it_is_read_elsewhere_to_tell_of_it():
    told = telling("Post", "It shelled Hawija.", published="2021-05-04")
    read = telling("Wire", "They shelled it.", source="Nahr Front", published="2021-05-04")
    others = telling("Echo", "Hawija was shelled.", actor=None)
    denial = telling("Echo", "We shelled nobody.", source="Nahr Front", act="deny", denies=True)
    (found,) = weigh([told, read, others, denial]).incidents
    assert [[one.value for one in row.positions] for row in found.disputed] == [["Nahr Front", "not Nahr Front"]]


def test_who_denies_one_hand_and_names_another_disputes_who_did_it_though_nobody_has_a_name():
    told = telling("Post", "They shelled it.", actor="militants of the hills", killed=3)
    forum = [
        telling("Hills Forum", "No volunteer shelled it.", actor="volunteers", denies=True, killed=3),
        telling("Hills Forum", "It was a gang that shelled it.", actor="gang of the valley", killed=3),
    ]
    (found,) = weigh([told, *forum]).incidents
    assert (found.grade, [row.field for row in found.disputed]) == ("contested", ["actor"])


def test_who_tells_of_its_blow_at_those_it_blames_accepts_nothing():
    """The army says that the Front killed the villagers, and that it shot some of the Front on its way."""
    blamed = telling("Post", "It shelled Hawija.", actor="Dijla Army", killed=9)
    army = [
        telling("Dijla Army", "The Front shelled it.", killed=9),
        telling("Dijla Army", "We shelled them.", actor="Dijla Army", recipient="Nahr Front", killed=4),
    ]
    (found,) = weigh([blamed, *army]).incidents
    assert found.grade == "contested"
    (owned,) = weigh([blamed, telling("Dijla Army", "We shelled it.", actor="Dijla Army", killed=9)]).incidents
    assert owned.grade == "confirmed"


def test_the_losses_of_whoever_did_it_make_it_no_target():
    told = telling("Nahr Front", "We shelled the Army.", recipient="Dijla Army")
    losses = telling("Nahr Front", "Three of ours fell, shelled.", actor=None, recipient="Nahr Front", killed=3)
    others = telling("Post", "The Army was shelled.", recipient="Dijla Army", actor=None)
    same = [
        Judgement(one=f"{told.document.id}#c1", two=f"{one.document.id}#c1", verdict="same", who="A", when="2021")
        for one in (losses, others)
    ]
    (found,) = weigh([told, losses, others], same).incidents
    assert "recipient" not in {row.field for row in found.disputed}


def test_soldiers_for_the_one_and_insurgents_for_the_other_are_two_hands():
    def told(outlet, actor):
        return telling(outlet, f"{outlet}: they shelled Hawija.", actor=actor, published="2021-05-04")

    (found,) = weigh([told("Post", "soldiers"), told("Wire", "insurgents")]).incidents
    assert [row.field for row in found.disputed] == ["actor"]
    (same,) = weigh([told("Post", "soldiers"), told("Wire", "gunmen")]).incidents
    assert same.disputed == ()
