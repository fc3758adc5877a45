"""The claims corpus: short texts of our own with every event that they tell, in part also loaded words and sayings.

Form and conventions: docs/corpus.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from reportedly.encoders.triggers import FACTUALITIES, REALITIES, ROLES
from reportedly.model import Technique
from reportedly.model.event import PloverType

FOLDER = Path(__file__).parent / "corpus"
LETTERS = dict(zip("AROPTIN", ROLES, strict=True))
"""How a field of an event line is written, for each role."""
TYPES = frozenset(get_args(PloverType))
TECHNIQUES = frozenset(get_args(Technique))
DEVELOPMENT = 0.08
"""Share of the texts on which nothing is learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEvent:
    """An event as marked; spans are half-open code points of the text.

    Args:
        trigger: the word that tells it.
        type: PLOVER type.
        factuality: as the innermost source puts it; None of an event on which one may differ.
        reality: the same.
        roles: the phrases for each role.
        unknown: the stretches of its sentence of which nobody says whether they are of a role.
    """

    trigger: tuple[int, int]
    type: str
    factuality: str | None
    reality: str | None
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    unknown: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def undecided(self) -> bool:
        """Whether one may differ on it: a second word for an event, or one that only points back at it."""
        return self.factuality is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSaying:
    """An attribution as marked; spans are half-open code points of the text.

    Args:
        source: who says it; empty where nobody is named.
        cue: the words that tell of the saying; empty of a quotation whose speaker stands elsewhere.
        content: what is said, in one part or several.
        depth: 0, or within how many others it stands: it is in the content of the last one before that has one less.
        undecided: whether one may differ on it.
    """

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    depth: int
    undecided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with its sentences, events, loaded words and sayings.

    Args:
        name: its file and line.
        text: its words.
        sentences: half-open code points of it.
        events: those that it tells.
        wording: loaded words with their technique, None of what one may differ on; None of a text that was not read
            for wording.
        sayings: attributions, an outer one before those within it; None of a text that was not read for them.
    """

    name: str
    text: str
    sentences: list[tuple[int, int]]
    events: list[MarkedEvent]
    wording: list[tuple[tuple[int, int], str | None]] | None
    sayings: list[MarkedSaying] | None


def is_development(text: str) -> bool:
    """Whether a text is one on which nothing is learned: by its letters."""
    return int(hashlib.sha1(text.encode()).hexdigest(), 16) % 1000 < 1000 * DEVELOPMENT


def read_corpus(folder: Path = FOLDER) -> list[MarkedText]:
    """All texts, file by file.

    Raises:
        ValueError: where a line is not of the form; it says which, and what is wrong with it.
    """
    return [text for path in sorted(folder.glob("*.txt")) for text in _texts(path)]


def _texts(path: Path) -> Iterator[MarkedText]:
    lines = path.read_text(encoding="utf-8").split("\n")
    # a file is read for wording and for sayings as a whole or not at all
    for_wording, for_sayings = (any(line.startswith(mark) for line in lines) for mark in "!~")
    begun, gap = 1, ""
    words, sentences, events, wording, sayings = "", [], [], [], []
    for number, line in enumerate([*lines, "#"], 1):
        where = f"{path.name}:{number}"
        if line.startswith("#"):
            if words:
                yield MarkedText(
                    name=f"{path.name}:{begun}", text=words, sentences=sentences, events=events,
                    wording=wording if for_wording else None, sayings=sayings if for_sayings else None,
                )  # fmt: skip
            begun, gap = number, ""
            words, sentences, events, wording, sayings = "", [], [], [], []
        elif line.startswith("= "):
            words += gap
            sentences.append((len(words), len(words) + len(line) - 2))
            words, gap = words + line[2:], " "
        elif line.startswith(("> ", "! ", "~")):
            if not sentences:
                raise ValueError(f"{where}: a mark before any sentence")
            if line[0] == ">":
                events.append(_event(line[2:], words, sentences[-1], where))
            elif line[0] == "!":
                wording.append(_loaded(line[2:], words, sentences[-1], where))
            else:
                _say(line, words, sentences[-1], sayings, where)
        elif not line.strip():
            gap = "\n" if words else ""
        else:
            raise ValueError(f"{where}: a line begins with '# ', '= ', '> ', '! ' or '~ ', not with {line[:20]!r}")


def _loaded(line: str, text: str, sentence: tuple[int, int], where: str) -> tuple[tuple[int, int], str | None]:
    words, _, technique = (part.strip() for part in line.rpartition("|"))
    if technique not in TECHNIQUES:
        raise ValueError(f"{where}: expected a technique after the words, found {technique!r}")
    (at,) = _places(words.removeprefix("? "), text, sentence, where)[:1]
    return at, None if words.startswith("? ") else technique


def _event(line: str, text: str, sentence: tuple[int, int], where: str) -> MarkedEvent:
    trigger, *fields = (part.strip() for part in line.split("|"))
    undecided = trigger.startswith("?")
    (at,) = _places(trigger.lstrip("? "), text, sentence, where)[:1]
    if re.search(r"\s", text[slice(*at)]):
        raise ValueError(f"{where}: a trigger is one word, not {text[slice(*at)]!r}")
    if not fields or fields[0] not in TYPES:
        raise ValueError(f"{where}: expected a PLOVER type after the trigger, found {fields[:1]}")
    type_, *fields = fields
    factuality = reality = None
    if fields and fields[0][:2] not in {f"{letter}:" for letter in LETTERS}:
        factuality, _, reality = fields.pop(0).partition(" ")
        if factuality not in FACTUALITIES or reality not in REALITIES:
            raise ValueError(f"{where}: expected factuality and reality, found '{factuality} {reality}'")
    elif not undecided:
        raise ValueError(f"{where}: factuality and reality lack")
    roles: dict[str, list[tuple[int, int]]] = {}
    for one in fields:
        letter, _, phrases = one.partition(":")
        if letter not in LETTERS:
            raise ValueError(f"{where}: fields are {', '.join(LETTERS)}, not {letter!r}")
        for phrase in phrases.split(";"):
            found = _places(phrase.strip(), text, sentence, where)
            roles.setdefault(LETTERS[letter], []).append(min(found, key=lambda span: abs(span[0] - at[0])))
    if undecided:
        factuality = reality = None
    return MarkedEvent(trigger=at, type=type_, factuality=factuality, reality=reality, roles=roles)


def _say(line: str, text: str, sentence: tuple[int, int], before: list[MarkedSaying], where: str) -> None:
    """Add a saying to those before it, or lengthen the last one where its words go on."""
    body = line.lstrip("~")
    depth = len(line) - len(body) - 1
    fields = [part.strip() for part in body.strip().removeprefix("? ").split("|")]
    if len(fields) != 3 or not fields[2]:
        raise ValueError(f"{where}: expected source | cue | content, found {body.strip()!r}")
    if fields[0] == "+":
        last = next((one for one in reversed(before) if one.depth == depth), None)
        if last is None:
            raise ValueError(f"{where}: no saying before that could go on")
        last.content.extend(_parts(fields[2], text, sentence, where))
        return
    if depth > 0 and (not before or before[-1].depth < depth - 1):
        raise ValueError(f"{where}: no saying before in which it could stand")
    source, cue, content = (_parts(field, text, sentence, where) for field in fields)
    undecided = body.strip().startswith("? ")
    before.append(MarkedSaying(source=source, cue=cue, content=content, depth=depth, undecided=undecided))


def _parts(field: str, text: str, sentence: tuple[int, int], where: str) -> list[tuple[int, int]]:
    return [_places(part.strip(), text, sentence, where)[0] for part in field.split(" // ") if part.strip()]


def _places(words: str, text: str, sentence: tuple[int, int], where: str) -> list[tuple[int, int]]:
    """Where some words stand in a sentence, as whole words; `words#2` are the second ones only."""
    wanted, _, number = words.partition("#")
    # a mark such as a colon, or "'ve" behind a pronoun, has no border of a word at its begin
    borders = r"(?<!\w)" * wanted[:1].isalnum(), r"(?!\w)" * wanted[-1:].isalnum()
    found = [match.span() for match in re.compile(re.escape(wanted).join(borders)).finditer(text, *sentence) if wanted]
    if number.isdigit():
        found = found[int(number) - 1 : int(number)]
    if not found:
        raise ValueError(f"{where}: {words!r} does not stand in the sentence")
    return found
