"""By which word of its name is a body told again: "the Mission", "the forum"?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...text import fold_name
from .contexts import words_of
from .lexicon import name_types, nouns
from .runs import Candidate
from .words import Words


def head_word(name: str) -> str:
    """The word that heads a body's folded name ("un mission in south sudan"); "" of a name of one word."""
    parts = name.split()
    end = next((at for at, part in enumerate(parts) if at and part in words_of("dividers")), len(parts))
    return parts[end - 1] if len(parts) > 1 else ""


def find_heads(words: Words, names: Sequence[Candidate]) -> list[Candidate]:
    """The head words of bodies' names, where they stand alone behind "the" and so mean the body, in capitals.

    A plural that is no word for a sort needs no article: "Tigers burn lorry".
    """
    heads = {
        head_word(fold_name(name))
        for one in names
        if one.kind == "organisation"
        for name in (
            words.full[words.begin[one.first] : words.end[one.last]] if one.last > one.first else "",
            *(
                form
                for known in one.forms[:1]
                if known.entry.kind != "state"
                for form in (known.entry.name, *known.entry.names)
            ),
        )
    }
    heads -= {""}
    plurals = {head for head in heads if head.endswith("s") and {head, head.removesuffix("s")}.isdisjoint(_sorts())}
    return [
        Candidate(i, i, 4, "organisation", ())
        for i in range(len(words))
        if words.text[i][0].isupper()
        and not words.text[i].isupper()
        and (
            fold_name(words.text[i]) in plurals
            or (words.lower[i - 1 : i] == ["the"] and words.tag[i] in ("NNP", "NN", "NNPS"))
        )
        and fold_name(words.text[i]) in heads
        and _alone(words, i)
    ]


@cache
def _sorts() -> frozenset[str]:
    """Words for a sort of body or of people, without those that fighters take for a name: "Tigers", "Sons"."""
    open_ = {word for word, sort in name_types().items() if sort.type in ("fighters", "sons")}
    return frozenset((name_types().keys() | nouns().keys()) - open_)


def _alone(words: Words, i: int) -> bool:
    """Whether no other word of a name stands behind: "the Mission", but "the Mission of Saint Luke"."""
    behind = i + 1
    if behind >= len(words):
        return True
    more = words.lower[behind] == "of" and behind + 1 < len(words) and words.text[behind + 1][0].isupper()
    return not more and words.tag[behind] not in ("NNP", "NNPS")
