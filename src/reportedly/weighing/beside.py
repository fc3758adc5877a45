"""What stands beside incidents: threats and what followed them, and rival claims about an actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import ActorDispute, Position, Record, ThreatFollowed
from .match import APART, comparable, match, related
from .parties import Party, name_key
from .telling import Telling, Voice, is_named, tellings_of, voice_of

RIVAL = frozenset({"origin", "leads", "member_of", "part_of", "loyal_to", "allied_with"})
EXCLUSIVE = frozenset({"origin", "leads", "member_of", "part_of", "loyal_to"})
"""Relations of which two different values are rivals."""
LONGEST_WAIT = 120
"""Days after a threat in which a deed is still taken to follow it."""
RETOLD = 30
"""Days by which the document that retells a threat may come after the deed."""
LIKE = 2.0
"""Least likeness of a deed to what was threatened."""


@dataclass(frozen=True, slots=True)
class Threat:
    """What is threatened, and on what condition; either may tell no event."""

    consequence: Telling
    condition: Telling | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation claimed of an actor."""

    ref: str
    relation: str
    actor: Party
    value: str
    keys: frozenset[str]
    denies: bool
    voice: Voice
    document: str


def threats_of(record: Record, known: Mapping[str, Party]) -> list[Threat]:
    """The threats of a record."""
    claims = {claim.id: claim for claim in record.claims}
    wanted = [claim for claim in record.claims if claim.reality == "threatened" and claim.event is not None]
    found = []
    for claim in wanted:
        told = tellings_of(record, [claim], known)
        if told:
            condition = claims.get(claim.condition or "")
            row = tellings_of(record, [condition], known) if condition is not None else []
            found.append(Threat(told[0], row[0] if row else None))
    return found


def followed(threats: Sequence[Threat], told: Iterable[Telling]) -> list[ThreatFollowed]:
    """Later tellings that match what was threatened, or the condition."""
    by_type: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        by_type[one.type].append(one)
    found = []
    for threat in threats:
        for what, as_ in ((threat.consequence, "consequence"), (threat.condition, "condition")):
            if what is None:
                continue
            for type_ in sorted(by_type):
                if not by_type[type_] or not comparable(what, by_type[type_][0]):
                    continue
                found += [
                    ThreatFollowed(threat=threat.consequence.ref, claim=one.ref, match=as_)  # type: ignore[arg-type]
                    for one in by_type[type_]
                    if _follows(what, one)
                ]
    return found


def _follows(threat: Telling, deed: Telling) -> bool:
    """Whether a deed is later than a threat and like what was threatened: by hand, word, kind, place or victim."""
    if deed.ref == threat.ref or deed.denies or deed.summary:
        return False
    when = deed.first if deed.first is not None else deed.published
    if when is None or threat.published is None:
        return False
    # What retells a threat may tell of the deed too.
    early = RETOLD if deed.document != threat.document else LONGEST_WAIT
    if not -early <= when - threat.published <= LONGEST_WAIT:
        return False
    hand = related(threat.actors, deed.actors)
    fit = match(*(replace(one, first=None, last=None, published=None) for one in (threat, deed)))
    if hand is False or fit.score <= APART:
        return False
    alike = 1.0 * (threat.trigger == deed.trigger) + 0.8 * (threat.sub == deed.sub != ("", ""))
    return alike >= 0.8 and alike + 1.0 * (hand is True) + max(0.0, fit.score) >= LIKE


def ties_of(record: Record, known: Mapping[str, Party]) -> list[Tie]:
    """Relations claimed in a record that others may dispute."""
    found = []
    for claim in record.claims:
        relation = claim.relation
        if relation is None or relation.type not in RIVAL or relation.subject not in known:
            continue
        subject, target = known[relation.subject], known.get(relation.object or "")
        if relation.type == "leads":
            if target is None:
                continue
            # Who leads it is what may be disputed, so it is a claim about the group.
            actor, value, keys = target, subject.name, subject.own
        else:
            actor = subject
            value = target.name if target is not None else relation.value or ""
            keys = target.own if target is not None else frozenset({name_key(value)})
        if value and is_named(actor):
            found.append(
                Tie(
                    f"{record.document.id}#{claim.id}", relation.type, actor, value, keys,
                    claim.factuality.endswith("-"), voice_of(claim, record, known), record.document.id,
                )
            )  # fmt: skip
    return found


def actor_disputes(ties: Sequence[Tie]) -> list[ActorDispute]:
    """Actors of whom different voices claim what cannot both be true."""
    groups: list[tuple[str, set[str], list[Tie]]] = []
    for tie in sorted(ties, key=lambda one: one.ref):
        names = {key for key in tie.actor.own if not key.startswith("l:")}
        mine = [group for group in groups if group[0] == tie.relation and group[1] & names]
        merged: tuple[str, set[str], list[Tie]] = (tie.relation, set(names), [tie])
        for group in mine:
            merged[1].update(group[1])
            merged[2][:0] = group[2]
            groups.remove(group)
        groups.append(merged)
    found = []
    for relation, _, rows in groups:
        positions = _positions(rows)
        if relation in EXCLUSIVE or len({denies for _, denies, _ in positions}) > 1:
            voices = [frozenset(_speaker(tie) for tie in held) for _, _, held in positions]
            if any(a - b and b - a for at, a in enumerate(voices) for b in voices[at + 1 :]):
                found.append(
                    ActorDispute(
                        actor=min(tie.actor.name for tie in rows), relation=relation,
                        positions=tuple(_position(*one) for one in positions),
                    )
                )  # fmt: skip
    return sorted(found, key=lambda one: (one.actor, one.relation))


def _positions(rows: Sequence[Tie]) -> list[tuple[str, bool, list[Tie]]]:
    positions: list[tuple[set[str], bool, list[Tie]]] = []
    for tie in rows:
        for keys, denies, held in positions:
            if denies == tie.denies and (keys & tie.keys):
                keys |= tie.keys
                held.append(tie)
                break
        else:
            positions.append((set(tie.keys), tie.denies, [tie]))
    return [(held[0].value, denies, held) for _, denies, held in positions]


def _position(value: str, denies: bool, held: Sequence[Tie]) -> Position:
    return Position(
        value=f"not {value}" if denies else value,
        claims=tuple(sorted(tie.ref for tie in held)),
        origins=tuple(sorted({_speaker(tie) for tie in held})),
    )


def _speaker(tie: Tie) -> str:
    return min(tie.voice.keys, default=f"u:{tie.voice.name}@{tie.document}")
