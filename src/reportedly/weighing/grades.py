"""How well is an incident supported? RECORD.md's grades, each with its reason and what would change it.

The grades follow casualty-recording practice (Airwars; Every Casualty Counts, *Standards for Casualty Recording*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import THIRD, Account, Dispute, Grade
from .match import PLUNDER
from .origins import Source
from .parties import ARMY, STATE, Party
from .positions import FORCE, camp_of, sorts, strikes_back
from .telling import TALK, Telling, is_named
from .voices import sort_of
from .word import UNNAMED

HELD_AGAINST = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "THREATEN"})
"""Acts that are held against the one who does them; of others a party's own word is praise of itself."""
UNARMED = frozenset({"person", "organisation", "ngo", "media"})
"""Kinds of actor whose own word for force alone is none of acceptance."""
SHOWN = 4
"""Claims that a reason names."""


def grade(found: Sequence[Source], rows: Sequence[Account], disputed: Sequence[Dispute]) -> tuple[Grade, str, str]:
    """The grade, why, and what would change it.

    Args:
        found: origins with their tellings.
        rows: their accounts.
        disputed: of the incident.
    """
    sides = {row.origin.id: row.side for row in rows}
    names = {source.id: source.name for source in found}
    tell = [source for source in found if any(not one.denies for one in source.tellings)]
    if withdrawn := _withdrawn(found):
        why = f"{_list(one.voice.name for one in withdrawn)} took back what had been told ({_refs(withdrawn)})."
        return "discounted", why, "An origin that tells it again, with a source of its own, would make it weak."
    owned = _owned(found, disputed)
    if owned is not None:
        source, claims = owned
        why = f"{names[source.id]}, held responsible, accepts it ({_refs(claims)})."
        return "confirmed", why, f"Only a retraction by {names[source.id]} would change this."
    for dispute in disputed:
        if dispute.field in ("event", "actor"):
            what = "that it happened" if dispute.field == "event" else "who did it"
            held = "; ".join(
                f"{position.value}: {_list(names[one] for one in position.origins)} ({_short(position.claims)})"
                for position in dispute.positions
            )
            change = "Acceptance by the party held responsible would make it confirmed; a retraction would settle it."
            return "contested", f"Origins dispute {what}: {held}.", change
    independent = _independent(tell, sides)
    if len(independent) > 1:
        why = f"{len(independent)} independent origins tell it and none denies it: {_list(independent)} ({_all(tell)})."
        return "fair", why, "A denial by somebody who claims to know would make it contested."
    if not tell:
        return "weak", f"It is only denied ({_all(found)}).", "An origin that tells it would make it contested."
    why = f"All of it comes from one origin: {_list(independent)} ({_all(tell)})."
    return "weak", why, "A second origin, independent of this one, would make it fair; a denial, contested."


def _withdrawn(found: Sequence[Source]) -> list[Telling]:
    """Tellings that take back all that was told: each origin's last word, or that of the outlet which had it told."""
    harmed = any(low or high for source in found for one in source.tellings for _, low, high, _ in one.counts)
    # That nobody was hurt takes back the dead of whom somebody told; else it is a telling like others.
    taking = [one for source in found for one in source.tellings if one.denies or (harmed and _counts_nobody(one))]
    nobody = {one.document for one in taking if not one.denies}
    used: list[Telling] = []
    for source in found:
        # Who is not named is known by the outlet alone that told of it first.
        unnamed = source.id.startswith(UNNAMED)
        heard = {min(source.tellings, key=lambda one: one.published or 0).outlet} if unnamed else set()
        for one in source.tellings:
            if one in taking or (one.document in nobody and not one.counts):
                continue
            back = [
                other
                for other in taking
                if (other in source.tellings or (other.voice.author and other.outlet in {one.outlet, *heard}))
                # The text that takes it back may repeat it, as a report of its own.
                and ((one.published or 0) < (other.published or 0) or _as_reported(one))
            ]
            if not back:
                return []
            used += back
    return list(dict.fromkeys(used))


def _as_reported(one: Telling) -> bool:
    """Whether it is told as what somebody has reported, or what its own outlet has said before."""
    return one.voice.act == "report" or (not one.voice.author and one.outlet in one.voice.keys)


def _counts_nobody(one: Telling) -> bool:
    return bool(one.counts) and all(high == 0 for _, _, high, _ in one.counts)


