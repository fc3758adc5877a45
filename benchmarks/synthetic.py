"""Invented records with the skew of real reporting: what `benchmarks/weighing.py` weighs.

A few places, weeks and parties have very many reports, most have few (Zipf); a few incidents are told by hundreds
of documents, most by one or two. A third of the documents copy another, whole, edited or by a passage; the others
tell the incident in words of their own, as the outlet itself or by a spokesman of a side, more or less fully: no actor,
a day's leeway, the province in place of the town, another count, a denial. Most add what happened earlier elsewhere.

Everything follows from the seed: record `k` of `World(seed=s, records=n)` is always the same.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from reportedly.model import (
    AUTHOR,
    AcledType,
    Actor,
    Casualties,
    Claim,
    Coding,
    Document,
    Event,
    Link,
    Place,
    Publisher,
    Record,
    Span,
    Thing,
    Time,
    Timex3,
)
from reportedly.text import text_hash

PER_INCIDENT = 6
"""Records for each incident, on average."""
FIRST_DAY, DAYS = date(2019, 1, 1), 5 * 365
PROVINCES, TOWNS, PARTIES, OUTLETS, WORDS = 40, 600, 150, 400, 6000
COPY, EDITED, PASSAGE = 0.34, 0.5, 0.75
"""Share of copies, and of those the bounds of whole, edited and passage-sized ones."""
KINDS = {
    "shelled": ("ASSAULT", AcledType(event_type="Explosions/Remote violence",
                                     sub_event_type="Shelling/artillery/missile attack"), "mortars"),
    "stormed": ("ASSAULT", AcledType(event_type="Battles", sub_event_type="Armed clash"), "rifles"),
    "bombed": ("ASSAULT", AcledType(event_type="Explosions/Remote violence",
                                    sub_event_type="Air/drone strike"), "drones"),
    "abducted": ("ASSAULT", AcledType(event_type="Violence against civilians",
                                      sub_event_type="Abduction/forced disappearance"), None),
    "blockaded": ("COERCE", None, None),
    "protested": ("PROTEST", AcledType(event_type="Protests", sub_event_type="Peaceful protest"), None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened in this world."""

    word: str
    town: int
    day: int
    actor: int
    recipient: int
    killed: int


