"""Which words of a text tell an event?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..parties import Entities, after_of, child
from .dead import tells_dead, tells_hurt
from .lexicon import Sense, classes, nouns, verbs
from .syntax import OBJECTS, SUBJECTS, content_of, coordinated_verbs, object_of, passive, subject_of

NOUN_POS = ("NOUN", "PROPN")
VERB_POS = ("VERB", "AUX")
PRONOUNS = frozenset({"it", "they", "we", "i", "he", "she"})
PERSONS = frozenset({"i", "we", "you", "he", "she", "they", "who", "me", "us", "him", "her", "them", "whom"})
"""Pronouns that stand for somebody, whoever it is."""
ARMED = frozenset({"armed_group", "military", "police"})
"""Kinds of actor that act by force of arms (class @armed)."""
REACH = 4
"""Words between a verb and the rest of its phrase: "took to the streets", "put heavy pressure on"."""


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Words that tell an event.

    Args:
        head: the verb or noun.
        words: token indices of the trigger's words; other words may stand between them ("took two men captive").
        sense: what they mean.
    """

    head: Token
    words: tuple[int, ...]
    sense: Sense

    @property
    def first(self) -> int:
        """Index of the first word."""
        return min(self.words)

    @property
    def last(self) -> int:
        """Index of the last word, included."""
        return max(self.words)


def find_triggers(doc: Doc, entities: Entities) -> list[Trigger]:
    """All triggers in text order, at most one for a head; those whose sense is no event only take their words.

    Args:
        doc: parsed.
        entities: what is known of actors and places in it.
    """
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    for token in doc:
        trigger = _at(token, entities)
        if trigger is not None:
            found[token.i] = trigger
    # The object by which a verb gets its sense is part of that event ("lifted sanctions"), as are a phrase's words.
    for trigger in found.values():
        taken.update(i for i in trigger.words if i != trigger.head.i)
        if not trigger.sense.noun and "object" in trigger.sense.conditions:
            theme = object_of(trigger.head)
            if theme is not None and not _speaks_for_itself(trigger, found.get(theme.i)):
                taken.add(theme.i)
    return [trigger for i, trigger in sorted(found.items()) if i not in taken and not _copy(trigger)]


