"""Who is who across documents: keys that the names of one actor share, and keys of what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ..model import Actor, Record
from ..registry import Registry, default
from ..registry.names import content, skeleton
from ..text import fold_name
from .words import listed

OF_STATE = frozenset({"military", "police", "government_body", "state"})
GENERIC = frozenset({"unnamed", "population"})
"""Kinds whose words ("residents", "soldiers") name nobody in particular across documents."""
BODIES = OF_STATE | {"organisation", "ngo", "party", "media"}
"""Kinds of speakers who, where the same words describe them, are one in an incident: "the drivers' union"."""
ARMED = frozenset({"armed_group", "military", "police"})
"""Kinds of actor that have fighters of their own."""
FORCES = frozenset({"military", "government_body", "organisation"})
"""Kinds of actor that are a state's armed forces where their name says no more than that."""
BELONGING = frozenset({"member_of", "part_of", "leads", "loyal_to"})
CORE = frozenset({"army", "forces", "force", "military", "staff", "defence", "defense", "navy", "troops", "chief"})
"""Words of which one must be there: "the high command" alone may be anybody's."""
ACRONYMED = frozenset({"armed_group", "military", "police", "party", "organisation", "ngo", "igo"})
"""Kinds of actor that texts call by their initials."""
SWAPPED = frozenset({"armed_group", "party"})
"""Kinds of actor that bear initials in the order of another language than that of their name."""
ORDERED = frozenset({"armed_group", "military", "government_body", "party"})
"""Kinds of actor whose names texts put in either order: "Province X of the Front", "Front, Province X"."""
SHORTENED = frozenset({"organisation", "ngo", "media"})
"""Kinds of actor of whose name a text may give the first words alone; of armed groups these may name the rival."""
ACRONYM = 3
"""Letters that an acronym has at least."""
CONJUNCTIONS = frozenset({"ta", "eta", "wa", "va", "y", "i", "e"})
"""Particles that join names in some language, and are a syllable in others: "Ta-ang"."""
JOINED = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|de|di|da|van|von|bin|ibn|ould|abu)[- ]")
"""Particles that begin a name in lower case; other words begin a description there: "two Ta'ang organisers"."""
SURNAME = "l:"
"""Begin of the key of a person's last name."""
ARMY = "army:"
"""Begin of the keys of a state's armed forces, to which all its units belong."""
POLICE = "police:"
"""Begin of the keys of a country's police."""
STATE = "s:"
"""Begin of the key of a state, to which all its bodies belong."""
DESCRIBED = "d:"
"""Begin of the keys of bodies that are told by a description."""
PUBLISHER = "publisher"
"""In place of the id of an actor, for a publisher that is none of the record's."""
BRACKETED = re.compile(r"\s+\(([^)]*)\)$")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
MAX_CLIMB = 4
MOST = 50_000
"""Names, and bodies by their names, of which the keys are kept: records name the same ones over and over."""
HEADLINE = 3
"""Words in capitals, after the first, that make a headline and no name."""
MINISTRY, LONG_MINISTRY = "ministry", 5
"""The word by which a ministry is known, and words that its name has at most."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as it can be known in other documents.

    Args:
        name: as the record has it.
        own: keys of its names; none of them for those who are not named.
        direct: keys of what it is said to belong to itself; of a body, without the state.
        groups: keys of all that it belongs to, through these and the registry, without its own.
        kind: of actor.
        country: ISO 3166-1 alpha-2.
    """

    name: str
    own: frozenset[str]
    direct: frozenset[str]
    groups: frozenset[str]
    kind: str
    country: str | None

    @property
    def all(self) -> frozenset[str]:
        """Its own keys and its groups'."""
        return self.own | self.groups

    def is_of(self, keys: frozenset[str]) -> bool:
        """Whether it, or what it belongs to, is known by one of the keys."""
        return not (self.own.isdisjoint(keys) and self.groups.isdisjoint(keys))

    def meets(self, other: Party) -> bool:
        """Whether the one is the other, or belongs to it."""
        return other.is_of(self.own) or not other.own.isdisjoint(self.groups)


