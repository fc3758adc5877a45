"""How many were harmed, who were they, and is it said exactly? (RECORD.md, convention 10.)"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from ...lexicons.load import load_toml
from ...model import Casualties, Span
from ...model.event import Harm
from ..parties import Entities, after_of, child, coordinated
from .numbers import Count, count_of, has, lexicon, words
from .subsets import parts_of, phrase_of
from .victims import who_are

BODIES = frozenset({"body", "corpse", "remains", "life", "death", "loss"})
"""Nouns of which those are counted who stand behind "of", unless they are counted themselves."""


@cache
def harms() -> dict[str, Harm]:
    """Words that say what befell those whom a number counts: "14 dead"."""
    return dict(lexicon()["harms"]["words"])


@cache
def between() -> frozenset[str]:
    """Words that may stand between the two."""
    return words("between")


@cache
def _things() -> frozenset[str]:
    """Weapons and vehicles, of which some do what people do: fall, burn, are lost."""
    return frozenset(word for entry in load_toml("things/things.toml")["entry"] for word in entry["words"])


def counts_of(head: Token | None, harm: Harm, entities: Entities) -> list[Casualties]:
    """The counts told by the noun phrase headed by `head`, joined phrases each by itself, parts of them after them.

    Args:
        head: who was harmed, e.g. "people" in "at least three people, two of them children".
        harm: what happened to them.
    """
    if head is None:
        return []
    head = _told_by(head, entities)
    found: list[Casualties] = []
    for one in coordinated(_dead(head)):
        count = count_of(one)
        if count is None or entities.place_at(one) is not None or one.ent_type_ in ("GPE", "LOC"):
            continue  # "the massacre of Basra" counts nobody
        if (_counts_nobody(one, count, harm) and not _has_kin(one)) or any(_within(one, other) for other in found):
            continue
        if (_is_of_them(one) and one != head) or (_opens_range(one) and one.nbor(2).dep_ == "conj"):
            continue  # "…, four of them children, and 20 were wounded", read as one list: a part of the count before
        if one != head and _harmed_otherwise(one, harm):
            continue  # "left three dead and 20 wounded"
        phrase = phrase_of(one)
        whole = len(found)
        parts = parts_of(one, count, harm, whole, entities)
        if count.low is None and count.high is None and not parts:
            continue  # "killed villagers" tells no number
        who = who_are(one, entities)
        if parts and who == "unknown" and (parts[0].low, parts[0].high) == (count.low, count.high):
            who, parts = parts[0].who, []  # "13 people, all of them traders"
        if who == "unknown" and harm == "displaced" and one.lower_ in words("plain"):
            who = "civilian"  # people under arms are not told to be driven from their homes
        found.append(
            Casualties(
                harm=harm, who=who, actor=entities.actor_at(one),
                low=count.low, high=count.high, approximate=count.approximate, span=phrase,
            )
        )  # fmt: skip
        found += parts
    return _summed(found, kin=_has_kin(_dead(head)))


def _told_by(pronoun: Token, entities: Entities) -> Token:
    """The noun of the sentence that counts those of a pronoun: "led twelve men away and shot them"."""
    who = entities.actor_at(pronoun) if pronoun.lower_ in ("him", "her", "them") else None
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    nouns = (one for one in before if one.pos_ in ("NOUN", "PROPN") and one.dep_ not in ("compound", "appos", "amod"))
    return next((one for one in nouns if who is not None and entities.actor_at(one) == who), pronoun)


def _has_kin(head: Token) -> bool:
    """Whether some of those who are joined are told as another's: "the owner and his two sons"."""
    return any(has(one, "his", "her", "their") for one in coordinated(head) if one != head)


