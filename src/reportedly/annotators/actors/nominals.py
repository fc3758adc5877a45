"""Which noun phrases without a name denote an actor: "the brigade", "its spokesman", "two policemen", "residents"?"""

from __future__ import annotations

from collections.abc import Set

from ...encoders import Encoding
from ...model import ActorKind, Span
from ...registry import Registry
from ...text import fold_name
from ..span_index import SpanIndex
from .contexts import words_of
from .draft import Found
from .edges import right_edge
from .indefinite import find_indefinite
from .lexicon import ActorNoun, documents, epithet_country, name_types, nouns, things, titles
from .modifiers import country_of_modifier, registry_state
from .words import Words

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
_PERSON_SUFFIXES = ("man", "men", "woman", "women", "ist", "ists")
NOBODY = ("nobody", "none", "nothing")
PARTY = 0.6
"""How sure the encoder must be that a plural which no list knows acts or suffers."""
ACTOR = 0.9
"""The same of a singular that is subject or object: of subjects 13 of 16 were actors, the others weapons."""
PARTS = {"nsubj": "actor", "nsubjpass": "recipient", "dobj": "recipient"}


def noun_at(words: Words, i: int) -> ActorNoun | None:
    """What the noun phrase that token `i` heads denotes, where it is an actor: by its last two words or its last."""
    if words.tag[i] not in _NOUN_TAGS and words.tag[i] not in ("JJ", "VBN", "VBG"):
        return None
    known = nouns()
    lemma = words.lemma[i]
    if i and words.head[i - 1] == i:
        pair = known.get(f"{words.lower[i - 1]} {lemma}") or known.get(f"{words.lower[i - 1]} {words.lower[i]}")
        if pair is not None:
            return pair
    if words.tag[i] in ("JJ", "VBN", "VBG"):
        return (
            known.get(words.lower[i])
            if words.lower[i]
            in (
                "wounded",
                "injured",
                "dead",
                "displaced",
                "elderly",
                "accused",
                "deceased",
                "homeless",
                "indigenous",
                "military",
            )
            and words.child(i, "det") is not None
            else None
        )
    noun = known.get(lemma) or known.get(words.lower[i])
    if noun is None and epithet_country(words.lower[i]) is not None:
        return ActorNoun("person", "military", "MIL", "strong")
    if noun is None:
        noun = known.get(_singular(words, i))
    sort = name_types().get(fold_name(words.text[i])) if noun is None and words.text[i].islower() else None
    if sort is not None and sort.kind == "armed_group" and words.child(i, "det") is not None:
        return ActorNoun("group", sort.kind, sort.sector, "weak")  # "the katiba"
    if noun is None and lemma.endswith(_PERSON_SUFFIXES) and len(lemma) > 5 and words.tag[i] in ("NN", "NNS"):
        return ActorNoun("person", "population", "", "weak")
    return noun


def _singular(words: Words, i: int) -> str:
    """The lemma of a noun, of a plural too that is tagged as a name for its capital: "Gunmen", "Residents"."""
    lemma = words.lemma[i]
    if words.tag[i] not in ("NNP", "NNPS") or lemma in nouns():
        return lemma
    return lemma[:-3] + "man" if lemma.endswith("men") else lemma.removesuffix("s")


def find_nominals(
    words: Words,
    taken: bytearray,
    registry: Registry,
    parties: Set[int] = frozenset(),
    heads: Set[str] = frozenset(),
) -> list[Found]:
    """All nominal mentions, in text order.

    Args:
        taken: for each token, 1 where it is part of a name that is an actor.
        parties: plurals that no list knows and that act or suffer, as the encoder sees it: "the usurpers".
        heads: words that head the names of bodies that the text names: "the forum", of the Hills Forum.
    """
    found = []
    for i in range(len(words)):
        if words.tag[i] in _NOUN_TAGS or words.tag[i] in ("JJ", "VBN", "DT", "CD", "WP"):
            if taken[i]:
                continue
            mention = _nominal(words, i, taken, registry, acts=i in parties, heads=heads)
            if mention is not None:
                found.append(mention)
    return found


