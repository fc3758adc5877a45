"""What does a name stand for here: an actor, or a place, a thing, a language?"""

from __future__ import annotations

from collections.abc import Sequence, Set

from ...gazetteer.store import default as gazetteer
from ...model import ActorKind, Span
from ...registry import Entry, Form, Registry, body_of_state
from ...text import fold_name
from ..span_index import SpanIndex
from .contexts import words_of
from .draft import Found, Number
from .lexicon import is_people, name_types, nouns, qualified, titles
from .metonyms import stands_for_state
from .names import Named
from .nominals import noun_at
from .persons import is_somebody, names_person
from .spelling import spelled
from .words import Words

_BODIES: frozenset[ActorKind] = frozenset({"state", "igo", "bloc"})
_ANYWHERE: frozenset[ActorKind] = frozenset({"igo", "media"})
"""Kinds of actors that deal with any country, or speak of any."""


BEFORE_NAME = 6
"""Words before a name among which its bearer's office and country stand."""


def interpret(
    words: Words,
    names: Sequence[Named],
    registry: Registry,
    places: SpanIndex[str],
    countries: Set[str],
    acting: Set[Span] = frozenset(),
) -> list[Found]:
    """The names that are actors here.

    Args:
        names: all names of the text.
        places: spans that the place reader took for literal places.
        countries: alpha-2 codes of the countries in which these places lie.
        acting: spans of names that the place reader took for the states they stand for.
    """
    where = _only_places(words, names, countries)
    told = {form.entry.country for named in names for form in named.forms if form.entry.kind == "state"} | countries
    found = []
    for named in names:
        mention = None if named in where else _one(words, named, registry, places, told, acting)
        if mention is not None:
            found.append(mention)
    return found


def _only_places(words: Words, names: Sequence[Named], countries: Set[str]) -> set[Named]:
    """Unknown names that this text uses as places, or that a place in one of its countries bears."""
    uses: dict[str, list[Named]] = {}
    told: dict[str, int] = {}
    for named in names:
        if named.forms or named.told or _body_name(words, named.first, named.last):
            continue
        size = named.last - named.first
        if size > 2:
            continue
        written = words.full[words.begin[named.first] : words.end[named.last]]
        if words.cased and written.isupper() and written.isalpha():
            continue  # initials: "men of the TMVP"
        name = written.casefold()
        uses.setdefault(name, []).append(named)
        head = _head(words, named.first, named.last)
        over = words.head[head]
        only = words.lower[over] in words_of("where_only") or (
            # "south of Tuz Khurmatu", "ten kilometres from Tuz Khurmatu"
            words.lower[over] in ("of", "from") and words.lemma[words.head[over]] in words_of("where_only", "bearings")
        )
        if words.dep[head] == "pobj" and (only or (words.lower[over] in words_of("where") and named.kind != "person")):
            told[name] = told.get(name, 0) + 1
        elif (words.dep[head] == "nsubj" and words.lemma[over] in words_of("speech")) or (
            titled_before(words, named.first) or is_somebody(words, head)
        ):
            told[name] = told.get(name, 0) - 5
        elif (named.kind == "person" and size) or _is_party(words, named, head):
            told[name] = told.get(name, 0) - 1
    here = gazetteer() if countries else None
    return {
        named
        for name, used in uses.items()
        if told.get(name, 0) > 0
        or (told.get(name, 0) == 0 and here and any(place.country in countries for place in here.named(name)))
        for named in used
    }


def _is_party(words: Words, named: Named, head: int) -> bool:
    """Whether an unknown name stands as that of people or a body does: "the Falcons", "Falcons attacked a post"."""
    if named.kind == "place" or words.tag[head] not in ("NNP", "NNPS"):
        return False
    before = words.tag[named.first - 1] if named.first else ""
    if words.tag[head] == "NNPS" and named.first == named.last and before in ("DT", "CD") and named.kind != "group":
        return True
    over = words.head[head]
    acts = words.dep[head] == "nsubj" and words.tag[over][:2] == "VB" and words.child(over, "dobj") is not None
    return (acts and words.lemma[over] not in words_of("static")) or words.dep[over] == "agent"


def titled_before(words: Words, first: int) -> bool:
    """Whether a title stands before the name."""
    return any(title for title in _titles_before(words, first))


def _one(
    words: Words,
    named: Named,
    registry: Registry,
    places: SpanIndex[str],
    told: Set[str | None],
    acting: Set[Span],
) -> Found | None:
    first, last = named.first, named.last
    span = words.span(first, last)
    head = _head(words, first, last)
    if _is_medium(words, first, last, head) or (not named.forms and not named.told and _is_one_of(words, first, last)):
        return None
    literal = any(place.covers(span) for place, _ in places.overlapping(span))
    states = [form for form in named.forms if form.entry.kind == "state"]
    if states:
        return _state(words, named, states[0], span, head, span in acting)
    if named.forms:
        form = _choose(named.forms, told)
        if literal and form.entry.kind not in _BODIES and form.use == "acronym":
            return None
        return _found(words, named, span, head, registry, form=form)
    if first == last and words.dep[head] in ("compound", "amod") and noun_at(words, words.head[head]) is not None:
        initial = first == 0 or words.sent[first - 1] != words.sent[first]
        if initial and words.lower[first] in nouns() | name_types():
            return None
    if named.kind == "thing" or (named.kind == "place" and not _body_name(words, first, last)):
        return None
    if literal and not named.told and not _body_name(words, first, last) and not titled_before(words, first):
        return None
    found = _found(words, named, span, head, registry)
    return found if found is None or found.entry is not None else spelled(found, named, registry, told)