class World:
    """An invented world of `records` documents.

    Args:
        records: how many documents are told of it; the number of incidents follows from it.
        seed: what everything follows from.
    """

    def __init__(self, *, records: int, seed: int = 7) -> None:
        self.size = records
        chance = random.Random(seed)
        self.words = [_word(chance) for _ in range(WORDS)]
        self.word_weights = _zipf(WORDS, 1.0)
        self.provinces = [(_name(chance), chance.uniform(5, 35), chance.uniform(-10, 60)) for _ in range(PROVINCES)]
        self.towns = []
        for _ in range(TOWNS):
            at = chance.randrange(PROVINCES)
            _, lat, lon = self.provinces[at]
            town = (_name(chance), at, round(lat + chance.gauss(0, 0.4), 3), round(lon + chance.gauss(0, 0.4), 3))
            self.towns.append(town)
        self.parties = [f"{_name(chance)} {chance.choice(('Front', 'Brigade', 'Guard'))}" for _ in range(PARTIES)]
        self.outlets = [f"{_name(chance)} {chance.choice(('Wire', 'Post', 'News'))}" for _ in range(OUTLETS)]
        weeks = [chance.lognormvariate(0, 1.5) for _ in range(DAYS // 7)]
        town_weights, party_weights = _zipf(TOWNS, 1.1), _zipf(PARTIES, 1.1)
        number = max(1, records // PER_INCIDENT)
        self.incidents = []
        for _ in range(number):
            week = chance.choices(range(len(weeks)), weeks)[0]
            actor, recipient = chance.choices(range(PARTIES), cum_weights=party_weights, k=2)
            self.incidents.append(
                Incident(
                    word=chance.choice(sorted(KINDS)),
                    town=chance.choices(range(TOWNS), cum_weights=town_weights)[0],
                    day=week * 7 + chance.randrange(7),
                    actor=actor,
                    recipient=recipient if recipient != actor else (actor + 1) % PARTIES,
                    killed=chance.choice((0, 0, 1, 2, 3, 5, 9, 14, 40)),
                )
            )
        self.incident_weights = _zipf(number, 0.7)
        self.seed = seed

    def records(self, begin: int = 0, end: int | None = None) -> Iterator[Record]:
        """Records `begin` to `end` (not included), in order."""
        for number in range(begin, self.size if end is None else end):
            yield self.record(number)

    def record(self, number: int) -> Record:
        """Record number `number`."""
        chance = random.Random(f"{self.seed} {number}")
        lead = chance.choices(range(len(self.incidents)), cum_weights=self.incident_weights)[0]
        outlet = chance.choices(range(OUTLETS), cum_weights=_zipf(OUTLETS, 0.8))[0]
        telling = random.Random(f"{self.seed} {number} telling")
        copied = chance.random() < COPY
        if copied:
            # The text of one of three wires that this incident has; those who copy it tell what it tells.
            telling = random.Random(f"{self.seed} wire {lead} {chance.randrange(3)}")
        paper = _Paper(self, telling)
        paper.tell(self.incidents[lead], here=True)
        for _ in range(telling.choices((0, 1, 2, 3), (40, 30, 20, 10))[0]):
            paper.tell(self.incidents[telling.randrange(len(self.incidents))], here=False)
        if copied and (how := chance.random()) > EDITED:
            paper.add(self.prose(chance, 8 if how < PASSAGE else 120))
        return paper.record(number, self.outlets[outlet], self.incidents[lead].day)

    def prose(self, chance: random.Random, words: int) -> str:
        """So many words, common ones more often."""
        return " ".join(chance.choices(self.words, cum_weights=self.word_weights, k=words)) + "."


class _Paper:
    """One document being written."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world, self.chance = world, chance
        self.text = ""
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.times: dict[str, Time] = {}
        self.claims: list[Claim] = []

    def add(self, words: str) -> None:
        self.text += words + "\n"

    def tell(self, incident: Incident, *, here: bool) -> None:
        world, chance = self.world, self.chance
        kind, acled, tool = KINDS[incident.word]
        voice = chance.choices(("outlet", "actor", "recipient", "official"), (45, 15, 25, 15))[0]
        denied = voice == "actor" and chance.random() < 0.4
        named = chance.random() < 0.75
        actor = [self.actor(world.parties[incident.actor], "armed_group")] if named or voice == "actor" else []
        recipient = [self.actor(world.parties[incident.recipient], "military")]
        killed = max(0, incident.killed + chance.choice((0, 0, 0, 0, 1, -1, 4))) if incident.killed else 0
        begin = len(self.text)
        words = [world.parties[incident.actor] if actor else "Unknown men", incident.word,
                 world.parties[incident.recipient], "in", world.towns[incident.town][0]]  # fmt: skip
        if killed:
            words += ["killing", str(killed)]
        sentence = " ".join(words) + "."
        self.text += sentence
        span = Span(begin, begin + len(sentence))
        trigger = begin + sentence.index(f" {incident.word} ") + 1
        counts = (Casualties(harm="killed", low=killed, high=killed, span=span),) if killed else ()
        event = Event(
            type=kind,  # type: ignore[arg-type]
            acled=acled,
            trigger=Span(trigger, trigger + len(incident.word)),
            actor=tuple(actor), recipient=tuple(recipient),
            place=(self.place(incident.town),) if here or chance.random() < 0.7 else (),
            time=self.time(incident.day),
            instrument=(Thing(span=span, name=tool),) if tool and chance.random() < 0.5 else (),
            casualties=counts,
        )  # fmt: skip
        chain = [Link(source=AUTHOR, act="assert")]
        if voice != "outlet":
            party = {"actor": incident.actor, "recipient": incident.recipient}.get(voice)
            name = f"{world.towns[incident.town][0]} governor" if party is None else world.parties[party]
            source = self.actor(name, "person" if party is None else "armed_group")
            chain.append(Link(source=source, act="deny" if denied else "say", quote="indirect", stance="neutral"))
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}", span=span, attribution=tuple(chain),
                factuality="CT-" if denied else "CT+", reality="actual", event=event, confidence=0.9,
            )
        )  # fmt: skip
        self.add(" " + world.prose(chance, 60 if here else 25))

    def actor(self, name: str, kind: str) -> str:
        found = self.actors.get(name)
        if found is None:
            found = Actor(id=f"a{len(self.actors) + 1}", name=name, kind=kind)  # type: ignore[arg-type]
            self.actors[name] = found
        return found.id

    def place(self, town: int) -> str:
        name, province, lat, lon = self.world.towns[town]
        large, large_lat, large_lon = self.world.provinces[province]
        exact = self.chance.random() < 0.85
        key = name if exact else large
        if key not in self.places:
            self.places[key] = Place(
                id=f"p{len(self.places) + 1}", name=key, country="XX", admin1=large,
                geonames=10_000 + town if exact else 1000 + province,
                lat=lat if exact else large_lat, lon=lon if exact else large_lon,
                precision="town" if exact else "province",
            )  # fmt: skip
        return self.places[key].id

    def time(self, number: int) -> tuple[str, ...]:
        day = FIRST_DAY + timedelta(number)
        how = self.chance.choices(("day", "night", "month", "none"), (70, 12, 8, 10))[0]
        if how == "none":
            return ()
        first, last, edtf = day, day, day.isoformat()
        if how == "night":
            last = day + timedelta(1)
            edtf = f"{first}/{last}"
        elif how == "month":
            first = day.replace(day=1)
            last = (first + timedelta(31)).replace(day=1) - timedelta(1)
            edtf = f"{day:%Y-%m}"
        if edtf not in self.times:
            self.times[edtf] = Time(
                id=f"t{len(self.times) + 1}", edtf=edtf, earliest=first.isoformat(), latest=last.isoformat(),
                timex3=Timex3(type="DATE", value=edtf),
            )  # fmt: skip
        return (self.times[edtf].id,)

    def record(self, number: int, outlet: str, day: int) -> Record:
        digest = hashlib.sha256(f"{number} {self.text}".encode()).hexdigest()
        document = Document(
            id=digest, text_id=text_hash(self.text), sha256=digest, text=self.text, language="en",
            publisher=Publisher(name=outlet), locator=f"synthetic-{number}",
            published=(FIRST_DAY + timedelta(day + 1)).isoformat(),
        )  # fmt: skip
        return Record(
            coded_by=Coding(reportedly="synthetic", models={}, registry=""), document=document,
            actors=tuple(self.actors.values()), places=tuple(self.places.values()),
            times=tuple(self.times.values()), claims=tuple(self.claims),
        )  # fmt: skip


@cache
def _zipf(number: int, exponent: float) -> list[float]:
    """Cumulative weights of Zipf's law."""
    return list(accumulate(1 / (rank + 1) ** exponent for rank in range(number)))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))


def _name(chance: random.Random) -> str:
    return _word(chance).capitalize() + chance.choice(("n", "r", "sh", "m", "k"))
