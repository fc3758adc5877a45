"""Which stretches of the text are names of actors?

Four witnesses: the registry, spaCy's entities, names that hold a word for their sort ("Brigade", "Frente", "Ministry"),
and capitalised words where only one who acts can stand. Of those that
overlap the longest wins, then the better known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from ...lexicons.load import load_toml
from ...model import Span
from ...registry import Form, Registry
from ...text import fold_name
from .again import find_acronyms, name_again
from .called import find_called
from .contexts import words_of
from .heads import find_heads
from .lexicon import epithet_country, name_types, nouns, things, titles
from .runs import Candidate, find_runs, heads_a_name, is_person, opens, person_inside
from .shortened import find_shortened
from .words import Words

_PERSON_LABELS = ("PERSON",)
FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "MD"})
"""Tags of a lower-case word with which a name ends."""
_CUT = frozenset(',()[];:"“”«»/|•*\n')


LABEL = 16
"""A speaker's label at the begin of a line is at most this many tokens long."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text before it is known what it stands for.

    Args:
        first, last: its tokens, both included.
        kind: "person", "organisation", "group" (spaCy's NORP), "place", or "" where nothing tells.
        forms: the registry's forms equal to it.
        told: whether the document's metadata or a speaker's label tells it.
    """

    first: int
    last: int
    kind: str
    forms: tuple[Form, ...]
    told: bool = False


def find_names(
    words: Words, registry: Registry, told: Mapping[str, str] | None = None, filed: Collection[Span] = ()
) -> list[Named]:
    """All names that may stand for an actor, in text order, none overlapping another.

    Args:
        told: names that the document's metadata tell (authors, publisher), to "person" or "organisation".
        filed: towns; one in capitals before a colon says where the text was filed, and not who speaks.
    """
    runs = find_runs(words)
    bodies = {tuple(words.text[c.first : c.last + 1]) for c in runs if c.kind == "organisation"}
    shortened, others = find_shortened(words, registry)
    candidates = [
        *shortened,
        *find_called(words),
        *_told(words, told or {}),
        *_labels(words, filed),
        *_known(words, registry),
        *(
            # "Petrona said" is no person's saying, where the text has "the company Petrona"
            c._replace(kind="organisation") if tuple(words.text[c.first : c.last + 1]) in bodies else c
            for c in _entities(words)
        ),
        *runs,
    ]
    best: list[Candidate] = []
    taken = _headings(words, filed)
    for candidate in sorted(candidates, key=lambda c: (c.first - c.last, -c.rank, c.first)):
        if not any(taken[candidate.first : candidate.last + 1]):
            taken[candidate.first : candidate.last + 1] = b"\x01" * (candidate.last + 1 - candidate.first)
            best.append(candidate)
    best += find_acronyms(words, best, taken)
    best = name_again(words, best, taken)
    heads = {(one.first, one.last): one for one in find_heads(words, best)}
    best = [heads.pop((one.first, one.last), one) if not one.forms else one for one in best]
    best += [one for one in heads.values() if not taken[one.first]]
    out = []
    for candidate in sorted(best):
        text = words.full[words.begin[candidate.first] : words.end[candidate.last]]
        forms = () if text in others else candidate.forms or tuple(registry.find(text))
        nobody = (_names_a_facility, _only_titles, _names_an_operation)
        if not forms and any(is_so(words, candidate) for is_so in nobody):
            continue
        out.append(Named(candidate.first, candidate.last, candidate.kind, forms, candidate.rank >= 4))
    return out


def _names_a_facility(words: Words, candidate: Candidate) -> bool:
    """Whether a name is that of a building or road that follows it ("Selam hospital"): nobody acts by it."""
    after = candidate.last + 1
    return (
        candidate.kind != "place"
        and after < len(words)
        and words.head[candidate.last] == after
        and words.lower[after] in words_of("facilities")
        and not any(fold_name(words.text[k]) in name_types() for k in range(candidate.first, after))
    )


def _names_an_operation(words: Words, candidate: Candidate) -> bool:
    """Whether a name is that of what a force does: "Operation Iron Gate"."""
    return candidate.first < candidate.last and words.lower[candidate.first] == "operation"


def _only_titles(words: Words, candidate: Candidate) -> bool:
    """Whether a name is a rank and no more: of "Major General N. N." the rank alone."""
    return all(fold_name(words.text[k]) in titles() for k in range(candidate.first, candidate.last + 1))


def _told(words: Words, told: Mapping[str, str]) -> list[Candidate]:
    """Authors and publisher as they stand in the text."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, kind in told.items():
        parts = tuple(fold_name(name).split())
        if len(parts) > 1 or (parts and kind == "organisation"):
            index.setdefault(parts[0], []).append((parts, kind))
    if not index:
        return []
    plain = [word for word, _ in words.folded]
    return [
        Candidate(words.folded[at][1], words.folded[at + len(parts) - 1][1], 5, kind, ())
        for at, word in enumerate(plain)
        for parts, kind in index.get(word, ())
        if tuple(plain[at : at + len(parts)]) == parts
    ]


def _labels(words: Words, filed: Collection[Span]) -> list[Candidate]:
    """Names of speakers at the begin of a line: "ROSA, 41, shopkeeper: …", "LT. COL. A. PERALTA, army: …"."""
    found = []
    line = 0
    for i, text in enumerate(words.text):
        if "\n" in text:
            line = i + 1
        elif text == ":" and 0 < i - line <= LABEL and words.text[line][0].isupper():
            last = next((k for k in range(line, i) if words.text[k] in ",("), i) - 1
            first = _after_titles(words, line, last)
            while last > first and not words.text[last][0].isalnum():
                last -= 1
            size = last - first + 1
            capital = all(words.text[k][0].isupper() or not words.text[k][0].isalpha() for k in range(first, last + 1))
            capital = capital and not any(words.text[k][0].isdigit() for k in range(first, last + 1))
            shouted = size and words.text[first].isupper() and len(words.text[first]) > 2
            if (
                0 < size <= 4
                and capital
                and len(words.text[last]) > 1
                and (shouted or first > line or words.ent[first] == "PERSON")
            ):
                found.append(Candidate(first, last, 4, "person", ()))
            line = len(words) + LABEL
    return found


def _headings(words: Words, filed: Collection[Span]) -> bytearray:
    """Marks the words of labels that say what follows ("VERDICT:") or where it was filed ("QUETTA: Police said …")."""
    marked = bytearray(len(words))
    line = 0
    for i, text in enumerate(words.text):
        if "\n" in text:
            line = i + 1
        elif text == ":" and line < i <= line + LABEL:
            town = words.text[line].isupper() and words.span(line, i - 1) in filed
            prose = any(word.islower() for word in words.text[i + 1 : i + LABEL])
            if (town and prose) or " ".join(words.lower[line:i]) in words_of("headings") or _dated(words, line, i):
                marked[line:i] = b"\x01" * (i - line)
    return marked


def _dated(words: Words, line: int, colon: int) -> bool:
    """Whether a day and a place and nothing else stand before a colon, as in lists: "3 May, Doruma: men of …"."""
    told = [k for k in range(line, colon) if words.text[k][0].isalpha()]
    dated = any(words.ent[k] == "DATE" for k in told) and "," in words.text[line:colon]
    return dated and all(words.text[k][0].isupper() or words.lower[k] in words_of("connectors") for k in told)


def _known(words: Words, registry: Registry) -> list[Candidate]:
    """Names of the registry as they stand in the text."""
    folded = words.folded
    plain = [word for word, _ in folded]
    found = []
    at = 0
    while at < len(plain):
        hit = registry.longest_at(plain, at) if plain[at] else None
        if hit is None:
            at += 1
            continue
        size, forms = hit
        first, last = folded[at][1], folded[at + size - 1][1]
        fitting = tuple(form for form in forms if _case_fits(words, first, last, form))
        if fitting and words.ent[first] != "DATE":
            kind = "person" if fitting[0].entry.kind == "person" else "organisation"
            if first == last and fitting[0].use == "demonym" and _is_of_a_part(words, first):
                found.append(Candidate(first - 1, last, 3, "group", ()))  # "Kosovo Serbs": no state
            else:
                found.append(Candidate(first, last, 3, kind, fitting))
            at += size
        else:
            at += 1
    return found


def _case_fits(words: Words, first: int, last: int, form: Form) -> bool:
    """Whether a known name is written as a name: capitals, and short forms all in capitals."""
    written = words.full[words.begin[first] : words.end[last]]
    short = form.use == "acronym" or (form.written.isupper() and len(form.written) <= 5)
    if short:
        return written.isupper() and (words.cased or len(written) > 3)
    if not words.cased:
        return first != last or len(written) > 4
    joined = "-" in written and written != written.lower()  # "anti-Balaka", whichever part has the capital
    return not written[0].islower() or (first != last and (joined or form.written[0].islower()))


def _trim(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Cut determiners, titles, possessive marks, brackets and line breaks off a span of tokens."""
    for i in range(first, last + 1):
        dash = words.text[i] in "-–—" and first < i < last and words.end[i - 1] < words.begin[i]
        if words.text[i] in _CUT or dash or "\n" in words.text[i]:
            if i == first:
                first += 1
            else:
                last = i - 1
                break
    while first <= last and (
        words.tag[first] in ("DT", "PRP$", "POS", "CD", "IN", "CC", "HYPH") or not words.text[first][0].isalnum()
    ):
        first += 1
    while (
        first <= last
        and (words.tag[last] in ("POS", "IN", "CC", "DT") or not words.text[last][-1].isalnum())
        and words.text[last] not in (".",)
    ):
        last -= 1
    while first <= last and words.text[last] == ".":
        last -= 1
    return (first, last) if first <= last else None


def _entities(words: Words) -> list[Candidate]:
    """spaCy's entities that may be actors, trimmed to the bare name."""
    found = []
    for entity in words.doc.ents:
        label = entity.label_
        if label not in ("PERSON", "ORG", "NORP", "GPE", "FAC", "WORK_OF_ART", "PRODUCT", "LOC", "EVENT", "LAW"):
            continue
        first, last = entity.start, entity.end - 1
        if first < last and opens(words, first) and words.tag[first][:2] == "NN":
            continue  # read as one name with its preposition: the label rests on a wrong reading
        if label == "PERSON":
            first = _after_titles(words, first, last)
            first -= first > 0 and words.lower[first - 1] in words_of("kunya") and words.text[first - 1][0].isupper()
        trimmed = _trim(words, first, last)
        if trimmed is None:
            continue
        first, last = trimmed
        if label == "NORP" and first == last and _is_of_a_part(words, first):
            first -= 1  # "Kosovo Serbs"
        if label == "ORG" and first == last < len(words) - 1 and words.lemma[last + 1] in words_of("portfolios"):
            continue  # "Interior Minister N. N."
        if first == last < len(words) - 1 and words.lower[first] in nouns() and words.lower[last + 1] in titles():
            continue  # "the Military Spokesman"
        between = words.lower[max(entity.start - 1, 0)] == "between"
        if label == "PERSON" and between and "and" in words.text[first + 1 : last]:
            continue  # "ships between Hodeidah and Mokha": two places
        if first < last and words.text[last].islower() and words.lemma[last] in nouns():
            continue  # "Sanaa crowds": a description
        of = next((k for k in range(first + 1, last) if words.lower[k] == "of"), None)
        end = last if of is None else of - 1
        if (of is not None or label == "WORK_OF_ART") and is_person(words, first, end):
            # "Captain Adam Bello of the Northern", whatever the label says of it
            first, last, label = _after_titles(words, first, end), end, "PERSON"
        finite = (k for k in range(first + 1, last + 1) if words.text[k].islower() and words.tag[k] in FINITE)
        last = next(finite, last + 1) - 1  # "Red Column obeys", "Red Column entered Tulmes"
        if first < last - 1 and words.lower[last - 1] == "of" and heads_a_name(words, last):
            last -= 2
        text = words.full[words.begin[first] : words.end[last]]
        if label == "PERSON" and text.isupper() and text.isalpha() and _written_out_behind(words, last):
            label = "ORG"  # "the RWF (River Watch Front)"
        modifies = words.head[last] > last and words.dep[last] in ("compound", "nmod", "amod", "poss")
        if label == "PERSON" and words.lower[first - 1 : first] == ["the"] and not modifies:
            label = "ORG"  # "the Zamba": an article stands before no person's name
        if label == "PERSON" and " " not in text and "-" in text and fold_name(text).split()[0] in name_types():
            label = "ORG"  # "Lashkar-e-Wadi"
        if label == "ORG" and _is_ranked(words, first, last):
            first, label = _after_titles(words, first, last), "PERSON"  # "Major N. N.", whatever the label says of it
            text = words.full[words.begin[first] : words.end[last]]
        inside = person_inside(words, first, last) if label in ("PERSON", "ORG") else None
        if inside is not None:
            first, label = inside, "PERSON"
            text = words.full[words.begin[first] : words.end[last]]
        no_name = words.lower[first] in words_of("no_names") or fold_name(text) in titles()
        no_name = no_name or epithet_country(words.lower[first]) is not None
        if first == last and (no_name or (text.isupper() and words.lower[first] in words_of("initials"))):
            continue
        if (words.lower[first] in _ships() and words.text[first].isupper()) or (
            text.isupper() and text.lower() in things()
        ):
            label = "PRODUCT"
        if first < last and label in ("ORG", "FAC") and words.lower[last] in words_of("laws"):
            label = "LAW"
        if words.cased and not any(c.isupper() for c in text):
            continue
        if first == last and words.tag[first] not in ("NNP", "NNPS") and label != "NORP" and not text.isupper():
            continue
        if label == "NORP" and words.lower[first].startswith(("pro", "anti")) and first != last:
            continue
        kind = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "place"}.get(label, "")
        if not kind:
            if label in ("EVENT", "LAW") or not any(
                fold_name(words.text[i]) in name_types() for i in range(first, last + 1)
            ):
                kind = "thing"
            else:
                kind = "organisation"
        found.append(Candidate(first, last, 1 if kind != "thing" else -1, kind, ()))
    return found


def _is_ranked(words: Words, first: int, last: int) -> bool:
    """Whether a title stands before a person's name; of those that begin names of bodies too, before two names."""
    title, behind = fold_name(words.text[first]), range(first + 1, last + 1)
    if title not in titles() or any(fold_name(words.text[k]) in name_types() for k in range(first, last + 1)):
        return False
    if title not in words_of("manifold"):
        return first < last
    return len(behind) > 1 and all(words.tag[k] == "NNP" and words.lower[k] not in nouns() for k in behind)


def _written_out_behind(words: Words, i: int) -> bool:
    """Whether a bracket behind initials holds the words whose initials they are."""
    if words.text[i + 1 : i + 2] != ["("]:
        return False
    behind = words.text[i + 2 : i + 2 + 2 * len(words.text[i])]
    inside = behind[: behind.index(")")] if ")" in behind else behind
    letters = "".join(word[0] for word in inside if word[0].isupper())
    return len(letters) > 1 and letters == words.text[i]


def _is_of_a_part(words: Words, i: int) -> bool:
    """Whether a people is told with the part of it that is meant: "Kosovo Serbs", "Iraqi Kurds"."""
    if i == 0 or words.sent[i - 1] != words.sent[i] or not words.lower[i].endswith("s") or words.tag[i][:1] != "N":
        return False
    before = i - 1
    capital = words.text[before][:1].isupper() and words.tag[before] in ("NNP", "JJ")
    return capital and words.ent[before] in ("", "GPE", "LOC", "NORP") and words.dep[i] not in ("compound", "nmod")


@cache
def _ships() -> frozenset[str]:
    return frozenset(load_toml("things/things.toml")["ships"]["words"])


def _after_titles(words: Words, first: int, last: int) -> int:
    """The first token of the bare name in a person's name with titles; the last word always stays."""
    known = titles()
    while first < last and (fold_name(words.text[first]) in known or words.text[first] in ".,\"“”'‘’-"):
        first += 1
    return first
