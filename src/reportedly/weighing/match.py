"""Do two tellings tell the same incident? A score with its reasons, or what speaks against it.

What must fit is the kind of act. What then counts for or against: day, place, parties, what was used, how many were
harmed. Clearly different days, towns or parties keep tellings apart whatever else fits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicons.load import load_toml
from .parties import GENERIC, Party
from .telling import CHANGE, TALK, Telling, is_named
from .where import COARSE, RADIUS_KM, Where

JOIN = 2.7
"""Least score of a pair that is joined."""
APART = -100.0
"""Score of a pair that must not stand in one incident."""
CARRIED_APART = -1.0
HARD_APART_KM = 12.0
"""Two towns farther apart than their own extent and this are two places."""
OTHER_PERSON = -2.4
"""What two persons of different full names count for whom it hit."""
FORCE = frozenset({"ASSAULT", "COERCE"})
SAID_ALIKE = 1.2
"""Of two places of one country that their texts call by one name."""
SAID = 2
"""Words that two acts of words must have in common to say the same."""
SAME_KM = 3.0
"""Two points no farther apart are one place under two names."""
EARTH_KM = 6371.0
COMPARABLE = {frozenset({"ASSAULT", "COERCE"}), frozenset({"CONCEDE", "RETREAT"}), frozenset({"AGREE", "CONSULT"})}
"""Types that coders give to the same happening."""
ANY_ATTACK = frozenset({"Attack", "Armed clash"})
"""ACLED's sub-event types that a telling gets whose words say no more than that somebody was killed, by who was."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well two tellings fit, and why."""

    score: float
    reasons: tuple[str, ...]


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


def together(answers: Sequence[tuple[float, str]]) -> Match:
    """The answers to all questions as one score with its reasons."""
    return Match(round(sum(value for value, _ in answers), 3), tuple(reason for _, reason in answers if reason))


def of_kind(one: Telling, two: Telling) -> tuple[float, str]:
    """One text calls one act of force by one type; two texts may differ."""
    if one.type == two.type or one.type not in FORCE:
        return 0.0, ""
    return (APART if one.document == two.document else -0.8), "force of another kind"


def comparable(one: Telling, two: Telling) -> bool:
    """Whether the types can be of one happening."""
    return one.type == two.type or frozenset({one.type, two.type}) in COMPARABLE


def of_time(one: Telling, two: Telling) -> tuple[float, str]:
    """Days: those that meet, or when both were told."""
    first = max((day for day in (one.first, two.first) if day is not None), default=None)
    last = min((day for day in (one.last, two.last) if day is not None), default=None)
    for told, other in ((one, two), (two, one)):
        if told.published is not None and other.first is not None and told.published < other.first:
            return APART, "told before it happened"
    if (one.first is None and one.last is None) or (two.first is None and two.last is None):
        if one.published is None or two.published is None:
            return 0.0, ""
        apart = abs(one.published - two.published)
        return (
            (0.5, "told in the same days") if apart <= 7 else ((0.2, "") if apart <= 30 else (-0.5, "told weeks apart"))
        )
    if first is not None and last is not None and first > last:
        # "Before Friday" may be read of the night that ends in it.
        open_ended = one.first is None or two.first is None
        return (-0.4, "") if open_ended and first - last == 1 else (APART, "different days")
    lengths = [_length(one), _length(two)]
    if max(lengths) <= 2:
        return 2.0, "the same day"
    if max(lengths) <= 10:
        return 1.2, "days that overlap"
    return 0.4, "times that overlap"


def _length(one: Telling) -> int:
    return one.last - one.first + 1 if one.first is not None and one.last is not None else 10**6


def of_place(one: Telling, two: Telling) -> tuple[float, str]:
    """Places: the nearest of both."""
    places = (*one.places, *two.places)
    if one.document == two.document and (
        not one.places or not two.places or all(place.carried for place in places)  # both have it from one sentence
    ):
        return 0.0, ""
    return of_two_places(one, two)


def of_two_places(one: Telling, two: Telling) -> tuple[float, str]:
    """As `of_place`, of tellings of two texts."""
    if not one.places or not two.places:
        return _around(one, two)
    fits = ((place_fit(left, right), left.carried or right.carried) for left in one.places for right in two.places)
    # What was carried over speaks half as loud for, and against only so far, as does the one place of a headline.
    best = max(max(fit, CARRIED_APART) / 2 if carried else fit for fit, carried in fits)
    if one.headline or two.headline:
        best = max(best, CARRIED_APART)
    if best <= APART:
        return (APART, "different places") if one.type not in TALK else (-0.5, "different places")
    if best >= 2:
        return best, "the same place"
    return best, "one place lies in or beside the other" if best > 0 else ""


def _around(one: Telling, two: Telling) -> tuple[float, str]:
    """Where a telling names no place, the towns of its text speak for it, but not against."""
    if one.first is two.first is None:
        return 0.0, ""
    left, right = one.places or one.around, two.places or two.around
    if any(place_fit(a, b) >= 2 for a in left for b in right):
        return 0.8, "its text names the place"
    return 0.0, ""