def _speaks_for_itself(verb: Trigger, noun: Trigger | None) -> bool:
    """An act about an event ("condemned the attack", "protested the killing") leaves the event standing."""
    return (
        noun is not None
        and noun.sense.type in ("ASSAULT", "PROTEST")
        and verb.sense.type in ("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "PROTEST")
    )


def _copy(trigger: Trigger) -> bool:
    """A participle before a noun ("the wounded soldier") is a description, not a telling."""
    return not trigger.sense.noun and trigger.head.dep_ == "amod" and trigger.first == trigger.last


def _at(token: Token, entities: Entities) -> Trigger | None:
    lemma = token.lemma_.lower()
    pos = token.pos_
    if tells_hurt(token):
        return _noun(token, token.lower_, entities)
    if pos in VERB_POS or token.tag_ in ("VBD", "VBN", "VBG", "VBZ", "VBP", "VB"):
        if token.tag_ == "VBG" and _is_gerund_noun(token):
            trigger = _noun(token, token.lower_, entities)
            if trigger is not None:
                return trigger
        for sense in verbs().get(_lemma(token), ()):
            words = _verb_words(token, sense, entities)
            if words is not None and _fits(token, sense, entities):
                return Trigger(token, tuple(words), sense)
        return None
    if pos in NOUN_POS or token.lower_ == "dead":
        if token.lower_ == "dead" and not tells_dead(token):
            return None
        return _noun(token, lemma, entities) or (
            _noun(token, token.lower_, entities) if lemma != token.lower_ else None
        )
    return None


def _lemma(verb: Token) -> str:
    """The lemma; the lemmatizer takes the "e" for a part of the ending in "raped", "waged", "caned"."""
    lemma, form = verb.lemma_.lower(), verb.lower_
    cut = form in (f"{lemma}ed", f"{lemma}es", f"{lemma}ing") and lemma not in verbs() and f"{lemma}e" in verbs()
    return f"{lemma}e" if cut else lemma


def _is_gerund_noun(token: Token) -> bool:
    return (
        any(one.dep_ in ("det", "poss", "amod", "nummod") for one in token.children)
        or (token.i + 1 < len(token.doc) and token.nbor().lower_ == "of")
        or (token.dep_ in SUBJECTS and child(token, *OBJECTS) is None)
    )  # "shelling by the army killed three"


def _noun(token: Token, word: str, entities: Entities) -> Trigger | None:
    if token.dep_ == "compound" and token.head.pos_ in NOUN_POS and token.head.i > token.i:
        # "attack helicopter", "peace talks venue": what modifies another noun tells no event of its own
        return None
    if token.pos_ == "PROPN" and entities.actor_at(token) is not None:
        # part of a name: "the Committee on Armed Conflict"
        return None
    for sense in nouns().get(word, ()):
        first = _noun_words(token, sense)
        if first is not None and _fits(token, sense, entities):
            return Trigger(token, tuple(range(first, token.i + 1)), sense)
    return None


def _noun_words(token: Token, sense: Sense) -> int | None:
    """First token of a noun phrase trigger that ends in `token`; hyphens between its words do not count."""
    at = token.i
    for word in reversed(sense.words[:-1]):
        at -= 1
        if at >= 0 and token.doc[at].text in ("-", "–"):
            at -= 1
        if at < 0 or word not in (token.doc[at].lower_, token.doc[at].lemma_.lower()):
            return None
    return at


def _verb_words(token: Token, sense: Sense, entities: Entities) -> list[int] | None:
    """Tokens of a verb phrase: the rest follows at once, or hangs on the verb within reach."""
    found = [token.i]
    above = token
    for word in sense.words[1:]:
        match = _part(above, word, token.i) or _part(token, word, token.i)
        if match is None and (theme := child(token, *OBJECTS)) is not None:
            match = _part(theme, word, theme.i)  # "took two men captive", where the parser hangs it on the object
        if match is None:
            following = token.doc[found[-1] + 1 : found[-1] + 2]
            match = (
                following[0] if len(following) and word in (following[0].lower_, following[0].lemma_.lower()) else None
            )
        if match is None or (match.pos_ == "ADP" and _is_time(match, entities)):
            return None
        found.append(match.i)
        above = match
    return found


def _is_time(preposition: Token, entities: Entities) -> bool:
    """ "called the king on Saturday" is no "call on"."""
    inner = child(preposition, "pobj")
    return inner is not None and (entities.time_at(inner) is not None or inner.ent_type_ in ("DATE", "TIME"))


def _part(above: Token, word: str, start: int) -> Token | None:
    for one in above.children:
        if one.i > start and one.i - above.i <= REACH + 2 and word in (one.lower_, one.lemma_.lower()):
            return one
    return None


def _fits(token: Token, sense: Sense, entities: Entities) -> bool:
    conditions = sense.conditions
    if sense.complement:
        content = content_of(token)
        if content is None or (sense.type == "REQUEST" and not _infinitive(content)):
            # "told them to leave" asks, "told them that he left" says
            return False
    for name, wanted in conditions.items():
        negative = name.startswith("not_")
        if name == "content":
            holds = _content_fits(content_of(token), wanted, entities)
        elif name == "content_subject":
            holds = _content_subject(token, entities) in wanted
        elif name.endswith("object"):
            theme = object_of(token)
            holds = _in_classes(theme, wanted, entities)
        elif name.endswith("subject"):
            holds = _in_classes(subject_of(token), wanted, entities)
        elif name.endswith("modifier"):
            holds = any(_in_classes(one, wanted, entities) for one in token.lefts if one.dep_ != "poss") or (
                "@owner" in wanted and any(one.dep_ == "poss" for one in token.lefts)
            )
        elif name.endswith("verb"):
            holds = _in_classes(_carrier(_top(token, sense)), wanted, entities)
        elif name.endswith("text"):
            # what the whole text is about: a bare "strike" is an attack where rockets and the wounded are told of
            holds = not entities.words.isdisjoint(wanted)
        elif name == "mood":
            holds = bool(_mood(token) & set(wanted))
        elif name == "of":
            holds = _in_classes(after_of(token), wanted, entities)
        elif name.endswith("pobj"):
            holds = any(
                _in_classes(inner, wanted, entities)
                for one in token.children
                if one.dep_ == "prep"
                for inner in [*one.children, *(deep for middle in one.children for deep in middle.children)]
            )
        else:
            holds = any(
                one.lower_ in wanted and not _is_time(one, entities)
                for one in token.children
                if one.dep_ in ("prep", "agent", "dative")
            )
        if holds == negative:
            return False
    return True


def _content_fits(content: Token | None, wanted: tuple[str, ...], entities: Entities) -> bool:
    """Whether what is said tells an act of one of the PLOVER types in `wanted`, or one of its word classes."""
    if content is None:
        return False
    for one in coordinated_verbs(content):
        trigger = _at(one, entities)
        if trigger is not None and trigger.sense.event and trigger.sense.type in wanted:
            return True
        if _is_of(one, tuple(name for name in wanted if name.startswith("@")), entities):
            return True
    return False


def _content_subject(verb: Token, entities: Entities) -> str | None:
    """Whose act the content tells: the speaker's ("self"), another's ("other"), or nobody's by name ("passive")."""
    content = content_of(verb)
    subject = child(content, *SUBJECTS) if content is not None else None
    if content is None or subject is None:
        return None
    speakers = entities.parties(subject_of(verb))
    same = subject.lower_ in PRONOUNS or bool(set(speakers) & set(entities.parties(subject)))
    if not same:
        ahead = any(one.tag_ == "MD" and one.lower_ in ("will", "would", "shall") for one in content.children)
        unsaid = passive(content) and child(content, "agent") is None
        return "passive" if ahead and unsaid else "other"
    return "self" if any(one.tag_ == "MD" for one in content.children) else None


def _infinitive(verb: Token) -> bool:
    return any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children)


