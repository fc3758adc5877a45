"""What is done by saying it? Cues and their acts, from `data/attribution/cues.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from ...lexicons.load import load_toml
from ...model import SpeechAct, Stance

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
    stance: Literal["endorses", "distances_in_contrast"] | None = None


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


@cache
def judgements() -> dict[str, Stance]:
    """Words by which a voice judges what another said."""
    return {word: cast(Stance, entry["stance"]) for entry in load_toml(FILE)["judgement"] for word in entry["words"]}


@cache
def own_words() -> frozenset[str]:
    """Nouns that with "our" mean the voice itself."""
    return frozenset(load_toml(FILE)["own"]["words"])


def cue_of(token: Token) -> Cue | None:
    """The cue that a verb or noun may be; a verb is tried with its particle or preposition first."""
    if token.pos_ in ("VERB", "AUX"):
        lemma = token.lemma_.lower()
        for child in token.children:
            if child.dep_ in ("prt", "prep") or child.pos_ == "ADJ":
                cue = cues().get(("verb", f"{lemma} {child.lower_}"))
                if cue is not None:
                    return cue
        return cues().get(("verb", lemma))
    if token.pos_ in ("NOUN", "PROPN"):
        return cues().get(("noun", token.lemma_.lower()))
    return None


def of_words(tokens: Iterable[Token]) -> Cue | None:
    """The cue among the words of a cue span; one that says more than plain saying wins."""
    found = [cue for token in tokens if (cue := cue_of(token)) is not None]
    return next((cue for cue in found if cue.act != "say"), found[0] if found else None)
