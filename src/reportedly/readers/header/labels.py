"""Which lines name the kind of a text, a state above a ministry, or the office of a body?"""

from __future__ import annotations

import re
from functools import cache

from ..words import word_list

_CAPITAL = r"(?:[a-z]{1,4}[-’'])?[^\W\d_a-z][\w’'-]*"
CAPITALISED = re.compile(rf"(?:\d+(?:st|nd|rd|th) )?{_CAPITAL}(?: (?:(?:of|the|and|for|de|del) )*{_CAPITAL}){{1,8}}")
"""A name of several words with capitals ("Jama'at Nusrat al-Nahr", "Council of the River")."""
_SYMBOL = re.compile(
    r"[A-Z]{1,8}(?:/[\w.()-]+){1,5}"
    r"|(?:(?:Case|File|Docket|Application|Ref|Reference|Doc|Document)\.?:? )?(?:No|Nos|Nr)\.?:? ?\w[\w/.-]*\d[\w/.-]*",
    re.IGNORECASE,
)
"""The number of a case or a paper: "S/2021/233", "Case No. SC-04-15-T"."""
LONGEST_STATE = 8
"""Words of a state's full name."""


@cache
def lists() -> dict[str, frozenset[str]]:
    words = word_list("header")
    return {
        "labels": frozenset(words["labels"]["words"]),
        "openings": frozenset(words["labels"]["openings"]),
        "kinds": frozenset(words["labels"]["kinds"]),
        "sorts": frozenset(words["labels"]["sorts"]),
        "states": frozenset(words["states"]["heads"]),
        "unions": frozenset(words["states"]["unions"]),
        "commands": frozenset(words["issuers"]["commands"]),
        "offices": frozenset(words["offices"]["words"]),
        "place_inside": frozenset(words["datelines"]["inside"]),
        "place_never": frozenset(words["datelines"]["never"]),
    }


def is_preamble(text: str) -> bool:
    """True for what stands above a text and says nothing of it: the number of a case or paper, a call on God."""
    opens = text.lower().lstrip('"“').startswith(tuple(lists()["openings"]))
    return opens or _SYMBOL.fullmatch(text.strip()) is not None


def is_label(text: str) -> bool:
    """True for "PRESS RELEASE", "Policy note 14", "Correction"."""
    if is_preamble(text):
        return True
    if len(text) > 80:
        return False
    text = re.sub(r"\s*(?:no\.?|nr\.?|number|#)?\s*\d+(?:[/-]\d+)?$", "", text.strip(" .:*#-–—[]()").lower())
    known, words = lists(), text.split()
    if " ".join(words) in known["labels"]:
        return True
    # "Political-military communiqué": words for a sort before the word for the kind of text
    *sorts, kind = re.split(r"[\s-]+", text) if words else [""]
    return kind in known["kinds"] and bool(sorts) and known["sorts"].issuperset(sorts)


def is_state(text: str) -> bool:
    """True for the full name of a state ("REPUBLIC OF MALI"), which a letterhead may begin with."""
    words = " ".join(text.lower().split()).removeprefix("the ")
    if words in lists()["unions"]:
        return True
    head = next((head for head in lists()["states"] if words.startswith(f"{head} ")), None)
    return head is not None and bool(CAPITALISED.fullmatch(text.strip())) and len(text.split()) <= LONGEST_STATE


def is_office(text: str) -> bool:
    """True for "Media cell", "press office": the part of a body that speaks for it."""
    return " ".join(text.lower().split()) in lists()["offices"]
