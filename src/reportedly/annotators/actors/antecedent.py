"""Which earlier mention does a pronoun point to?

Rules take the nearest plausible actor by number, gender, role in the sentence and distance (after Lappin & Leass 1994).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .contexts import words_of
from .draft import Found, Thing
from .nominals import noun_at
from .quotes import Voices
from .words import Words

MANY = 0.5
"""Added to the score of several persons over a group, for "they": "the rebels" before "the army"."""
ALIKE = 0.4
"""Added for one who suffered before, where the pronoun's own is to suffer: "they will be tried" after an arrest."""
SPOKE, INSIDE = 1.0, -1.2
"""Added to the score of whoever spoke last, and of who is named in what is said, when a pronoun is who says it."""
TELLER = -0.5
"""Added for who only tells, behind it, what was told, for a pronoun that tells nothing itself."""
CONTROL = 1.2
"""Added for whom somebody tells to do the thing, for a pronoun in what is to be done."""
SAME_SUBJECT, TOPIC = 0.6, 1.5
"""Added for the subject of the clause that a pronoun's own hangs on ("left, as they had pledged"), and for a topic."""
ASIDE = -0.5
"""Added for who is told of in a clause aside, for a pronoun that opens the next sentence."""
SAME_OBJECT = 1.5
"""Added for whom an act befell, for the object of one joined to it: "seized the men and shot them"."""
STRUCK = 1.5
"""Added for whom an act befell, where the next sentence tells that it harmed them: "five of them were killed"."""
STRIKES, HIT = 0.6, -0.8
"""Added for who bears arms and for whom an act of force befell, for a pronoun that does harm: "they shot him"."""
OF_ANOTHER = -1.5
"""Added for who is told only as somebody's, who fits as well: "her mother said that she was held"."""
COUNTED = 1.0
"""Added for who has been counted, for the pronoun of "ten of them"."""
DEEPEST = 40
"""Heads climbed from a word at most."""
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
    verb = _verb(words, i)
    possessive = words.tag[i] == "PRP$"
    speaks = words.dep[i] == "nsubj" and words.lemma[verb] in words_of("speech")
    plural = words.lower[i] in ("they", "them", "their", "theirs", "themselves")
    said = voices.before(i) if speaks else -1
    here = words.sent[i] if said < 0 else words.sent[voices.bounds[said][0]]
    best: tuple[float, int] | None = None
    chosen = None
    some_of = _partitive(words, i)
    number = words.head[words.head[i]] if some_of else i
    victims = words.dep[number] == "nsubjpass" and words.lemma[words.head[number]] in words_of("harm")
    nobody = _others(words, i, at)
    opens = words.dep[i] in ("nsubj", "nsubjpass") and _main(words, i)
    by = None if possessive else at.get(doer(words, i))
    strikes = words.dep[i] == "nsubj" and words.lemma[verb] in words_of("harm") | words_of("harm", "things")
    for back, found in enumerate(reversed(recent)):
        distance = max(here - words.sent[found.head], 0)
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
        if not possessive and distance == 0 and _verb(words, found.head) == verb and words.dep[i] != "nsubj":
            continue
        if not possessive and found.first <= i <= found.last:
            continue
        if by is not None and found.thing is by:
            continue  # "the preachers warned the guards and accuse them": nobody else than whom they accuse
        dep = words.dep[found.head]
        score = -1.0 * distance - 0.05 * back
        score += {
            "nsubj": 1.0,
            "nsubjpass": 0.9,
            "agent": 0.4,
            "dobj": 0.4,
            "appos": 0.2,
            "poss": -0.2,
            "amod": -1.2,
            "compound": -1.0,
        }.get(dep, 0.0)
        score += 0.3 if found.form == "name" else 0.2 if found.form == "pronoun" else 0.0
        if words.dep[i] == "nsubjpass" and dep == "dobj":
            score += ALIKE
        score += _of_clause(words, found, i, verb)
        if speaks:
            score += _as_speaker(words, found, verb)
        elif _tells_behind(words, found):
            score += TELLER
        struck = victims and distance > 0 and _struck(words, found)
        score += STRUCK if struck else 0.0
        if some_of and found.thing is not None:
            if found.thing.number != "many" and not struck:
                continue
            score += COUNTED if _counted(words, found.thing) else 0.0
        if dep == "dobj" and words.dep[verb] == "conj" and words.head[verb] == words.head[found.head] != verb:
            score += SAME_OBJECT if words.dep[i] != "nsubj" and not possessive else 0.0
        if not speaks and found.form == "nominal" and words.tag[found.first] == "PRP$":
            owner = at.get(found.first)
            same = owner is not None and owner.gender and found.thing is not None and owner.gender == found.thing.gender
            score += OF_ANOTHER if same else 0.0
        if strikes and found.thing is not None:
            score += STRIKES if _bears_arms(found.thing) else HIT if _hit(words, found) else 0.0
        if opens and distance and not _main(words, found.head):
            score += ASIDE
        if plural and found.thing is not None and (found.thing.number == "many" or _told_as_many(words, found)):
            score += MANY
        if (
            plural
            and found.thing is not None
            and (found.thing.kind, found.thing.number) == ("government_body", "group")
        ):
            score -= MANY  # a ministry is rather "it"
        if best is None or (score, -back) > best:
            best, chosen = (score, -back), found
    return chosen


