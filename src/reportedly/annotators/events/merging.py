"""Which tellings are of one act? The act proper takes in what came of it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from ...encoders import EncodedTrigger
from ..attributions.cues import cue_of
from ..parties import child
from .casualties import renumber
from .draft import Draft
from .lexicon import classes
from .syntax import OBJECTS, passive, subject_of
from .triggers import Trigger

MAX_CLIMB = 12
ABOVE = frozenset(
    ["advcl", "conj", "acl", "relcl", "xcomp", "pcomp", "prep", "pobj", "dobj", "ccomp", "oprd", "appos", "parataxis"]
)
"""Labels on the way from a result up to its act: \"attacked the town, killing three\", \"left five dead\"."""
WHEN = frozenset({"when", "as", "after", "while"})
"""Words that begin a clause about what went on meanwhile."""
VIOLENT = 0.55
"""People who "died" died of an act of force where the encoder tells it so probably."""
THINGS = frozenset({"take", "retake", "burn", "destroy", "shoot_down"})
"""Kinds of act that are done to things and places; whom they harmed is told by "killing", not by "and killed"."""
LIKELY = 0.4
"""The same where an act of force is told before, however far; else one must be told in the two sentences before."""
SIDES = 2
"""Parties to a fight of which both sides are told; who was killed is one more."""
MAX_JOINED = 5
"""Words between two results told side by side: "killed and at least 30 others wounded"."""


def merge(drafts: dict[int, Draft], seen: Callable[[Trigger], EncodedTrigger | None]) -> None:
    """Join what one voice tells of one event in two phrases: the act proper takes the casualties of what came of it.

    Args:
        drafts: by the trigger's head; what is taken in is removed.
        seen: the encoder's view of a trigger's words.
    """
    for i in sorted(drafts):
        # "a mine laid by the rebels exploded", "a shell fired from the ridge killed two"
        weapon = subject_of(drafts[i].trigger.head) if i in drafts else None
        for one in weapon.children if weapon is not None else ():
            laid = drafts.get(one.i) if one.dep_ in ("acl", "relcl") and one.i != i else None
            if laid is not None and _one_assault(laid, drafts[i]):
                _absorb(drafts[i], laid)
                del drafts[one.i]
    for i in sorted(drafts):
        # "killed two of them in a clash near Kutum", "killed him with a car bomb": where and how, not a second act
        act = _done_in(drafts[i], drafts) or _done_with(drafts[i], drafts)
        if act is not None:
            fight = drafts.pop(i)
            if passive(act.trigger.head) and not act.arguments.actor:
                # "two were killed in fighting with the army"
                act.arguments.actor = [one for one in fight.arguments.actor if one not in act.arguments.recipient]
            act.arguments.place += [one for one in fight.arguments.place if one not in act.arguments.place]
            act.arguments.time += [one for one in fight.arguments.time if one not in act.arguments.time]
            act.extra += [fight.trigger, *fight.extra]
    struck: dict[int, Draft] = {}
    for i in sorted(drafts):
        # "a government air strike hit the town": the verb tells no second act
        act = drafts.get(subject.i) if i in drafts and (subject := subject_of(drafts[i].trigger.head)) else None
        verb = drafts.get(i)
        if act is not None and verb is not None and act is not verb and _struck(act, verb):
            _absorb(act, verb)
            struck[i] = act
            del drafts[i]
    # "were killed when an air strike hit the town": the verb stands for the act that took it in
    heads = {**struck, **drafts}
    words: dict[int, list[Draft]] = {}
    for other in heads.values():
        for at in other.trigger.words:
            words.setdefault(at, []).append(other)
    for i in sorted(drafts):
        draft = drafts[i]
        if draft.trigger.sense.result and (partner := _partner(draft, heads, words)) is not None:
            _absorb(partner, draft)
            del drafts[i], heads[i]
    for i in sorted(drafts):
        draft = drafts[i]
        if not draft.trigger.sense.result:
            continue
        partner = _joined(draft, drafts)
        if partner is None:
            word = seen(draft.trigger)
            told = word.told if word is not None else 0.0
            if draft.trigger.sense.acled == "death" and not _violent(draft, told, drafts):
                del drafts[i]
            continue
        _absorb(partner, draft)
        del drafts[i]


