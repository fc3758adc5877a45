"""What speaks for and against two tellings telling one incident: evidence by name, which `verdict` weighs.

Asked is after the kind of act, day, place, parties, what was used, how many were harmed, and how it is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from .one_text import of_text
from .places import of_place
from .telling import TALK, Days, Telling
from .verdict import APART, FORCE, Match, Names, together, weighed
from .who import of_parties

TAKING = frozenset({"Abduction/forced disappearance", "Arrests"})
"""ACLED's sub-event types for one act, by the word of those who suffer it and of those who do it."""
PLUNDER = "Looting/property destruction"
"""ACLED's sub-event type for what is taken or burned, which most raids come with."""
HELD = 5
"""Days between two tellings of a siege or roadblock that may be one."""
COMPARABLE = {frozenset({"ASSAULT", "COERCE"}), frozenset({"CONCEDE", "RETREAT"}), frozenset({"AGREE", "CONSULT"})}
"""Types that coders give to the same happening."""
SEVERAL, MANY = 2, 4
"""Words in common of two acts of words."""
APART_BY = ((1, "days next to one another"), (3, "days near one another"), (10, "different days"))
"""What days are that lie no more than so many apart."""
OPEN_TIMES = ("open times that meet", "open times next to one another", "open times apart")
"""What times are, of which one is open on one side, by the days between."""
TOLD_IN = ((7, "told in the same days"), (30, "told weeks apart"))


def match(one: Telling, two: Telling) -> Match:
    """Compare two tellings."""
    within = one.document == two.document
    if not (within or comparable(one, two)):
        return Match(APART, ())
    return together([weighed(names, within=within) for names in evidence(one, two)], within=within)


def evidence(one: Telling, two: Telling) -> Iterator[Names]:
    """All that speaks for and against two tellings being of one incident, by name, question by question."""
    for ask in (of_voices, of_manner, of_time, of_place, of_parties, of_counts, of_means):
        yield ask(one, two)
    if one.document == two.document:
        yield of_text(one, two)


def comparable(one: Telling, two: Telling) -> bool:
    """Whether the types can be of one happening."""
    return one.type == two.type or frozenset({one.type, two.type}) in COMPARABLE


def of_kind(one: Telling, two: Telling) -> Names:
    """The kinds of act by PLOVER."""
    talk = ("acts of words",) if one.type in TALK else ()
    if one.type == two.type:
        return talk
    if {one.type, two.type} != FORCE:
        return (*talk, "acts of two types" if comparable(one, two) else "acts that are not of one happening")
    if one.sub[1] in TAKING and two.sub[1] in TAKING:
        return ("taken or arrested",)
    return ("taken in a raid" if any(_is_plunder(told) for told in (one, two)) else "force of another kind",)


def _is_plunder(one: Telling) -> bool:
    """Whether it is told of what was taken, without a day and place of its own ("they took the rice")."""
    return one.type == "COERCE" and one.sub[1] == PLUNDER and (one.leans or one.bare)


def of_time(one: Telling, two: Telling) -> Names:
    """Days: those told, else those that their texts told last, else when both were published."""
    before = ("told before it happened",) if _told_before(one, two) or _told_before(two, one) else ()
    if one.days and two.days:
        return (*before, _days(one.days, two.days, lasts=one.lasts and two.lasts))
    if all((told.first, told.last) != (None, None) for told in (one, two)):
        first = max(day for day in (one.first, two.first, 0) if day is not None)
        last = min(day for day in (one.last, two.last, first) if day is not None)
        # "Before Friday" may be read of the night that ends in it.
        return (*before, OPEN_TIMES[min(2, first - last)])
    mine, other = one.days or one.then, two.days or two.then
    if mine and other:
        return (*before, f"{_days(mine, other, lasts=False)}, by what its text told before")
    if one.published is None or two.published is None:
        return before
    apart = abs(one.published - two.published)
    return (*before, next((name for most, name in TOLD_IN if apart <= most), "told months apart"))


def _days(one: Days, two: Days, *, lasts: bool) -> str:
    gap = max(one[0], two[0]) - min(one[1], two[1])
    if gap <= 0:
        length = max(one[1] - one[0], two[1] - two[0]) + 1
        return "the same day" if length <= 2 else "days that overlap" if length <= 10 else "times that overlap"
    if lasts and gap <= HELD:
        return "days of what lasted"
    return next((name for most, name in APART_BY if gap <= most), "days far apart")


def _told_before(one: Telling, two: Telling) -> bool:
    """Whether one was told before the other happened."""
    return one.published is not None and two.first is not None and one.published < two.first


def of_counts(one: Telling, two: Telling) -> Names:
    """How many were harmed: the best that is found for any harm."""
    found = set()
    for harm, low, high, _ in one.counts:
        for other, low_two, high_two, _ in two.counts:
            if harm != other or low is None or low_two is None:
                continue
            if (low, high) == (low_two, high_two):
                found.add("the same number harmed" if low > 2 else "the same small number harmed")
            elif high is not None and high_two is not None and (low > high_two or low_two > high):
                found.add("another number harmed")
            else:
                found.add("numbers harmed that meet")
    order = ("the same number harmed", "the same small number harmed", "numbers harmed that meet")
    return (next((name for name in order if name in found), "another number harmed"),) if found else ()


def of_means(one: Telling, two: Telling) -> Names:
    """What was used or said, the kind of attack, and the word that tells it."""
    found = ["the same word"] if one.trigger == two.trigger else []
    shared = len(one.things & two.things)
    if one.type in TALK:
        found += [name for least, name in ((1, "a word in common"), (SEVERAL, "words in common"),
                                           (MANY, "many words in common")) if shared >= least]  # fmt: skip
    elif shared:
        found.append("the same things")
    if one.aim and two.aim:
        told = "" if one.targets and two.targets else ", by what its text told before"
        found.append(("another" if one.aim.isdisjoint(two.aim) else "the same") + " kind of target" + told)
    if one.sub[0] and two.sub[0]:
        like = "the same kind of attack" if one.sub == two.sub else "a like kind of attack"
        found.append(like if one.sub[0] == two.sub[0] else "another kind of attack")
    elif one.sub[0] or two.sub[0]:
        found.append("one names no kind of attack")
    return tuple(found)


def of_manner(one: Telling, two: Telling) -> Names:
    """The kinds of act, and how they are told."""
    found = [*of_kind(one, two)]
    if one.headline or two.headline:
        found.append("a headline")
    if one.leans or two.leans:
        found.append("both go on" if one.leans and two.leans else "one goes on")
    if one.refers or two.refers:
        found.append("it speaks of what was told")
    if one.denies != two.denies:
        found.append("one denies what the other tells")
    return tuple(found)


def of_voices(one: Telling, two: Telling) -> Names:
    """By whom they are told."""
    again = tells_again(one, two) or tells_again(two, one)
    left, right = one.voice, two.voice
    same = not (left.author and right.author) and not left.keys.isdisjoint(right.keys)
    return ("what the outlet had reported",) * again + ("told by the same voice",) * same


def tells_again(one: Telling, two: Telling) -> bool:
    """Whether an outlet tells what it had reported in an earlier text, to correct it or to go on."""
    return (
        one.outlet == two.outlet
        and one.reports_own
        and not two.reports_own
        and (two.published or 0) < (one.published or 0)
    )
