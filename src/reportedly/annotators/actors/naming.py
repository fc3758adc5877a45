"""Which names of a text are names of one actor?

Two names are one actor where the registry, the spelling, an acronym or the text itself says so, never for likeness.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from ...registry import Registry
from ...text import fold_name
from .contexts import words_of
from .draft import Found, Thing
from .heads import head_word
from .lexicon import name_types, nouns, titles
from .modifiers import country_of_modifier
from .words import Words

_CUES = frozenset(
    {
        "or",
        "aka",
        "alias",
        "known",
        "called",
        "formerly",
        "acronym",
        "abbreviated",
        "dubbed",
        "nicknamed",
        "renamed",
        "initials",
        "abbreviation",
    }
)
_FILLERS = frozenset(
    {
        "also",
        "as",
        "the",
        "previously",
        "better",
        "widely",
        "commonly",
        "by",
        "its",
        "his",
        "her",
        "name",
        "in",
        "arabic",
        "spanish",
        "french",
        "english",
        "portuguese",
        "turkish",
        "kurdish",
        "russian",
        "ukrainian",
        "hebrew",
        "persian",
        "urdu",
        "indonesian",
        "serbian",
        "their",
        "locally",
        "a.k.a.",
        "a.k.a",
        "more",
        "itself",
        "himself",
        "herself",
        "themselves",
    }
)
_OPEN_QUOTES = frozenset("\"“'‘«(,")
MAX_BETWEEN = 7
"""An alias stands at most this many tokens after the name it is another of."""


class NameBook:
    """The actors of a text by their names.

    Args:
        words: the text.
        registry: known actors, for names of states inside names.
        own: folded names of those who wrote and publish the text.
    """

    def __init__(self, words: Words, registry: Registry, own: Set[str] = frozenset()) -> None:
        self.words, self.registry, self.own = words, registry, own
        self.things: list[Thing] = []
        self._by_entry: dict[str, Thing] = {}
        self._by_name: dict[tuple[str, bool], Thing] = {}
        self._by_key: dict[tuple[str, ...], Thing] = {}
        self._surnames: dict[str, list[Thing]] = {}
        self._given: dict[str, list[Thing]] = {}
        self._initials: dict[str, Thing] = {}
        self._parts: dict[str, list[Thing]] = {}
        self._heads: dict[str, list[Thing]] = {}

    def add_all(self, names: Sequence[Found]) -> None:
        """Group all names of the text; full and known names first, so that a short form before them finds them too."""
        for found in sorted(names, key=lambda f: (-len(f.name.split()), f.entry is None, f.span)):
            thing = self._find(found) or self._new()
            thing.add(found, self.words.full)
            if found.kind == "person" and " " in found.name and thing.kind == "organisation" and _is_bare(thing):
                thing.kind, thing.number = "person", "one"
            self._index(found, thing)
        for found in names:
            if found.kind == "person" and found.thing is not None:
                self._describe(found, found.thing)
        self._aliases(names)
        for thing in self.things:
            thing.mentions.sort(key=lambda f: f.span)
        self.things = [thing for thing in self.things if thing.mentions]

    def _new(self) -> Thing:
        thing = Thing()
        self.things.append(thing)
        return thing

    def _find(self, found: Found) -> Thing | None:
        if found.entry is not None:
            return self._by_entry.get(found.entry.id)
        person = found.kind == "person"
        same = self._by_name.get((found.name, person))
        if same is None and not person:
            parts = found.name.split()
            bare = len(parts) == 1 or not (found.sector or name_types().keys() & parts)
            same = self._by_name.get((found.name, True)) if bare else None
            same = same or self._by_key.get(self._key(found.name))
        if same is None:
            # of one name the recogniser says now this, now that
            other = self._by_name.get((found.name, not person))
            same = other if other is not None and (_is_bare(other) or (person and " " not in found.name)) else None
        if same is not None:
            return same
        if person:
            return self._person(found.name.split())
        bare = found.kind == "organisation" and not found.sector and " " in found.name
        return (self._person(found.name.split()) if bare else None) or self._body(found)

    def _person(self, parts: list[str]) -> Thing | None:
        """The one person whose name ends in these words, or whose given name it is, or who has a middle name more."""
        if len(parts) > 2:
            return None
        if len(parts) == 1:
            for index in (self._surnames, self._given):
                known = index.get(parts[0], [])
                if len(known) == 1:
                    return known[0]
            return None
        known = [t for t in self._surnames.get(parts[-1], []) if any(self._within(parts, n.split()) for n in t.names)]
        return known[0] if len(known) == 1 else None

    @staticmethod
    def _within(short: list[str], full: list[str]) -> bool:
        """Whether `short` is `full` without middle names, or its end."""
        return full[-len(short) :] == short or (short[0] == full[0] and short[-1] == full[-1])

    def _body(self, found: Found) -> Thing | None:
        parts = found.name.split()
        written = found.span.of(self.words.full)
        if len(parts) == 1 and written.isupper() and 2 <= len(written) <= 7:
            return self._initials.get(parts[0])
        if len(parts) == 1 and parts[0] not in name_types() and len(self._surnames.get(parts[0], [])) == 1:
            # The recogniser often takes a bare surname for a firm or a place.
            return self._surnames[parts[0]][0]
        known = list(dict.fromkeys(self._parts.get(" ".join(p for p in parts if p not in words_of("small")), [])))
        return known[0] if len(known) == 1 else self._headed(found)

    def _headed(self, found: Found) -> Thing | None:
        """Of the bodies whose names a word heads ("the Council") who publishes the text, else the one named last.

        A plural is that of the one body whose people it names, before its name too: "Tigers", of the Liberation Tigers.
        """
        if len(alone := self._heads.get(found.name, [])) == 1 and self.words.tag[found.last] in ("NNPS", "NNS"):
            return alone[0]
        if found.first == 0 or self.words.lower[found.first - 1] != "the":
            return None
        told = []
        for thing in self._heads.get(found.name, []):
            before = [one.span for one in thing.mentions if one.span < found.span]
            if before:
                told.append((not self.own.isdisjoint(thing.names), max(before), thing))
        return max(told, key=lambda row: row[:2])[2] if told else None

    def _key(self, name: str) -> tuple[str, ...]:
        """A name as the sort of group and its other words in order of the alphabet, states under their code."""
        types = name_types()
        key = []
        for word in name.split():
            if word in words_of("small"):
                continue
            if word in types:
                key.append("=" + types[word].type)
                continue
            states = [f for f in self.registry.find(word) if f.entry.kind == "state"]
            key.append("@" + states[0].entry.id if states else word)
        return tuple(sorted(key))

    def _index(self, found: Found, thing: Thing) -> None:
        parts = found.name.split()
        person = thing.kind == "person"
        self._by_name.setdefault((found.name, person), thing)
        if found.entry is not None:
            self._by_entry.setdefault(found.entry.id, thing)
        if person:
            if len(parts) > 1:
                self._put(self._surnames, parts[-1], thing)
                self._put(self._given, parts[0], thing)
            return
        key = self._key(found.name)
        if len(key) > 1:
            self._by_key.setdefault(key, thing)
        known = found.entry.names if found.entry is not None else ()
        for name in (found.name, *map(fold_name, known), fold_name(found.entry.name) if found.entry else ""):
            if thing.kind != "state" and (head := head_word(name)):
                self._put(self._heads, head, thing)
        content = [p for p in parts if p not in words_of("small")]
        if len(content) > 1:
            self._initials.setdefault("".join(p[0] for p in content), thing)
            self._initials.setdefault("".join(p[0] for p in parts), thing)
            types = name_types()
            whole = thing.kind not in ("state",)
            for i in range(len(content)):
                for j in range(i + 1, min(len(content), i + 6) + 1):
                    piece = content[i:j]
                    if len(piece) == len(content) or not whole:
                        continue
                    # A part may stand for the whole where it keeps the word for the sort, or lacks nothing else.
                    if any(p in types for p in piece) or all(p in types for p in content[:i] + content[j:]):
                        self._put(self._parts, " ".join(piece), thing)

    @staticmethod
    def _put(index: dict[str, list[Thing]], key: str, thing: Thing) -> None:
        known = index.setdefault(key, [])
        if thing not in known and len(known) < 4:
            known.append(thing)

    def _describe(self, found: Found, thing: Thing) -> None:
        """Take in what stands before a person's name: "Iraqi analyst", "Prime Minister", "army spokesman"."""
        words = self.words
        first = words.left_edge(found.head)
        for i in range(first, found.first):
            noun = nouns().get(words.lemma[i])
            title = titles().get(words.lower[i].rstrip("."))
            if noun is not None and noun.one == "person":
                thing.heads.add(words.lemma[i])
                thing.sector = thing.sector or noun.sector
            elif title:
                thing.heads.add(words.lower[i])
                thing.sector = thing.sector or title
        thing.country = thing.country or country_of_modifier(words, found.head, self.registry)

    def _aliases(self, names: Sequence[Found]) -> None:
        """Join names that the text itself calls names of one actor: brackets, "or", "also known as"."""
        ordered = sorted(names, key=lambda f: f.span)
        for left, right in pairwise(ordered):
            if left.thing is right.thing or left.thing is None or right.thing is None:
                continue
            if right.first - left.last > MAX_BETWEEN or self.words.sent[left.last] != self.words.sent[right.first]:
                continue
            if self._said_alias(left, right) and self._may_join(left.thing, right.thing):
                if self.words.lower[left.last + 1] == "alias" and left.thing.kind == "organisation" and not left.sector:
                    left.thing.kind, left.thing.number = "person", "one"
                self._join(left.thing, right.thing)
                self._index(right, left.thing)

    def _said_alias(self, left: Found, right: Found) -> bool:
        words = self.words
        between = [words.lower[k] for k in range(left.last + 1, right.first)]
        cued = any(k in _CUES for k in between)
        if not all(k in _CUES or k in _FILLERS or not k[0].isalnum() for k in between):
            return False
        if "or" in between and between[0] == "or" and not (left.kind == right.kind == "person"):
            cued = between[0] != "or" or words.text[left.last + 1] != "or"
        if words.tag[right.last + 1 : right.last + 2] == ["POS"]:
            return False  # "the Front, called N. N.'s figures lies"
        if cued and between:
            return True
        after = words.text[right.last + 1] if right.last + 1 < len(words) else ""
        if left.kind == "person" and between and words.text[right.first - 1] in '"“«‘' and after in '"”»’':
            # 'Ali Fawaz, "Abu Turab", fell'; 'Ali Fawaz ("Abu Turab")'
            return words.text[left.last + 1] in ',("“«‘' and len(between) <= 2
        if between[:1] == ["("] and words.text[right.first - 1] in "\"“«‘'" and after in "\"”»’'":
            # 'Jabhat al-Wadi ("Valley Front")'
            after = words.text[right.last + 2] if right.last + 2 < len(words) else ""
        return bool(between) and between[0] == "(" and after == ")"

    @staticmethod
    def _may_join(left: Thing, right: Thing) -> bool:
        if left.entry is not None and right.entry is not None:
            return False
        if "state" in (left.kind, right.kind):
            return False
        # Whatever the recogniser takes a name for, of which no word tells a sort: the text says that it is another's.
        bare = not (right.entry or right.sector) and right.kind in ("person", "organisation", "population", None)
        return bare or (left.kind == "person") == (right.kind == "person")

    def _join(self, into: Thing, other: Thing) -> None:
        for found in other.mentions:
            into.add(found, self.words.full)
        other.mentions = []


def _is_bare(thing: Thing) -> bool:
    """Whether nothing but the recogniser tells what somebody is."""
    return thing.entry is None and not thing.sector and thing.kind in ("person", "organisation", None)


def folded(words: Words, first: int, last: int) -> str:
    """The folded text of a run of tokens."""
    return fold_name(words.full[words.begin[first] : words.end[last]])
