"""Whose word is a claim? The innermost voice that can be known, and by which keys it is known elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ..model import AUTHOR, Claim, Link, Record
from ..text import fold_name
from .parties import ACRONYM, ARMED, GENERIC, MOST, OF_STATE, Party, described, name_key, police_of
from .words import listed

ONE_OF = re.compile(r"one of (?:them|these|those),? an?\b")
BEFORE_ONE = re.compile(r"\bone of (?:them|these|those)\W+(?:an?\s+)?\Z")
"""How somebody is told as one of those told before, in his own words or right before them."""
"""What stands before somebody, or begins what he is called, who is one of those told before."""
BEFORE_A_NAME = re.compile(r"\b(?:[Aa]n?|[Tt]he) ([^,;.()\n]{3,40}), \Z")
"""What somebody is called right before the name."""
ARTICLE = re.compile(r"[Aa]n? ")
NEAR = 48
"""Code points before a name in which that stands."""
MADE_BY = re.compile(r"['’]s?\b|\bby\b")
"""In what a paper is called, whose it is: "a magistrate's list"."""
OURS = re.compile(r"our\b", re.IGNORECASE)
"""How somebody is told who works for whoever speaks: "our field worker"."""
FINDING = frozenset({"report", "show"})
"""How a body's release tells what a part of it has found out."""
PRONOUNS = frozenset({"he", "she", "it", "they", "them", "we", "us", "i", "him", "her", "me", "their", "our", "its"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is said to tell it, innermost.

    Args:
        keys: by which the one who speaks is known in other documents: a group's where somebody speaks for it; none
            where nobody is named.
        name: as written.
        sides: these keys and those of all that it belongs to.
        act: of the innermost saying.
        author: True where the document tells it in its own voice.
        offices: by which somebody is described, or is, where nobody names it: "administrator".
        doubted: True where the text distances itself from it.
    """

    keys: frozenset[str]
    name: str
    sides: frozenset[str]
    act: str
    author: bool
    offices: frozenset[str] = frozenset()
    doubted: bool = False


def voice_of(claim: Claim, record: Record, known: Mapping[str, Party]) -> Voice:
    """The innermost voice of a claim; the author is the actor whose document it is, else its publisher."""
    chain = claim.attribution or (Link(source=AUTHOR),)
    link = next((link for link in chain[:0:-1] if _is_told(link, record, known)), chain[0])
    if link.source == AUTHOR:
        document = record.document
        key, name = outlet_of(record)
        outlet = frozenset({key})
        its = outlet | _of_office(name)
        body = known.get(document.voice or "") or next((one for one in known.values() if its & one.own), None)
        if body is None:
            return Voice(outlet, name, outlet, link.act, author=True)
        voice = _speaking(body, link.act, author=True)
        if body.kind != "person" or not document.publisher.name:
            return voice
        # A columnist's words are known elsewhere as the paper's.
        return replace(voice, keys=voice.keys | outlet, sides=voice.sides | outlet)
    party = known.get(link.source or "")
    if party is None:
        return Voice(frozenset(), "an unnamed source", frozenset(), link.act, author=False, doubted=True)
    voice = replace(
        _speaking(party, link.act, author=False),
        offices=_offices(party, link.source or "", record), doubted=link.stance == "distances",
    )  # fmt: skip
    if not voice.keys and (others := _one_of(record, link.source)):
        return replace(voice, name=others)
    return voice


def _is_told(link: Link, record: Record, known: Mapping[str, Party]) -> bool:
    """Whether the words are another's than those of the voice above it.

    What nobody is said to have told ("nine are known to have died", "it was reported") is the word of whoever passes
    it on, unless he does not believe it; so is what a paper shows that nobody else is said to have made ("initial
    findings"), and what a body's release says that a part of it has found out.
    """
    if link.source == AUTHOR:
        return True
    party = known.get(link.source or "")
    said = link.source_span.of(record.document.text) if link.source_span else ""
    if party is not None and (OURS.match(party.name) or OURS.match(said)):
        return False
    if party is not None and link.act in FINDING and party.direct & _publishing(record, known):
        return False  # "an internal inquiry has found"
    made = party is not None and (party.own or party.direct or MADE_BY.search(party.name))
    nobody = party is None or (party.kind == "document" and not made)
    return not nobody or link.stance == "distances"


def _publishing(record: Record, known: Mapping[str, Party]) -> frozenset[str]:
    """The keys of whose word a document is."""
    key, name = outlet_of(record)
    body = known.get(record.document.voice or "")
    return frozenset({key}) | _of_office(name) | (body.own if body else frozenset())


def of_voice(party: Party, voice: Voice, known: Mapping[str, Party]) -> Party:
    """The side of whoever speaks, for fighters that it calls its own, of an armed body: "our units", "his men".

    So for those whom it calls by a name that an armed body has for its own alone: "the soldiers of the caliphate".
    """
    if party.own or not _own_men().search(fold_name(party.name)):
        return party
    mine = [one for one in known.values() if one.kind in ARMED and one.own & voice.sides]
    # The one that it belongs to itself: of a division's spokesman not the army, though that is among its sides too.
    side = next((one for one in mine if one.own & voice.keys), None)
    return side or party


@lru_cache(maxsize=MOST)
def sort_of(name: str) -> str:
    """What sort of people a description is of: "administrator" of "the district administrator"."""
    return up_to_head(name)[-1].removesuffix("s")


def source_of(name: str) -> str:
    """What tells an unnamed source from another of its text: "hospital source" and "security source" are two.

    So are "a villager" and "a second villager".
    """
    words = up_to_head(name)
    vague = len(words) > 1 and words[-1] in listed("vague")
    other = [word for word in words[:-1] if word in listed("other")]
    return " ".join([*other, *words[-2:]]) if vague else " ".join([*other, sort_of(name)])


def up_to_head(name: str) -> list[str]:
    """The words of a description up to its head noun, folded: "the bus stop" of "the bus stop at the mill"."""
    words: list[str] = re.findall(r"[^\W\d_]+", fold_name(name)) or [name]
    before = next((at for at, word in enumerate(words) if at and word in listed("linking")), len(words))
    return words[:before]


def _offices(party: Party, source: str, record: Record) -> frozenset[str]:
    """What somebody is called: a person by name, by all that the text calls it as the only one it speaks of.

    So by what stands right before the name: "an elder from the area, Hussein Guled".
    """
    if party.kind == "unnamed" and not party.own:
        return frozenset({sort_of(party.name)})
    if party.kind != "person":
        return frozenset()
    text = record.document.text
    spans = [one for actor in record.actors if actor.id == source for one in actor.mentions]
    said = [one.of(text) for one in spans]
    before = [found[1] for one in spans if (found := BEFORE_A_NAME.search(text, max(0, one.begin - NEAR), one.begin))]
    before += [words.rpartition(", ")[0] for words in said if ARTICLE.match(words) and ", " in words]
    sorts = {sort for words in said if (sort := sort_of(words)) in held_alone() or words.startswith("the ")}
    return frozenset(sorts | {sort_of(words) for words in before})


@cache
def held_alone() -> frozenset[str]:
    """Offices of which a place has one holder: who is told by one of these in two texts is one."""
    return frozenset(listed("office"))


def _one_of(record: Record, source: str | None) -> str:
    """Those of whom somebody unnamed is one: "three residents said. It came back, said one of them, a butcher"."""
    text = record.document.text
    spans = [one for actor in record.actors if actor.id == source for one in actor.mentions]
    begins = [one.begin for one in spans]
    begin = next((at for at in begins if ONE_OF.match(text, at) or BEFORE_ONE.search(text[:at][-NEAR:])), None)
    before = [
        (one.begin, actor.name)
        for actor in record.actors
        if begin is not None and actor.kind in GENERIC and actor.id != source
        for one in actor.mentions
        if one.end < begin and one.of(text).casefold() not in PRONOUNS
    ]
    return max(before, default=(0, ""))[1]


@cache
def _own_men() -> re.Pattern[str]:
    own, men, ours = ("|".join(listed(table)) for table in ("own", "men", "ours"))
    return re.compile(rf"^(?:{own})\b.*\b(?:{men})$|^(?:the )?(?:{ours})$")


def outlet_of(record: Record) -> tuple[str, str]:
    """Key and name of who published a document; where nobody is known the document stands for itself."""
    name = record.document.publisher.name or record.document.locator or record.document.id
    return name_key(name), name


def _of_office(outlet: str) -> frozenset[str]:
    """The key of the body whose office or wing an outlet is by the initials that it begins with: "UNMISS Bor"."""
    first, _, rest = outlet.partition(" ")
    return frozenset({f"a:{first.casefold()}"}) if rest and first.isupper() and len(first) >= ACRONYM else frozenset()


def _speaking(party: Party, act: str, *, author: bool) -> Voice:
    """A person by name speaks for the group it is said to belong to, as a state's office does for what is above it.

    Who has no name does so where that is what he is for ("an army spokesman"); else he tells what he knows himself
    ("a guard", "an officer").
    """
    keys = (party.own or described(party.name, party.kind)) | police_of(party.kind, party.country)
    if party.kind in ("person", *OF_STATE) or (party.kind == "unnamed" and sort_of(party.name) in listed("speaker")):
        keys |= party.direct
    return Voice(keys, party.name, party.all, act, author=author)