def _summed(found: list[Casualties], *, kin: bool) -> list[Casualties]:
    """Joined persons of one sort are one count, and so are kin: "a nurse and a driver", "a man and his two sons".

    The children among them are told as a part of it.

    Args:
        found: the counts of one phrase.
        kin: whether some of them are told as another's.
    """
    wholes = [one for one in found if one.of is None]
    exact = all(one.low == one.high and one.low and not one.approximate for one in wholes)
    sorts = {"civilian" if one.who in ("child", "unknown") else one.who for one in wholes}
    if len(wholes) < 2 or len(wholes) < len(found) or not exact or len(sorts) > 1:
        return found
    if not (all(one.low == 1 for one in wholes) or (kin and wholes[0].low == 1)):
        return found
    number = sum(one.low or 0 for one in wholes)
    who = {one.who for one in wholes} - {"unknown", "child"} or {one.who for one in wholes}
    span = Span(wholes[0].span.begin, wholes[-1].span.end)
    children = [replace(one, of=0) for one in wholes if one.who == "child"]
    whole = replace(
        wholes[0], who=min(who) if len(who) == 1 else "unknown", actor=None, low=number, high=number, span=span
    )
    return [whole, *(children if len(children) < len(wholes) else ())]


def _counts_nobody(one: Token, count: Count, harm: Harm) -> bool:
    """Whether the words tell no number of people: a thing, a body of many, anybody, who was told before.

    Nobody hurt or killed is a count (convention 2); of an act against nobody it says that there was none.
    """
    if one.lemma_.lower() in _things():
        return True  # "the missile fell among the herders"
    if (count.low, count.high) == (0, 0):
        return harm not in ("killed", "injured")
    numbered = any(child.dep_ == "nummod" for child in one.children)
    if (count.low, count.high) != (1, 1) or numbered:
        return False
    named = one.pos_ == "PROPN" or any(child.dep_ == "appos" for child in one.children)
    told = one.pos_ == "PRON" or (has(one, "the") and not (named or _is_identified(one)))
    return told or one.lemma_.lower() in words("collective") or has(one, "any")


def _is_identified(one: Token) -> bool:
    """Whether "the" does not tell of one told before: "the mayor of Mora", "the driver of a lorry"."""
    held = after_of(one)
    return held is not None and (held.pos_ == "PROPN" or has(held, "a", "an"))


def _harmed_otherwise(one: Token, harm: Harm) -> bool:
    """Whether the words themselves tell another harm of those who are counted: "and 20 wounded", "and 12 injuries"."""
    around = one.doc[one.i : one.i + 2]
    return any(harms().get(token.lower_, harm) != harm for token in around)


def _is_of_them(one: Token) -> bool:
    """True for a part of the count before, read as one list with it: "four of them children, and 20 were wounded"."""
    if one.i > 1 and one.nbor(-1).lower_ in ("them", "whom") and one.nbor(-2).lower_ == "of":
        return True
    behind = one.doc[one.i + 1 : one.i + 3]
    return one.like_num and len(behind) == 2 and behind[0].lower_ == "of" and behind[1].lower_ in ("them", "whom")


def _opens_range(one: Token) -> bool:
    """True for the first number of "between 12 and 15", which is read with the second."""
    around = one.doc[max(0, one.i - 1) : one.i + 3]
    return (
        one.like_num
        and len(around) == 4
        and (around[0].lower_, around[2].lower_) == ("between", "and")
        and around[3].like_num
    )


def _within(one: Token, count: Casualties) -> bool:
    """Whether the words were counted already: the second number of "between 12 and 15"."""
    return count.span.begin <= one.idx < count.span.end


def _dead(head: Token) -> Token:
    """ "the bodies of eleven men": the men are counted, unless the bodies are."""
    inner = after_of(head)
    if head.lemma_.lower() in BODIES and inner is not None and child(head, "nummod") is None:
        return inner
    return head


def renumber(counts: list[Casualties], shift: int) -> list[Casualties]:
    """`counts` to be put after `shift` others."""
    return [replace(one, of=one.of + shift) if one.of is not None else one for one in counts]