def doer(words: Words, i: int) -> int:
    """The subject of the act whose object a pronoun is, itself no subject; -1 where there is none."""
    if _partitive(words, i):
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
        himself = one == sayer and (words.lower[i] in ("him", "her") or thing.number == "many")
        found += [*thing.part_of, *([] if himself else [thing])]
    return found


def _partitive(words: Words, i: int) -> bool:
    """Whether a pronoun stands in "ten of them"."""
    over = words.head[i]
    return words.dep[i] == "pobj" and words.lower[over] == "of" and words.tag[words.head[over]] == "CD"


def _struck(words: Words, found: Found) -> bool:
    """Whether somebody is the object of a verb, or whose the object is: "hit a convoy of the Front"."""
    over = words.head[found.head]
    if words.dep[found.head] == "pobj" and words.lower[over] == "of":
        return words.dep[words.head[over]] == "dobj"
    return words.dep[found.head] in ("dobj", "nsubjpass") or (
        words.dep[found.head] in ("compound", "poss", "amod") and words.dep[over] == "dobj"
    )


def _bears_arms(thing: Thing) -> bool:
    """Whether somebody is an armed body, or told by a word for those who attack: "gunmen"."""
    armed = words_of("of_groups") | words_of("attackers") | words_of("soldiers")
    return thing.kind in ("armed_group", "military", "police") or not thing.heads.isdisjoint(armed)


def _hit(words: Words, found: Found) -> bool:
    """Whether somebody is whom an act of force befalls."""
    over = words.head[found.head]
    return words.dep[found.head] in ("dobj", "nsubjpass") and words.lemma[over] in words_of("harm")


def _counted(words: Words, thing: Thing) -> bool:
    """Whether somebody has been told with a number: "fifteen herders"."""
    return any(words.tag[k] == "CD" for found in thing.mentions for k in range(found.first, found.head))


def _told_as_many(words: Words, found: Found) -> bool:
    """Whether a body is told by its people: "fighters of the Front"."""
    return found.form == "nominal" and words.tag[found.head] == "NNS"


def _main(words: Words, i: int) -> bool:
    """Whether a word stands in the main clause of its sentence, or in one joined to it."""
    verb = _verb(words, i)
    while words.dep[verb] == "conj" and words.head[verb] != verb:
        verb = words.head[verb]
    return words.head[verb] == verb


def _of_clause(words: Words, found: Found, i: int, verb: int) -> float:
    """How much better a mention fits where a pronoun opens a clause: the subject of the clause above, or a topic."""
    dep, over = words.dep[found.head], words.head[found.head]
    if dep == "pobj" and words.lower[over] == "for" and words.lower[words.head[over]] == "as":
        return TOPIC if words.sent[over] == words.sent[i] else 0.0  # "As for the Front, it …"
    if words.dep[verb] == "xcomp" and words.head[verb] in (over, words.head[over]) and found.head < verb:
        # "called on the Front to withdraw its men": whoever is to do it
        return CONTROL if dep == "dobj" or (dep == "pobj" and words.lower[over] in ("on", "upon")) else 0.0
    above = words.head[verb] == over and words.dep[verb] == "advcl" and over != verb
    return SAME_SUBJECT if above and dep == "nsubj" and words.dep[i] == "nsubj" else 0.0


def _tells_behind(words: Words, found: Found) -> bool:
    """Whether a mention only tells, behind it, what a sentence is about: "A trader was killed, a nurse said. His …"."""
    verb = words.head[found.head]
    return (
        words.dep[found.head] == "nsubj"
        and words.lemma[verb] in words_of("speech")
        and found.first > 1
        and words.text[found.first - 1] == ","
        and any(words.dep[k] in ("ccomp", "parataxis") and k < found.first for k in (*words.children[verb], verb))
    )


def _as_speaker(words: Words, found: Found, verb: int) -> float:
    """How much better a mention fits who says something: whoever spoke last goes on, and is not in what is said."""
    if _under(words, found.head, verb):
        return INSIDE
    by = words.head[found.head] if words.dep[found.head] == "poss" else found.head
    if words.dep[by] == "pobj" and words.lower[words.head[words.head[by]]] == "according":
        return SPOKE  # "according to its statement … it adds"
    above = _verb(words, found.head)
    if _under(words, verb, above):
        return 0.0  # "two envoys said that the rebels had left, as they had promised"
    return SPOKE if words.dep[found.head] == "nsubj" and words.lemma[above] in words_of("speech") else 0.0


def _under(words: Words, i: int, verb: int) -> bool:
    """Whether a word hangs below a verb."""
    for _ in range(DEEPEST):
        if words.head[i] == i:
            return False
        i = words.head[i]
        if i == verb:
            return True
    return False


def _verb(words: Words, i: int) -> int:
    for _ in range(12):
        if words.tag[i][:2] in ("VB", "MD") or words.head[i] == i:
            return i
        i = words.head[i]
    return i


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
    kids = {words.dep[c] for c in words.children[verb]}
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
