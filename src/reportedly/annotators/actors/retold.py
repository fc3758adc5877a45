"""Whom does a noun mean that says little of who was told before: "the man", "the two men", "the guards"?"""

from __future__ import annotations

from .antecedent import antecedent, who_says
from .contexts import words_of
from .draft import Found, Thing
from .memory import ARMED, MEMORY, Memory
from .quotes import Voices
from .sides import Sides

NEAR, NEARER = 4, 3
"""Sentences back to who is told by another noun of the same kind, and to "the man", at most."""


class Retold:
    """Finds who is told again.

    Args:
        memory: who was mentioned so far.
        voices: who is quoted where.
        sides: who speaks for whom.
    """

    def __init__(self, memory: Memory, voices: Voices, sides: Sides) -> None:
        self.memory, self.words, self.voices, self.sides = memory, memory.words, voices, sides

    def tells_nothing(self, found: Found) -> bool:
        """Whether a description tells no more than a pronoun does: "the man", "the two men"."""
        alone = found.definite and found.last == found.head and found.name in words_of("anybody")
        return alone and all(self.words.tag[k] in ("DT", "CD") for k in range(found.first, found.head))

    def anybody(self, found: Found) -> Thing | None:
        """Whom "the man" and "the men" mean, by the rules for pronouns: rather whoever was told by the same noun.

        Whoever says it does not mean himself. Many are those who were counted or told as men, not all who live there.
        """
        if not self.tells_nothing(found):
            return None
        sayer = who_says(self.words, found.head)
        speaker = self.memory.at.get(sayer) if sayer is not None else self.sides.speaker(found.head)

        def fits(one: Found) -> bool:
            thing = one.thing
            if thing is None or thing is speaker or (found.gender and thing.gender not in ("", found.gender)):
                return False
            if found.number == "one":
                return thing.kind == "person" or (thing.kind in ("unnamed", None) and thing.number == "one")
            told = thing.kind != "population" or found.name in thing.heads or self.memory.counted(thing)
            return thing.number == "many" and told

        recent = self.memory.recent[-MEMORY:]
        alike = [one for one in recent if one.thing is not None and found.name in one.thing.heads]
        women = [one for one in recent if one.thing is not None and one.thing.gender == found.gender == "f"]
        for known in (alike, women, recent):
            last = antecedent(self.words, self.voices, self.memory.at, known, found.head, fits, within=NEARER)
            if last is not None:
                return last.thing
        return None

    def of_kind(self, found: Found) -> Thing | None:
        """Who of a kind was told last, for a plural that tells it anew: "the guards", of a patrol; not who says so."""
        new = found.name in words_of("members") and found.name not in self.memory.by_head
        if not new or found.number != "many" or found.kind not in ARMED:
            return None
        speaker = self.sides.speaker(found.head)
        for one in reversed(self.memory.recent[-MEMORY:]):
            thing = one.thing
            if self.words.sent[found.head] - self.words.sent[one.head] > NEAR:
                break
            if thing is None or thing is speaker or thing.number not in ("many", "group"):
                continue
            if thing.kind == found.kind and found.country in (None, thing.country):
                return thing
        return None

    def captives(self, found: Found) -> Thing | None:
        """Who was told last to have been taken, for "the captives"."""
        if not found.definite or found.number != "many" or found.name not in words_of("captives"):
            return None
        words = self.words
        for one in reversed(self.memory.recent[-MEMORY:]):
            if words.sent[found.head] - words.sent[one.head] > NEAR:
                break
            taken = words.dep[one.head] in ("dobj", "nsubjpass") and words.lemma[words.head[one.head]] in words_of(
                "captives", "taken"
            )
            if taken and one.thing is not None and one.thing.number == "many":
                return one.thing
        return None
