"""What is done by saying it? Cues and their acts, from `data/attribution/cues.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from ...lexicons.load import load_toml
from ...model import SpeechAct

FILE = "attribution/cues.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """An entry of the file, for one word.

    Args:
        act: what is done with the words.
        takes: how the content follows.
        stance: how the voice above treats the content by choosing the word.
    """

    act: SpeechAct
    takes: frozenset[str]
    stance: Literal["endorses", "distances", "distances_in_contrast"] | None = None


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """(kind, lemma) to cue; a lemma that stands twice has the frames of both entries and the act of the first."""
    found: dict[tuple[str, str], Cue] = {}
    for entry in load_toml(FILE)["cue"]:
        for word in entry["words"]:
            key = (entry["kind"], word)
            known = found.get(key)
            act, stance = (known.act, known.stance) if known else (entry["act"], entry.get("stance"))
            takes = frozenset(entry["takes"]) | (known.takes if known else frozenset())
            found[key] = Cue(act=act, takes=takes, stance=stance)
    return found


DENYING = Cue(act="deny", takes=frozenset({"object"}))
"""What a verb of rejecting is to a claim."""
OWNING = Cue(act="claim", takes=frozenset({"object"}))
"""What "claim" is to an attack: to claim it keeps nobody's words at a distance."""


CLAIMING = Cue(act="claim", takes=frozenset({"clause"}), stance="distances")
"""What "wants us to believe" is to what is to be believed."""


ORDERING = Cue(act="demand", takes=frozenset({"to_another"}))
"""What "told them to leave" is."""
TELLING = Cue(act="announce", takes=frozenset({"clause"}))
"""What "let it be known" is."""


@cache
def _rejecting() -> frozenset[str]:
    return frozenset(load_toml(FILE)["denied"]["verbs"])


@cache
def _attacks() -> frozenset[str]:
    return frozenset(load_toml(FILE)["owned_up"]["nouns"])


def _is_saying(thing: Token) -> bool:
    """Whether the object of a verb is what somebody claims: "the allegation", "reports that …"."""
    cue = cues().get(("noun", thing.lemma_.lower())) if thing.dep_ in ("dobj", "nsubjpass") else None
    if thing.lemma_.lower() in load_toml(FILE)["denied"]["nouns"]:
        # "rejected that account"
        return any(one.dep_ == "poss" or one.lower_ in ("that", "this", "the") for one in thing.children)
    if cue is None or cue.act not in ("claim", "accuse", "report"):
        return False
    told = any(child.dep_ in ("acl", "ccomp", "relcl") or child.lower_ == "of" for child in thing.children)
    return told or cue.act == "claim" or thing.lemma_.lower() == "accusation"


def _has_infinitive(verb: Token) -> bool:
    """Whether somebody is told to do something: "told them to leave"."""
    return any(
        one.dep_ in ("xcomp", "ccomp") and one.tag_ == "VB" and one.left_edge.lower_ in ("to", "not", "never")
        for one in verb.children
    )


def denied(cue: Iterable[Token]) -> bool:
    """Whether a noun of saying is the object of a verb that denies it: "claim", in "rejected the claim that …"."""
    return any(
        token.pos_ == "NOUN" and _is_saying(token) and (over := cue_of(token.head)) is not None and over.act == "deny"
        for token in cue
    )


def withholds(verb: Token) -> bool:
    """Whether a verb of denying is no saying: "denied the convoy access", "was denied bail"."""
    row = load_toml(FILE)["withheld"]
    return verb.lemma_.lower() in row["verbs"] and any(
        one.dep_ in ("dobj", "nsubjpass") and one.lemma_.lower() in row["nouns"] for one in verb.children
    )


