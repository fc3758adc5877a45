"""Do two tellings tell the same incident? A score with its reasons, or what speaks against it.

What must fit is the kind of act. What then counts for or against: day, place, parties, what was used, how many were
harmed. Clearly different days, towns or parties keep tellings apart whatever else fits.
"""

from __future__ import annotations

from collections.abc import Callable

from .one_text import alike, of_text, one_kind
from .places import of_place
from .telling import TALK, Telling
from .verdict import APART, FORCE, Answer, Match, together
from .who import of_parties

AGAIN = 1.5
"""What it counts that an outlet tells again what it had reported."""
TAKING = frozenset({"Abduction/forced disappearance", "Arrests"})
"""ACLED's sub-event types for one act, by the word of those who suffer it and of those who do it."""
HELD = 5
"""Days between two tellings of a siege or roadblock that may be one."""
SAID = 2
"""Words that two acts of words must have in common to say the same."""
COMPARABLE = {frozenset({"ASSAULT", "COERCE"}), frozenset({"CONCEDE", "RETREAT"}), frozenset({"AGREE", "CONSULT"})}
"""Types that coders give to the same happening."""


def match(one: Telling, two: Telling) -> Match:
    """Compare two tellings."""
    if not comparable(one, two):
        return Match(APART, ("different kinds of act",))
    answers = []
    for ask in (of_kind, of_time, of_place, of_parties, of_counts, of_means, of_voices, of_text):
        answer = ask(one, two)
        if answer[0] <= APART:
            return Match(APART, (answer[1],))  # one such reason is enough
        answers.append(answer)
    return together(answers)


def separate(one: Telling, two: Telling) -> bool:
    """Whether `match` would keep two tellings apart; it asks only what can."""
    asked = (of_kind, of_time, of_place, of_parties)
    return not comparable(one, two) or any(ask(one, two)[0] <= APART for ask in asked)


def comparable(one: Telling, two: Telling) -> bool:
    """Whether the types can be of one happening."""
    return one.type == two.type or frozenset({one.type, two.type}) in COMPARABLE


def of_kind(one: Telling, two: Telling) -> Answer:
    """One text calls one act of force by one type; two texts may differ."""
    if one.type not in FORCE or one_kind(one, two):
        return 0.0, ""
    taken = one.sub[1] in TAKING and two.sub[1] in TAKING
    return (APART if one.document == two.document and not taken else -0.8), "force of another kind"


def of_time(one: Telling, two: Telling) -> Answer:
    """Days: those that meet, or when both were told."""
    if _told_before(one, two) or _told_before(two, one):
        return APART, "told before it happened"
    if (one.first is None and one.last is None) or (two.first is None and two.last is None):
        if one.published is None or two.published is None:
            return 0.0, ""
        apart = abs(one.published - two.published)
        return (
            (0.5, "told in the same days") if apart <= 7 else ((0.2, "") if apart <= 30 else (-0.5, "told weeks apart"))
        )
    first, last = _either(max, one.first, two.first), _either(min, one.last, two.last)
    if first is not None and last is not None and first > last:
        if one.lasts and two.lasts and first - last <= HELD:
            return 0.4, "days of what lasted"
        # "Before Friday" may be read of the night that ends in it.
        open_ended = one.first is None or two.first is None
        return (-0.4, "") if open_ended and first - last == 1 else (APART, "different days")
    length = max(_length(one), _length(two))
    if length <= 2:
        return 2.0, "the same day"
    if length <= 10:
        return 1.2, "days that overlap"
    return 0.4, "times that overlap"


def _told_before(one: Telling, two: Telling) -> bool:
    """Whether one was told before the other happened."""
    return one.published is not None and two.first is not None and one.published < two.first


def _either(choose: Callable[[int, int], int], one: int | None, two: int | None) -> int | None:
    """The chosen one of two days; where one is open, the other."""
    if one is None or two is None:
        return two if one is None else one
    return choose(one, two)


def _length(one: Telling) -> int:
    return one.last - one.first + 1 if one.first is not None and one.last is not None else 10**6


def of_counts(one: Telling, two: Telling) -> Answer:
    """How many were harmed."""
    score = 0.0
    told = []
    for harm, low, high, _ in one.counts:
        for other, low_two, high_two, _ in two.counts:
            if harm != other or low is None or low_two is None:
                continue
            if low == low_two and high == high_two:
                score = max(score, 1.0 if low > 1 else 0.6)
                told.append(f"the same number {harm}")
            elif high is not None and high_two is not None and (low > high_two or low_two > high):
                score = min(score, -0.4)
    return score, ", ".join(dict.fromkeys(told))


def of_means(one: Telling, two: Telling) -> Answer:
    """What was used, and the kind of attack."""
    score, reasons = 0.0, []
    if len(one.things & two.things) >= (SAID if one.type in TALK else 1):
        score += 0.6
        reasons.append("the same things")
    if one.sub[0] and two.sub[0] and one.type in FORCE and two.type in FORCE:
        if one.sub == two.sub:
            score += 0.4
        elif one.sub[0] != two.sub[0]:
            score -= 0.4 if alike(one, two) else 1.2
            reasons.append("another kind of attack")
    return score, ", ".join(reasons)


def tells_again(one: Telling, two: Telling) -> bool:
    """Whether an outlet tells what it had reported in an earlier text, to correct it or to go on."""
    return (
        one.outlet == two.outlet
        and one.reports_own
        and not two.reports_own
        and (two.published or 0) < (one.published or 0)
    )


def of_voices(one: Telling, two: Telling) -> Answer:
    """Who tells it: one who denies it, or the same voice."""
    if tells_again(one, two) or tells_again(two, one):
        return AGAIN, "what the outlet had reported"
    if one.denies != two.denies and (one.first is None or two.first is None):
        return 0.4, "one denies what the other tells"
    left, right = one.voice, two.voice
    same = not (left.author and right.author) and not left.keys.isdisjoint(right.keys)
    return (0.5, "told by the same voice") if same else (0.0, "")