@lru_cache(maxsize=MOST)
def name_key(name: str) -> str:
    """A key that the spellings of a name share: its words as consonants, without particles and without their joints."""
    first, joint, rest = name.partition("-")
    if joint and first.casefold() in CONJUNCTIONS:
        name = first + rest  # no name begins with "and": the syllable is the name's own
    joined = "".join(content(name))
    return "n:" + (skeleton(joined) or joined)


def described(name: str, kind: str) -> frozenset[str]:
    """A key for a body that is told by a description alone, to know it by in one incident."""
    return frozenset({DESCRIBED + fold_name(name)}) if kind in BODIES else frozenset()


def police_of(kind: str, country: str | None) -> frozenset[str]:
    """A key for the police of a country: where it speaks of one incident, one body, by whichever name."""
    return frozenset({f"{POLICE}{country or ''}"}) if kind == "police" else frozenset()


def _acronym_keys(names: Sequence[str], kind: str, country: str | None) -> Iterator[str]:
    """Keys by which a group's acronym in one text meets its name in another."""
    for name in names:
        words = content(_bare(name, country))
        if name.isupper() and name.isalpha() and len(name) >= ACRONYM:
            yield f"a:{name.casefold()}"
        elif len(words) >= ACRONYM and _is_name(name):
            first, second, *rest = (word[0] for word in words)
            yield "a:" + "".join((first, second, *rest))
            if kind in SWAPPED:
                # "United Front of Irumu", which a Romance language begins with the noun: FUI.
                yield "a:" + "".join((second, first, *rest))


def _any_order(name: str) -> Iterator[str]:
    """A key of the words of a longer name, however they are put."""
    words = content(name)
    if len(words) >= ACRONYM:
        yield "w:" + " ".join(sorted(words))


def parties(record: Record) -> dict[str, Party]:
    """The actors of a record by id."""
    groups: dict[str, set[str]] = {actor.id: set(actor.part_of) for actor in record.actors}
    for claim in record.claims:
        relation = claim.relation
        if relation is not None and relation.type in BELONGING and relation.object in groups:
            groups.setdefault(relation.subject, set()).add(relation.object)
    actors = _at_home(record)
    own = {actor.id: _own(actor) for actor in actors}
    known = {actor.id: actor for actor in actors}
    registry = default()
    found = {}
    for actor in actors:
        closure = _closure(actor.id, groups)
        above = frozenset(key for one in closure for key in own[one])
        bodies = [known[one] for one in (actor.id, *closure)]
        # What is an armed group's is not the state's in whose country it stands, nor are its ministries.
        if not any(one.kind == "armed_group" for one in bodies):
            # Whose brigade is the army's is the army's too.
            above |= {key for one in bodies for key in _of_state(one) | _forces_behind(one)}
        above |= _known_groups(own[actor.id] | above, registry)
        above |= _first_words(actor) | _named_after(actor) | _without_number(actor)
        direct = frozenset(
            key for one in groups[actor.id] if one in own and (actor.kind == "person" or known[one].kind != "state")
            for key in (own[one] or described(known[one].name, known[one].kind))
            | police_of(known[one].kind, known[one].country)
        )  # fmt: skip
        # "TNLA fighters" act as the group that they are said to be of.
        mine = own[actor.id] or (direct if actor.kind in ARMED and _ends_in_people(actor.name) else frozenset())
        name = _short_for(actor, actors, own) or actor.name
        found[actor.id] = Party(name, mine, direct, above - mine, actor.kind, actor.country)
    return found | _publisher(record, own, registry)


def _publisher(record: Record, own: Mapping[str, frozenset[str]], registry: Registry) -> dict[str, Party]:
    """The publisher, where it is a known actor that the text itself does not name."""
    name = record.document.publisher.name or ""
    known = {form.entry.id: form.entry for form in registry.find(name)} if name else {}
    if len(known) != 1 or any(name_key(name) in keys for keys in own.values()):
        return {}
    ((slug, entry),) = known.items()
    keys = frozenset({name_key(name), f"r:{slug}"})
    return {PUBLISHER: Party(name, keys, frozenset(), _known_groups(keys, registry), entry.kind, entry.country)}


