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


NEAR = 18
"""Tokens from a word of leading to who leads, or to the body that is led, at most."""


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
            # "Major N. N. of the Ninth Division"
            behind = [self.at.get(k) for one in first for k in self._of(one)]
            told = [one for one in (*before, *behind) if one is not None]
            person.part_of += [one for one in told if one.kind in BODIES - {"state"}][:1]
        for led_by in [one for one in self.things if one.kind in BODIES - {"state", "government_body"} and one.named]:
            # "the Column of General N. N."
            for found in led_by.mentions:
                of = next((k for k in words.children[found.head] if k > found.head and words.lower[k] == "of"), None)
                leader = self.at.get(words.child(of, "pobj") or of) if of is not None else None
                if leader is not None and leader.kind == "person" and not leader.part_of and found.form == "name":
                    leader.part_of.append(led_by)
        for i in range(len(words)):
            if (pair := self._led(i)) is not None and not pair[0].part_of:
                pair[0].part_of.append(pair[1])

    def _led(self, i: int) -> tuple[Thing, Thing] | None:
        """A person and the body that a word says the person leads, by their order where the parse tells nobody.

        "N. N., who commands the Front", "asked her to lead the Guard", "heads, she says, the western wing of the
        Front", "is at the head of the Front", "who speaks for the Front", "the Front, which is led by N. N.", "I
        served in the Front".
        """
        words, lower = self.words, self.words.lower
        verb = words.lemma[i] in words_of("leading") and words.tag[i][:2] in ("VB", "NN")
        at_head = lower[i - 2 : i + 2] == ["at", "the", "head", "of"]
        speaks = words.lemma[i] == "speak" and "for" in lower[i + 1 : i + 3]
        serves = words.lemma[i] == "serve" and lower[i + 1 : i + 2] in (["in"], ["with"]) and "i" in lower[i - 2 : i]
        noun = words.tag[i][:2] == "NN" and not (lower[i].endswith("s") and lower[i] != words.lemma[i])
        if not (verb or at_head or speaks or serves) or (noun and not at_head):
            return None
        before, behind = self._before(i), self._behind(i + (speaks or serves))
        if lower[i + 1 : i + 2] == ["by"]:
            before, behind = behind, before
        if before is None or behind is None or before.kind != "person" or behind.kind not in BODIES - {"state"}:
            return None
        return before, behind

    def _of(self, found: Found) -> range:
        """The tokens of the phrase that tells whose a person is, behind the name: "of the Ninth Division"."""
        of = found.last + 1
        end = of
        if self.words.lower[of : of + 1] == ["of"]:
            while end + 1 < len(self.words) and self.words.tag[end + 1][:2] in ("DT", "NN", "JJ", "CD"):
                end += 1
        return range(of + 1, end + 1)

    def _before(self, i: int) -> Thing | None:
        """The subject of a word of leading, or who was mentioned last in the sentence before it."""
        words, verb = self.words, i
        subject = words.child(i, "nsubj")
        if subject is None and words.dep[i] == "conj":
            subject = words.child(words.head[i], "nsubj", "nsubjpass")  # "who calls himself N. N. and commands"
            verb = words.head[i]
        if subject is not None and words.tag[subject] == "WP" and words.dep[verb] == "relcl":
            subject = words.head[verb]
        if subject is not None and subject in self.at:
            return self.at[subject]
        same = range(i - 1, max(i - NEAR, -1), -1)
        return next((self.at[k] for k in same if k in self.at and words.sent[k] == words.sent[i]), None)

    def _behind(self, i: int) -> Thing | None:
        """The object of a word of leading, or the body whose part it is, over a phrase between commas."""
        words, aside = self.words, False
        for k in range(i + 1, min(i + NEAR, len(words))):
            if words.sent[k] != words.sent[i]:
                return None
            if words.text[k] == ",":
                aside = not aside
            thing = self.at.get(k)
            if aside or words.text[k] == ",":
                continue
            if thing is not None and (thing.kind == "person" or thing.kind in BODIES):
                return thing
            if words.tag[k] in ("IN", "TO", "VBD", "VBZ", "VBP", "MD", "CC") and words.lower[k] not in ("of", "by"):
                return None
        return None

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
