"""To whom do descriptions and pronouns point?

Read in text order with a short memory of what was mentioned last; where nobody is plausible, nobody is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...registry import Registry
from .addressed import Addressed
from .antecedent import antecedent, doer, empty_it, who_says
from .bodies import BODIES, Bodies
from .contexts import words_of
from .descriptions import Descriptions
from .draft import Found, Thing
from .forces import whole
from .heads import head_word
from .memory import ARMED, MAY_FIGHT, MEMORY, Memory, body_of
from .pairs import Pairs
from .quotes import Voices
from .words import Words

_PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
_SEVERAL = frozenset(["we", "us", "our", "ours", "ourselves"])
_SPEAKER = frozenset(["i", "me", "my", "mine", "myself"]) | _SEVERAL
_ADDRESSED = frozenset(["you", "your", "yours", "yourself", "yourselves"])
_OF_STATES = frozenset({"state", "government_body"})
"""Kinds of speaker whose soldiers are an army."""
_OFFICIAL = frozenset({"GOV", "MIL", "COP"})
"""PLOVER sectors of those who speak for the body that issues a text, where nothing tells for which they do."""
_ARMIES = frozenset({"military", "armed_group"})
"""Kinds that nouns for soldiers and for "forces" tell."""
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


class Resolver:
    """Gives every nominal and pronoun its actor.

    Args:
        words: the text.
        registry: known actors.
        voices: who is quoted where.
        things: the named actors.
    """

    def __init__(self, words: Words, registry: Registry, voices: Voices, things: list[Thing]) -> None:
        self.words, self.voices, self._registry = words, voices, registry
        self.memory = Memory(words, things)
        self._late: list[int] = []
        self._author = Thing(kind="person", number="one")
        """Who writes as "I" without a name."""
        self._armies: dict[int, Thing] = {}
        """Of those who speak for states, by identity: the army that they call theirs."""
        self._bodies = Bodies(words, self.memory.things, self.memory.at, self.memory.by_phrase)
        self._addressed = Addressed(words, voices, self.memory.at)
        self._descriptions = Descriptions(self.memory, registry, voices, self._bodies)

    @property
    def things(self) -> list[Thing]:
        """The actors found so far."""
        return self.memory.things

    def run(
        self, names: Sequence[Found], nominals: Sequence[Found], voice: Thing | None, outlet: Thing | None = None
    ) -> None:
        """Resolve all; new actors are added to `things`.

        Args:
            names, nominals: the mentions.
            voice: whose voice the document is.
            outlet: who publishes it.
        """
        self.memory.voice, self.memory.outlet = voice, outlet
        words = self.words
        self._bodies.of_leaders()
        given = self._descriptions.given = {f.head: f for f in (*nominals, *names)}
        for i in range(len(words)):
            found = given.get(i)
            if found is not None:
                if found.form == "nominal" and found.thing is None:
                    self._descriptions.resolve(found)
                if found.form == "nominal":
                    self._descriptions.join_waiting(found.head)
                elif found.thing is not None and found.thing.kind == "person":
                    self._descriptions.titled(found)
                self.memory.remember(found)
            elif words.lower[i] in _PERSONAL and words.tag[i] in ("PRP", "PRP$"):
                self._pronoun(i, _PERSONAL[words.lower[i]])
            elif words.lower[i] == "both" and words.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj"):
                self._both(i)
            elif words.lower[i] in _SPEAKER | _ADDRESSED and words.tag[i] in ("PRP", "PRP$"):
                self._late.append(i)
            elif words.lower[i] in _RELATIVE and words.tag[i] in ("WP", "WDT", "WP$"):
                self._relative(i)

    def speakers(self, voice: Thing | None) -> None:
        """Resolve "I" and "we": to who is quoted there, else to the document's voice; "you": to who is interviewed.

        "We", said by somebody who belongs to a body, is the body.
        """
        self.voices.interviewed(self.memory.things)
        self._bodies.of_labels(self.voices.label_of)
        self._bodies.of_ranks()
        for several in (False, True):
            self._speakers([i for i in self._late if (self.words.lower[i] in _SEVERAL) is several], voice)
            self._bodies.of_leaders()  # "I lead the Guard": then "we" is the Guard
        if self._author.mentions:
            self.things.append(self._author)

    def _speakers(self, late: list[int], voice: Thing | None) -> None:
        for i in late:
            if self.words.lower[i] in _ADDRESSED:
                thing = self._addressed.of(i)
            else:
                thing = self.voices.speaker(i, self.memory.at)
                if thing is None and not self.voices.quoted(i):
                    alone = self.words.lower[i] not in _SEVERAL
                    thing = voice or (self._author if alone or self._author.part_of else self._sayer(i))
            several = self.words.lower[i] in _SEVERAL | _ADDRESSED
            body = self._speaks_for(thing) if thing is not None and several else None
            if body is not None and self.memory.at.get(doer(self.words, i)) is not body:
                thing = body  # but "the Front says that it expelled you": not the Front
            if thing is not None:
                self.memory.point(i, self._army(i, thing) or thing)
                self._own(i, thing)

    def _army(self, i: int, speaker: Thing) -> Thing | None:
        """The army of a ministry that tells of "our base", and the side of a channel that says "we struck"."""
        words, verb = self.words, self.words.head[i]
        arms = words.dep[i] == "poss" and words.lemma[verb] in words_of("owned")
        fights = words.dep[i] == "nsubj" and words.lemma[verb] in words_of("harm") | words_of("harm", "things")
        channel = speaker.kind in ("media", "organisation") and speaker is self.memory.voice
        if not ((speaker.kind in _OF_STATES and arms) or (channel and (arms or fights))):
            return None
        called_ours = (
            one
            for one in self.things
            if one.kind == "military"
            and any(words.lower[said.first] == "our" and said.head != verb for said in one.mentions)
        )
        return self._named_army(speaker) or next(called_ours, None)

    def _speaks_for(self, speaker: Thing) -> Thing | None:
        """Whom somebody who says "we" speaks for: his body, of an official whose body is not told who issues the text.

        Of "one of them" those of whom he is one.
        """
        issuer, first = self.memory.voice, speaker.mentions[0] if speaker.mentions else None
        body = body_of(speaker)
        if body is None and speaker.heads == {"one"} and first is not None:
            return self.memory.at.get(first.last)
        official = issuer is not None and speaker.kind == "person" and {issuer.sector, speaker.sector} <= _OFFICIAL
        if body is None and issuer is not None and official and issuer.kind in BODIES:
            return issuer if speaker.country in (None, issuer.country) else None
        return body

    def _sayer(self, i: int) -> Thing | None:
        """Who says the sentence, for words of theirs without marks: "our fighters struck a convoy, the Front said"."""
        sayer = who_says(self.words, i)
        told = self.words.head[i] if self.words.dep[i] in ("poss", "pobj") else i
        if sayer is None or self.words.head[told] == self.words.head[sayer]:
            return None  # "two elders told us", "wrote to us", "told our reporter": who is told
        return self.memory.at.get(sayer)

    def _own(self, i: int, speaker: Thing) -> None:
        """ "Our fighters", said by an armed group, are the group itself."""
        words = self.words
        noun = words.head[i]
        own = self.memory.at.get(noun)
        if words.dep[i] != "poss" or own is None or own is speaker or own.named:
            return
        of_one = own.number != "one"
        staff = words.lemma[noun] in words_of("staff")
        if staff and speaker is self.memory.voice and speaker.kind == "person" and self.memory.outlet is not None:
            speaker = self.memory.outlet  # who writes "our reporter" means the outlet's
        own_words = words_of("members", "own") | words_of("members", "units")
        ours = words.lemma[noun] in words_of("members") and speaker.kind in ARMED | MAY_FIGHT and of_one
        ours |= words.lemma[noun] in own_words and speaker.kind in ARMED and of_one
        ours |= staff and speaker.kind in BODIES | {"media"}
        ours |= speaker.number == "group" and self._calls_itself(noun, speaker)
        body = speaker if ours else self._descriptions.sides.whose(own.mentions[0], speaker) if of_one else None
        counted = any(words.tag[k] == "CD" for k in range(own.mentions[0].first, noun))
        if body is None and of_one and not counted and own.kind in _ARMIES and speaker.kind in _OF_STATES:
            # a ministry's soldiers and its artillery are one army, which the text may name
            body = self._armies.setdefault(id(speaker), self._named_army(speaker) or own)
            body.country = body.country or speaker.country
        if body is not None and body is not own:
            for found in own.mentions:
                body.add(found, words.full)
                self.memory.at[found.head] = body
            own.mentions = []

    def _calls_itself(self, noun: int, speaker: Thing) -> bool:
        """Whether "our" stands before what a body is: "our front", said by the Ansar Front, "our movement"."""
        words = self.words
        if words.tag[noun] != "NN" or any(words.lower[k] in ("with", "of", "against") for k in words.children[noun]):
            return False
        heads = {head_word(name) for name in speaker.names}
        return words.lemma[noun] in heads | words_of("generic_groups")

    def _named_army(self, speaker: Thing) -> Thing | None:
        """The one army of the speaker's state that the text names."""
        armies = [
            one
            for one in self.things
            if one.kind == "military" and one.named and one.number == "group" and one.mentions
            and one.country is not None and one.country == speaker.country and whole(one)
        ]  # fmt: skip
        return armies[0] if len(armies) == 1 else None

    def _relative(self, i: int) -> None:
        """ "Who", "which", "that": the noun before the clause."""
        words = self.words
        verb = words.head[i]
        for _ in range(4):
            if words.dep[verb] == "relcl":
                noun = words.head[verb]
                if noun in self.memory.at and noun < i:
                    self.memory.point(i, self.memory.at[noun])
                return
            verb = words.head[verb]

    def _pronoun(self, i: int, sort: str) -> None:
        words = self.words
        if sort == "it" and empty_it(words, i):
            return

        # a statement has no positions and no fighters
        owned = words.lemma[words.head[i]] if words.tag[i] == "PRP$" else ""
        arms = owned in words_of("members") or owned in words_of("owned")

        def fits(found: Found) -> bool:
            thing = found.thing
            if thing is None or (thing.kind == "document" and (sort != "it" or arms)):
                return False
            if sort in ("m", "f"):
                return (
                    thing.kind == "person" or (thing.number == "one" and thing.kind == "unnamed")
                ) and thing.gender in ("", sort)
            if sort == "they":
                if self.memory.joined(found.head):
                    return True
                if thing.kind == "state" and words.tag[found.last] == "NNPS":
                    return True  # "the Emirates"
                if thing.number == "group":
                    return thing.kind not in ("state", "media", "igo", "document")
                return thing.number == "many"
            return (
                thing.number == "group"
                and (
                    found.form != "name"
                    or words.tag[found.last] != "NNS"
                    or words.text[found.last].isupper()  # the tagger takes "ORCS" for a plural
                    or thing.named
                )
                and not self._plural(found)
            )

        if arms and sort == "it" and (issuer := self._issuer(i)) is not None:
            self.memory.point(i, issuer)
            return
        if sort == "it" and (body := self._own_body(i)) is not None:
            self.memory.point(i, body)
            return
        within = 1 if sort in ("it", "they") else 2
        found = antecedent(words, self.voices, self.memory.at, self.memory.recent[-MEMORY:], i, fits, within=within)
        if found is not None and found.thing is not None:
            thing = found.thing
            if sort in ("m", "f") and not thing.gender:
                thing.gender = sort  # type: ignore[assignment]
            self.memory.point(i, thing)
            if sort == "they" and (several := self.memory.joined(found.head)):
                self._point_all(i, several)
        elif sort == "they" and words.dep[i] == "nsubj" and words.lemma[words.head[i]] in words_of("speech"):
            thing = Thing(kind="unnamed", number="many")
            self.things.append(thing)
            self.memory.point(i, thing)

    def _both(self, i: int) -> None:
        """ "Both": the two who were told together last, else the two sides."""
        words, pairs = self.words, Pairs(self.memory, self._registry)
        near = [one for one in reversed(self.memory.recent[-MEMORY:]) if words.sent[i] - words.sent[one.head] < 2]
        together = (self.memory.joined(one.head) or pairs.two_of(one) for one in near)
        pair = next((one for one in together if len(one) in (1, 2)), None) or pairs.two_sides()
        if pair:
            self.memory.point(i, pair[0])
            self._point_all(i, pair)

    def _point_all(self, i: int, several: list[Thing]) -> None:
        """Note a pronoun as a mention of several actors, the first of whom it is noted of already."""
        self.memory.pairs[i] = several
        for thing in several:
            if thing is not self.memory.at[i]:
                thing.add(replace(self.memory.recent[-1]), self.words.full)

    def _own_body(self, i: int) -> Thing | None:
        """The body of who says it, where no other is named since: "the army's spokesman said that it would not go"."""
        words, sayer = self.words, who_says(self.words, i)
        if sayer is None or sayer not in self.memory.at or words.dep[i] not in ("nsubj", "nsubjpass"):
            return None
        verb = words.head[sayer]
        since = (one.thing for one in self.memory.recent[-MEMORY:] if one.head > verb)
        other = any(one is not None and one.number == "group" for one in since)
        return None if other else body_of(self.memory.at[sayer])

    def _issuer(self, i: int) -> Thing | None:
        """The body in the words for the document that says it: "a statement of the Front said that its positions …"."""
        sayer = who_says(self.words, i)
        document = self.memory.at.get(sayer) if sayer is not None else None
        if sayer is None or document is None or document.kind != "document":
            return None
        verb = self.words.head[sayer]
        told = [one.thing for one in self.memory.recent[-MEMORY:] if sayer < one.head < verb and one.thing is not None]
        return next((thing for thing in told if thing.kind in BODIES), None)

    def _plural(self, found: Found) -> bool:
        if found.form == "nominal" and self.words.tag[found.head] == "NNS":
            return True
        return (
            self.words.tag[found.head] in ("NNS", "NNPS")
            and found.thing is not None
            and found.thing.kind == "population"
        )