def place_fit(one: Where, two: Where) -> float:
    """How well two places fit: below zero they are two, and at `APART` clearly so."""
    said = not one.said.isdisjoint(two.said)
    exact = _exact(one, two)
    if one.country and two.country and one.country != two.country and not (exact and _next_to(one, two)):
        return 0.0 if said and exact else APART  # one of two namesakes may have been looked up wrongly
    if one.lat is None and two.lat is None and one.key == two.key:
        return 2.2  # two spellings of a village that no gazetteer knows, and that is small
    same_name = one.name == two.name and (one.country == two.country or None in (one.country, two.country))
    if same_name or (one.geonames is not None and one.geonames == two.geonames):
        return 2.0 if exact else 0.6
    if said and exact:
        return SAID_ALIKE
    if "district" in (one.precision, two.precision) and _within(one, two):
        # A village that is known by its district alone has the district's point, as others have.
        return 0.7 if one.name in two.name or two.name in one.name else 0.0
    for town, area in ((one, two), (two, one)):
        if area.precision == "province" and town.admin1:
            return 0.7 if town.admin1 in (area.name, area.admin1) else -1.0
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return -0.5
    apart = kilometres(one, two)
    reach = RADIUS_KM[one.precision] + RADIUS_KM[two.precision]
    if exact and apart <= SAME_KM:
        return 2.0
    if apart <= reach:
        # Two towns whose extents meet are neighbours, which look-alikes are too.
        return 0.7 if not exact else -0.2
    return APART if apart > reach + HARD_APART_KM or not exact else -1.0


def _next_to(one: Where, two: Where) -> bool:
    """Whether two places lie beside one another, as those do by which two states tell of a clash on their border."""
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return False
    return kilometres(one, two) <= RADIUS_KM[one.precision] + RADIUS_KM[two.precision] + HARD_APART_KM


def _exact(one: Where, two: Where) -> bool:
    """Whether both are no larger than a district."""
    return one.precision not in COARSE and two.precision not in COARSE


def _within(one: Where, two: Where) -> bool:
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return False
    return kilometres(one, two) <= RADIUS_KM[one.precision] + RADIUS_KM[two.precision]