def _done_in(fight: Draft, drafts: dict[int, Draft]) -> Draft | None:
    """The act of one side on the other that is told to have been done in a fight."""
    noun = fight.trigger.head
    if not (fight.trigger.sense.two_sided and fight.trigger.sense.type == "ASSAULT" and noun.dep_ == "pobj"):
        return None
    act = drafts.get(noun.head.head.i) if noun.head.lower_ in ("in", "during") else None
    if act is None or act.trigger.sense.type != "ASSAULT" or act.trigger.sense.noun:
        return None
    if passive(act.trigger.head) and not act.arguments.actor:
        others = set(fight.arguments.actor) - set(act.arguments.recipient)
        return act if act.arguments.recipient and len(others) < SIDES else None
    return act if act.arguments.actor and (act.arguments.recipient or act.casualties) else None


def _done_with(weapon: Draft, drafts: dict[int, Draft]) -> Draft | None:
    """The act of force that was done with what is a weapon as well as an attack."""
    noun = weapon.trigger.head
    if not (weapon.trigger.sense.noun and noun.dep_ == "pobj" and noun.head.lower_ == "with"):
        return None
    act = drafts.get(noun.head.head.i)
    return act if act is not None and not act.trigger.sense.noun and _one_assault(act, weapon) else None


def _struck(act: Draft, verb: Draft) -> bool:
    """Whether a noun for an attack is the subject of the verb that tells whom it hit."""
    return (
        act.trigger.sense.noun
        and not verb.trigger.sense.noun
        and not verb.trigger.sense.result
        and act.trigger.sense.type == verb.trigger.sense.type == "ASSAULT"
    )


def _one_assault(first: Draft, second: Draft) -> bool:
    """Whether the use of a weapon and what it did are one act."""
    return first.trigger.sense.type == second.trigger.sense.type == "ASSAULT" and bool(
        first.instruments or second.instruments or not first.arguments.recipient
    )


def _joined(result: Draft, drafts: dict[int, Draft]) -> Draft | None:
    """The act that took in a result told beside this one: "two were killed and four wounded when…"."""
    head = result.trigger.head
    for draft in drafts.values():
        for extra in draft.extra:
            first, last = sorted((head.i, extra.head.i))
            between = head.doc[first + 1 : last]
            if (
                draft is not result
                and extra.sense.result
                and len(between) <= MAX_JOINED
                and any(token.dep_ == "cc" for token in between)
                and not any(token.is_sent_start or token.dep_ == "mark" for token in between)
                and _compatible(result, draft)
            ):
                return draft
    return None


def _violent(death: Draft, told: float, drafts: dict[int, Draft]) -> bool:
    """Whether people who "died" died of an act of force: who did it is told, or the encoder says so, or one is told.

    Args:
        death: a telling of deaths that tells nothing of how.
        told: how probably its words tell an event, as the encoder sees them.
        drafts: all tellings.
    """
    if death.arguments.actor or told >= VIOLENT:
        return True
    head = death.trigger.head
    start = head.sent.start
    before = head.doc[start - 1].sent.start if start > 0 else 0
    if death.casualties and any(
        word.lemma_.lower() in classes()["fighting"] for word in head.doc[before : head.sent.end]
    ):
        return True
    start = head.doc[before - 1].sent.start if before > 0 else 0
    start = 0 if told >= LIKELY else start
    return bool(death.casualties) and any(
        start <= i < head.i
        and one.trigger.sense.type == "ASSAULT"
        and (one.arguments.actor or not one.trigger.sense.result)
        for i, one in drafts.items()
    )