def parties_seen(words: Words, encoding: Encoding | None) -> frozenset[int]:
    """Tokens of plurals that act or suffer once in the text, and of singulars that act, as surely as must be.

    Args:
        words: the text.
        encoding: what the encoder sees in it.
    """
    seen = [row for trigger in (encoding.triggers if encoding is not None else ()) for row in trigger.roles]
    spans = SpanIndex((span, None) for role, span, score in seen if role in ("actor", "recipient") and score >= PARTY)
    sure = SpanIndex((span, role) for role, span, score in seen if role in ("actor", "recipient") and score >= ACTOR)
    none = words_of("owned") | words_of("kinds_of_thing") | words_of("beasts")
    plurals = [
        i
        for i in range(len(words))
        if (words.tag[i] == "NNS" and (words.text[i].islower() or i == 0 or words.sent[i] != words.sent[i - 1]))
        or (words.tag[i] == "NNP" and i > 0 and words.tag[i - 1] == "CD" and words.head[i - 1] == i)  # "13 Rohingya"
        if words.lemma[i] not in none
    ]
    told = {
        words.lemma[i] for i in plurals if any(_heads(words, i, span) for span, _ in spans.covering(words.span(i, i)))
    }
    singulars = (
        i
        for i in range(len(words))
        if words.tag[i] == "NN" and words.dep[i] in PARTS and words.lower[words.left_edge(i)] != "no"
        if words.lemma[i] not in none | things() | words_of("machines") and words.child(i, "det", "poss") is not None
        if any(_heads(words, i, span) for span, role in sure.covering(words.span(i, i)) if role == PARTS[words.dep[i]])
    )
    return frozenset({*(i for i in plurals if words.lemma[i] in told), *singulars})


def _heads(words: Words, i: int, span: Span) -> bool:
    """Whether token `i` heads the phrase, or tells whose its head is: "planes of the invaders", "two of his sons"."""
    over = words.head[i]
    of = words.lower[over] == "of"
    if of and (words.tag[words.head[over]] == "CD" or words.lemma[words.head[over]] in words_of("owned")):
        over = words.head[words.head[over]]
    return over == i or not span.begin <= words.begin[over] < span.end


def _nominal(
    words: Words, i: int, taken: bytearray, registry: Registry, *, acts: bool, heads: Set[str]
) -> Found | None:
    if words.dep[i] in ("compound", "amod", "nmod", "npadvmod", "quantmod", "nummod"):
        return _owner(words, i) or _before_name(words, i, taken, registry)
    if words.tag[i] in ("DT", "CD", "WP") or (words.lower[i] == "old" and words.text[i - 1] == "-"):
        return find_indefinite(words, i)
    if words.lower[i] in NOBODY:
        return None
    noun = noun_at(words, i)
    kind: ActorKind | None = None
    if noun is None:
        if _cited(words, i):
            kind, noun = "document", ActorNoun("group", "document", "", "weak")
        elif words.lemma[i] in words_of("outlets") and words.lower[i - 1 : i] == ["this"]:
            noun = ActorNoun("group", "media", "", "weak")
        elif words.lemma[i] in words_of("members", "own") and _ours(words, i):
            noun = ActorNoun("person", "unnamed", "", "weak")
        elif words.lemma[i] in words_of("members", "units") and _ours(words, i):
            noun = ActorNoun("group", "unnamed", "", "weak")
        elif words.lower[i] in heads and _told_again(words, i):
            noun = ActorNoun("group", "organisation", "", "weak")
        elif acts or _person_by_use(words, i) or _some(words, i):
            noun = ActorNoun("person", "unnamed", "", "weak")
        else:
            return None
    corpses = words.lemma[i] == "body" and words.tag[i] == "NNS" and words.dep[i] != "nsubj"
    if corpses or (words.lemma[i] == "front" and words.lower[i - 1 : i] == ["in"]):
        return None  # "four bodies were found in front of the school"
    if words.lemma[i] in ("bank", "side", "wing", "front") and any(
        words.lower[k] in words_of("banks") for k in words.children[i]
    ):
        return None
    if words.lemma[i] == "side" and words.lower[words.left_edge(i)] not in (
        "the",
        "our",
        "their",
        "all",
        "both",
        "each",
        "either",
    ):
        return None
    if words.lower[i] == "force" and words.left_edge(i) == i:
        return None  # "by force"
    machine = any(words.dep[k] == "compound" and words.lemma[k] in words_of("machines") for k in words.children[i])
    if machine and noun.one == "person":
        return None  # "two jet fighters", but "our drone force"
    if noun.one == "group" and (_of_things(words, i) or _moved(words, i)):
        return None
    plural = words.tag[i] in ("NNS", "NNPS") or words.lower[i] in ("people", "police", "authorities")
    plural = plural or _singular(words, i) != words.lemma[i] or _several(words, i)
    plural = plural or (acts and words.child(i, "nummod") is not None)
    placed = noun.one == "place_like" or words.lemma[i] in words_of("abstract", "sites")
    if placed and not (words.dep[i] in _ACTING and _acts(words, i)):
        return None
    first, last = words.left_edge(i), i
    if words.tag[i] in ("NNP", "NNPS") and registry_state(words, i, registry) is not None:
        return None  # "the Russian Federation", where it is a place, is no federation
    if words.tag[first] == "WDT":
        return None  # "the panel, which Chief N. N. chairs"
    name_inside = any(taken[k] for k in range(first, i)) and words.tag[i] in ("NNP", "NNPS")
    if name_inside:
        return None
    first, last = _whole_names(words, first, right_edge(words, i), taken)
    bare = first == i and not any(words.dep[k] in ("poss", "det", "nummod") for k in words.children[i])
    signs = i > 1 and "\n" in words.text[i - 1] and taken[i - 2] and words.text[i][0].isupper()
    if noun.one == "person" and bare and not (plural or signs) and words.dep[i] in ("dobj", "pobj", "conj", "ROOT"):
        # "They demand justice": a singular without an article is no person.
        return None
    loose = words.child(i, "poss") is not None or (first == i and words.child(i, "det") is None)
    if loose and words.lemma[i] in words_of("abstract") and not plural and not _acts(words, i):
        return None  # "his formation", "in business": an act or a quality
    if words.lemma[i] == "state" and words.dep[i] == "pobj" and words.lemma[words.head[words.head[i]]] == "secretary":
        return None
    number = "group" if noun.one != "person" else "many" if plural else "one"
    if kind is None:
        kind = noun.many if noun.one != "person" or plural else "unnamed"
    det = words.lower[first]
    country = country_of_modifier(words, i, registry) or epithet_country(words.lower[i])
    if country is not None and kind == "armed_group" and noun.sector == "MIL":
        kind = "military"
    name = _singular(words, i)
    return Found(
        span=words.span(first, last), first=first, last=last, head=i, form="nominal", name=name, kind=kind,
        sector=noun.sector, number=number, definite=det in _POINTING, country=country,  # type: ignore[arg-type]
        gender=_gender(words.lower[i]),  # type: ignore[arg-type]
    )  # fmt: skip


