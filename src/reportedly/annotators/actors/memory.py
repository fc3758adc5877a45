"""Who was mentioned last, and under which descriptions: what the resolution of descriptions and pronouns shares."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import ActorKind
from ...text import fold_name
from .antecedent import who_says
from .bodies import BODIES
from .contexts import words_of
from .draft import Found, Thing
from .heads import head_word
from .lexicon import name_types
from .words import Words

MEMORY = 40
"""So many mentions are remembered; no pronoun points further back."""
ARMED: frozenset[ActorKind] = frozenset({"armed_group", "military", "police"})
MAY_FIGHT: frozenset[ActorKind] = frozenset({"organisation", "bloc", "party"})
"""Kinds that a name's words tell and that may have fighters."""


class Memory:
    """The actors of a text as they come up in it.

    Args:
        words: the text.
        things: the named actors; descriptions of others are added.
    """

    def __init__(self, words: Words, things: list[Thing]) -> None:
        self.words = words
        self.things = list(things)
        self.at: dict[int, Thing] = {f.head: thing for thing in things for f in thing.mentions}
        """Token that heads a mention to whom it denotes."""
        self.recent: list[Found] = []
        self.pairs: dict[int, list[Thing]] = {}
        """Token that heads a mention of several actors to all of them."""
        self.voice: Thing | None = None
        """Whose voice the document is."""
        self.outlet: Thing | None = None
        """Who publishes the document."""
        self.home: str | None = None
        """Alpha-2 code of the country that its names say it is about."""
        self.by_phrase: dict[str, Thing] = {}
        """Folded description to the actor it was first used of."""
        self.by_head: dict[str, Thing] = {}
        """Head noun to the actor it was last used of."""
        self.by_number: dict[str, Thing] = {}
        """Number word to those who were counted so last: "five", of "five farmers"."""
        self.by_modifier: dict[str, Thing] = {}
        """Word before the noun of a group's description to the group told so last: "rebel", of "the rebel forces"."""
        self.by_type: dict[str, Thing] = {}
        """Sort of group to the named group of that sort mentioned last."""
        self.by_word: dict[str, Thing] = {}
        """Word that heads a body's name to the body of such a name mentioned last."""

    def new(self) -> Thing:
        """An actor that has not been told of before."""
        thing = Thing()
        self.things.append(thing)
        return thing

    def remember(self, found: Found) -> None:
        """Note a mention, once it is known whose it is."""
        thing = found.thing
        if thing is None:
            return
        self.recent.append(found)
        if len(self.recent) > 2 * MEMORY:
            del self.recent[:MEMORY]
        for head in thing.heads:
            self.told_by(head, thing)
        if found.form == "nominal" and thing.number == "many":
            counts = [self.words.lower[k] for k in range(found.first, found.head) if self.words.tag[k] == "CD"]
            self.by_number |= dict.fromkeys(counts, thing)
        if found.form == "nominal" and thing.number == "group":
            told = [k for k in range(found.first, found.head) if self.words.dep[k] in ("amod", "compound")]
            self.by_modifier |= dict.fromkeys([self.words.lemma[k] for k in told], thing)
        if found.form == "name" and thing.kind not in ("person", "state"):
            whole = (
                [fold_name(thing.entry.name)] if thing.entry is not None and thing.kind not in ("state", "bloc") else []
            )
            for name in (*whole, found.name):  # of "UNMISS" only the whole name tells that it is "the mission"
                if head := head_word(name):
                    self.by_word[head] = thing
            for word in found.name.split():
                sort = name_types().get(word)
                if sort is not None:
                    self.by_type[sort.type] = thing

    def told_by(self, noun: str, thing: Thing) -> None:
        """Note whom a noun told last: of "the LTTE rebels" and then "ten rebels" still the body, for "the rebels"."""
        body = self.by_head.get(noun)
        if body is None or not (body.named and body.kind in ARMED) or thing.named or not self.counted(thing):
            self.by_head[noun] = thing

    def counted(self, thing: Thing) -> bool:
        """Whether somebody is told first with a number: "fifteen herders"."""
        first = thing.mentions[0]
        return any(self.words.tag[k] == "CD" for k in range(first.first, first.head))

    def point(self, i: int, thing: Thing) -> None:
        """Note a pronoun as a mention of an actor."""
        found = Found(
            span=self.words.span(i, i), first=i, last=i, head=i, form="pronoun", name=self.words.lower[i],
            number=thing.number,
        )  # fmt: skip
        thing.add(found, self.words.full)
        if thing.number == "group" and found.name[:2] in ("it", "th"):
            thing.told_as = thing.told_as or ("one" if found.name[:2] == "it" else "many")
        self.at[i] = thing
        self.remember(found)

    def joined(self, i: int) -> list[Thing]:
        """The actors that a phrase with this head names together: "the army and the rebels", "both sides"."""
        if i in self.pairs:
            return self.pairs[i]
        words, found, queue = self.words, list[Thing](), [i]
        while queue:
            one = queue.pop(0)
            thing = self.at.get(one)
            if thing is not None and all(thing is not other for other in found):
                found.append(thing)
            queue += [k for k in words.children[one] if words.dep[k] == "conj" and k > one]
        return found if len(found) > 1 else []

    def beside(self, thing: Thing) -> Iterator[Thing]:
        """Who is told in a sentence with somebody, as far as is known yet."""
        told = {self.words.sent[one.head] for one in self.recent if one.thing is thing}
        for one in self.recent:
            if one.thing is not None and one.thing is not thing and self.words.sent[one.head] in told:
                yield one.thing

    def last_group(self, i: int, kinds: frozenset[ActorKind]) -> Thing | None:
        """The group of one of these kinds that was mentioned last, at most four sentences before token `i`."""
        return next(self.last_groups(i, kinds), None)

    def last_groups(self, i: int, kinds: frozenset[ActorKind]) -> Iterator[Thing]:
        """The groups of these kinds, the last mentioned first."""
        for found in reversed(self.recent[-MEMORY:]):
            if self.words.sent[i] - self.words.sent[found.head] > 4:
                return
            thing = found.thing
            armed = thing is not None and "armed_group" in kinds and thing.kind in MAY_FIGHT and bears_arms(thing)
            if thing is not None and thing.number == "group" and (thing.kind in kinds or armed):
                yield thing

    def last_attackers(self, i: int, speaker: Thing | None) -> Thing | None:
        """Who was told last to have done something under arms, not whoever was named last; nobody calls himself so.

        Args:
            i: token index of the description.
            speaker: whose words it is.
        """
        for found in reversed(self.recent[-MEMORY:]):
            if self.words.sent[i] - self.words.sent[found.head] > 4:
                return None
            over = self.words.head[found.head]
            acts = self.words.dep[found.head] == "nsubj" and self.words.lemma[over] not in words_of("speech")
            acts = acts or self.words.dep[over] == "agent"
            thing = found.thing
            acts = acts and thing is not None and thing is not speaker
            if acts and thing is not None and thing.kind == "armed_group" and thing.number in ("many", "group"):
                return thing
        return None

    def generic_group(self, i: int, kinds: frozenset[ActorKind]) -> Thing | None:
        """Whom "the group" means: rather another than who says the sentence.

        In "the army said the group had left", it is whom the army fights.
        """
        sayer = who_says(self.words, i)
        speaker = None if sayer is None else self.at.get(sayer)
        near = list(self.last_groups(i, kinds))
        return next((thing for thing in near if thing is not speaker), near[0] if near else None)


def bears_arms(thing: Thing) -> bool:
    """Whether somebody is an armed body, or a party or an alliance that has been told to have fighters."""
    return thing.kind in ARMED or (thing.kind in MAY_FIGHT and not thing.heads.isdisjoint(words_of("members", "arms")))


def body_of(speaker: Thing) -> Thing | None:
    """The body that a person belongs to and speaks for: whom "we" and "his men" mean."""
    if speaker.kind not in ("person", "unnamed", None):
        return None
    return next((body for body in speaker.part_of if body.kind in BODIES), None)
