"""Names that stand for a second time: whole, shortened to initials, or a person's surname or given name alone.

And initials that nothing explains, where only a body can stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from .contexts import words_of
from .lexicon import name_types, nouns, things, titles
from .runs import Candidate
from .words import Words

SHORTEST = 3
"""Letters of a surname or given name that alone means its bearer, and of initials that nothing explains."""
LONGEST = 6
"""Letters of such initials, at most."""


def find_acronyms(words: Words, best: Sequence[Candidate], taken: bytearray) -> list[Candidate]:
    """Words all in capitals that are the initials of a body named in the text, or stand in brackets after its name.

    Or that stand as only a body does.
    """
    if not words.cased:
        return []
    initials: set[str] = set()
    brackets: set[int] = set()
    for candidate in best:
        if candidate.kind != "organisation" or candidate.first == candidate.last:
            continue
        letters = [
            words.text[i][0].upper() for i in range(candidate.first, candidate.last + 1) if words.text[i][0].isalpha()
        ]
        content = [words.text[i][0] for i in range(candidate.first, candidate.last + 1) if words.text[i][0].isupper()]
        initials.update(("".join(letters), "".join(content)))
        after = words.text[candidate.last + 1 : candidate.last + 4]
        if len(after) == 3 and after[0] == "(" and after[2] == ")":
            brackets.add(candidate.last + 2)
    return [
        Candidate(i, i, 2, "organisation", ())
        for i, text in enumerate(words.text)
        if 2 <= len(text) <= 10
        and text.isupper()
        and text.isalpha()
        and not taken[i]
        and ((len(text) > 2 and text in initials) or i in brackets or _stands_as_body(words, i))
    ]


def _stands_as_body(words: Words, i: int) -> bool:
    """Whether initials that nothing explains stand as a body: "men of the TMVP", "an ELN camp", "the council CNRT"."""
    text, after = words.text[i], i + 1
    if not SHORTEST <= len(text) <= LONGEST or words.lower[i] in words_of("no_names") | words_of("initials") | things():
        return False
    beside = [words.text[k] for k in (i - 1, after) if 0 <= k < len(words)]
    if any(other.isalpha() and other.isupper() and len(other) > 1 for other in beside) or "-" in beside:
        return False  # a line in capitals, a thing's name: "MQ-9"
    over = words.head[i]
    if words.dep[i] in ("compound", "nmod") and over == after:
        return words.lower[over] in words_of("initials", "behind") or words.lemma[over] in words_of(
            "initials", "behind"
        )
    if words.dep[i] == "pobj":
        return words.lower[over] in words_of("initials", "before")
    article = i > 0 and words.lower[i - 1] == "the"
    return words.dep[i] in ("nsubj", "nsubjpass", "poss") or (article and words.dep[i] in ("conj", "dobj"))


def name_again(words: Words, best: Sequence[Candidate], taken: bytearray) -> list[Candidate]:
    """All names, with the same words once more where a body or a person bears them elsewhere in the text.

    Args:
        words: the text.
        best: the names so far.
        taken: for each token, 1 where it is part of a name; marked for what is found.
    """
    kinds = {
        tuple(words.text[c.first : c.last + 1]): c
        for c in best
        if c.kind in ("organisation", "person") and c.rank > 0 and words.tag[c.last] in ("NNP", "NNPS")
    }
    alone = _single_names(words, best)
    found = [
        # The recogniser often takes a bare surname for a firm or a place.
        one._replace(kind="person")
        if one.first == one.last and not one.forms and one.rank < 2 and words.text[one.first] in alone
        else one
        for one in best
    ]
    kinds |= {(name,): one for name, one in alone.items() if (name,) not in kinds}
    longest = max(map(len, kinds), default=0)
    for i in range(len(words)):
        for size in range(min(longest, len(words) - i), 0, -1):
            known = kinds.get(tuple(words.text[i : i + size]))
            if known is not None and not any(taken[i : i + size]) and _is_free(words, i, i + size - 1):
                taken[i : i + size] = b"\x01" * size
                found.append(known._replace(first=i, last=i + size - 1, rank=1))
                break
    return found


def _single_names(words: Words, best: Sequence[Candidate]) -> dict[str, Candidate]:
    """Surnames and given names that only one person of the text bears, each with a mention of the full name.

    A word that the text writes small as well is none.
    """
    bearers: dict[str, dict[tuple[str, ...], Candidate]] = {}
    small = {text for text in words.text if text.islower()}
    for one in best:
        if one.kind != "person" or one.first == one.last or not words.cased:
            continue
        full = tuple(words.text[one.first : one.last + 1])
        for name in dict.fromkeys((full[0], full[-1])):
            lower = name.lower()
            usual = lower in titles() or lower in nouns() or lower in name_types()
            if name.isalpha() and name.istitle() and len(name) >= SHORTEST and lower not in small and not usual:
                bearers.setdefault(name, {}).setdefault(full, one)
    never = words_of("no_names") | words_of("connectors")
    return {
        name: next(iter(known.values()))._replace(forms=())
        for name, known in bearers.items()
        if len(known) == 1 and name.lower() not in never
    }


def _is_free(words: Words, first: int, last: int) -> bool:
    """Whether the words are no part of a longer run of capitals, nor before a noun that they only modify."""
    before, after = first - 1, last + 1
    if before >= 0 and words.tag[before] in ("NNP", "NNPS") and words.head[before] in range(first, last + 1):
        return False
    return after >= len(words) or words.tag[after] not in ("NNP", "NNPS")