def _is_medium(words: Words, first: int, last: int, head: int) -> bool:
    """Whether a network is named on which something is said: "wrote on WhatsApp", "River Diary | Telegram"."""
    if first != last or words.lower[first] not in words_of("platforms"):
        return False
    party = words.dep[head] in ("nsubj", "nsubjpass", "dobj", "poss", "conj", "pobj")
    return not party or words.lower[words.head[head]] in ("on", "via", "through", "in", "over", "from", "to")


def _is_one_of(words: Words, first: int, last: int) -> bool:
    """Whether an article or number makes the name that of a thing of which there are several: "an Iskander"."""
    counted = first > 0 and words.lower[first - 1] in ("a", "an", "one", "another", "each", "every")
    return counted and first == last and words.head[first - 1] == first and words.tag[first][:3] == "NNP"


def _choose(forms: tuple[Form, ...], told: Set[str | None]) -> Form:
    """Of several actors of one name the first of a country that the text names, else one of none, else the best known.

    Files are ordered so that the best known stands first.
    """
    here = (form for form in forms if form.entry.country in told and form.entry.country)
    return next(here, None) or next((form for form in forms if form.entry.kind in _ANYWHERE), forms[0])


def _head(words: Words, first: int, last: int) -> int:
    inside = range(first, last + 1)
    for i in reversed(inside):
        if words.tag[i] not in ("IN", "CC", "DT") and (words.head[i] not in inside or words.head[i] == i):
            return i
    return last


def _body_name(words: Words, first: int, last: int) -> bool:
    types = name_types()
    return any(fold_name(words.text[i]) in types and words.text[i][0].isupper() for i in range(first, last + 1))


_TROOPS = frozenset({"units", "forces", "detachment", "division", "command", "guard"})


def state_in(words: Words, first: int, last: int, head: int, registry: Registry) -> Entry | None:
    """The state in a body's name, or the one that owns it: "Russia's Northern Group"."""
    for i in [*range(first, last + 1), *words.children[head]]:
        if words.text[i][0].isupper():
            states = [form.entry for form in registry.find(words.text[i]) if form.entry.kind == "state"]
            if states:
                return states[0]
    return None


def _without(words: Words, first: int, last: int, registry: Registry) -> str:
    """The name without the state's: "Ministry of Defence"."""
    kept = [
        words.text[i]
        for i in range(first, last + 1)
        if not any(form.entry.kind == "state" for form in registry.find(words.text[i]))
    ]
    while kept and (kept[-1].lower() in ("of", "the", "republic", "'s", "’s") or not kept[-1].isalnum()):
        kept.pop()
    return " ".join(kept)


def _found(
    words: Words, named: Named, span: Span, head: int, registry: Registry, *, form: Form | None = None
) -> Found | None:
    first, last = named.first, named.last
    name = fold_name(span.of(words.full))
    kind: ActorKind | None = None
    sector: str = ""
    number: Number = ""
    country: str | None = None
    if form is not None:
        kind, sector, country = form.entry.kind, form.entry.sector or "", form.entry.country
        number = "one" if kind == "person" else "group"
    elif (
        is_people(name)
        and (named.kind != "person" or name.endswith("s"))
        and words.dep[head] not in ("amod", "compound", "acomp")
    ):
        kind, number, sector = "population", "many", "CVL"
    elif named.kind == "person" and not _is_body_of(name):
        kind, number = "person", "one"
        sector = next((titles()[t] for t in _titles_before(words, first) if titles().get(t)), "")
        country = _country_before(words, first, registry)
    else:
        typed = [name_types()[w] for w in name.split() if w in name_types()]
        number = "group"
        if typed:
            # In English the sort stands last ("Sokil Brigade"), or before "of"; elsewhere first ("Frente X").
            folded = name.split()
            sort = name_types().get(folded[folded.index("of") - 1] if "of" in folded[1:] else folded[-1]) or typed[0]
            kind, sector = qualified(folded, sort)
            body = nouns().get(" ".join(folded[: folded.index("of")])) if "of" in folded[1:] else None
            if body is not None and body.one == "group":
                kind, sector = body.many, body.sector  # "General Staff of the Armed Forces"
            owner = state_in(words, first, last, head, registry)
            if owner is not None:
                country = owner.country
                of_state = body_of_state(registry, owner.country or "", _without(words, first, last, registry))
                if of_state is not None:
                    form = Form(of_state, "name", of_state.name)
                    kind, sector = of_state.kind, of_state.sector or ""
                elif sort.type in _TROOPS and kind in ("armed_group", "organisation"):
                    kind, sector = "military", "MIL"
            elif folded[-1] == "army" and len(folded) > 1 and folded[0] not in words_of("armies"):
                kind, sector = "armed_group", "REB"  # "Karenni Army": of no state
        elif named.kind == "group":
            kind, number = "population", "many"
        elif named.kind == "organisation":
            kind, number = ("person", "one") if names_person(words, first, last, head) else ("organisation", number)
        if named.kind == "group" and words.dep[head] in ("amod", "compound", "acomp") and not typed:
            return None
    return Found(
        span=span, first=first, last=last, head=head, form="name", name=name, kind=kind, sector=sector,
        country=country, number=number, entry=form.entry if form else None,
        link_score=1.0 if form else None,
        link_reason=None if form is None else ("acronym" if form.use == "acronym" else "exact name"),
        gender=(form.entry.gender or "") if form else _gender(words, first),  # type: ignore[arg-type]
    )  # fmt: skip