def _top(noun: Token, sense: Sense) -> Token:
    """The first noun of a phrase like "state of emergency", whose last the phrase is found by."""
    joined = noun.dep_ == "pobj" and noun.head.lower_ in sense.words
    return noun.head.head if joined else noun


def _carrier(noun: Token) -> Token | None:
    """The verb that a noun is the object or subject of; of "the sanctions hit trade" the subject carries nothing."""
    head = noun.head
    if head.pos_ in VERB_POS and (
        noun.dep_ in OBJECTS
        or (noun.dep_ == "attr" and child(head, "expl") is not None)  # "there were no deaths"
        or noun.dep_ == "nsubjpass"
        or (noun.dep_ in SUBJECTS and (passive(head) or not _reaches(head)))
    ):
        return head
    return None


def _reaches(verb: Token) -> bool:
    """Whether a verb has an object or a complement other than a figure ("the toll reached 40")."""
    theme = child(verb, *OBJECTS, "attr", "acomp")
    return theme is not None and not (theme.like_num or child(theme, "nummod") is not None)


def _in_classes(token: Token | None, wanted: tuple[str, ...], entities: Entities) -> bool:
    """Whether `wanted` holds the word itself, or a class (written with @) that the word is of."""
    if token is None:
        return "@nothing" in wanted
    if "@something" in wanted:
        return True
    return any(_is_of(one, wanted, entities) for one in _meant(token))


def _meant(token: Token) -> list[Token]:
    """The noun and, of "a batch of peacekeepers", what it is a batch of."""
    if token.lemma_.lower() in classes()["parts"] or token.pos_ in ("NUM", "DET"):
        inner = after_of(token)
        if inner is not None:
            return [inner] if token.lemma_.lower() in ("hundred", "thousand") else [token, inner]
    return [token]


def _is_of(token: Token, wanted: tuple[str, ...], entities: Entities) -> bool:
    lemma, lower = token.lemma_.lower(), token.lower_
    words = {lemma, lower}
    if token.i:
        before = token.nbor(-1).lower_
        words |= {f"{before} {lemma}", f"{before} {lower}"}  # "tear gas", "aid worker"
        if before in ("-", "–") and token.i > 1:
            words |= {f"{token.nbor(-2).lower_}-{lemma}"}  # "cease-fire"
    for name in wanted:
        if not name.startswith("@"):
            if name in words:
                return True
        elif name == "@actor":
            if lower in PERSONS or entities.denotes_actor(token):
                return True
        elif name == "@armed":
            if _armed(token, entities):
                return True
        elif name == "@number":
            if token.pos_ == "NUM" or token.like_num:
                return True
        elif name == "@place":
            if entities.places(token) or token.ent_type_ in ("GPE", "LOC", "FAC"):
                return True
        elif words & _class(name[1:]):
            return True
    return False


def _class(name: str) -> frozenset[str]:
    """Words of a class; empty for those that ask for something else than words (@nothing, @owner)."""
    words = classes().get(name, frozenset())
    return words | PERSONS if name == "people" else words


def _armed(token: Token, entities: Entities) -> bool:
    """Whether the words stand for somebody with arms: by the word itself, or by the kind of actor that is meant."""
    known = classes()
    # At the head of a sentence the tagger takes "Fighters" for a name, which it leaves in the plural.
    words = {token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")}
    return not words.isdisjoint(known["fighters"] | known["forces"]) or any(
        entities.kinds.get(one) in ARMED for one in entities.parties(token)
    )


def _mood(verb: Token) -> frozenset[str]:
    """In which moods the verb stands: "if" in a condition, "must" where it is demanded, "will" of what is to come."""
    found = set()
    for one in verb.children:
        if one.dep_ == "mark" and one.lower_ in ("if", "unless", "until"):
            found.add("if")
        elif one.dep_ == "aux":
            if one.lower_ in ("must", "should") or (one.lower_ == "to" and _demanded(verb)):
                found.add("must")
            elif one.lower_ in ("will", "shall", "'ll", "would"):  # "would" in what is reported
                found.add("will")
    return frozenset(found)


def _demanded(infinitive: Token) -> bool:
    """ "demanded that / told / urged them to leave": what somebody is asked to do."""
    above = infinitive.head
    return infinitive.dep_ in ("xcomp", "ccomp") and any(
        sense.type in ("REQUEST", "THREATEN") for sense in verbs().get(above.lemma_.lower(), ())
    )
