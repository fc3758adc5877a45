"""By which word of its name is a body told again: "the Mission", "the forum"?"""

from __future__ import annotations

from collections.abc import Sequence

from ...text import fold_name
from .contexts import words_of
from .runs import Candidate
from .words import Words


def head_word(name: str) -> str:
    """The word that heads a body's folded name ("un mission in south sudan"); "" of a name of one word."""
    parts = name.split()
    end = next((at for at, part in enumerate(parts) if at and part in words_of("dividers")), len(parts))
    return parts[end - 1] if len(parts) > 1 else ""


def find_heads(words: Words, names: Sequence[Candidate]) -> list[Candidate]:
    """The head words of bodies' names, where they stand alone behind "the" and so mean the body, in capitals."""
    heads = {
        head_word(fold_name(words.full[words.begin[one.first] : words.end[one.last]]))
        for one in names
        if one.kind == "organisation" and one.last > one.first
    }
    heads -= {""}
    return [
        Candidate(i, i, 4, "organisation", ())
        for i in range(1, len(words))
        if words.text[i][0].isupper()
        and not words.text[i].isupper()
        and words.lower[i - 1] == "the"
        and words.tag[i] in ("NNP", "NN", "NNPS")
        and fold_name(words.text[i]) in heads
        and _alone(words, i)
    ]


def _alone(words: Words, i: int) -> bool:
    """Whether no other word of a name stands behind: "the Mission", but "the Mission of Saint Luke"."""
    behind = i + 1
    if behind >= len(words):
        return True
    more = words.lower[behind] == "of" and behind + 1 < len(words) and words.text[behind + 1][0].isupper()
    return not more and words.tag[behind] not in ("NNP", "NNPS")