def _is_body_of(name: str) -> bool:
    """Whether a name is that of a body "of" something, whatever the recogniser says: "army of the river"."""
    head, of, _ = name.partition(" of ")
    return bool(of) and head.split()[-1] in name_types()


def _titles_before(words: Words, first: int) -> list[str]:
    out = []
    i = first - 1
    while i >= 0 and i >= first - 5 and (fold_name(words.text[i]) in titles() or words.text[i] in ".,"):
        out.append(fold_name(words.text[i]))
        i -= 1
    return out


def _country_before(words: Words, first: int, registry: Registry) -> str | None:
    """Country of a state or its people that stands before a person's name: "U.S. Defense Secretary X", "Chad's Y"."""
    for i in range(first - 1, max(first - 1 - BEFORE_NAME, -1), -1):
        if words.dep[i] not in ("compound", "amod", "nmod", "poss", "case", "punct"):
            return None
        for form in registry.find(words.text[i]):
            if form.entry.kind == "state" and form.use != "capital":
                return form.entry.country
    return None


def _gender(words: Words, first: int) -> str:
    before = set(_titles_before(words, first))
    return "f" if before & words_of("women") else "m" if before & words_of("men") else ""


def _state(words: Words, named: Named, form: Form, span: Span, head: int, acting: bool) -> Found | None:
    """A state under its name, its people's name or its capital's, where that stands for the state."""
    if form.use == "demonym":
        return _demonym(words, named, form, span, head)
    if not acting and not stands_for_state(words, head, capital=form.use == "capital"):
        return None
    return _of_state(words, named, form, span, head, "metonym" if form.use == "capital" else "exact name")


def _of_state(words: Words, named: Named, form: Form, span: Span, head: int, reason: str) -> Found:
    return Found(
        span=span, first=named.first, last=named.last, head=head, form="name", name=fold_name(span.of(words.full)),
        kind="state", sector="", country=form.entry.country, number="group", entry=form.entry, link_score=1.0,
        link_reason=reason,
    )  # fmt: skip


def _demonym(words: Words, named: Named, form: Form, span: Span, head: int) -> Found | None:
    noun = words.head[head]
    attached = words.dep[head] in ("amod", "compound", "nmod", "poss") and noun != head
    if attached:
        if words.dep[head] == "poss":
            return _of_state(words, named, form, span, head, "demonym")
        if noun_at(words, noun) is not None or words.tag[noun] in ("NNP", "NNPS"):
            return None
        if words.lemma[noun] in words_of("places") or words.lemma[noun] in words_of("kinds_of_thing"):
            return None
        if named.first > 0 and words.text[named.first - 1] == "-":
            return None
        return _of_state(words, named, form, span, head, "demonym")
    # "by Malians": inside a sentence the tagger may take the plural for a singular name
    people = words.text[head].endswith("s") and words.text[head][:-1] in form.entry.demonyms
    plural = people or words.tag[head] in ("NNPS", "NNS")
    if plural or (
        words.tag[head] in ("NNP", "NN", "JJ") and words.dep[head] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    ):
        det = words.lower[named.first - 1] if named.first else ""
        if plural or det == "the":
            if det == "the":
                return _of_state(words, named, form, span, head, "demonym")
            return Found(
                span=span, first=named.first, last=named.last, head=head, form="name",
                name=fold_name(span.of(words.full)), kind="population", sector="CVL", country=form.entry.country,
                number="many",
            )  # fmt: skip
        if det in ("a", "an", "one", "another"):
            return Found(
                span=words.span(named.first - 1, named.last), first=named.first - 1, last=named.last, head=head,
                form="nominal", name=fold_name(span.of(words.full)), kind="unnamed", sector="CVL",
                country=form.entry.country, number="one",
            )  # fmt: skip
    return None


def number_of(tag: str) -> Number:
    """Grammatical number by part-of-speech tag."""
    return "many" if tag in ("NNS", "NNPS") else "one"
