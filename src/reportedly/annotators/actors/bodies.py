"""Which body do those who speak for it belong to? "Army spokesman N. N.", "COL. N. N., army:"."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import ActorKind
from .contexts import words_of
from .draft import Found, Thing
from .lexicon import nouns
from .words import Words

BODIES: frozenset[ActorKind] = frozenset(
    {
        "armed_group", "military", "police", "party", "organisation", "ngo", "bloc", "government_body", "state", "igo",
    }
)  # fmt: skip
"""Kinds of actor for which one of theirs says "we"."""


class Bodies:
    """Finds the bodies of speakers, and notes them as what the speakers are part of.

    Args:
        words: the text.
        things: the actors so far; bodies that nobody has named yet are added.
        at: token that heads a mention to its actor.
        by_phrase: folded description to the actor that it was last used of.
    """

    def __init__(self, words: Words, things: list[Thing], at: dict[int, Thing], by_phrase: dict[str, Thing]) -> None:
        self.words, self.things, self.at, self.by_phrase = words, things, at, by_phrase

    def named(self, i: int, of: Thing) -> Thing | None:
        """The body that a noun before another one names: "army", in "an army spokesman"; None where it names none.

        Args:
            i: token index of the noun.
            of: who is told to belong to it.
        """
        words = self.words
        noun = nouns().get(words.lemma[i])
        if noun is None or noun.one != "group" or noun.many not in BODIES or words.tag[i + 1][:2] != "NN":
            return None
        known = self.at.get(i) or self.by_phrase.get(words.lemma[i])
        if known is None:
            known = Thing()
            self.things.append(known)
        if i not in self.at:
            found = Found(
                span=words.span(i, i), first=i, last=i, head=i, form="nominal", name=words.lemma[i], kind=noun.many,
                sector=noun.sector, number="group", definite=True, country=of.country,
            )  # fmt: skip
            known.add(found, words.full)
            self.at[i] = self.by_phrase[words.lemma[i]] = known
        return known

    def of_leaders(self) -> None:
        """A named body is its spokesman's, and that of who is told to lead it: "N. N., who commands the Front"."""
        words = self.words
        for person in [one for one in self.things if one.kind == "person" and not one.part_of]:
            # "RNFP spokesman N. N."
            first = [found for found in person.mentions if found.form == "name"][:1]
            before = [self.at.get(k) for one in first for k in range(words.left_edge(one.head), one.first)]
            person.part_of += [one for one in before if one is not None and one.kind in BODIES - {"state"}][:1]
        for led_by in [one for one in self.things if one.kind in BODIES - {"state", "government_body"} and one.named]:
            # "the Column of General N. N."
            for found in led_by.mentions:
                of = next((k for k in words.children[found.head] if k > found.head and words.lower[k] == "of"), None)
                leader = self.at.get(words.child(of, "pobj") or of) if of is not None else None
                if leader is not None and leader.kind == "person" and not leader.part_of and found.form == "name":
                    leader.part_of.append(led_by)
        for i, lemma in enumerate(words.lemma):
            speaks = lemma == "speak"
            if not (speaks or lemma in words_of("leading")) or words.tag[i][:2] != "VB":
                continue
            subject, led = words.child(i, "nsubj"), words.child(i, "dobj")
            if speaks:  # "who speaks for the Front"
                led = next((words.child(k, "pobj") for k in words.children[i] if words.lower[k] == "for"), None)
            verb = i
            if subject is None and words.dep[i] == "xcomp":
                # "asked her to lead the Guard", "claims to speak for the Guard"
                verb = words.head[i]
                subject = words.child(verb, "dobj", "dative") or words.child(verb, "nsubj")
            if subject is None and words.dep[verb] == "conj":
                verb = words.head[verb]
                subject = words.child(verb, "nsubj", "nsubjpass")  # "who calls himself N. N. and claims to"
            if subject is not None and words.tag[subject] == "WP" and words.dep[verb] == "relcl":
                subject = words.head[verb]
            if led is not None and led not in self.at and not speaks:
                # "leads the western sector of the Front"
                of = next((k for k in words.children[led] if words.lower[k] == "of"), None)
                led = words.child(of, "pobj") if of is not None else None
            leader, body = self.at.get(subject or i), self.at.get(led or i)
            if leader is None or body is None or leader.kind != "person" or body.kind not in BODIES:
                continue
            if body.kind != "state" and not leader.part_of:
                leader.part_of.append(body)

    def of_ranks(self) -> None:
        """The body in the words before a person's name is that person's: "county police commander N. N."."""
        words = self.words
        for thing in [one for one in self.things if one.kind == "person" and one.named and not one.part_of]:
            for found in thing.mentions:
                if found.form == "name":
                    before = range(words.left_edge(found.head), found.first - 1)
                    thing.part_of += [body for k in before if (body := self.named(k, thing)) is not None][:1]

    def of_labels(self, label_of: Mapping[int, int]) -> None:
        """A body named in a speaker's label is the speaker's: "COL. N. N., army:".

        Args:
            label_of: tokens of labels to the first token of their line.
        """
        named: dict[int, list[Thing]] = {}
        for i, line in label_of.items():
            if i in self.at and self.at[i] not in named.setdefault(line, []):
                named[line].append(self.at[i])
        for things in named.values():
            speaker, bodies = things[0], [one for one in things[1:] if one.kind in BODIES]
            if speaker.kind in ("person", None) and bodies and not speaker.part_of:
                speaker.part_of.append(bodies[0])