def _ours(words: Words, i: int) -> bool:
    """Whether those who speak call somebody theirs: "our comrades"."""
    owner = words.child(i, "poss")
    return owner is not None and words.lower[owner] in ("our", "my", "your")


def _several(words: Words, i: int) -> bool:
    """Whether an adjective tells several: "the dead", "the wounded were flown out", but not "the accused was freed"."""
    return words.tag[i] in ("JJ", "VBN", "VBG") and not (
        words.dep[i] in ("nsubj", "nsubjpass")
        and any(words.lower[k] in ("is", "was", "has") for k in (words.head[i], *words.children[words.head[i]]))
    )


def _whole_names(words: Words, first: int, last: int, taken: bytearray) -> tuple[int, int]:
    """A phrase with all words of the names at its ends, of which the parser may hang some elsewhere.

    Of "the Union for Renewal's leader" it takes "for Renewal's leader" for the phrase.
    """
    while first > 0 and taken[first] and taken[first - 1] and words.sent[first - 1] == words.sent[first]:
        first -= 1
    while last + 1 < len(words) and taken[last] and taken[last + 1] and words.sent[last + 1] == words.sent[last]:
        last += 1
    return first, last


def _told_again(words: Words, i: int) -> bool:
    """Whether a word that heads a body's name stands alone behind "the", where one who acts or speaks does."""
    alone = words.lower[i - 1 : i] == ["the"] and words.tag[i] == "NN" and words.lemma[i] not in words_of("places")
    return alone and words.dep[i] in _ACTING and right_edge(words, i) == i


def _of_things(words: Words, i: int) -> bool:
    """ "A column of army vehicles" is its vehicles, and "four bodies" are no bodies that act."""
    of = next((k for k in words.children[i] if words.dep[k] == "prep" and words.lower[k] == "of"), None)
    within = words.child(of, "pobj") if of is not None else None
    dead = words.lemma[i] == "body" and words.tag[i] == "NNS" and words.child(i, "nummod") is not None
    return dead or (within is not None and words.lemma[within] in words_of("owned"))


def _moved(words: Words, i: int) -> bool:
    """ "Troop movements" are what troops do."""
    return words.lemma[i] == "movement" and any(
        words.dep[k] == "compound" and words.lemma[k] in words_of("members") for k in words.children[i]
    )


