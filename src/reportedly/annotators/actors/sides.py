"""Which side is meant: whose men are "its soldiers", whom does a speaker call "the enemy"?"""

from __future__ import annotations

from collections import Counter

from .contexts import words_of
from .draft import Found, Thing
from .memory import ARMED, MAY_FIGHT, Memory, bears_arms, body_of
from .pairs import side_of
from .quotes import Voices


class Sides:
    """Finds those who belong to a side, and those who fight it.

    Args:
        memory: who was mentioned so far.
        voices: who is quoted where.
    """

    def __init__(self, memory: Memory, voices: Voices) -> None:
        self.memory, self.words, self.voices = memory, memory.words, voices

    def speaker(self, i: int) -> Thing | None:
        """Whose words token `i` is, or the body for which they speak."""
        speaker = self.voices.speaker(i, self.memory.at)
        if speaker is None and self.voices.quote[i] < 0:
            speaker = self.memory.voice
        return None if speaker is None else body_of(speaker) or speaker

    def whose(self, found: Found, owner: Thing | None) -> Thing | None:
        """The body whose men somebody's are: the owner, the one that the owner is told with, the army of a state.

        Args:
            found: "its soldiers", "Lado's men", "our fighters".
            owner: whose they are said to be.
        """
        body = None if owner is None else body_of(owner) or owner
        if body is not owner and found.number == "group" and found.name in words_of("generic_groups"):
            return body  # "his movement", of the Front's spokesman
        if owner is None or body is None or found.number == "one" or found.name not in words_of("members"):
            return None
        if found.country not in (None, body.country):
            return None
        fighters = found.name in words_of("members", "armed") and body.named and body.kind in MAY_FIGHT
        if body.number == "group" and (body.kind in ARMED or fighters):
            return body
        if body.kind in ("state", "government_body"):
            return self._army(found, body) if found.sector == "MIL" else None
        if owner.kind == "person" and not owner.part_of:
            # who has men and is told with one armed body alone is one of its own
            near = {id(one): one for one in self.memory.beside(owner) if one.kind in ARMED and one.number == "group"}
            return next(iter(near.values())) if len(near) == 1 else None
        return None

    def _army(self, found: Found, state: Thing) -> Thing | None:
        """The one army of a state that has been told of before a description."""
        armies = [
            one
            for one in self.memory.things
            if one.kind == "military" and one.number == "group" and one.country in (None, state.country)
            and any(said.head < found.head for said in one.mentions)
        ]  # fmt: skip
        return armies[0] if len(armies) == 1 else None

    def foreign(self, found: Found) -> Thing | None:
        """What one side calls another, where one state alone can be meant: the one named by its people."""
        if found.name not in words_of("epithets", "foreign"):
            return None
        states = [
            t
            for t in self.memory.things
            if t.kind == "state"
            and any(
                f.first > 0
                and self.words.lower[f.first - 1] == "the"
                and f.entry
                and f.name not in (f.entry.name.lower(),)
                for f in t.mentions
            )
        ]
        return states[0] if len(states) == 1 else None

    def enemy(self, found: Found) -> Thing | None:
        """Whom a side calls the enemy: of those who bear arms on another side the one told of most, else the last."""
        own = self.speaker(found.head)
        epithets = words_of("epithets", "foreign") | words_of("epithets", "enemy")
        if found.number == "many":
            epithets |= words_of("epithets", "hostile")
        if own is None or found.name not in epithets or not side_of(own):
            return None
        told = [one.thing for one in self.memory.recent if one.thing is not None and one.thing.kind != "police"]
        told = [one for one in told if bears_arms(one)]
        told = [one for one in told if side_of(one) not in ("", side_of(own)) and not self._of_own(one, own)]
        # rather an army than one battalion of it
        whole = [one for one in told if one.heads & words_of("institutions", "military")] or told
        times = Counter(id(one) for one in whole)
        return max(reversed(whole), key=lambda one: times[id(one)]) if whole else None

    def _of_own(self, thing: Thing, own: Thing) -> bool:
        """Whether a body is part of one's own: "the General Staff of the Front", "our First Company"."""
        named = any(name in other for name in own.names for other in thing.names)
        owners = [self.words.child(found.head, "poss") for found in thing.mentions]
        return named or own in thing.part_of or any(k is not None and self.words.lower[k] == "our" for k in owners)