def _partner(draft: Draft, drafts: dict[int, Draft], words: dict[int, list[Draft]]) -> Draft | None:
    """The telling of the same act in the same sentence.

    Args:
        draft: a result.
        drafts: what is told, by the trigger's head.
        words: the same by every word of the trigger, what has been taken in since included.
    """
    head = draft.trigger.head
    if head.dep_ == "amod":
        head = head.head  # "four dead as soldiers clash"
    # "the attack killed three"; "three were killed in the attack"; "killed by a bomb attack"
    candidates: list[Token] = []
    subject = child(head, "nsubj", "csubj")
    if subject is not None:
        candidates += [subject]
    harm = child(head, *OBJECTS) if "object" in draft.trigger.sense.conditions else None
    for one in (*head.children, *(harm.children if harm is not None else ())):  # "suffered burns in the blast"
        if one.dep_ in ("prep", "agent") and one.lower_ in ("in", "by", "during", "from", "after", "of", "when"):
            inner = child(one, "pobj")
            if inner is not None:
                candidates.append(inner)
        elif one.dep_ in ("parataxis", "ccomp") and _before_semicolon(one, draft):
            candidates.append(one)
        elif one.dep_ == "conj" and one.i in drafts and (drafts[one.i].trigger.sense.result or passive(one)):
            # "two were killed and a lorry was burned"; who "killed a driver and burned a lorry" did two things
            candidates.append(one)
    # "were killed when a drone struck", "around noon when"
    candidates += [
        one for one in head.subtree if one.dep_ in ("advcl", "relcl") and any(mark.lower_ in WHEN for mark in one.lefts)
    ]
    # "attacked the town, killing three"; "wounded five and killed two"
    up = head
    for _ in range(MAX_CLIMB):
        if up.dep_ in ABOVE and up.head != up:
            if up.dep_ == "ccomp" and up.head.i not in drafts:
                break
            up = up.head
            candidates.append(up)
            if (act := child(up, "nsubj", "nsubjpass")) is not None:
                candidates.append(act)  # "the raid began at dawn and three people died"
            if up.i in drafts:
                break
        else:
            break
    for one in candidates:
        of_word = (other for other in reversed(words.get(one.i, ())) if other.trigger.head.i in drafts)
        other = drafts.get(one.i) or next(of_word, None)
        if (
            other is not None
            and other is not draft
            and other.trigger.sense.type == "ASSAULT"
            and not _beside(draft, other)
            and _compatible(draft, other)
        ):
            return other
    return None


def _beside(result: Draft, act: Draft) -> bool:
    """Whether people were harmed beside what was done to a thing or a place: "took the post and killed two"."""
    sense, head = act.trigger.sense, result.trigger.head
    apart = head.dep_ == "conj" and head.head == act.trigger.head and result.arguments.performer is not None
    if apart and result.arguments.actor and not act.arguments.actor and child(head, "nsubj") is not None:
        return child(act.trigger.head, "nsubj") is not None  # "rockets hit the port, and gunmen killed two guards"
    things = sense.mode == "destroy" or sense.acled in THINGS
    came_of_it = result.trigger.sense.acled == "death" or (passive(head) and child(head, "mark") is None)
    if came_of_it:
        return False  # "a lorry was burned and two soldiers were killed"
    return things and head.dep_ == "conj" and head.head.i == act.trigger.head.i


def _before_semicolon(clause: Token, draft: Draft) -> bool:
    """Whether a clause tells, right before a semicolon, of what harmed somebody: "shells hit the road; three died".

    Not where words of saying stand between: "according to the police;".
    """
    between = clause.doc[clause.right_edge.i + 1 : draft.trigger.head.i]
    words = clause.doc[clause.i : draft.trigger.head.i]
    return (
        draft.trigger.sense.type == "ASSAULT"
        and any(one.text == ";" for one in between)
        and not any(cue_of(one) is not None or one.lower_ == "according" for one in words)
    )


def _compatible(result: Draft, act: Draft) -> bool:
    """Whether a result can be that of the act: no other party did it, at no other time."""
    when, then = set(result.arguments.time), set(act.arguments.time)
    if when and then and not when & then:
        return False
    one, two = result.arguments, act.arguments
    turned = {*one.recipient} & {*two.actor} or {*two.recipient} & {*one.actor}
    if turned and not act.trigger.sense.two_sided:
        return False  # "killed nine rebels and lost two men", unlike "killed two in a clash"
    mine, theirs = set(result.arguments.actor), set(act.arguments.actor)
    if result.trigger.sense.type != act.trigger.sense.type:
        mine = set()
    if act.trigger.sense.mode == "abduct" and not act.trigger.sense.result:
        return False
    return not mine or not theirs or bool(mine & theirs)


def _absorb(act: Draft, result: Draft) -> None:
    one, two = act.arguments, result.arguments
    of_one_type = act.trigger.sense.type == result.trigger.sense.type  # who fled an attack did not make it
    one.actor += [x for x in two.actor if x not in one.actor and of_one_type and not act.trigger.sense.two_sided]
    # "attacked a patrol and wounded two officers": the patrol is attacked, and the officers are counted
    if not act.trigger.sense.two_sided and (act.trigger.sense.result or not one.recipient):
        one.recipient += [x for x in two.recipient if x not in one.recipient and x not in one.actor]
    one.place += [x for x in two.place if x not in one.place]
    one.time += [x for x in two.time if x not in one.time]
    if not {one.span for one in act.casualties} & {one.span for one in result.casualties}:
        act.casualties += renumber(result.casualties, len(act.casualties))
    act.instruments += [x for x in result.instruments if x not in act.instruments]
    act.extra += [result.trigger, *result.extra]
