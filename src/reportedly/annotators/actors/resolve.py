"""To whom do descriptions and pronouns point?

Read in text order with a short memory of what was mentioned last; where nobody is plausible, nobody is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import ActorKind
from ...registry import Registry
from ...text import fold_name
from .antecedent import antecedent, empty_it, who_says
from .bodies import BODIES, Bodies
from .contexts import words_of
from .draft import Found, Thing
from .lexicon import name_types
from .nominals import country_of_modifier, registry_state
from .quotes import Voices
from .words import Words

MEMORY = 40
"""So many mentions are remembered; no pronoun points further back."""
MAX_BETWEEN = 8
"""Tokens between the head of a description and the body it tells of, at most."""
_PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
_SEVERAL = frozenset(["we", "us", "our", "ours", "ourselves"])
_SPEAKER = frozenset(["i", "me", "my", "mine", "myself"]) | _SEVERAL
_ADDRESSED = frozenset(["you", "your", "yours", "yourself", "yourselves"])
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_ARMED: frozenset[ActorKind] = frozenset({"armed_group", "military", "police"})
_TOLD: frozenset[ActorKind] = frozenset({"armed_group", "ngo", "media", "party", "government_body", "police"})
"""Kinds that a description may tell of a body whose name leaves its kind open."""
_GROUPS: frozenset[ActorKind] = frozenset({"armed_group", "organisation", "party", "ngo", "bloc", "military"})
_BE = frozenset({"be"})


class Resolver:
    """Gives every nominal and pronoun its actor.

    Args:
        words: the text.
        registry: known actors.
        voices: who is quoted where.
        things: the named actors.
    """

    def __init__(self, words: Words, registry: Registry, voices: Voices, things: list[Thing]) -> None:
        self.words, self.registry, self.voices = words, registry, voices
        self.things = list(things)
        self.at: dict[int, Thing] = {f.head: thing for thing in things for f in thing.mentions}
        self.recent: list[Found] = []
        self._by_phrase: dict[str, Thing] = {}
        self._by_head: dict[str, Thing] = {}
        self._by_type: dict[str, Thing] = {}
        self._late: list[int] = []
        self._described: list[tuple[Found, Thing]] = []
        self._bodies = Bodies(words, self.things, self.at, self._by_phrase)

    def run(self, names: Sequence[Found], nominals: Sequence[Found]) -> None:
        """Resolve all; new actors are added to `things`."""
        words = self.words
        self._bodies.of_leaders()
        given = {f.head: f for f in (*nominals, *names)}
        for i in range(len(words)):
            found = given.get(i)
            if found is not None:
                if found.form == "nominal":
                    self._nominal(found)
                    self._join_waiting(found.head)
                self._remember(found)
            elif words.lower[i] in _PERSONAL and words.tag[i] in ("PRP", "PRP$"):
                self._pronoun(i, _PERSONAL[words.lower[i]])
            elif words.lower[i] in _SPEAKER | _ADDRESSED and words.tag[i] in ("PRP", "PRP$"):
                self._late.append(i)
            elif words.lower[i] in _RELATIVE and words.tag[i] in ("WP", "WDT", "WP$"):
                self._relative(i)

    def speakers(self, voice: Thing | None) -> None:
        """Resolve "I" and "we": to who is quoted there, else to the document's voice; "you": to who is interviewed.

        "We", said by somebody who belongs to a body, is the body.
        """
        self.voices.interviewed(self.things)
        self._bodies.of_labels(self.voices.label_of)
        self._bodies.of_ranks()
        for i in self._late:
            if self.words.lower[i] in _ADDRESSED:
                thing = self.voices.addressed(i)
            else:
                thing = self.voices.speaker(i, self.at)
                if thing is None and not self.voices.quoted(i):
                    thing = voice
            if thing is not None and self.words.lower[i] in _SEVERAL | _ADDRESSED:
                thing = _body_of(thing) or thing
            if thing is not None:
                self._point(i, thing)
                self._own(i, thing)

    def _own(self, i: int, speaker: Thing) -> None:
        """ "Our fighters", said by an armed group, are the group itself."""
        words = self.words
        noun = words.head[i]
        own = self.at.get(noun)
        if words.dep[i] != "poss" or own is None or own is speaker or own.named:
            return
        ours = words.lemma[noun] in words_of("members", "own") or words.lemma[noun] in words_of("members")
        if ours and speaker.kind in _ARMED and own.number != "one":
            for found in own.mentions:
                speaker.add(found, words.full)
                self.at[found.head] = speaker
            own.mentions = []

    def _remember(self, found: Found) -> None:
        thing = found.thing
        if thing is None:
            return
        self.recent.append(found)
        if len(self.recent) > 2 * MEMORY:
            del self.recent[:MEMORY]
        for head in thing.heads:
            self._by_head[head] = thing
        if found.form == "name" and thing.kind not in ("person", "state"):
            for word in found.name.split():
                sort = name_types().get(word)
                if sort is not None:
                    self._by_type[sort.type] = thing

    def _point(self, i: int, thing: Thing) -> None:
        found = Found(
            span=self.words.span(i, i), first=i, last=i, head=i, form="pronoun", name=self.words.lower[i],
            number=thing.number,
        )  # fmt: skip
        thing.add(found, self.words.full)
        self.at[i] = thing
        self._remember(found)

    # -- descriptions

    def _nominal(self, found: Found) -> None:
        pair = self._pair(found)
        if pair:
            for one in pair:
                one.add(replace(found), self.words.full)
            found.thing = self.at[found.head] = pair[0]
            return
        beside = self._beside(found)
        thing = beside or self._pointed(found)
        if thing is None:
            thing = Thing()
            self.things.append(thing)
            self._belongs(found, thing)
        elif beside is not None and beside.kind in ("person", None):
            self._belongs(found, beside)
        elif beside is not None and beside.entry is None and beside.kind == "organisation" and found.kind in _TOLD:
            # "the Harbour Lawyers, a rights group": what the name leaves open
            beside.kind, beside.sector = found.kind, found.sector
        if beside is not None and beside.country is None and found.kind in ("military", "police", "government_body"):
            beside.country = self._state_of(found)  # "Terek Brigade, armed forces of Russia"
        thing.add(found, self.words.full)
        self._described = [*self._described[-4:], (found, thing)]
        self.at[found.head] = thing
        self._by_phrase.setdefault(self._phrase(found), thing)
        if found.number != "one" or found.definite or thing.named:
            self._by_head[found.name] = thing

    def _phrase(self, found: Found) -> str:
        text = fold_name(found.span.of(self.words.full))
        for det in ("the ", "these ", "those ", "this ", "that "):
            text = text.removeprefix(det)
        return text

    def _beside(self, found: Found) -> Thing | None:
        """The actor that the description stands beside: apposition, or "X is a …"."""
        words, i = self.words, found.head
        over = words.head[i]
        if words.dep[i] == "appos" and over in self.at and self._agree(found, self.at[over]):
            return self.at[over]
        for child in words.children[i]:
            if words.dep[child] == "appos" and child in self.at and self._agree(found, self.at[child]):
                return self.at[child]
        comma = found.first - 1
        if words.dep[i] == "appos" and comma > 0 and words.text[comma] == ",":
            # The parser often hangs the apposition on the wrong noun: what ends before the comma comes first.
            for before in reversed(self.recent[-3:]):
                if before.last == comma - 1 and before.thing is not None and self._agree(found, before.thing):
                    return before.thing
        label = self.voices.label_of.get(i)
        if label is not None and found.number == "one":
            for k in range(label, i):
                if k in self.at and self.at[k].kind == "person":
                    return self.at[k]
        if words.dep[i] == "attr" and words.lemma[over] in _BE and words.child(over, "neg") is None:
            subject = words.child(over, "nsubj")
            if subject is not None and subject in self.at and self._agree(found, self.at[subject]):
                return self.at[subject]
        return None

    def _agree(self, found: Found, thing: Thing) -> bool:
        if found.number == "one":
            return thing.kind in ("person", "unnamed", None) and thing.number != "many"
        if found.number == "many":
            return thing.number in ("many", "group", "")
        return thing.kind not in ("person", "unnamed")

    def _pointed(self, found: Found) -> Thing | None:
        """The actor that a description points back to."""
        words = self.words
        phrase = self._phrase(found)
        bare = found.first == found.head or (found.definite and found.first + 1 == found.head)
        counted = any(words.tag[k] == "CD" for k in range(found.first, found.head))
        indefinite = words.lower[found.first] in ("a", "an", "another", "some", "any", "no")
        if found.name == "side" and found.definite and found.country is not None:
            return next((t for t in self.things if t.kind == "state" and t.country == found.country), None)
        if found.name in words_of("institutions") and not indefinite and not counted:
            # "the authorities in Aden" are not those told last
            seated = found.name in words_of("institutions", "seated") and found.last > found.head
            return self._institution(found, bare and not seated)
        if indefinite or (counted and not found.definite):
            return None
        group = self._of_group(found)
        if group is not None and not counted:
            return group
        owner = words.child(found.head, "poss")
        if owner is not None and words.tag[owner] == "PRP$" and found.name in words_of("members"):
            group = self.at.get(owner)
            group = None if group is None else _body_of(group) or group
            if group is not None and group.number == "group" and group.kind in _ARMED and found.number != "one":
                return group
        if found.definite or found.number != "one":
            known = self._by_phrase.get(phrase)
            if known is not None:
                return known
        if not found.definite:
            return None
        epithet = self._epithet(found)
        if epithet is not None:
            return epithet
        if found.name in words_of("of_groups") and found.number == "many" and bare:
            group = self._last_group(found.head, frozenset({"armed_group"}))
            if group is not None:
                return group
        plain = bare or (
            found.last == found.head
            and not any(words.dep[k] in ("amod", "compound", "poss") for k in words.children[found.head])
        )
        if not plain:
            return None
        generic = found.name in words_of("generic_groups")
        sort = name_types().get(found.name)
        if sort is not None and not generic and found.number == "group" and sort.type in self._by_type:
            return self._by_type[sort.type]
        known = self._by_head.get(found.name)
        if known is not None and self._agree(found, known):
            return known
        if not generic:
            return None
        # "the militia" is no school, "the group" may be anything
        armed = sort is not None and sort.kind == "armed_group"
        if armed:
            return self._last_group(found.head, frozenset({"armed_group"}))
        # "the faction" is one of a bloc's, "the alliance" may be the bloc
        whole = sort is not None and sort.kind == "bloc"
        return self._generic_group(found.head, _GROUPS if whole else _GROUPS - {"bloc"})

    def _pair(self, found: Found) -> list[Thing]:
        """The two who are meant by "both sides", "the two groups": the two of those who fight that are told of most."""
        words = self.words
        told = {words.lower[k] for k in range(found.first, found.head)}
        if words.tag[found.head] != "NNS" or found.name not in words_of("sides") or told - {"both", "the", "two", "of"}:
            return []
        if "both" not in told and not {"the", "two"} <= told:
            return []
        groups = [one.thing for one in self.recent if one.thing is not None and one.thing.number == "group"]
        groups = [thing for thing in groups if thing.kind in _ARMED or thing.kind == "state"]
        told_of = {id(thing): (groups.count(thing), at) for at, thing in enumerate(groups)}
        most = sorted({id(one): one for one in groups}.values(), key=lambda one: told_of[id(one)], reverse=True)[:2]
        return sorted(most, key=lambda one: one.mentions[0].span) if len(most) > 1 else []

    def _of_group(self, found: Found) -> Thing | None:
        """The named armed group whose fighters are told: "ISIL fighters", "men of the Third Front"."""
        if found.number == "one" or found.name not in words_of("members"):
            return None
        words = self.words
        for child in words.children[found.head]:
            group = self.at.get(child)
            if group is not None and group.named and child < found.head:
                untold = group.kind == "organisation" and not (group.sector or group.entry)
                if untold and found.name in words_of("members", "armed"):
                    group.kind = "armed_group"  # of "RNFP" only "RNFP fighters" tells what it is
                if group.kind == "armed_group":
                    return group
            # "men of the Third Front", and of an army that bears no name
            if words.dep[child] == "prep" and words.lower[child] == "of":
                group = self.at.get(words.child(child, "pobj") or found.head)
                if group is not None and group.kind in _ARMED and (group.named or group.number == "group"):
                    return group
        return None

    def _institution(self, found: Found, bare: bool) -> Thing | None:
        """ "The government", "the army": one per country in a text; a bare one is that told last, or the text's own."""
        key = f"{found.name}@{found.country or ''}"
        if found.country is None and not bare:
            return self._by_phrase.get(self._phrase(found))
        known = self._by_phrase.get(key)
        if known is None and found.country is None:
            known = self._by_head.get(found.name)
        if known is None:
            known = Thing()
            self.things.append(known)
            self._belongs(found, known)
        self._by_phrase[key] = known
        return known

    def _epithet(self, found: Found) -> Thing | None:
        """What one side calls another, where one state alone can be meant: the one named by its people."""
        if found.name not in words_of("epithets", "foreign"):
            return None
        states = [
            t
            for t in self.things
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

    def _state_of(self, found: Found) -> str | None:
        """The state whose forces or body a description tells: "armed forces of Russia"."""
        words = self.words
        of = next((k for k in words.children[found.head] if words.dep[k] == "prep" and words.lower[k] == "of"), None)
        target = words.child(of, "pobj") if of is not None else None
        owner = self.at.get(target) if target is not None else None
        named = registry_state(words, target, self.registry) if target is not None and owner is None else None
        return owner.country if owner is not None and owner.kind == "state" else named

    def _join_waiting(self, i: int) -> None:
        """Whoever was described by a body that is told only now: "the leader of a militia"."""
        for found, thing in [one for one in self._described if i - one[0].head <= MAX_BETWEEN]:
            if thing.kind in ("person", "unnamed", None) and not thing.part_of:
                self._belongs(found, thing)

    def _belongs(self, found: Found, thing: Thing) -> None:
        """Part of whom: "its spokesman", "a commander of the brigade", "Hezbollah fighters"."""
        words = self.words
        for child in words.children[found.head]:
            owner: Thing | None = None
            if words.dep[child] in ("poss", "compound", "nmod", "amod"):
                owner = self.at.get(child)
                if owner is None and found.number == "one" and words.dep[child] == "compound":
                    owner = self._bodies.named(child, thing)
            elif words.dep[child] == "prep" and words.lower[child] in ("of", "from", "for"):
                target = words.child(child, "pobj")
                owner = self.at.get(target) if target is not None else None
            if owner is not None and owner is not thing and owner.number == "group":
                if owner not in thing.part_of:
                    thing.part_of.append(owner)
                thing.country = thing.country or owner.country
        thing.country = thing.country or country_of_modifier(words, found.head, self.registry)

    # -- pronouns

    def _relative(self, i: int) -> None:
        """ "Who", "which", "that": the noun before the clause."""
        words = self.words
        verb = words.head[i]
        for _ in range(4):
            if words.dep[verb] == "relcl":
                noun = words.head[verb]
                if noun in self.at and noun < i:
                    self._point(i, self.at[noun])
                return
            verb = words.head[verb]

    def _pronoun(self, i: int, sort: str) -> None:
        words = self.words
        if sort == "it" and empty_it(words, i):
            return

        def fits(found: Found) -> bool:
            thing = found.thing
            if thing is None or (thing.kind == "document" and sort != "it"):
                return False
            if sort in ("m", "f"):
                return (
                    thing.kind == "person" or (thing.number == "one" and thing.kind == "unnamed")
                ) and thing.gender in ("", sort)
            if sort == "they":
                if thing.number == "group":
                    return thing.kind not in ("state", "media", "igo", "document")
                return thing.number == "many"
            return (
                thing.number == "group"
                and (found.form != "name" or words.tag[found.last] != "NNS" or thing.named)
                and not self._plural(found)
            )

        within = 1 if sort in ("it", "they") else 2
        found = antecedent(words, self.voices, self.at, self.recent[-MEMORY:], i, fits, within=within)
        if found is not None and found.thing is not None:
            thing = found.thing
            if sort in ("m", "f") and not thing.gender:
                thing.gender = sort  # type: ignore[assignment]
            self._point(i, thing)
        elif sort == "they" and words.dep[i] == "nsubj" and words.lemma[words.head[i]] in words_of("speech"):
            thing = Thing(kind="unnamed", number="many")
            self.things.append(thing)
            self._point(i, thing)

    def _plural(self, found: Found) -> bool:
        if found.form == "nominal" and self.words.tag[found.head] == "NNS":
            return True
        return (
            self.words.tag[found.head] in ("NNS", "NNPS")
            and found.thing is not None
            and found.thing.kind == "population"
        )

    def _last_group(self, i: int, kinds: frozenset[ActorKind]) -> Thing | None:
        """The group of one of these kinds that was mentioned last, at most four sentences before token `i`."""
        return next(self._last_groups(i, kinds), None)

    def _last_groups(self, i: int, kinds: frozenset[ActorKind]) -> Iterator[Thing]:
        for found in reversed(self.recent[-MEMORY:]):
            if self.words.sent[i] - self.words.sent[found.head] > 4:
                return
            if found.thing is not None and found.thing.number == "group" and found.thing.kind in kinds:
                yield found.thing

    def _generic_group(self, i: int, kinds: frozenset[ActorKind]) -> Thing | None:
        """Whom "the group" means: rather another than who says the sentence.

        In "the army said the group had left", it is whom the army fights.
        """
        sayer = who_says(self.words, i)
        speaker = None if sayer is None else self.at.get(sayer)
        near = list(self._last_groups(i, kinds))
        return next((thing for thing in near if thing is not speaker), near[0] if near else None)


def _body_of(speaker: Thing) -> Thing | None:
    """The body that a person belongs to and speaks for: whom "we" and "his men" mean."""
    if speaker.kind not in ("person", "unnamed", None):
        return None
    return next((body for body in speaker.part_of if body.kind in BODIES), None)
