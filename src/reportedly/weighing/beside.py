"""What stands beside incidents: threats, and rival claims about an actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import ActorDispute, Position, Record
from .parties import Party, name_key
from .telling import Telling, is_named, stems, tellings_of
from .voices import Voice, voice_of

RIVAL = frozenset({"origin", "leads", "member_of", "part_of", "loyal_to", "allied_with"})
EXCLUSIVE = frozenset({"origin", "leads", "member_of", "part_of", "loyal_to"})
"""Relations of which two different values are rivals."""


@dataclass(frozen=True, slots=True)
class Threat:
    """What is threatened, and on what condition.

    Args:
        consequence: what is threatened.
        condition: on which it is, where that tells an event.
        words: of a condition that tells none, by their begins.
    """

    consequence: Telling
    condition: Telling | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation claimed of an actor; `above` has the keys of all that its value belongs to: a sector and its army."""

    ref: str
    relation: str
    actor: Party
    value: str
    keys: frozenset[str]
    above: frozenset[str]
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
            words = stems(condition.span.of(record.document.text)) if condition is not None and not row else frozenset()
            found.append(Threat(told[0], row[0] if row else None, words))
    return found


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
            actor, value, keys, above = target, subject.name, subject.own, frozenset[str]()
        else:
            actor = subject
            value = target.name if target is not None else relation.value or ""
            keys = target.own if target is not None else frozenset({name_key(value)})
            above = target.groups if target is not None else frozenset()
        if value and is_named(actor):
            found.append(
                Tie(
                    f"{record.document.id}#{claim.id}", relation.type, actor, value, keys, above,
                    claim.factuality.endswith("-"), voice_of(claim, record, known), record.document.id,
                )
            )  # fmt: skip
    return found


def actor_disputes(ties: Sequence[Tie]) -> list[ActorDispute]:
    """Actors of whom different voices claim what cannot both be true."""
    found = []
    for relation, rows in _by_actor(ties):
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


def _by_actor(ties: Sequence[Tie]) -> list[tuple[str, list[Tie]]]:
    """Ties of one relation to actors that share a name, in the order of their references."""
    rows = sorted(ties, key=lambda one: one.ref)
    above = list(range(len(rows)))

    def first(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    held: dict[tuple[str, str], int] = {}
    for at, tie in enumerate(rows):
        for key in tie.actor.own:
            if not key.startswith("l:"):
                other = first(held.setdefault((tie.relation, key), at))
                mine = first(at)
                above[max(mine, other)] = min(mine, other)
    groups: dict[int, list[Tie]] = defaultdict(list)
    for at, tie in enumerate(rows):
        groups[first(at)].append(tie)
    return [(group[0].relation, group) for group in groups.values()]


def _positions(rows: Sequence[Tie]) -> list[tuple[str, bool, list[Tie]]]:
    positions: list[tuple[set[str], bool, list[Tie]]] = []
    for tie in rows:
        for keys, denies, held in positions:
            within = keys & tie.above or any(one.above & tie.keys for one in held)
            if denies == tie.denies and (keys & tie.keys or within):
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
