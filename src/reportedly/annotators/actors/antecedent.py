"""Which earlier mention does a pronoun point to?

Rules take the nearest plausible actor by number, gender, role in the sentence and distance (after Lappin & Leass 1994):
here those that cannot be meant are left out, `salience` rates the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .contexts import words_of
from .draft import Found, Thing
from .nominals import noun_at
from .quotes import Voices
from .salience import DEEPEST, NEARER, Salience, partitive, verb_of
from .words import Words

_ALWAYS_EMPTY = frozenset({"rain", "snow", "seem", "appear", "happen", "matter"})
"""Verbs whose "it" is nobody."""
_EMPTY = _ALWAYS_EMPTY | {"be", "take", "become", "remain", "make", "look", "sound", "turn"}
"""The same where a clause or a predicate follows."""


def antecedent(
    words: Words,
    voices: Voices,
    at: dict[int, Thing],
    recent: Sequence[Found],
    i: int,
    fits: Callable[[Found], bool],
    *,
    within: int,
) -> Found | None:
    """The best mention before a pronoun: subjects before others, this sentence and the one before it first.

    Args:
        words: the text.
        voices: who is quoted where.
        at: whom a token denotes.
        recent: mentions before it, in text order.
        i: token index of the pronoun.
        fits: whether a mention agrees with it in number and kind.
        within: so many sentences back at most.
    """
    verb = verb_of(words, i)
    possessive = words.tag[i] == "PRP$"
    salience = Salience(words, voices, at, i)
    said = voices.before(i) if salience.speaks else -1
    here = words.told[i] if said < 0 else words.told[voices.bounds[said][0]]
    best: tuple[float, int] | None = None
    chosen = None
    nobody = _others(words, i, at)
    by = None if possessive else at.get(doer(words, i))
    for back, found in enumerate(reversed(recent)):
        distance = max(here - words.told[found.head], 0)
        if distance > within:
            break
        if not fits(found):
            continue
        if said >= 0 and voices.quote[found.head] == said:
            continue
        if voices.quote[i] >= 0 and found.thing is voices.speaker(i, at):
            continue
        if any(found.thing is one for one in nobody):
            continue
        if not possessive and distance == 0 and verb_of(words, found.head) == verb and words.dep[i] != "nsubj":
            continue
        if not possessive and found.first <= i <= found.last:
            continue
        if by is not None and found.thing is by:
            continue  # "the preachers warned the guards and accuse them": nobody else than whom they accuse
        score = salience.of(found, distance)
        if score is not None and (best is None or (score - NEARER * back, -back) > best):
            best, chosen = (score - NEARER * back, -back), found
    return chosen


def doer(words: Words, i: int) -> int:
    """The subject of the act whose object a pronoun is, itself no subject; -1 where there is none."""
    if partitive(words, i):
        i = words.head[words.head[i]]  # "shot twelve of them"
    if words.dep[i] not in ("dobj", "dative") or words.lower[i].endswith(("self", "selves")):
        return -1
    verb = words.head[i]
    for _ in range(DEEPEST):
        subject, over = words.child(verb, "nsubj", "nsubjpass"), words.head[verb]
        if subject is not None:
            return subject
        if words.dep[verb] == "xcomp" and (told := words.child(over, "dobj")) is not None and told < verb:
            return told
        if words.dep[verb] == "pcomp" and words.lower[over] == "of":
            # "accuses the party of paying them": whoever is accused
            above = words.head[over] if words.tag[words.head[over]][:2] == "VB" else over
            told = words.child(above, "dobj", "nsubjpass") if above != over else words.head[over]
            return told if told is not None and told < verb else -1
        if words.dep[verb] not in ("conj", "xcomp") or words.tag[over][:2] not in ("VB", "MD"):
            return -1
        verb = over
    return -1


def _others(words: Words, i: int, at: dict[int, Thing]) -> list[Thing]:
    """Whom a pronoun that somebody is done harm under does not mean: who does it, a body that says so, whom it tells.

    "Thieves looted their houses", "the army's spokesman told the police that rebels had killed them".
    """
    noun = words.head[i] if words.tag[i] == "PRP$" else i
    for _ in range(DEEPEST):
        over = words.head[noun]
        if (
            words.dep[noun] == "pobj"
            and words.lower[over] in ("of", "on", "at")
            and words.tag[words.head[over]] != "VBG"
        ):
            noun = words.head[over]
        elif words.dep[noun] in ("compound", "conj") and words.tag[over][:2] == "NN":
            noun = over
        else:
            break
    verb = words.head[noun] if words.dep[noun] == "dobj" else noun
    if (
        verb == i
        or words.tag[verb][:2] != "VB"
        or words.lemma[verb] not in words_of("harm") | words_of("harm", "things")
    ):
        return []
    subject, found = words.child(verb, "nsubj"), []
    if subject is None and words.dep[verb] == "conj":
        subject = words.child(words.head[verb], "nsubj")
    sayer = who_says(words, verb) if words.tag[i] == "PRP" else None
    told = words.child(words.head[sayer], "dobj", "dative") if sayer is not None else None
    if words.tag[verb] == "VBG":
        sayer = None  # "fishermen accused the army of beating them"
    for one in (subject, sayer, told):
        thing = at.get(one) if one is not None else None
        if thing is None:
            continue
        # "he alleges that officers beat him", "villagers say that soldiers robbed them"
        himself = (
            one == sayer
            and words.lemma[verb] not in words_of("harm", "deadly")
            and (words.lower[i] in ("him", "her") or thing.number == "many")
        )
        found += [*thing.part_of, *([] if himself else [thing])]
    return found


def who_says(words: Words, i: int) -> int | None:
    """The token of the subject of the nearest verb of saying above a word; None where there is none."""
    for _ in range(DEEPEST):
        over = words.head[i]
        if over == i:
            return None
        subject = words.child(over, "nsubj")
        if words.lemma[over] in words_of("speech") and subject is not None and subject != i:
            return subject
        i = over
    return None


def empty_it(words: Words, i: int) -> bool:
    """ "It is likely that", "it will be difficult to", "it rained": an "it" that points to nobody."""
    if words.dep[i] == "expl":
        return True
    verb = words.head[i]
    if words.dep[i] not in ("nsubj", "nsubjpass"):
        clause = any(words.dep[c] in ("ccomp", "xcomp") for c in words.children[verb])
        return words.dep[i] == "dobj" and clause and words.lemma[verb] not in words_of("asked")
    held = words.child(verb, "acomp", "oprd")
    deed = words.child(held, "xcomp") if held is not None and words.lemma[held] in words_of("ready") else None
    if deed is not None and words.lemma[deed] not in _EMPTY:
        return False  # "it is unlikely to leave", unlike "it is unlikely that"
    kids = {words.dep[c] for c in (*words.children[verb], *(words.children[held] if held is not None else ()))}
    clause = not kids.isdisjoint(("ccomp", "xcomp", "advcl"))
    if held is not None and words.lemma[held] in words_of("of_states", "minds") and not clause:
        return False  # "it is wrong", unlike "it is wrong to"
    if words.lemma[verb] in _EMPTY:
        if words.lemma[verb] in _ALWAYS_EMPTY or kids & {"ccomp", "xcomp", "advcl", "acomp", "oprd", "csubj"}:
            return True
        attribute = words.child(verb, "attr")
        noun = noun_at(words, attribute) if attribute is not None else None
        # "it is a band of thugs" tells of somebody; "it was the army that fired" of nobody before
        told = noun is not None and attribute is not None and words.child(attribute, "relcl", "acl") is None
        return attribute is not None and not (told and noun is not None and noun.one == "group")
    # "it was reported that …"; of "it was born here, it was founded …" the parser takes the first for what is told
    return words.dep[i] == "nsubjpass" and any(words.dep[k] == "ccomp" and k > verb for k in words.children[verb])
