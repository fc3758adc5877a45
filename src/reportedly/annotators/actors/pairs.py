"""Which words mean two actors: "both sides", "Russian and Syrian forces", "the governors of Batken and Sughd"?"""

from __future__ import annotations

from ...registry import Registry
from ...text import fold_name
from .contexts import words_of
from .draft import Found, Thing
from .memory import ARMED, MAY_FIGHT, Memory, bears_arms, body_of
from .modifiers import registry_people, registry_state
from .nominals import noun_at


class Pairs:
    """Finds the two that are meant by one phrase.

    Args:
        memory: who was mentioned so far.
        registry: known actors.
    """

    def __init__(self, memory: Memory, registry: Registry) -> None:
        self.memory, self.words, self.registry = memory, memory.words, registry

    def of(self, found: Found) -> list[Thing]:
        """The two that a description means; empty where it means one."""
        return self._sides(found) or self._apart(found) or self._each_of(found)

    def _sides(self, found: Found) -> list[Thing]:
        """The two who are meant by "both sides", "the two groups", "each side", "the parties"."""
        words = self.words
        told = {words.lower[k] for k in range(found.first, found.head)}
        if found.name not in words_of("sides") or told - {"both", "the", "two", "of", "each"}:
            return []
        bare = words.tag[found.head] == "NNS" and told == {"the"} and found.name in words_of("sides", "bare")
        each = "each" in told and words.tag[found.head] == "NN"
        two = words.tag[found.head] == "NNS" and ("both" in told or {"the", "two"} <= told)
        return self._met(found.head) or self.two_sides() if bare or each or two else []

    def two_of(self, found: Found) -> list[Thing]:
        """Those whom a mention tells to be two: "two guards"."""
        told = range(found.first, found.head)
        two = found.form == "nominal" and any(self.words.lower[k] == "two" and self.words.tag[k] == "CD" for k in told)
        return [found.thing] if two and found.thing is not None else []

    def _met(self, i: int) -> list[Thing]:
        """The two who are told right before token `i` to have met or fought: "A met B", "the war between A and B"."""
        words = self.words
        for k in range(i - 1, -1, -1):
            if words.sent[i] - words.sent[k] > 1:
                return []
            one = two = None
            if words.lower[k] == "between" and words.dep[k] == "prep":
                one = words.child(k, "pobj")
                two = words.child(one, "conj") if one is not None else None
            elif words.lemma[k] in words_of("sides", "meeting") and words.tag[k][:2] == "VB":
                one = words.child(k, "nsubj")
                over = next((p for p in words.children[k] if words.lower[p] in ("with", "against")), None)
                two = words.child(k, "dobj") or (words.child(over, "pobj") if over is not None else None)
            pair = [self._side(self.memory.at[k]) for k in (one, two) if k is not None and k in self.memory.at]
            if len(pair) == 2 and pair[0] is not pair[1]:
                return pair
        return []

    @staticmethod
    def _side(thing: Thing) -> Thing:
        """Whom somebody who meets another stands for: the body of a person or of its delegates."""
        return body_of(thing) or (thing.part_of[0] if thing.number == "many" and thing.part_of else thing)

    def two_sides(self) -> list[Thing]:
        """The two that are told of most, of armed groups and of states with their bodies; none where one is told."""
        told: dict[str, list[Thing]] = {}
        for one in self.memory.recent:
            side = side_of(one.thing) if one.thing is not None else ""
            if one.thing is not None and side:
                told.setdefault(side, []).append(one.thing)
        last = {side: at for at, side in enumerate(told)}
        most = sorted(told, key=lambda side: (len(told[side]), last[side]), reverse=True)[:2]
        if len(most) < 2:
            return []
        states = all(told[side][0].kind not in ("armed_group", None, *MAY_FIGHT) for side in most)
        pair = []
        for side in most:
            first = [one for one in told[side] if one.kind == "state"] if states else []
            first = first or [one for one in told[side] if one.kind in ARMED] or told[side]
            pair.append(max(first, key=first.count))
        return sorted(pair, key=lambda one: one.mentions[0].span)

    def _apart(self, found: Found) -> list[Thing]:
        """The two that a plural tells by two names: "Russian and Syrian forces", "the Bani Tamim and Karwi tribes"."""
        words, head = self.words, found.head
        noun = noun_at(words, head)
        one = next((k for k in words.children[head] if k < head and words.dep[k] in ("compound", "amod", "nmod")
                    and words.child(k, "conj") is not None), None)  # fmt: skip
        two = words.child(one, "conj") if one is not None else None
        if one is None or two is None or noun is None or not one < two < head or words.tag[head] not in ("NNS", "NNPS"):
            return []
        if two != head - 1 or not (words.text[one][0].isupper() and words.text[two][0].isupper()):
            return []
        states = [registry_people(words.text[k], self.registry) for k in (one, two)]
        if not all(states) and (any(states) or noun.one != "group"):
            return []
        pair = []
        for k, state in zip((one, two), states, strict=True):
            thing = self.memory.at.get(k)
            if thing is None or state or thing.entry is not None or len(thing.mentions) > 1:
                thing = self.memory.new()
                thing.country = state
            thing.kind, thing.sector, thing.number = found.kind, found.sector, found.number
            first = min([j for j in words.children[k] if j < k and words.dep[j] in ("compound", "nmod")], default=k)
            name = words.full[words.begin[first] : words.end[k]]
            if thing.named:
                thing.names.setdefault(fold_name(name), name)
            thing.called = f"{name} {words.text[head]}"
            pair.append(thing)
        return pair

    def _each_of(self, found: Found) -> list[Thing]:
        """The two that a plural tells by whose they are: "the governors of Batken and Sughd"."""
        words, head = self.words, found.head
        of = next((k for k in words.children[head] if words.dep[k] == "prep" and words.lower[k] == "of"), None)
        one = words.child(of, "pobj") if of is not None else None
        two = words.child(one, "conj") if one is not None else None
        noun = noun_at(words, head)
        if (
            one is None
            or two is None
            or noun is None
            or words.tag[head] != "NNS"
            or words.child(two, "conj") is not None
        ):
            return []
        if noun.one != "group" and noun.many != "government_body":
            return []
        if not all(words.text[k][0].isupper() and words.tag[k] == "NNP" for k in (one, two)):
            return []
        pair = []
        for k in (one, two):
            thing = self.memory.new()
            owner = self.memory.at.get(k)
            thing.kind, thing.sector = found.kind, found.sector
            thing.number = "group" if noun.one == "group" else "one"
            thing.country = registry_state(words, k, self.registry) or (owner.country if owner is not None else None)
            if owner is not None and owner.number == "group":
                thing.part_of.append(owner)
            first = min([j for j in words.children[k] if j < k and words.dep[j] in ("compound", "nmod")], default=k)
            thing.called = f"{words.lemma[head]} of {words.full[words.begin[first] : words.end[k]]}"
            pair.append(thing)
        return pair


def side_of(thing: Thing) -> str:
    """Whose side somebody is on who may fight or deal with others: a state's with all its bodies, or a group's own."""
    if thing.number != "group" or not (bears_arms(thing) or thing.kind in ("state", "government_body")):
        return ""
    own = thing.kind in ("armed_group", *MAY_FIGHT) or thing.country is None
    return str(id(thing)) if own or thing.country is None else thing.country
