"""To whom do descriptions point: "the brigade", "its spokesman", "both sides"?"""

from __future__ import annotations

from dataclasses import replace

from ...model import ActorKind
from ...registry import Registry
from ...text import fold_name
from .beside import Beside, agree
from .bodies import Bodies
from .contexts import words_of
from .draft import Found, Thing
from .forces import government, only_force, state_named, state_of_capital
from .known_for import known_body
from .lexicon import epithet_country, name_types, nouns, titles
from .memory import ARMED, MAY_FIGHT, Memory
from .modifiers import country_of_modifier, registry_state
from .pairs import Pairs
from .quotes import Voices
from .retold import Retold
from .sides import Sides

MAX_TITLES = 3
"""Words before a name that may be its bearer's titles."""
MAX_BETWEEN = 8
"""Tokens between the head of a description and the body it tells of, at most."""
_TOLD: frozenset[ActorKind] = frozenset({"armed_group", "ngo", "media", "party", "government_body", "police"})
"""Kinds that a description may tell of a body whose name leaves its kind open."""
_OPEN: frozenset[ActorKind] = frozenset({"military", "bloc", "ngo", "party"})
"""Kinds that a name's words tell and "an armed group" tells better: "the Youth Command, an armed group"."""
_GROUPS: frozenset[ActorKind] = frozenset({"armed_group", "organisation", "party", "ngo", "bloc", "military"})


