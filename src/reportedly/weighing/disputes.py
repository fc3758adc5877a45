"""On what do the origins of an incident differ? Only values that cannot both be true are a dispute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from ..model import Dispute, DisputeField
from .origins import Source
from .parties import GENERIC, Party
from .places import place_fit
from .positions import (
    Holders,
    between,
    by_origin,
    camp_of,
    common_name,
    dispute,
    each_telling,
    named,
    parties_of,
    strikes_back,
    victims,
)  # fmt: skip
from .reasons import alike
from .telling import Days, Telling, is_named
from .where import COARSE, Where
from .who import related

Count = tuple[int | None, int | None]
PARTIES: tuple[DisputeField, ...] = ("actor", "recipient")


def disputes(found: Sequence[Source]) -> tuple[Dispute, ...]:
    """All disputes of an incident, by field; of counts one for each harm."""
    rows = [
        _event(found),
        _party(found, "actor") or _hand(found),
        _party(found, "recipient") or _victims(found),
        *(_count(found, harm) for harm in harms(found)),
        _time(found),
        _place(found),
        _reason(found),
    ]
    return tuple(row for row in rows if row is not None)


def agreed(found: Sequence[Source], disputed: Sequence[Dispute]) -> dict[str, str]:
    """Fields that nobody disputes, each with its most precise value."""
    told = [one for source in found for one in source.tellings if not one.denies]
    fields = {row.field for row in disputed}
    values: dict[str, str] = {}
    days = [known for one in told if (known := one.days)]
    if days and "time" not in fields:
        first, last = max(one[0] for one in days), min(one[1] for one in days)
        values["time"] = in_words((min(first, last), last))
    exact = sorted(
        (place for one in told for place in one.places), key=lambda place: (place.precision in COARSE, place.name)
    )
    if exact and "place" not in fields:
        values["place"] = exact[0].written
    for field in PARTIES:
        parties = [party for one in told for party in named(one, field)]
        if parties and field not in fields:
            values[field] = common_name(parties)
    if "count" not in fields:
        for harm in harms(found):
            every = [count for one in told for count in totals(one, harm)]
            lows = [low for low, _ in every if low is not None]
            if lows:
                values[harm] = str(lows[0]) if len(set(lows)) == 1 else f"{min(lows)}-{max(lows)}"
    return values


def _event(found: Sequence[Source]) -> Dispute | None:
    """Some tell it, others say it did not happen."""
    tell = by_origin(found)
    deny = [
        (source, tuple(rest))
        for source, told in by_origin(found, denies=True)
        if (rest := [one for one in told if not _disowned(source, one, found)])
    ]
    against = [held for held in deny if held[0] not in {one[0] for one in tell} or _takes_back(held[0])]
    if not tell or not against:
        return None
    return dispute("event", "denies", found, {"happened": tell, "did not happen": against})


def _takes_back(source: Source) -> bool:
    """Whether an origin denies in a later text what it told; that text may repeat it as a report."""
    told = [one.published or 0 for one in source.tellings if not one.denies and one.voice.act != "report"]
    return max(told, default=0) < max(one.published or 0 for one in source.tellings if one.denies)


def _party(found: Sequence[Source], field: DisputeField) -> Dispute | None:
    """Origins that name parties who do not belong together."""
    positions: list[tuple[Counter[Party], Holders]] = []
    doing = {source.id: _doing(source) for source in found} if field == "recipient" else {}
    for source, one in each_telling(found):
        # The losses of whoever did it, by the origin's own word, make it no target.
        known = [party for party in named(one, field) if not related([party], doing.get(source.id, ()))]
        if not known or (field == "actor" and (_denied_since(source, one) or strikes_back(source, one))):
            continue
        for parties, holders in positions:
            if related([*parties], known):
                parties.update(known)
                holders.append((source, (one,)))
                break
        else:
            positions.append((Counter(known), [(source, (one,))]))
    held = [(common_name([*parties.elements()]), holders) for parties, holders in positions]
    denied: list[tuple[str, Holders]] = []
    if field == "actor":
        for parties, _ in positions:
            not_it: Holders = [
                (source, (one,))
                for source, told in by_origin(found, denies=True)
                for one in told
                if _disowned(source, one, found) and related([*parties], named(one, field))
            ]
            denied.append((f"not {common_name([*parties.elements()])}", not_it))
    return (
        between(found, field, "contradicts", held)
        or (_camps(found) if field == "actor" else None)
        or between(found, field, "denies", [*held, *denied])
    )


def _camps(found: Sequence[Source]) -> Dispute | None:
    """The state's forces for the one, those who stand against it for the other, though these are not named."""
    held: dict[str, list[tuple[Party, Holders]]] = {"forces": [], "rebels": []}
    for source, one in each_telling(found):
        parties = parties_of(one, "actor")
        camps = {camp_of(party) for party in parties}
        if len(camps) == 1 and (camp := camps.pop()) and not (_denied_since(source, one) or strikes_back(source, one)):
            held[camp].append((parties[0], [(source, (one,))]))
    return between(
        found, "actor", "contradicts",
        [(common_name([party for party, _ in rows]), [it for _, holders in rows for it in holders])
         for rows in held.values() if rows],
    )  # fmt: skip