def _owned(found: Sequence[Source], disputed: Sequence[Dispute]) -> tuple[Source, list[Telling]] | None:
    """The party held responsible that accepts the act: by its own word, where another side tells of it too."""
    fought = any(_clash(one) for source in found for one in source.tellings)
    rivals = fought or any(dispute.field == "actor" for dispute in disputed)
    for source in found:
        named = any(map(_is_own_act, source.tell)) and any(
            _names(source, one) for other in found if other is not source for one in other.tellings
        )
        claims = [
            one
            for one in source.tell
            if not strikes_back(source, one)
            and (_is_actor(source, one) or (named and _is_own_act(one)))
        ]  # fmt: skip
        if all(one.headline for one in claims) or _last_denies(source):
            continue
        own = [party for one in claims for party in one.actors]
        # Who bears no arms and tells of force that nobody puts down to him tells of what others did.
        unarmed = bool(own) and all(party.kind in UNARMED for party in own)
        said_itself = all(one.type in TALK for one in claims) and any(one.voice.author for one in claims)
        admitted = not unarmed and any(one.voice.act == "confirm" and one.type in HELD_AGAINST for one in claims)
        blamed = any(
            _names(source, one)
            or (one.type in FORCE and not (rivals or unarmed) and not any(map(is_named, one.actors)))
            for other in found if other is not source and not any(map(other.speaks_for, own))
            for one in other.tellings if _held_against(other, one)
        )  # fmt: skip
        if said_itself or blamed or admitted:
            return source, claims
    return None


def _is_actor(source: Source, one: Telling) -> bool:
    """Whether an origin tells an act of its own side."""
    return not _clash(one) and any(source.speaks_for(party) and _is_spoken_for(party, source) for party in one.actors)


def _is_spoken_for(party: Party, source: Source) -> bool:
    """Whether a party is no state, or one for whose forces an origin speaks: a town hall accepts no act of a state."""
    armies = {f"{ARMY}{key.removeprefix(STATE)}" for key in party.own if key.startswith(STATE)}
    return party.kind != "state" or not (party.own.isdisjoint(source.keys) and armies.isdisjoint(source.sides))


def _is_own_act(one: Telling) -> bool:
    """Whether a release tells, without a doer, of what only its own side does.

    So of an order: "the road was closed", "three are held"; and of its enemies' dead: "14 terrorists were neutralised".
    Who was looted, or else was shot, may have been so by anybody.
    """
    if not one.voice.author or one.actors:
        return False
    enemies = {sort_of(party.name) for party in one.recipients}
    ordered = one.type == "COERCE" and one.sub[1] != PLUNDER
    return ordered or (one.type == "ASSAULT" and bool(enemies) and enemies <= sorts("fighters"))


def _names(source: Source, one: Telling) -> bool:
    return any(party.is_of(source.sides) for party in one.actors)


def _held_against(teller: Source, one: Telling) -> bool:
    """Whether an act is told as one that is held against its doer.

    Who tells that somebody killed fighters that are none of the teller's own praises him, or says no more than he does.
    """
    if one.denies or one.type not in HELD_AGAINST or _counts_nobody(one) or _clash(one):
        return False
    foes = [party for party in one.recipients if party.kind == "armed_group" or camp_of(party) == "rebels"]
    praised = len(foes) == len(one.recipients) and (foes or one.hurt == {"insurgent"})
    return not praised or any(map(teller.speaks_for, one.recipients))


def _clash(one: Telling) -> bool:
    return len(one.actors) > 1 and not one.recipients


def _last_denies(source: Source) -> bool:
    """Whether an origin's last word is a denial of its own hand.

    A denial that names nobody who did it denies whom it hit ("no civilian"), and one that names others clears them.
    """
    said = [one for one in source.tellings if not one.denies or any(map(source.speaks_for, one.actors))]
    # A text that tells of both tells what was denied before.
    return max(said, key=lambda one: (one.published or 0, one.voice.act == "confirm", one.denies)).denies


def _independent(tell: Sequence[Source], sides: Mapping[str, str]) -> list[str]:
    """Origins that do not belong to one side: of a side's own, one counts."""
    kept: dict[str, str] = {}
    for source in tell:
        side = sides[source.id]
        kept.setdefault(source.id if side == THIRD else f"side:{side}", source.name)
    return sorted(set(kept.values())) if len(set(kept.values())) == len(kept) else list(kept.values())


def _list(names: object) -> str:
    told = list(dict.fromkeys(names))  # type: ignore[call-overload]
    return ", ".join(told[:-1]) + " and " + told[-1] if len(told) > 1 else "".join(told)


def _refs(tellings: Sequence[Telling]) -> str:
    return _short(sorted(one.ref for one in tellings))


def _all(found: Sequence[Source]) -> str:
    return _refs([one for source in found for one in source.tellings])


def _short(refs: Sequence[str]) -> str:
    """The first few claims, documents by the begin of their id."""
    shown = [f"{ref.partition('#')[0][:8]}#{ref.partition('#')[2]}" for ref in refs[:SHOWN]]
    return ", ".join(shown) + (f" and {len(refs) - SHOWN} more" if len(refs) > SHOWN else "")
