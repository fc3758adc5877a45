"""Beside whom does a description stand: "N. N., a commander,", "the mayor, N. N.,", "the charity Petrona"?"""

from __future__ import annotations

from ...text import fold_name
from .contexts import words_of
from .draft import Found, Thing
from .lexicon import titles
from .memory import Memory
from .nominals import noun_at
from .quotes import Voices
from .words import Words

MAX_TO_NAME = 14
"""Tokens from the head of a description to the name behind it, at most."""
MAX_CALLING = 8
"""Tokens from a description to the name that its bearer is called by, at most: "a man who calls himself N. N."."""
BARS = frozenset('.;:()"“”–—')
"""Marks over which no name belongs to a description."""


class Beside:
    """Finds the actor that a description tells of where it stands beside a name or another description.

    Args:
        memory: who was mentioned so far.
        voices: who is quoted where.
    """

    def __init__(self, memory: Memory, voices: Voices) -> None:
        self.memory, self.words, self.voices = memory, memory.words, voices
        self._named_from = {one.first: thing for thing in memory.things for one in thing.mentions if one.form == "name"}
        """First token of a name to its bearer."""

    def of(self, found: Found) -> Thing | None:
        """The actor that a description stands beside: apposition, or "X is a …"."""
        words, i = self.words, found.head
        if words.text[found.first - 1] == ":" and self.voices.label_of.get(found.first - 2) is not None:
            return None  # "RIVER POST: General, you left": whom who speaks speaks to
        over = words.head[i]
        prefixed = words.dep[i] in ("compound", "nmod") and over > i
        prefixed = prefixed or (found.name in words_of("bearers") and self._doubled(i))
        # "on Friday the principal N. N. left": whatever the parser hangs it on
        prefixed = prefixed or (found.number == "one" and found.last == i and found.first < i and self._person(i + 1))
        bearer = self._named_from.get(after_titles(words, i + 1)) if prefixed else self._called(found)
        if bearer is not None and bearer.named and agree(found, bearer):
            return bearer
        named = self._named(found)
        if named is not None:
            return named
        if words.dep[i] == "appos" and over in self.memory.at and agree(found, self.memory.at[over]):
            return self.memory.at[over]
        for child in words.children[i]:
            if words.dep[child] == "appos" and child in self.memory.at and agree(found, self.memory.at[child]):
                return self.memory.at[child]
        comma = found.first - 1
        if found.number == "one" and comma > 0 and "\n" in words.text[comma] and self.memory.recent:
            # "N. N. | Spokesman of the Front", in the lines of a signature
            signed = self.memory.recent[-1]
            if signed.form == "name" and signed.last == comma - 1 and signed.thing is not None:
                return signed.thing if agree(found, signed.thing) else None
        if words.dep[i] == "appos" and comma > 0 and words.text[comma] == ",":
            # The parser often hangs the apposition on the wrong noun: what ends before the comma comes first.
            for before in reversed(self.memory.recent[-3:]):
                if before.last == comma - 1 and before.thing is not None and agree(found, before.thing):
                    return before.thing
        label = self.voices.label_of.get(i)
        if label is not None and found.number == "one":
            for k in range(label, i):
                if k in self.memory.at and self.memory.at[k].kind == "person":
                    return self.memory.at[k]
        if words.dep[i] == "attr" and words.lemma[over] == "be" and words.child(over, "neg") is None:
            subject = words.child(over, "nsubj")
            if subject is not None and subject in self.memory.at and agree(found, self.memory.at[subject]):
                return self.memory.at[subject]
        if words.dep[i] == "nsubj" and words.lemma[over] == "be" and found.number == "one" and found.definite:
            # "the president of the Front is N. N."
            name = words.child(over, "attr")
            thing = self.memory.at.get(name) if name is not None and words.child(over, "neg") is None else None
            return thing if thing is not None and thing.kind == "person" and thing.named else None
        return None

    def _person(self, i: int) -> bool:
        """Whether a person's name begins at a token or behind titles there."""
        thing = self._named_from.get(after_titles(self.words, i)) if i < len(self.words) else None
        return thing is not None and thing.kind == "person"

    def _doubled(self, i: int) -> bool:
        """Whether the parser hangs a noun beside the name behind it on one verb: "the charity Petrona said"."""
        words, name = self.words, i + 1
        while name < len(words) - 1 and words.dep[name] == "compound":
            name += 1
        return name < len(words) and words.head[name] == words.head[i] and words.dep[name] == words.dep[i] == "nsubj"

    def _called(self, found: Found) -> Thing | None:
        """Whose name stands before a word for a whole group: "the Nile Shield militia"."""
        before = found.head - 1
        if found.name not in words_of("bearers") or self.words.head[before] != found.head or before < found.first:
            return None
        thing = self.memory.at.get(before)
        return thing if thing is not None and thing.kind not in ("state", "igo", "population") else None

    def _named(self, found: Found) -> Thing | None:
        """Whose name follows: "the mayor chosen by Bamako, N. N., said", "a man called N. N."."""
        words, after, called = self.words, found.last + 1, False
        if found.number == "one" and words.tag[found.head + 1 : found.head + 2] == ["WP"]:
            after = found.head + 1  # "a man who calls himself N. N."
        if words.text[after : after + 1] == [","] and words_of("naming") & {*words.lower[after + 1 : after + 2]}:
            after += 1  # "the Sahel branch, known as N. N."
        while after < min(found.last + MAX_CALLING, len(words)) and (
            words.lower[after] in words_of("naming", "among") or words.lower[after] in words_of("naming")
        ):
            called = called or (words.lower[after] in words_of("naming") and self._is_named(found, after))
            after += 1
        thing = self._named_from.get(after_titles(words, after)) if called else None
        if thing is not None:
            bare = thing.kind == "organisation" and not (thing.entry or thing.sector)
            if bare and found.number == "one":
                thing.kind, thing.number = "person", "one"  # whatever the recogniser takes the name for
            return thing if agree(found, thing) else None
        if found.number != "one":
            return None
        for k in range(found.head + 1, min(found.head + MAX_TO_NAME, len(words) - 1)):
            if words.sent[k] != words.sent[found.head] or (k > found.last and self._bars(k)):
                return None
            if words.text[k] == ",":
                thing = self._named_from.get(after_titles(words, k + 1))
                if thing is None or thing.kind != "person" or not agree(found, thing):
                    return None
                name = next(one for one in thing.mentions if one.first == after_titles(words, k + 1))
                behind = words.text[name.last + 1] if name.last + 1 < len(words) else "."
                # "according to the governor, N. N."
                ends = behind == "," or (found.definite and (behind == "." or "\n" in behind))
                return thing if ends else None
        return None

    def _is_named(self, found: Found, verb: int) -> bool:
        """Whether a word of naming gives the name to the one before it: not in "the government calls the Front …"."""
        words = self.words
        calls = words.dep[found.head] == "nsubj" and words.head[found.head] == verb
        return not calls or any(one.endswith(("self", "selves")) for one in words.lower[verb + 1 : verb + 2])

    def _bars(self, k: int) -> bool:
        """Whether a word parts a description from a name behind a comma: a verb of its own, a mark, another person."""
        words = self.words
        noun = noun_at(words, k)
        person = noun is not None and noun.one == "person" and words.dep[k] not in ("compound", "amod", "nmod")
        return person or words.tag[k] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or words.text[k] in BARS


def agree(found: Found, thing: Thing) -> bool:
    """Whether somebody may be told by a description, by number."""
    if found.number == "one":
        return thing.kind in ("person", "unnamed", None) and thing.number != "many"
    if found.number == "many":
        return thing.number in ("many", "group", "")
    return thing.kind not in ("person", "unnamed")


def after_titles(words: Words, i: int) -> int:
    """The first token from `i` on that is no title: a name is found without it."""
    while i < len(words) - 1 and (fold_name(words.text[i]) in titles() or words.text[i] == "."):
        i += 1
    return i