def _doing(source: Source) -> list[Party]:
    """Whom an origin says to have done it."""
    told = (party for one in source.tellings if not one.denies for party in parties_of(one, "actor"))
    return list(dict.fromkeys(told))


def _disowned(source: Source, one: Telling, found: Sequence[Source]) -> bool:
    """Whether a denial says who did not do it, of what others tell of nobody or of somebody else.

    So where the one who denies it names another hand itself.

    A headline leaves out much, and what goes on about an act what its text has told of it.
    """
    return bool(one.actors) and (
        _names_another(source, one)
        or any(
            other is not source
            and not (told.headline or told.leans)
            and not _same_hand(one.actors, parties_of(told, "actor"))
            for other, told in each_telling(found)
        )
    )


def _names_another(source: Source, one: Telling) -> bool:
    """Whether an origin that denies somebody's hand tells of other hands alone."""
    told = [party for it in source.tellings if not it.denies for party in parties_of(it, "actor")]
    return bool(told) and set(told).isdisjoint(one.actors) and not related(told, one.actors)


def _denied_since(source: Source, one: Telling) -> bool:
    """Whether an origin denies, on the same day or later, its own hand of which it is read to tell: that counts."""
    return any(party.own & source.sides for party in one.actors) and any(
        other.denies and (other.published or 0) >= (one.published or 0) and related(other.actors, one.actors)
        for other in source.tellings
    )


