"""Is it disputed that it happened, or who did it?"""

from __future__ import annotations

import reportedly
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
