"""Which signals act on a telling: a walk from its head up the parse, to the edge of its source's content."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ...model import Span
from ..attributions.cues import cue_of
from .governors import asks_which, binds, effect_of, forms, has_until, supposed, taken_for_granted, truth
from .lexicon import words
from .verbs import (
    PROVIDED,
    SUBJECTS,
    asks_if,
    conditional,
    forestalled,
    habit,
    likening,
    or_else,
    ordered,
    perfect,
    phrase_condition,
    tense,
    unable,
    until,
    whoever,
)

OPEN = frozenset({"desired", "planned", "hypothetical", "negates"})
"""Effects of a word of saying on what it takes as a noun or gerund: "ruled out an attack", "banned looting"."""
MAX_STEPS = 40
"""Longest walk; parses of broken text can be very deep."""


@dataclass(slots=True)
class Signals:
    """What acts on one telling.

    `negations` counts negators in whose scope it stands; `effects` holds the effects of governing words, nearest
    first; `condition` and `consequence` tell on which side of an "if" it stands, with the condition's clause head.
    """

    negations: int = 0
    effects: list[str] = field(default_factory=list)
    tense: str | None = None
    """past, present, future, past-future, infinitive, subjunctive, progressive, past-progressive; None: no verb."""
    possible: bool = False
    capable: bool = False
    obliged: bool = False
    condition: Token | None = None
    """Head of the conditional clause the telling itself stands in."""
    consequence_of: Token | None = None
    """Head of a conditional clause that the telling, or a clause around it, depends on."""
    unless: bool = False
    """The condition is that something is not done: "if they do not leave", "unless"."""
    habitual: bool = False
    first_person: bool = False
    told_to: bool = False
    """By the bare verb: "Leave the town"."""
    purpose: bool = False
    """What another act is done for: "crossed the river to attack"."""
    all_who: bool = False
    """It befalls all who do a thing: "whoever runs will be shot"."""
    asked: bool = False
    """Whether it is so is what somebody wants to know: "look into whether soldiers fired"."""
    averted: bool = False
    """A governing word says that it did not come about: "prevented", "ruled out"."""
    passive: bool = False
    """Nobody is named who does it: "will be closed"."""
    top: Token | None = None
    """The last word on the way, by which it hangs on the word of saying."""

    @property
    def formed(self) -> bool:
        """Whether a form of words leaves no doubt that it lies ahead or is only wanted."""
        goes_on = "ends" in self.effects and self.negations % 2 == 1
        return self.obliged or self.told_to or self.purpose or self.asked or goes_on


def signals_of(head: Token, edge: Span | None) -> Signals:
    """Collect the signals on the telling headed by `head`.

    Args:
        head: the trigger's head.
        edge: the innermost source's content; the walk ends where a governor lies outside it. None: the sentence.
    """
    found = Signals()
    node, governs = head, True
    _dependents(node, found, governs)
    for _ in range(MAX_STEPS):
        found.top = node
        if node.dep_ == "ROOT" or node.head == node:
            break
        parent = node.head
        if edge is not None and not (edge.begin <= parent.idx < edge.end):
            _around(node, parent, found)
            break
        step = _step(node, parent, found)
        if step is None:
            break
        # "is capable of shelling": what governs goes on governing with the verb of its own clause
        governs = step == "governed" or (governs and step == "clause-mate")
        came, node = node, parent
        _dependents(node, found, governs, came, shared=came.dep_ == "conj")
    return found


def _around(node: Token, saying: Token, found: Signals) -> None:
    """A condition that hangs on the word of saying: "If they stay, he said, the town will be shelled"."""
    if node.dep_ in ("ccomp", "pcomp") and any(one.dep_ == "mark" and one.lower_ == "whether" for one in node.children):
        found.effects.append("hypothetical")  # "look into whether soldiers fired"
        found.asked = True
    if node.dep_ == "advcl" and conditional(node):
        found.condition = found.condition or node
    elif node.dep_ == "ccomp" and node.i > saying.i:
        for clause in saying.children:
            if clause.dep_ == "advcl" and clause.i < saying.i and conditional(clause):
                _follows_on(clause, found)


def _follows_on(clause: Token, found: Signals) -> None:
    found.consequence_of = found.consequence_of or clause
    found.unless |= any(one.dep_ == "neg" or one.lower_ == "unless" for one in clause.children)


def held_likely(doc: Doc, head: Token, cue: Span | None, found: Signals) -> None:
    """Note how certain the innermost source is by its own cue: "suspects that", "appears to show", "doubts that".

    A negated "do not think that" doubts (the negation is meant of what is thought).
    """
    words = doc.char_span(cue.begin, cue.end, alignment_mode="expand") if cue is not None else None
    for word in words or ():
        if word.lemma_.lower() == "warn" and head.dep_ == "pobj" and head.head.lower_ in ("against", "of"):
            found.effects.append("hypothetical")  # "warned against an attack"
        effect = effect_of(word)
        if effect in OPEN and _taken(found.top, word, effect):
            _note(effect, found)
        if effect in ("probable", "possible", "doubted", "foreseen"):
            negated = any(
                _negates(child) or (child.dep_ == "nsubj" and child.lower_ == "few") for child in word.children
            )
            found.effects.append("doubted" if negated and effect == "probable" else effect)
            if found.tense == "infinitive":
                # "is believed to be held" is now; "is expected to come", "hopes to come" lies ahead
                found.tense = "present" if effect == "probable" else "future"


def _taken(top: Token | None, saying: Token, effect: str) -> bool:
    """Whether a word of saying takes a telling as a noun or gerund: a clause is said, not wanted."""
    if top is None:
        return False
    if top.dep_ == "prep":
        return top.head == saying and binds(effect_of(saying) or "", saying, top.lower_)
    if effect == "negates" and top.dep_ == "xcomp" and top.head == saying:
        return True  # "pretended to attack"
    if not (top.pos_ in ("NOUN", "PROPN") or (top.tag_ == "VBG" and top.dep_ in ("xcomp", "pcomp"))):
        return False
    if top.head.dep_ == "prep":
        return top.head.head == saying and binds(effect_of(saying) or "", saying, top.head.lower_)
    return top.head == saying and top.dep_ in ("dobj", "nsubjpass", "xcomp")


def _step(node: Token, parent: Token, found: Signals) -> str | None:
    """Go from `node` to `parent`: note what the parent does to it; None where their fates part."""
    relation = node.dep_
    if relation == "conj":
        if or_else(node, parent):
            # "They must leave, or we will shell the town"
            found.consequence_of = found.consequence_of or parent
            found.effects.append("threatened")
            return None
        # Conjuncts without a subject of their own share auxiliaries, negation and governors of the first.
        return "clause-mate" if not any(child.dep_ in SUBJECTS for child in node.children) else "conjunct"
    if relation in ("acl", "relcl") and "mark that" in {f"{one.dep_} {one.lower_}" for one in node.children}:
        if (told := effect_of(parent)) is not None and parent.dep_ not in SUBJECTS:
            _note(told, found)  # "it is a lie that", "the possibility that"
        return "governed"  # "reports that rebels attacked are false"
    if relation in ("relcl", "acl") and parent.lower_ == "nothing":
        found.negations += 1  # "had nothing to do with the killing"
        return "governed"
    if relation in ("relcl", "parataxis", "appos", "npadvmod", "nmod"):
        return None
    if relation == "advcl":
        if conditional(node) or until(node):
            found.condition = found.condition or node
            return "governed"
        if likening(node):
            found.effects.append("probable" if parent.lemma_ in words("seeming", "words") else "hypothetical")
        elif forestalled(node):
            found.negations, found.possible = found.negations + 1, False
        elif any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children):
            if effect_of(parent) == "passes":
                _note("passes", found)  # "are made to dig", which the parser takes for a purpose
                return "governed"
            found.effects.append("planned")  # a purpose: "crossed the river to attack the town"
            found.purpose = True
        return None
    if relation in ("ccomp", "pcomp") and asks_which(node):
        return None  # "nobody would say who had laid the mine": that it was laid is taken for granted
    if relation == "ccomp" and any(
        child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in node.children
    ):
        found.effects.append("hypothetical")  # "it is unclear whether", "do not know if"
    if relation == "ccomp" and {"nsubjpass it", "aux MD"} <= forms(parent):
        return None  # "it should be added that": the author goes on
    if relation == "xcomp" and parent.lemma_ == "have" and any(one.lower_ == "yet" for one in parent.children):
        found.negations, found.tense = found.negations + 1, "past"  # "have yet to be freed"
        return "governed"
    if has_until(node, parent):
        found.effects.append("desired")  # "has until Friday to leave"
        return "governed"
    effect = effect_of(parent)
    if relation == "ccomp" and effect is None and node.i < parent.i and cue_of(parent) is None:
        return None  # two clauses side by side: "they sealed off the town, since the people “would not choose”"
    if relation in ("ccomp", "csubj", "xcomp") and parent.lemma_ == "be":
        # "it is likely that", "it is a possibility that": the predicate decides
        said_of = next((child for child in parent.children if child.dep_ in ("acomp", "attr", "oprd")), None)
        effect = (effect_of(said_of) if said_of is not None else None) or effect
    if relation in ("prep", "agent"):
        # "called for an attack", "prevented from leaving"; but "promised after the attack" says nothing of it.
        if effect is not None and binds(effect, parent, node.lower_):
            _note(effect, found)
        elif taken_for_granted(node):
            return None
        return "governed"
    if relation == "compound" or relation == "amod":
        return "governed" if effect not in (None, "passes") else None
    if relation in ("pobj", "pcomp"):
        if parent.lower_ == "without":
            found.negations += 1
        elif parent.lower_ in PROVIDED or (parent.lower_ in ("of", "in") and phrase_condition(parent)):
            found.condition = found.condition or node
        return "governed"
    if relation in SUBJECTS and (held := truth(parent)) is not None:
        # "reports of an attack proved false", "the attack is a fabrication", "are not true", whose "not" counts itself
        found.negations += held == "negates"
        found.tense = found.tense or "past"
        return "governed"
    if relation in SUBJECTS and parent.lemma_ == "be":
        _predicated(node, parent, found)
        return None
    if relation in SUBJECTS:
        # "the attack was averted", "talks did not take place": the verb decides; else a subject is taken for granted.
        if effect is None or (effect in ("possible", "desired", "planned", "threatened") and relation != "nsubjpass"):
            if supposed(node, parent):
                found.effects.append("hypothetical")
            return None
        _note(effect, found)
        return "governed"
    if relation in ("attr", "acomp", "oprd"):
        return "clause-mate"
    if effect is not None:
        _note(effect, found)
        return "governed"
    # An object, complement or modifier of a word that says nothing of it: objects are taken for granted.
    return "governed" if relation in ("xcomp", "ccomp") else None


def _predicated(subject: Token, verb: Token, found: Signals) -> None:
    """What "is likely", "was the work of" says of its subject: how likely it is, else no more than when."""
    said_of = next((one for one in verb.children if one.dep_ in ("acomp", "attr", "oprd")), None)
    effect = effect_of(said_of) if said_of is not None else None
    if effect in ("possible", "probable", "doubted", "planned", "hypothetical", "desired"):
        found.effects.append(effect)
        if tense(verb) == "present":
            found.tense = found.tense or "future"  # "an attack is likely"
    elif supposed(subject, verb):
        found.effects.append("hypothetical")
    found.tense = found.tense or tense(verb)


def _note(effect: str, found: Signals) -> None:
    if found.tense == "infinitive":
        # "managed to seize", "refused to leave" are as past as their verb; "likely to attack" lies ahead.
        found.tense = "future" if effect in ("probable", "doubted", "possible", "foreseen") else None
    if effect == "negates":
        found.negations += 1
        found.averted = True
    elif effect != "passes":
        found.effects.append(effect)


def _dependents(node: Token, found: Signals, governs: bool, came: Token | None = None, *, shared: bool = False) -> None:
    """Negators, modals, adverbs and conditional clauses that hang on `node`; the word it came from has had its own.

    Args:
        node: a word on the way.
        found: where to note them.
        governs: whether what hangs on it holds for the telling.
        came: the word below on the way.
        shared: whether that is joined to `node`: it shares its "not", and no object ("had no rockets and fled").
    """
    if not governs:
        return
    verb = node.pos_ in ("VERB", "AUX")
    helpless = unable(node)
    apart = shared and came is not None and _tells_apart(came, node)
    for child in node.children:
        low = child.lower_
        if child == came or (shared and child.dep_ == "dobj"):
            continue
        if apart and (child.dep_ == "neg" or low in words("negations", "words")):
            continue
        if _negates(child):
            found.negations += 1
        elif child.dep_ in ("aux", "auxpass") or (child.dep_ == "advmod" and child.pos_ == "AUX"):
            if child.i < node.left_edge.i + 1 and low == "should" and asks_if(node):
                found.condition = found.condition or node
            elif low == "must" and perfect(node):
                found.effects.append("probable")  # "they must have fled"
            elif not helpless:
                _auxiliary(low, found)
        elif child.dep_ in ("advmod", "amod"):
            _modifier(child, found)
            for clause in child.children if low == "long" else ():
                if clause.dep_ == "advcl" and conditional(clause):
                    _follows_on(clause, found)  # "as long as the army stays"
        elif habit(child):
            found.habitual = True
        elif child.dep_ == "advcl" and conditional(child):
            _follows_on(child, found)
        if verb and child.dep_ == "nsubj" and (low in ("we", "i") or _is_ours(child)):
            found.first_person = True
    if verb:
        found.told_to |= ordered(node)
        found.passive |= any(one.dep_ == "auxpass" for one in node.children)
        found.all_who |= whoever(node)
    if verb and found.tense is None:
        found.tense = tense(node) or ({"could": "past"}.get(helpless, "present") if helpless else None)


def _tells_apart(clause: Token, first: Token) -> bool:
    """Whether a verb joined to another has a tense of its own, and so no share in its "not": "never came and fled"."""
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(
        one.dep_ == "aux" and one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in clause.children
    )
    return finite and not any(one.dep_ == "cc" and one.lower_ in ("or", "nor") for one in first.children)


def _is_ours(subject: Token) -> bool:
    """ "Our forces", "our fighters": theirs who speak."""
    return any(one.dep_ == "poss" and one.lower_ == "our" for one in subject.children)


def _negates(child: Token) -> bool:
    """True for "not", "no", "nor", and for subjects and objects: "no one", "nobody", "no soldiers", "neither side"."""
    if child.dep_ in SUBJECTS or child.dep_ == "dobj":
        return child.lower_ in ("none", "nobody", "nothing", "neither") or any(
            part.lower_ in ("no", "neither") for part in child.children
        )
    if child.dep_ == "prep" and child.i < child.head.i:
        return _never(child)  # "at no time did the army fire"
    if child.dep_ == "cc" and child.i > child.head.i:
        return False  # "neither fired nor fled": "nor" is for what follows
    return child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and child.lower_ in ("no", "neither", "nor"))


def _never(preposition: Token) -> bool:
    """ "At no time", "under no circumstances", before an auxiliary that stands before its subject."""
    verb = preposition.head
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    turned = any(one.dep_ in ("aux", "auxpass") and subject is not None and one.i < subject.i for one in verb.children)
    return turned and any(part.lower_ == "no" for thing in preposition.children for part in thing.children)


def _auxiliary(low: str, found: Signals) -> None:
    if low in words("modals", "possible"):
        found.possible = True
    elif low in words("modals", "capable"):
        found.capable = True
    elif low in words("modals", "desired"):
        found.obliged = True


def _modifier(child: Token, found: Signals) -> None:
    low = child.lower_
    if low in words("negations", "words"):
        found.negations += 1
    elif low in words("habits", "words"):
        found.habitual = True
    else:
        effect = effect_of(child)
        if effect is not None:
            _note(effect, found)