def _same_hand(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether two tellings have one actor, or may have: who is not named is another only by its kind."""
    known = related(one, two)
    if known is not None or not one or not two:
        return bool(known)
    kinds = [{party.kind for party in some if party.kind not in GENERIC} for some in (one, two)]
    return not all(kinds) or bool(kinds[0] & kinds[1])


def _hand(found: Sequence[Source]) -> Dispute | None:
    """Some say that those who are not named did it ("rangers"), others that they did not."""
    deny: Holders = [
        (source, (one,)) for source, one in each_telling(found, denies=True) if _disowned(source, one, found)
    ]
    others = [source for source, told in deny if _names_another(source, told[0])]
    hand = [party for _, told in deny for party in told[0].actors]
    tell: Holders = [
        (source, (one,))
        for source, one in each_telling(found)
        if _same_hand(hand, parties_of(one, "actor")) and not _denied_since(source, one) and source not in others
    ]
    name = common_name([party for _, told in tell for party in told[0].actors]) if tell else ""
    known = [party for party in hand if is_named(party)] or hand
    denied = f"not {common_name(known)}" if known else ""
    return between(found, "actor", "denies", [(name, tell), (denied, deny)])


def _victims(found: Sequence[Source]) -> Dispute | None:
    """Civilians for the one, fighters for the other: by the count of the harmed, else by the words for them."""
    positions: list[tuple[str, Holders]] = [
        (name, [(source, (one,)) for source, one in each_telling(found) if victims(one) == {name}])
        for name in ("civilians", "fighters")
    ]
    return between(found, "recipient", "contradicts", positions)


def harms(found: Sequence[Source]) -> list[str]:
    """The harms that are counted."""
    return sorted({harm for source in found for one in source.tellings for harm, *_ in one.counts})


def totals(one: Telling, harm: str) -> list[Count]:
    """Numbers of one harm that a telling gives for all who suffered it."""
    known = [] if harm in one.rest else one.counts
    return [(low, high) for kind, low, high, _ in known if kind == harm and (low is not None or high is not None)]


def counts_of(found: Sequence[Source], harm: str, *, denies: bool = False) -> dict[Count, Holders]:
    """Numbers of one harm with who tells them; of those that one origin gives in one text, the largest is its total."""
    told = [
        (source, one, (low, high))
        for source, one in each_telling(found, denies=denies)
        for low, high in totals(one, harm)
    ]
    most: dict[tuple[str, str], int] = {}
    for source, one, (low, high) in told:
        text = (source.id, one.document)
        most[text] = max(most.get(text, 0), low or high or 0)
    rows: dict[Count, Holders] = {}
    for source, one, value in told:
        if (value[0] or value[1] or 0) == most[source.id, one.document]:
            rows.setdefault(value, []).append((source, (one,)))
    return dict(sorted(_standing(rows).items(), key=lambda row: (row[0][0] or 0, _high(row[0]))))


def _standing(rows: dict[Count, Holders]) -> dict[Count, Holders]:
    """Without the lower numbers of earlier days, where a later text says that the number has risen since."""
    risen = [
        (value[0] or 0, one.published or 0)
        for value, holders in rows.items() for _, told in holders for one in told if one.risen
    ]  # fmt: skip
    return {
        value: held
        for value, holders in rows.items()
        if (
            held := [
                (source, told)
                for source, told in holders
                if not any(_high(value) < now and (one.published or 0) <= when for now, when in risen for one in told)
            ]
        )
    }


def _count(found: Sequence[Source], harm: str) -> Dispute | None:
    """Numbers that cannot both be true: their ranges do not meet."""
    rows = counts_of(found, harm)
    denied = counts_of(found, harm, denies=True) if rows else {}
    if not denied and all(meet(one, two) for one, two in combinations(rows, 2)):
        return None
    positions = [(f"{number_in_words(value)} {harm}", holders) for value, holders in rows.items()]
    positions += [(f"not {number_in_words(value)} {harm}", holders) for value, holders in denied.items()]
    return between(found, "count", "differs in number", positions)


def meet(one: Count, two: Count) -> bool:
    """Whether a number can lie in both ranges."""
    return max(one[0] or 0, two[0] or 0) <= min(_high(one), _high(two))


def _high(value: Count) -> float:
    return float("inf") if value[1] is None else value[1]


def number_in_words(value: Count) -> str:
    """A count as open as it was told."""
    low, high = value
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low}-{high}"


def in_words(days: Days) -> str:
    """Days as EDTF."""
    begin, end = (date.fromordinal(day).isoformat() for day in days)
    return begin if begin == end else f"{begin}/{end}"


def _time(found: Sequence[Source]) -> Dispute | None:
    """Days that do not meet; only what a person has joined, or a chain of wider times, brings them together."""
    rows: dict[Days, Holders] = {}
    for source, one in each_telling(found):
        if days := one.days:
            rows.setdefault(days, []).append((source, (one,)))
    rivals = [one for one in sorted(rows) if any(one[0] > two[1] or two[0] > one[1] for two in rows)]
    return _one_each(found, "time", [(in_words(days), rows[days]) for days in rivals])


def _place(found: Sequence[Source]) -> Dispute | None:
    """Towns or points that are not one, where each telling names a single one itself; no headline's."""
    rows: list[tuple[Where, Holders]] = []
    for source, one in each_telling(found):
        exact = [place for place in one.places if place.precision not in COARSE and not place.carried]
        if len(exact) != 1 or exact[0].lat is None or one.headline:
            continue
        for place, holders in rows:
            if place_fit(place, exact[0]) >= 0:
                holders.append((source, (one,)))
                break
        else:
            rows.append((exact[0], [(source, (one,))]))
    return _one_each(found, "place", [(place.written, holders) for place, holders in rows])


def _one_each(found: Sequence[Source], field: DisputeField, positions: Sequence[tuple[str, Holders]]) -> Dispute | None:
    """A dispute, unless a text tells two of the values itself: it tells of two days or places, and disputes none."""
    texts = [{one.document for _, told in holders for one in told} for _, holders in positions]
    if any(one & two for one, two in combinations(texts, 2)):
        return None
    return between(found, field, "contradicts", positions)


def _reason(found: Sequence[Source]) -> Dispute | None:
    """Reasons given for it that have no word in common."""
    rows: list[tuple[str, Holders]] = []
    for source, one in each_telling(found):
        if not one.reason:
            continue
        for reason, holders in rows:
            if alike(reason, one.reason):
                holders.append((source, (one,)))
                break
        else:
            rows.append((one.reason, [(source, (one,))]))
    return between(found, "reason", "contradicts", rows)
