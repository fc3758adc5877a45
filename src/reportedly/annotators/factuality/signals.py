"""Which signals act on a telling: a walk from its head up the parse, to the edge of its source's content."""

from __future__ import annotations

from spacy.tokens import Token

from ...model import Span
from ..attributions.cues import cue_of
from ..attributions.stance import refuted
from .found import HOLDS, Signals, note, wish
from .governors import (
    asks_which,
    binds,
    called_untrue,
    effect_of,
    followed,
    forms,
    has_until,
    lies_ahead,
    overdue,
    set_aside,
    supposed,
    taken_for_granted,
    truth,
)
from .lexicon import words
from .negation import SUBJECTS, negates
from .verbs import (
    ABLE,
    PROVIDED,
    asks_if,
    conditional,
    forestalled,
    habit,
    leaves_open,
    likening,
    or_else,
    ordered,
    perfect,
    phrase_condition,
    rules_out,
    states_condition,
    tense,
    unable,
    until,
    whoever,
    wished,
)

MAX_STEPS = 40
"""Longest walk; parses of broken text can be very deep."""


def signals_of(head: Token, edge: Span | None) -> Signals:
    """Collect the signals on the telling headed by `head`.

    Args:
        head: the trigger's head.
        edge: the innermost source's content; the walk ends where a governor lies outside it. None: the sentence.
    """
    found = Signals()
    node, governs = head, True
    found.state = head.lemma_ == "be"
    _dependents(node, found, governs)
    for said_of in head.children:
        if said_of.dep_ == "acomp":
            for adverb in said_of.lefts:
                _modifier(adverb, found)  # "are presumably alive"
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
    if (node.dep_ == "advcl" and conditional(node)) or (node.dep_ == "ccomp" and followed(node) is not None):
        found.condition = found.condition or node
    elif node.dep_ == "ccomp" and node.i > saying.i:
        for clause in saying.children:
            if clause.dep_ == "advcl" and clause.i < saying.i and conditional(clause):
                _follows_on(clause, found)


def _follows_on(clause: Token, found: Signals) -> None:
    found.consequence_of = found.consequence_of or clause
    found.unless |= any(one.dep_ == "neg" or one.lower_ == "unless" for one in clause.children)