def owned_up(verb: Token) -> Token | None:
    """The act that somebody claims: "claimed the attack", "claimed responsibility for the attack"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        if child.lemma_.lower() == "responsibility":
            things = (part for one in (*child.children, *verb.children) if one.lower_ == "for" for part in one.children)
            return next((part for part in things if part.dep_ == "pobj"), None)
        if child.lemma_.lower() in _attacks():
            return child
    return None


def made_believe(verb: Token) -> Token | None:
    """The verb of believing where somebody wants others to believe: "the general wants us to believe that …"."""
    lists = load_toml(FILE)["make_believe"]
    if verb.lemma_.lower() not in lists["verbs"]:
        return None
    told = {one.lower_ for one in verb.children if one.dep_ in ("dobj", "dative")}
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp") and clause.lemma_.lower() in lists["believed"]:
            told |= {one.lower_ for one in clause.children if one.dep_ == "nsubj"}
            return clause if told & set(lists["told"]) else None
    return None


@cache
def own_words() -> frozenset[str]:
    """Nouns that with "our" mean the voice itself."""
    return frozenset(load_toml(FILE)["own"]["words"])


@cache
def citing_verbs() -> frozenset[str]:
    """Verbs by which one who tells a thing names who told it."""
    return frozenset(load_toml(FILE)["citing"]["verbs"])


@cache
def made_by(key: str) -> frozenset[str]:
    """Verbs of signing, sending and spreading what speaks, and words for that beside those of `made_words`."""
    return frozenset(load_toml(FILE)["made_by"][key])


@cache
def made_words() -> frozenset[str]:
    """Nouns of what a speaker has made, by which it speaks."""
    return frozenset(load_toml(FILE)["made"]["words"])


def addresses(verb: Token) -> bool:
    """Whether whom a verb has for its object is told something by it: "inform"."""
    return verb.lemma_.lower() in load_toml(FILE)["addressing"]["verbs"]


def received(verb: Token) -> bool:
    """Whether a verb tells that something written came to somebody: "received", "saw"."""
    return verb.lemma_.lower() in load_toml(FILE)["receiving"]["verbs"]


@cache
def claim_labels() -> frozenset[str]:
    """Labels of what others claim."""
    return frozenset(load_toml(FILE)["labelled"]["claimed"])


@cache
def voicing_verbs() -> frozenset[str]:
    """Verbs by which somebody voices what their object says: "spread rumours"."""
    return frozenset(load_toml(FILE)["voicing"]["verbs"])


def viewed(noun: Token) -> bool:
    """Whether a noun with its preposition tells whose view it is: "in the panel's view"."""
    entry = load_toml(FILE)["viewed"]
    return noun.dep_ == "pobj" and noun.head.lower_ in entry["prepositions"] and noun.lower_ in entry["words"]


def versions(noun: Token) -> bool:
    """Whether a noun names what its owner holds, which "is that" something is so: "version", "claim", "fear"."""
    known = cues().get(("noun", noun.lemma_.lower()))
    held = load_toml(FILE)["viewed"]["words"] + load_toml(FILE)["version"]["words"]
    return (known is not None and "clause" in known.takes) or noun.lower_ in held


def if_believed(clause: Token) -> bool:
    """Whether a clause states no condition and only doubts who tells it: "if the governor is to be believed"."""
    said = next((one for one in (clause, *clause.children) if one.lower_ in ("believed", "trusted")), None)
    ahead = {one.lower_ for one in said.children} if said is not None else set()
    opened = any(one.dep_ == "mark" and one.lower_ == "if" for one in clause.children)
    return opened and ahead >= {"to", "be"} and not any(one.dep_ == "neg" for one in clause.children)


def sounds_sure(verb: Token) -> bool:
    """Whether a clause tells how somebody spoke, or that he is sure, and no more: "was blunt", "has no doubt"."""
    lists = load_toml(FILE)["before_colon"]
    if verb.lemma_.lower() in lists["verbs"]:
        return not any(one.dep_ == "dobj" and one.pos_ != "PRON" for one in verb.children)
    return any(
        (one.dep_ in ("acomp", "oprd") and one.lower_ in lists["adjectives"])
        or (one.dep_ in ("dobj", "attr") and one.lemma_.lower() in lists["nouns"])
        or (one.dep_ == "ccomp" and any(part.lower_ in lists["adjectives"] for part in one.children))
        or (one.dep_ == "advmod" and one.lower_ in lists["adverbs"])
        for one in verb.children
    )


@cache
def gestures() -> frozenset[str]:
    """Verbs of how somebody looks or moves before he speaks."""
    return frozenset(load_toml(FILE)["gesture"]["verbs"])


@cache
def intended_verbs() -> frozenset[str]:
    """Verbs of what somebody means to do."""
    return frozenset(load_toml(FILE)["intended"]["verbs"])


@cache
def presenting_verbs() -> frozenset[str]:
    """Verbs by which somebody says who he is."""
    return frozenset(load_toml(FILE)["presenting"]["verbs"])


@cache
def unsaid_verbs() -> frozenset[str]:
    """Verbs of what a speaker did besides saying the first thing, beyond those of saying."""
    return frozenset(load_toml(FILE)["unsaid"]["verbs"])


def cue_of(token: Token) -> Cue | None:
    """The cue that a verb or noun may be; a verb is tried with its particle or preposition first."""
    if token.pos_ in ("VERB", "AUX"):
        lemma = token.lemma_.lower()
        if lemma in _rejecting():
            return DENYING if any(_is_saying(child) for child in token.children) else None
        if withholds(token):
            return None
        if lemma == "claim" and owned_up(token) is not None:
            return OWNING
        if made_believe(token) is not None:
            return CLAIMING
        if lemma == "tell" and _has_infinitive(token):
            return ORDERING
        if lemma == "know" and token.head.lemma_ == "let":
            return TELLING
        for child in token.children:
            if child.dep_ in ("prt", "prep") or child.pos_ == "ADJ":
                cue = cues().get(("verb", f"{lemma} {child.lower_}"))
                if cue is not None:
                    return cue
        return cues().get(("verb", lemma))
    if token.pos_ in ("NOUN", "PROPN"):
        return cues().get(("noun", token.lemma_.lower()))
    return None


def _agreed_on(verb: Token) -> bool:
    """Whether a thing is agreed on, or by several with each other, and not that something will be done."""
    subjects = [one for one in verb.children if one.dep_ == "nsubj"]
    if verb.dep_ == "conj" and not subjects:
        subjects = [one for one in verb.head.children if one.dep_ == "nsubj"]
    if any(_is_several(one) for one in subjects):
        return True
    told = any(one.dep_ in ("xcomp", "ccomp") for one in verb.children)
    things = [part for one in verb.children if one.lower_ == "on" for part in one.children if part.dep_ == "pobj"]
    return not told and any(thing.ent_type_ != "DATE" for thing in things)


def _is_several(subject: Token) -> bool:
    """ "The two sides", "Baku and Yerevan", "both governments"; not "the elders", who agree as one."""
    counted = any(one.lower_ in ("both", "two", "three", "four") for one in subject.subtree)
    sides = subject.lower_ in load_toml(FILE)["several"]["words"]
    return counted or sides or any(one.dep_ == "conj" for one in subject.children)


def _told_by_author(verb: Token) -> bool:
    """A passive by which the author tells it: "it has been established that", "the public is informed that"."""
    if verb.head.lemma_ == "let":
        return False  # "has let it be known"
    kinds = {one.dep_: one for one in verb.children}
    passive, subject = kinds.get("auxpass"), kinds.get("nsubjpass")
    if passive is None or subject is None or "agent" in kinds or "neg" in kinds:
        return False
    cue = cue_of(verb)
    if subject.lower_ == "it":
        return cue is not None and cue.stance == "endorses"
    # "I am told" leaves out by whom
    return addresses(verb) and subject.pos_ != "PRON" and passive.tag_ in ("VBZ", "VBP") and "ccomp" in kinds


def only_done(words: Iterable[Token]) -> bool:
    """Whether the words of a cue tell what somebody does or means to do, and no saying.

    "Plans to", "agreed on a date", and "rejected a request": what is asked for is told by the author. So is what is
    "reportedly" so, which he holds likely, what "has been established", and of what "the public is informed".
    """
    words = list(words)
    if words and all(token.pos_ == "ADV" for token in words):
        return True
    if any(_told_by_author(token) for token in words):
        return True
    verbs = [token for token in words if token.pos_ == "VERB"]
    return bool(verbs) and all(
        token.lemma_.lower() in intended_verbs()
        or (token.lemma_ == "agree" and _agreed_on(token))
        or (token.lemma_.lower() in _rejecting() and cue_of(token) is None)
        for token in verbs
    )


def of_words(tokens: Iterable[Token]) -> Cue | None:
    """The cue among the words of a cue span; one that says more than plain saying wins."""
    tokens = list(tokens)
    if any(one.lemma_.lower() in _rejecting() and one.pos_ == "NOUN" for one in tokens) and any(
        one.lemma_.lower() in ("claim", "report") for one in tokens
    ):
        return DENYING  # of "rejects claims that" the tagger makes a noun that claims
    found = [cue for token in tokens if (cue := cue_of(token)) is not None]
    return next((cue for cue in found if cue.act != "say"), found[0] if found else None)