class Descriptions:
    """Gives every noun phrase without a name its actor.

    Args:
        memory: who was mentioned so far.
        registry: known actors.
        voices: who is quoted where.
        bodies: whom people speak for.
    """

    def __init__(self, memory: Memory, registry: Registry, voices: Voices, bodies: Bodies) -> None:
        self.memory, self.words = memory, memory.words
        self.registry, self.voices, self.bodies = registry, voices, bodies
        self._pairs = Pairs(memory, registry)
        self.sides = Sides(memory, voices)
        self._beside = Beside(memory, voices)
        self._retold = Retold(memory, voices, self.sides)
        self.given: dict[int, Found] = {}
        """Token that heads a mention to the mention, resolved or not."""
        self._described: list[tuple[Found, Thing]] = []
        self._by_noun: dict[str, dict[str, Thing]] = {}
        """Head noun to the folded descriptions with it, each with the actor it was first used of."""

    def resolve(self, found: Found) -> None:
        """Find or make the actor of a description."""
        pair = self._pairs.of(found)
        if pair:
            for one in pair:
                one.add(replace(found), self.words.full)
            found.thing = self.memory.at[found.head] = pair[0]
            self.memory.pairs[found.head] = pair
            return
        if self.words.tag[found.head] == "CD" and found.definite:
            # "the five" are those who were counted before, or nobody
            counted = self.memory.by_number.get(found.name)
            if counted is not None:
                counted.add(found, self.words.full)
                self.memory.at[found.head] = counted
            return
        beside = self._beside.of(found)
        thing = beside or self._pointed(found)
        if thing is None:
            thing = self.memory.new()
            self._belongs(found, thing)
        elif beside is not None and beside.kind in ("person", None):
            self._belongs(found, beside)
        elif beside is not None and _tells(found, beside):
            # "the Harbour Lawyers, a rights group": what the name leaves open
            beside.kind, beside.sector = found.kind, found.sector
        if beside is not None and beside.named and found.number == "one":
            self._told_before(found, beside)
        if beside is not None and beside.country is None and found.kind in ("military", "police", "government_body"):
            beside.country = self._state_of(found)  # "Terek Brigade, armed forces of Russia"
        thing.add(found, self.words.full)
        self._described = [*self._described[-4:], (found, thing)]
        self.memory.at[found.head] = thing
        self.memory.by_phrase.setdefault(self._phrase(found), thing)
        self._by_noun.setdefault(found.name, {}).setdefault(self._phrase(found), thing)
        if found.number != "one" or found.definite or thing.named:
            self.memory.told_by(found.name, thing)

    def _told_before(self, found: Found, bearer: Thing) -> None:
        """Whoever was told by the same words before bears the name: "the governor said", then "the governor, N. N."."""
        phrase = self._phrase(found)
        known = [self.memory.by_phrase.get(phrase)]
        if found.definite and found.first + 1 == found.head == found.last:
            # "the mayor of the town said", "a nurse at the clinic said", and then "the nurse, N. N.,"
            known += self._offices(phrase)
        self._join(known, found.name, bearer)
        self.memory.by_phrase[phrase] = bearer

    def titled(self, found: Found) -> None:
        """An office before a name is whose it is: "the governor of the valley wrote", then "Governor N. N.".

        Args:
            found: the name of a person, known to be this person's.
        """
        words, bearer = self.words, found.thing
        for k in range(found.first - 1, max(found.first - MAX_TITLES, 0) - 1, -1):
            noun = nouns().get(words.lower[k])
            if bearer is None or fold_name(words.text[k]) not in titles():
                return
            if noun is not None and noun.one == "person":
                if found is bearer.mentions[0]:
                    self._join([self.memory.by_phrase.get(words.lower[k]), *self._offices(words.lower[k])],
                               words.lower[k], bearer)  # fmt: skip
                self.memory.by_head[words.lower[k]] = bearer

    def _offices(self, noun: str) -> list[Thing | None]:
        """Those told by an office of which a bare noun is short: "the district administrator", of "administrator"."""
        return [one for text, one in self._by_noun.get(noun, {}).items() if _continues(text, noun)]

    def _join(self, known: list[Thing | None], noun: str, bearer: Thing) -> None:
        """Make the one of these who has no name the bearer of a name, where there is but one."""
        alike = [one for one in known if one is not None and one is not bearer and _open(one, noun)]
        if len({id(one) for one in alike}) == 1:
            for one in alike[0].mentions:
                bearer.add(one, self.words.full)
                self.memory.at[one.head] = bearer
            alike[0].mentions = []

    def _phrase(self, found: Found) -> str:
        text = fold_name(found.span.of(self.words.full))
        for det in ("the ", "these ", "those ", "this ", "that "):
            text = text.removeprefix(det)
        return text

    def _pointed(self, found: Found) -> Thing | None:
        """The actor that a description points back to."""
        words = self.words
        phrase = self._phrase(found)
        bare = found.first == found.head or (found.definite and found.first + 1 == found.head)
        counted = any(words.tag[k] == "CD" for k in range(found.first, found.head))
        indefinite = words.lower[found.first] in ("a", "an", "another", "some", "any", "no")
        if found.name == "side" and found.definite and found.country is not None:
            return next((t for t in self.memory.things if t.kind == "state" and t.country == found.country), None)
        if found.name in words_of("institutions") and not indefinite and not counted:
            # "the authorities in Aden" are not those told last
            seated = found.name in words_of("institutions", "seated") and found.last > found.head
            return self._institution(found, bare and not seated)
        group = None if counted or words.lower[found.first] in ("any", "no") else self._of_group(found)
        if group is not None:
            return group  # "a patrol of the Third Brigade" is the brigade
        if indefinite or (counted and not found.definite):
            return None
        soldiers = found.name in words_of("soldiers") or epithet_country(found.name) is not None
        if found.country is not None and soldiers and found.number == "many" and not counted:
            army = only_force(found, self.memory)  # "Israeli troops" are the one army of Israel that the text names
            if army is not None and army.named:
                return army
        told = words.lower[found.first] == "this" or (
            words.lower[found.first] == "our" and not self.voices.quoted(found.head)
        )
        if told and found.name in words_of("outlets") and self.memory.outlet is not None:
            return self.memory.outlet  # "told this newspaper", "told our paper"
        owner = self.memory.at.get(words.child(found.head, "poss") or found.head)
        if owner is not None and (group := self.sides.whose(found, owner)) is not None:
            return group
        if (found.definite or found.number != "one") and not self._retold.tells_nothing(found):
            known = self.memory.by_phrase.get(phrase)
            if known is not None:
                return known
        if not found.definite:
            return None
        if words.lower[found.first] in ("our", "my", "your"):
            return None  # whose they are is known once it is known who speaks
        longer = self._longer(phrase) or known_body(found, phrase, self.memory)
        if longer is not None:
            return longer
        epithet = self.sides.foreign(found) or self.sides.enemy(found)
        if epithet is not None:
            return epithet
        again = self._retold.anybody(found) or (self._retold.captives(found) if bare else None)
        if again is not None:
            return again
        bare = bare and found.last == found.head  # "the forces of …" are those of whom it says
        if found.name in words_of("of_groups") | words_of("attackers") and found.number == "many" and bare:
            labelled = self.memory.by_modifier.get(found.name)
            if labelled is not None:
                return labelled  # "the separatist regime", and then "the separatists"
            called = self.memory.by_head.get(found.name)
            if called is not None and called.named and called.kind in ARMED:
                return called  # "the M23 rebels", and then "the rebels"
            attackers = None
            if found.name in words_of("attackers"):
                attackers = self.memory.last_attackers(found.head, self.sides.speaker(found.head))
            group = attackers
            if group is None and found.name in words_of("of_groups"):
                near = self.memory.last_groups(found.head, frozenset({"armed_group"}))
                speaker = self.sides.speaker(found.head)  # nobody calls himself so
                group = next((one for one in near if one is not speaker), None)
            if group is not None:
                return group
        if found.name in words_of("soldiers") and found.number == "many" and not counted:
            # "the soldiers who came" are the army told last, not whoever else has soldiers
            army = self.memory.last_group(found.head, frozenset({"military"}))
            if army is not None and (found.country is None or army.country in (None, found.country)):
                return army
        alike = self._retold.of_kind(found) if bare else None
        if alike is not None:
            return alike
        # "the terrorist organisation" says of "the organisation" nothing that tells it from others
        tells = [k for k in words.children[found.head] if words.dep[k] in ("amod", "compound", "poss")]
        plain = bare or (
            found.last == found.head
            and (not tells or words.tag[found.head] == "NN")
            and all(words.lemma[k] in words_of("of_groups", "before") for k in tells)
        )
        if not plain:
            return None
        generic = found.name in words_of("generic_groups")
        sort = name_types().get(found.name)
        if sort is not None and not generic and found.number == "group" and sort.type in self.memory.by_type:
            return self.memory.by_type[sort.type]
        called = self.memory.by_word.get(found.name)
        if called is not None and bare and not generic and found.number == "group":
            return called  # "the forum", of the Hills Forum
        known = self.memory.by_head.get(found.name)
        if known is not None and agree(found, known):
            return known
        if not generic:
            return None
        # "the militia" is no school, "the group" may be anything
        armed = sort is not None and sort.kind == "armed_group"
        if armed:
            return self.memory.last_group(found.head, frozenset({"armed_group"}))
        # "the faction" is one of a bloc's, "the alliance" may be the bloc
        whole = sort is not None and sort.kind == "bloc"
        kinds = _GROUPS if whole else _GROUPS - {"bloc"}
        # "the group" is rather no army of a state
        irregular = found.name in words_of("generic_groups", "irregular")
        group = self.memory.generic_group(found.head, kinds - {"military"}) if irregular else None
        return group or self.memory.generic_group(found.head, kinds)

    def _longer(self, phrase: str) -> Thing | None:
        """The one body whose name begins so: "the General Staff", of the General Staff of the Armed Forces."""
        known = [
            thing
            for thing in self.memory.things
            if thing.number == "group"
            and any(name.startswith((f"{phrase} of ", f"{phrase} for ")) for name in thing.names)
        ]
        return known[0] if len(known) == 1 else None

    def _of_group(self, found: Found) -> Thing | None:
        """The named armed group whose fighters are told: "ISIL fighters", "men of the Third Front"."""
        unlisted = found.kind == "unnamed" and found.name not in nouns()  # "the sarmachars of the Front"
        men = words_of("members") | words_of("members", "called")
        if found.number == "one" or not (unlisted or found.name in men):
            return None
        words = self.words
        fights = found.name in men - words_of("members", "any")
        for child in words.children[found.head]:
            group = self.memory.at.get(child)
            if group is not None and group.named and child < found.head and not unlisted:
                untold = group.kind == "organisation" and not (group.sector or group.entry)
                if untold and found.name in words_of("members", "armed"):
                    group.kind = "armed_group"  # of "RNFP" only "RNFP fighters" tells what it is
                if group.kind in ARMED or (group.kind in MAY_FIGHT and found.name in words_of("members", "arms")):
                    return group
            # "men of the Third Front", and of an army that bears no name
            if words.dep[child] == "prep" and words.lower[child] == "of":
                target = words.child(child, "pobj")
                group = self._ahead(target) if target is not None and target > found.head else None
                inner = self.given.get(target) if target is not None else None
                of_gang = inner is not None and inner.form == "nominal" and inner.kind == "armed_group"
                if group is not None and fights and group.kind == "organisation" and group.named and not group.entry:
                    group.kind, group.sector = "armed_group", ""  # "fighters of the River Company"
                if group is not None and group.kind in ARMED and (group.named or group.number == "group"):
                    return group
                if group is not None and group.named and (fights or of_gang) and group.kind in MAY_FIGHT | {"igo"}:
                    return group  # a party has fighters too, and a mission patrols
        return None

    def _ahead(self, i: int) -> Thing | None:
        """The actor of a description that stands inside another one and is so resolved before it."""
        inner = self.given.get(i)
        if i not in self.memory.at and inner is not None and inner.form == "nominal":
            self.resolve(inner)
        return self.memory.at.get(i)

    def _institution(self, found: Found, bare: bool) -> Thing | None:
        """ "The government", "the army": one per country in a text; a bare one is that told last, or the text's own."""
        rulers = words_of("institutions", "rulers")
        ruler = found.name in rulers
        if ruler and found.name != "government" and found.country is not None:
            state = state_of_capital(found, self.memory, self.registry)
            if state is not None:
                return state
        if found.name == "state" and found.country and (state := state_named(found, self.memory)) is not None:
            return state
        if ruler and (state := government(found, self.memory, bare=bare)) is not None:
            return state
        key = f"{found.name}@{found.country or ''}"
        if found.country is None and not bare:
            return self.memory.by_phrase.get(self._phrase(found))
        known = self.memory.by_phrase.get(key)
        if known is None and found.country is None:
            alike = (found.name, *sorted(rulers)) if ruler else (found.name,)  # "the junta" of others
            known = next((one for noun in alike if (one := self.memory.by_head.get(noun)) is not None), None)
        if known is None:
            known = only_force(found, self.memory)
        if known is None:
            known = self.memory.new()
            self._belongs(found, known)
        self.memory.by_phrase[key] = known
        return known

    def _state_of(self, found: Found) -> str | None:
        """The state whose forces or body a description tells: "armed forces of Russia"."""
        words = self.words
        of = next((k for k in words.children[found.head] if words.dep[k] == "prep" and words.lower[k] == "of"), None)
        target = words.child(of, "pobj") if of is not None else None
        owner = self.memory.at.get(target) if target is not None else None
        named = registry_state(words, target, self.registry) if target is not None and owner is None else None
        return owner.country if owner is not None and owner.kind == "state" else named

    def join_waiting(self, i: int) -> None:
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
                owner = self.memory.at.get(child)
                if owner is None and found.number == "one" and words.dep[child] == "compound":
                    owner = self.bodies.named(child, thing)
            elif words.dep[child] == "prep" and words.lower[child] in ("of", "from", "for"):
                target = words.child(child, "pobj")
                owner = self.memory.at.get(target) if target is not None else None
            if owner is not None and owner is not thing and owner.number == "group":
                if owner not in thing.part_of:
                    thing.part_of.append(owner)
                thing.country = thing.country or owner.country
        thing.country = thing.country or country_of_modifier(words, found.head, self.registry)


def _continues(text: str, phrase: str) -> bool:
    """Whether a description tells of an office more than its bare word, yet by no name: "mayor of the town"."""
    told = f"{text} ".startswith((f"{phrase} of the ", f"{phrase} at the ", f"a {phrase} ", f"an {phrase} "))
    return told or text.endswith(f" {phrase}")


def _open(thing: Thing, noun: str) -> bool:
    """Whether it is open who somebody is that has been told by a noun."""
    single = thing.number == "one" and thing.kind in ("person", "unnamed", None, *ARMED)
    return single and not thing.named and bool(thing.mentions) and noun in thing.heads


def _tells(found: Found, thing: Thing) -> bool:
    """Whether a description tells the kind of a body, of which its name alone is no proof."""
    if thing.entry is not None:
        return False
    armed = found.kind == "armed_group" and found.country is None and found.sector != "MIL"
    return (thing.kind == "organisation" and found.kind in _TOLD) or (armed and thing.kind in _OPEN)