def _owner(words: Words, i: int) -> Found | None:
    """Whose arms or deeds they are: "an army drone", "rebel shelling", "a police raid"."""
    noun, owned = nouns().get(words.lemma[i]), words.head[i]
    forms = {words.lemma[owned], words.lower[owned].removesuffix("s")}  # "bases" may be those of "basis"
    if words.text[owned - 1] == "-":
        forms.add(words.lower[owned - 2] + "-" + words.lower[owned])  # "an army pick-up"
    if noun is None or words.lower[i] not in words_of("owners") or forms.isdisjoint(words_of("owned")):
        return None
    kind: ActorKind = noun.many
    return Found(
        span=words.span(i, i), first=i, last=i, head=i, form="nominal", name=words.lemma[i], kind=kind,
        sector=noun.sector, number="group", definite=True,
    )  # fmt: skip


def _before_name(words: Words, i: int, taken: bytearray, registry: Registry) -> Found | None:
    """What its bearer is called right before a name: "the analyst N. N.", "the militia Green Column"."""
    noun, name = noun_at(words, i), words.head[i]
    behind = i + 1
    while behind < name and not taken[behind] and fold_name(words.text[behind]) in titles():
        behind += 1
    if noun is None or noun.one == "place_like" or name <= i or not taken[behind]:
        return None
    if words.tag[i] not in ("NN", "NNP") or words.dep[i] == "amod":
        return None
    first = words.left_edge(name)
    if any(taken[first:i]) or (words.lemma[i] in words_of("abstract", "sites") and first == i):
        return None
    number = "one" if noun.one == "person" else "group"
    return Found(
        span=words.span(first, i), first=first, last=i, head=i, form="nominal", name=_singular(words, i),
        kind=noun.many if number == "group" else "unnamed", sector=noun.sector, number=number,  # type: ignore[arg-type]
        definite=words.lower[first] in _POINTING, country=country_of_modifier(words, name, registry),
        gender=_gender(words.lower[i]),  # type: ignore[arg-type]
    )  # fmt: skip


def _some(words: Words, i: int) -> bool:
    """Whether people are told by an indefinite word that acts: "somebody threw a stone", "brought thousands out"."""
    if words.lower[i] in words_of("whoever", "somebody"):
        return words.dep[i] in _ACTING
    harmed = words.lemma[words.head[i]] in words_of("harm") and words.dep[i] != "nsubj"
    counted = words.lower[i] in words_of("whoever", "crowds") and words.child(i, "prep") is None
    return counted and not harmed and words.dep[i] in ("nsubj", "dobj")


def _cited(words: Words, i: int) -> bool:
    """Whether the noun is a report, video or statement that speaks."""
    if words.lemma[i] not in documents():
        return False
    head = words.head[i]
    if words.dep[i] == "nsubj":
        return words.lemma[head] in words_of("show")
    if words.dep[i] == "attr" and words.child(head, "expl") is not None:
        return True  # "there is a video"
    if words.dep[i] == "pobj" and words.lower[head] == "in" and words.lemma[i] in words_of("show", "recorded"):
        # "threatened them in a voice message"
        return words.child(i, "det") is not None and words.lemma[words.head[head]] in words_of("speech")
    return words.dep[i] == "pobj" and words.lower[head] == "to" and words.lower[words.head[head]] == "according"


def _person_by_use(words: Words, i: int) -> bool:
    """Whether only a person can stand here: before "who", or as the subject of a verb of saying."""
    if words.tag[i] not in ("NN", "NNS"):
        return False
    clause = words.child(i, "relcl")
    if clause is not None and any(words.lower[k] in ("who", "whom") for k in words.children[clause]):
        return True
    if words.dep[i] in ("dobj", "nsubjpass") and words.lemma[words.head[i]] in words_of("harm", "persons"):
        return words.lemma[i] not in words_of("beasts") | words_of("owned") and words.child(i, "nummod") is not None
    return (
        words.dep[i] == "nsubj"
        and words.lemma[words.head[i]] in words_of("speech", "persons")
        and words.lower[i] not in (*NOBODY, "it", "everyone", "everybody", "anyone", "anybody")
    )


def _acts(words: Words, i: int) -> bool:
    return words.dep[i] == "nsubj" and words.lemma[words.head[i]] not in ("be", "have", "lie", "remain", "become")


def _gender(noun: str) -> str:
    return "f" if noun in words_of("women") else "m" if noun in words_of("men") else ""