def _at_home(record: Record) -> tuple[Actor, ...]:
    """The actors; a state's forces without a country are of the only one that the record knows."""
    countries = {place.country for place in record.places} | {actor.country for actor in record.actors}
    countries.discard(None)
    if len(countries) != 1:
        return record.actors
    (home,) = countries
    return tuple(
        replace(one, country=home) if one.country is None and one.kind in FORCES and _is_army(one.name) else one
        for one in record.actors
    )


def _first_words(actor: Actor) -> frozenset[str]:
    """Keys of what a company or society may be called for short: "Daguma Star" of "Daguma Star Lines"."""
    if actor.kind not in SHORTENED or not _is_name(actor.name):
        return frozenset()
    words = content(actor.name)
    return frozenset(name_key(" ".join(words[:size])) for size in range(2, len(words)))


def _of_state(actor: Actor) -> frozenset[str]:
    """Keys of the state whose body it is, and of the armed forces whose unit; rival authorities are of none."""
    entry = default().entries.get(actor.registry or "")
    if not actor.country or actor.kind not in OF_STATE or (entry is not None and entry.disputed):
        return frozenset()
    state = f"{STATE}{actor.country}"
    return frozenset({state, f"{ARMY}{actor.country}"}) if actor.kind == "military" else frozenset({state})


def _without_number(actor: Actor) -> frozenset[str]:
    """Keys of the body whose unit has a number: "4th Rifle Regiment"."""
    first, _, rest = actor.name.removeprefix("the ").partition(" ")
    numbered = actor.kind in ARMED and ORDINAL.fullmatch(first) and len(content(rest)) > 1
    return frozenset({name_key(rest)}) if numbered else frozenset()


def _named_after(actor: Actor) -> frozenset[str]:
    """The known groups after which fighters are called: "a Daesh cell", "the ADF-MTM"; and a group's branch there."""
    if actor.registry:
        return frozenset()
    whole, there, _ = actor.name.removeprefix("the ").partition(" in ")
    if there and actor.kind in (*ARMED, "organisation"):
        found = {form.entry.id for form in default().find(whole) if form.entry.kind == "armed_group"}
        return frozenset({f"r:{slug}" for slug in found} if len(found) == 1 else set())
    if actor.kind not in ARMED:
        return frozenset()
    initials = [part for part in re.split(r"[-/]", actor.name) if part.isupper() and len(part) >= ACRONYM]
    acronyms = {f"a:{part.casefold()}" for part in initials if part != actor.name}
    *names, last = whole.split()
    known = {form.entry.id for form in default().find(" ".join(names))} if names and last.islower() else set()
    return frozenset(acronyms | ({f"r:{slug}" for slug in known} if len(known) == 1 else set()))


def _short_for(actor: Actor, actors: Sequence[Actor], own: Mapping[str, frozenset[str]]) -> str:
    """The description of which this is the last word, where one body of the text has it: "the union" of drivers."""
    if " " in actor.name or actor.kind not in BODIES or own[actor.id]:
        return ""
    last = f" {fold_name(actor.name)}"
    others = (other.name for other in actors if other.kind in BODIES and " " in other.name and not own[other.id])
    longer = {fold_name(name): name for name in others if fold_name(name).endswith(last)}
    return next(iter(longer.values())) if len(longer) == 1 else ""


def _own(actor: Actor) -> frozenset[str]:
    return _own_of(actor.registry, actor.kind, actor.country, (actor.name, *actor.aliases))


@lru_cache(maxsize=MOST)
def _own_of(slug: str | None, kind: str, country: str | None, names: tuple[str, ...]) -> frozenset[str]:
    """The keys of an actor: its slug in the registry, kind, country, and all that it is called, its name first."""
    name, keys = names[0], set()
    if slug:
        keys.add(f"r:{slug}")
    if country and (ministry := _ministry(name, kind)):
        keys.add(f"ministry:{country}:{ministry}")
    if kind in FORCES and country and _is_army(name, country):
        # A branch is a body of its own, of the army's side.
        branch = " ".join(word for word in content(name) if word in listed("branch"))
        keys.add(f"branch:{country}:{branch}" if branch else f"{ARMY}{country}")
    if kind in GENERIC or fold_name(name) in _described() or not _is_name(name):
        return frozenset(keys)
    keys |= {name_key(_bare(one, country)) for one in names if _is_name(one)}
    if kind in ACRONYMED:
        keys.update(_acronym_keys(names, kind, country))
    if kind in ORDERED:
        keys |= {key for one in names if _is_name(one) for key in _any_order(one)}
    if kind == "person":
        # "Colonel Abdi Jama" and "Jama": the last word of a person's name
        words = content(name)
        keys.add(SURNAME + (skeleton(words[-1]) or words[-1]))
    if kind == "state" and country:
        keys.add(f"{STATE}{country}")
    return frozenset(keys)