def _step(node: Token, parent: Token, found: Signals) -> str | None:
    """Go from `node` to `parent`: note what the parent does to it; None where their fates part."""
    relation = node.dep_
    if relation in ("conj", "pcomp", "pobj") and set_aside(node, parent):
        found.negations, found.averted = found.negations + 1, True
        return "clause-mate"
    if relation == "conj":
        if or_else(node, parent):
            # "They must leave, or we will shell the town"
            found.consequence_of = found.consequence_of or parent
            found.effects.append("threatened")
            return None
        # Conjuncts without a subject of their own share auxiliaries, negation and governors of the first.
        return "clause-mate" if not any(child.dep_ in SUBJECTS for child in node.children) else "conjunct"
    if relation in ("acl", "relcl", "ccomp") and overdue(parent):
        wish(found)
        return "governed"
    if relation in ("acl", "relcl") and "mark that" in {f"{one.dep_} {one.lower_}" for one in node.children}:
        if (told := effect_of(parent)) is not None and parent.dep_ not in SUBJECTS:
            note(told, found)  # "it is a lie that", "the possibility that"
        return "governed"  # "reports that rebels attacked are false"
    if relation in ("relcl", "acl") and parent.lower_ == "nothing":
        found.negations += 1  # "had nothing to do with the killing"
        return "governed"
    if relation in ("relcl", "parataxis", "appos", "npadvmod", "nmod"):
        return None
    if states_condition(node, parent) or (relation == "advcl" and until(node)):
        found.condition = found.condition or node
        return "governed"
    if relation == "advcl":
        if likening(node):
            found.effects.append("probable" if parent.lemma_ in words("seeming", "words") else "hypothetical")
        elif forestalled(node):
            found.negations, found.possible = found.negations + 1, False
        elif any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children):
            if (told := effect_of(parent)) in HOLDS:
                note(told, found)  # "are made to dig", which the parser takes for a purpose
                return "governed"
            found.effects.append("planned")  # a purpose: "crossed the river to attack the town"
            found.purpose = True
        return None
    if relation == "ccomp" and followed(parent) == node:
        _follows_on(parent, found)
        return None
    if relation in ("ccomp", "pcomp") and asks_which(node):
        return None  # "nobody would say who had laid the mine": that it was laid is taken for granted
    if relation == "ccomp" and any(
        child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in node.children
    ):
        found.effects.append("hypothetical")  # "it is unclear whether", "do not know if"
        found.asked = True
    if relation == "ccomp" and {"nsubjpass it", "aux MD"} <= forms(parent):
        return None  # "it should be added that": the author goes on
    if relation == "xcomp" and parent.lemma_ == "have" and any(one.lower_ == "yet" for one in parent.children):
        found.negations, found.tense = found.negations + 1, "past"  # "have yet to be freed"
        return "governed"
    if has_until(node, parent):
        found.effects.append("desired")  # "has until Friday to leave"
        return "governed"
    if (said := lies_ahead(node, parent)) is not None:
        note(said, found)
        return "governed"
    if relation in ("ccomp", "dobj", "xcomp") and leaves_open(parent):
        found.effects.append("possible")  # "is unable to exclude that they fired"
        return None
    effect = effect_of(parent)
    if relation == "ccomp" and (effect is None or effect in HOLDS) and node.i < parent.i and cue_of(parent) is None:
        return None  # two clauses side by side: "they sealed off the town, since the people “would not choose”"
    if relation in ("ccomp", "csubj", "xcomp") and parent.lemma_ == "be":
        # "it is likely that", "it is a possibility that": the predicate decides
        said_of = next((child for child in parent.children if child.dep_ in ("acomp", "attr", "oprd")), None)
        effect = (effect_of(said_of) if said_of is not None else None) or effect
    if relation in ("prep", "agent"):
        # "called for an attack", "prevented from leaving"; but "promised after the attack" says nothing of it.
        if effect is not None and binds(effect, parent, node.lower_):
            note(effect, found)
        elif taken_for_granted(node):
            return None
        return "governed"
    if relation == "compound" or relation == "amod":
        return "governed" if effect is not None and effect not in HOLDS else None
    if relation in ("pobj", "pcomp"):
        if parent.lower_ == "without" and relation == "pobj" and tense(parent.head) in ("future", "past-future"):
            found.condition = found.condition or node  # "without a truce the clinic will close"
        elif parent.lower_ == "without":
            found.negations += 1
        elif parent.lower_ in PROVIDED or (parent.lower_ in ("of", "in") and phrase_condition(parent)):
            found.condition = found.condition or node
        return "governed"
    if relation in SUBJECTS and (held := truth(parent)) is not None:
        # "reports of an attack proved false", "the attack is a fabrication", "are not true", whose "not" counts itself
        found.negations += held == "negates"
        found.tense = found.tense or "past"
        return "governed"
    if relation in SUBJECTS and cue_of(node) is not None and refuted([node]):
        note("negates", found)  # "the allegation that they fired is slander"
        return "governed"
    if relation in SUBJECTS and parent.lemma_ == "be":
        _predicated(node, parent, found)
        return None
    if relation in SUBJECTS:
        # "the attack was averted", "talks did not take place": the verb decides; else a subject is taken for granted.
        if effect in (None, "causes") or (
            effect in ("possible", "desired", "planned", "threatened") and relation != "nsubjpass"
        ):
            if supposed(node, parent):
                found.effects.append("hypothetical")
            return None
        note(effect, found)
        return "governed"
    if relation == "dobj" and called_untrue(node, parent):
        found.negations += 1
        return "governed"
    if relation in ("attr", "acomp", "oprd"):
        if effect == "ongoing":
            found.effects.append(effect)  # "remains closed"
        return "clause-mate"
    if effect is not None:
        note(effect, found)
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
    # "did not stop it and hold not one of them": a clause with a "not" of its own shares none
    apart = shared and came is not None and (found.negations % 2 == 1 or _tells_apart(came, node))
    for child in node.children:
        low = child.lower_
        if child == came or (shared and child.dep_ == "dobj"):
            continue
        if apart and (child.dep_ == "neg" or low in words("negations", "words")):
            continue
        if negates(child):
            found.negations += 1
            if came is not None and rules_out(node):
                found.effects.append("possible")  # "the raid was not ruled out"
        elif child.dep_ in ("aux", "auxpass") or (child.dep_ == "advmod" and child.pos_ == "AUX"):
            if child.i < node.left_edge.i + 1 and low == "should" and asks_if(node):
                found.condition = found.condition or node
            elif low == "must" and perfect(node):
                found.effects.append("probable")  # "they must have fled"
            elif not helpless and (low not in ABLE or not rules_out(node)):
                _auxiliary(low, found)
        elif child.dep_ in ("advmod", "amod"):
            _modifier(child, found)
            for clause in child.children if low == "long" else ():
                if clause.dep_ == "advcl" and conditional(clause):
                    _follows_on(clause, found)  # "as long as the army stays"
        elif habit(child):
            found.habitual = True
        elif states_condition(child, node):
            _follows_on(child, found)
        if verb and child.dep_ == "nsubj" and (low in ("we", "i") or _is_ours(child)):
            found.first_person = True
    if verb:
        found.told_to |= ordered(node)
        if wished(node):
            wish(found)
        found.passive |= any(one.dep_ == "auxpass" for one in node.children)
        found.all_who |= whoever(node)
    if verb and found.tense is None:
        found.tense = tense(node) or ({"could": "past"}.get(helpless, "present") if helpless else None)


def _tells_apart(clause: Token, first: Token) -> bool:
    """Whether a verb joined to another has a tense of its own, and so no share in its "not": "never came and fled"."""
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(
        one.dep_ == "aux" and one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in clause.children
    )
    if any(one.dep_ == "cc" and one.lower_ == "but" for one in first.children):
        return True  # "no party but an arm of the army"
    return finite and not any(one.dep_ == "cc" and one.lower_ in ("or", "nor") for one in first.children)


def _is_ours(subject: Token) -> bool:
    """ "Our forces", "our fighters": theirs who speak."""
    return any(one.dep_ == "poss" and one.lower_ == "our" for one in subject.children)


def _auxiliary(low: str, found: Signals) -> None:
    if low in words("modals", "possible"):
        found.possible = True
    elif low in words("modals", "capable"):
        found.capable = True
    elif low in words("modals", "desired"):
        found.obliged = True


def _modifier(child: Token, found: Signals) -> None:
    low = child.lower_
    if low == "sworn":
        return  # "sworn enemies" are enemies
    if low in words("negations", "words"):
        found.negations += 1
    elif low in words("habits", "words"):
        found.habitual = True
    elif low in words("afterwards", "words"):
        found.later = True
    else:
        effect = effect_of(child)
        if effect is not None:
            note(effect, found)