def kilometres(one: Where, two: Where) -> float:
    """Great-circle distance."""
    assert one.lat is not None and one.lon is not None and two.lat is not None and two.lon is not None
    a, b = math.radians(one.lat), math.radians(two.lat)
    across = math.radians(two.lon - one.lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def of_parties(one: Telling, two: Telling) -> tuple[float, str]:
    """Both sides; where one telling has no sides (a clash) all its parties stand for either."""
    talk = one.type in TALK
    if CHANGE in (one.type, two.type) or not one.recipients or not two.recipients or _two_sided(one) or _two_sided(two):
        left, right = (*one.actors, *one.recipients), (*two.actors, *two.recipients)
        fit = related(left, right)
        if fit is None:
            return 0.0, ""
        if fit:
            if one.type == two.type == CHANGE and (related_parties(left, right) > 1 or _same_person(left, right)):
                return 2.8, "parties in common"  # who leaves whom, or joins whom, is what tells such a change apart
            if one.type in FORCE and _same_person(one.recipients, two.recipients):
                return 2.6, "the same named person"
            crossed = not (_two_sided(one) or _two_sided(two) or _same_roles(one, two))
            return (
                (0.0, "who does the one suffers the other")
                if crossed
                else ((1.6 if talk else 1.2), "a party in common")
            )
        return (APART, "different parties") if talk else (-0.8, "different parties")
    acting, suffering = related(one.actors, two.actors), related(one.recipients, two.recipients)
    if acting is suffering is False and one.type in FORCE and _crossed(one, two):
        return 1.2, "the same two parties, the other way round"
    score, reasons = 0.0, []
    for fit, name, against in ((acting, "actor", -0.8), (suffering, "recipient", -1.2)):
        if fit and name == "recipient" and one.type in FORCE and _same_person(one.recipients, two.recipients):
            score += 2.6
            reasons.append("the same named person")
        elif fit:
            score += 1.2
            reasons.append(f"the same {name}")
        elif fit is None and name == "recipient" and _one_of_several(one.recipients, two.recipients):
            score += against
            reasons.append("one person by name, and several")
        elif fit is None and name == "recipient" and _same_words(one.recipients, two.recipients):
            score += 0.6
            reasons.append("recipients of the same description")
        elif fit is False:
            # Who did it may be disputed; whom it hit, or who asks whom, less so, and a person by name least.
            if name == "recipient" and _persons(one.recipients) and _persons(two.recipients):
                against = OTHER_PERSON
            score += APART if talk and name == "actor" else against
            reasons.append(f"another {name}")
    return score, ", ".join(reasons)


def _same_words(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether those who are not named are called by the same last word: "seven herders", "Fulani herders"."""
    left, right = ({party.name.casefold().split()[-1] for party in parties} for parties in (one, two))
    return bool(left & right)


def of_voices(one: Telling, two: Telling) -> tuple[float, str]:
    """Who tells it: one who denies it, or the same voice."""
    same = bool(one.voice.keys & two.voice.keys) and not (one.voice.author and two.voice.author)
    if one.denies != two.denies and (one.first is None or two.first is None):
        return 0.4, "one denies what the other tells"
    return (0.5, "told by the same voice") if same else (0.0, "")


def of_text(one: Telling, two: Telling) -> tuple[float, str]:
    """A text mostly goes on about what it has begun to tell, the more so where it names no other day or place."""
    if one.document != two.document or one.type != two.type:
        return 0.0, ""
    if _named_apart(one, two):
        return -2.0, "two places of one text"
    if turned(one, two) or turned(two, one):
        return -2.0, "who did the one is hit by the other"
    if not alike(one, two) or answers(one, two):
        return 0.0, ""
    vague = not (one.places and two.places) or one.first is None or two.first is None
    return (1.6, "told in one text") if vague else (0.4, "told in one text")


def _named_apart(one: Telling, two: Telling) -> bool:
    """Whether the later one names towns, none of them the earlier one's: a text that has two names means two places.

    Across texts the names of places without coordinates may be spellings of one.
    """
    before, after = sorted((one, two), key=lambda told: told.span)
    left, right = before.places, [place for place in after.places if not place.carried]
    vague = [place for place in (*left, *right) if place.lat is None or place.precision == "district"]
    names = {key for place in left for key in place.said} & {key for place in right for key in place.said}
    coarse = any(place.precision in COARSE for place in (*left, *right))
    return bool(left and right and vague) and not names and not coarse


def alike(one: Telling, two: Telling) -> bool:
    """Whether the kinds of act can be one: the same, or one of them says no more than that somebody was hit."""
    vague = {told.sub[1] for told in (one, two) if told.leans or one.headline or two.headline}
    return one.sub == two.sub or "" in (one.sub[0], two.sub[0]) or not vague.isdisjoint(ANY_ATTACK)


def _crossed(one: Telling, two: Telling) -> bool:
    """Whether either is said to have struck the other: each side of a clash tells that the other one did."""
    return related(one.actors, two.recipients) is True and related(one.recipients, two.actors) is True


def _same_roles(one: Telling, two: Telling) -> bool:
    """Whether somebody does both, or suffers both."""
    return related(one.actors, two.actors) is True or related(one.recipients, two.recipients) is True


def _two_sided(one: Telling) -> bool:
    return len(one.actors) > 1 and not one.recipients


def related(one: Sequence[Party], two: Sequence[Party]) -> bool | None:
    """Whether two groups of parties share one, or one belongs to the other's; None where nobody is named."""
    left = [party for party in one if is_named(party)]
    right = [party for party in two if is_named(party)]
    if not left or not right:
        return None
    for a in left:
        for b in right:
            if a.own & b.all or b.own & a.all:
                return True
    return False


def answers(one: Telling, two: Telling) -> bool:
    """Whether one of two acts that a text tells is the speaker's own, and the other that of somebody else.

    "The militia shelled the market. Our forces destroyed three guns."
    """
    if one.denies or two.denies or not one.actors or not two.actors:
        return False
    mine = [any(party.own & told.voice.keys for party in told.actors) for told in (one, two)]
    return mine[0] != mine[1] and not related(one.actors, two.actors)


def turned(one: Telling, two: Telling) -> bool:
    """Whether those hit by one act, of whom none is counted, are they who did the other, and not whom that one hit.

    Who denies an act may say that it was hit itself, and by whom.
    """
    if one.counts or _two_sided(two) or (two.denies and one.actors):
        return False
    return related(one.recipients, two.actors) is True and not related(one.recipients, two.recipients)


def _persons(some: Sequence[Party]) -> bool:
    """Whether all are persons of a full name."""
    return all(party.kind == "person" and party.own and " " in party.name for party in some)


def _one_of_several(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether the one is a person by name, and the other a number of people: "four teachers"."""
    for some, others in ((one, two), (two, one)):
        if len(some) == len(others) == 1 and _persons(some) and others[0].kind in GENERIC:
            first = others[0].name.split()[0].casefold()
            return first in load_toml("weighing/words.toml")["many"]["words"] or first.isdecimal()
    return False


def _same_person(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether both were done to one person of a full name, to whom such a thing seldom happens twice."""
    left, right = (
        {key for party in parties if party.kind == "person" and " " in party.name for key in party.own if key[0] != "l"}
        for parties in (one, two)
    )
    return bool(left & right)


def related_parties(one: Sequence[Party], two: Sequence[Party]) -> int:
    """How many of the parties of either telling are, or belong to, one of the other's; the fewer of both counts."""

    def met(some: Sequence[Party], others: Sequence[Party]) -> int:
        return sum(any(a.own & b.all or b.own & a.all for b in others if is_named(b)) for a in some if is_named(a))

    return min(met(one, two), met(two, one))


def of_counts(one: Telling, two: Telling) -> tuple[float, str]:
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


def of_means(one: Telling, two: Telling) -> tuple[float, str]:
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