def _bare(name: str, country: str | None) -> str:
    """A name without the country by which it is told from its namesakes: "National Liberation Army (Colombia)"."""
    bracket = BRACKETED.search(name)
    return name[: bracket.start()] if bracket and bracket[1] in _demonyms(country or "") else name


def _is_army(name: str, country: str = "") -> bool:
    """Whether a name says no more than "the army" of its country, or a branch of it."""
    folded = name.casefold()
    if not any(word in folded for word in CORE):
        return False  # most names
    demonyms = {word for one in _demonyms(country) for word in content(one)}
    demonyms |= {f"{word}s" for word in demonyms}  # "Burkina Faso's army"
    words = {word for word in content(name) if word not in demonyms}
    return bool(words & CORE) and words <= {*listed("army"), *listed("branch")}


def _ministry(name: str, kind: str) -> str:
    """What a state's ministry is for, in either order of words: "Ministry of Security", "security ministry"."""
    words = content(name)
    about = sorted(word for word in words if word != MINISTRY)
    return " ".join(about) if kind == "government_body" and len(about) < len(words) <= LONG_MINISTRY else ""


def _forces_behind(actor: Actor) -> frozenset[str]:
    """A key of the armed forces for which a ministry speaks as they themselves do."""
    if actor.kind != "government_body" or not actor.country:
        return frozenset()
    about = _ministry(actor.name, actor.kind).split()
    return frozenset() if set(about).isdisjoint(listed("speaking")) else frozenset({f"{ARMY}{actor.country}"})


@cache
def _described() -> frozenset[str]:
    """Words for people that name nobody, though a sentence may begin with them in a capital."""
    return frozenset((*listed("fighters"), *listed("civilians")))


@cache
def _demonyms(country: str) -> tuple[str, ...]:
    state = default().state_of.get(country)
    return (*state.demonyms, state.name, *state.names) if state is not None else ()


def _is_name(name: str) -> bool:
    """True of names and acronyms; "the group" among the aliases names nobody, nor do people who are counted."""
    first = next((letter for letter in name if letter.isalnum()), "")
    described = (first.islower() and not JOINED.match(name)) or _begins_a_sentence(name) or _ends_in_people(name)
    return (any(letter.isupper() for letter in name) and not described) or not name.isascii()


def _begins_a_sentence(name: str) -> bool:
    """Whether the capital is a sentence's or a headline's, and not a name's: "Nine soldiers", "Our men"."""
    first, *rest = name.split()
    if name.isupper() and len(rest) >= HEADLINE:
        return True
    told = first.isdecimal() or first.casefold() in (*listed("many"), *listed("own"))
    return told and bool(rest) and rest[0].islower()


def _ends_in_people(name: str) -> bool:
    """Whether a name ends in a word for people, who are described however it begins: "Fulani herders"."""
    *before, last = name.split()
    return bool(before) and last in _described()


def _closure(actor: str, groups: dict[str, set[str]]) -> Iterable[str]:
    seen: set[str] = set()
    queue = [actor]
    for _ in range(MAX_CLIMB):
        queue = [up for one in queue for up in groups.get(one, ()) if up not in seen and up != actor and up in groups]
        seen.update(queue)
    return sorted(seen)


@lru_cache(maxsize=MOST)
def _known_groups(keys: frozenset[str], registry: Registry) -> frozenset[str]:
    """What the registry says that these belong to."""
    found: set[str] = set()
    queue = [key[2:] for key in sorted(keys) if key.startswith("r:")]
    for _ in range(MAX_CLIMB):
        known = [slug for slug in queue if slug in registry.entries]  # a body made by pattern has no entry
        queue = [up for slug in known for up in registry[slug].part_of if f"r:{up}" not in found]
        found.update(f"r:{slug}" for slug in queue)
    return frozenset(found)
