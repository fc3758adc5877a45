"""Who is who: texts of our own with every mention of every party, and how many of them are read as the right one.

Form and conventions: docs/parties.md. `python -m training.parties` prints the shares by form and by genre.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import reportedly
from reportedly.model import Record, Span

FOLDER = Path(__file__).parent / "parties"
_MARK = re.compile(r"\{(\d+(?:\+\d+)*)\|")
_PRONOUNS = frozenset(
    [
        "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs", "themselves",
        "it", "its", "itself", "we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself", "you", "your",
        "yours", "yourself", "yourselves", "both",
    ]
)  # fmt: skip

Form = Literal["name", "nominal", "pronoun"]
Outcome = tuple[Form, bool, bool]
"""How a mention is written, whether its party was told before, and whether it was read as the right party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with its mentions.

    Args:
        genre: what kind of text it is.
        author: number of the party that issues it, or None.
        text: without the marks.
        mentions: span and numbers of each mention, the outer before the inner.
    """

    genre: str
    author: str | None
    text: str
    mentions: tuple[tuple[Span, frozenset[str]], ...]

    @property
    def issuer(self) -> str | None:
        """The name of the party that issues it, where the text tells one."""
        told = (span.of(self.text) for span, parties in self.mentions if parties == {self.author})
        return next((words.removeprefix("The ").removeprefix("the ") for words in told if _form(words) == "name"), None)


def read_parties(folder: Path = FOLDER) -> list[MarkedText]:
    """All texts of the corpus.

    Raises:
        ValueError: where a text is not of the form; the message names file and line.
    """
    return [text for path in sorted(folder.glob("*.txt")) for text in _texts(path)]


def _texts(path: Path) -> Iterator[MarkedText]:
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        fields = [field.strip() for field in head.split("|")]
        if len(fields) != 3:
            raise ValueError(f"{path.name}: {head!r} is not GENRE | COUNTRY | AUTHOR")
        text, mentions = _unmarked(body.strip(), f"{path.name}: {head}")
        author = re.match(r"\d+", fields[2])
        yield MarkedText(genre=fields[0], author=author and author.group(), text=text, mentions=mentions)  # type: ignore[arg-type]


def _unmarked(body: str, where: str) -> tuple[str, tuple[tuple[Span, frozenset[str]], ...]]:
    text, at, opened, mentions = "", 0, list[tuple[int, frozenset[str]]](), list[tuple[Span, frozenset[str]]]()
    while at < len(body):
        mark = _MARK.match(body, at)
        if mark is not None:
            opened.append((len(text), frozenset(mark.group(1).split("+"))))
            at = mark.end()
        elif body[at] == "}" and opened:
            begin, parties = opened.pop()
            mentions.append((Span(begin, len(text)), parties))
            at += 1
        elif body[at] in "{}":
            raise ValueError(f"{where}: a brace without its fellow at {body[max(at - 30, 0) : at + 30]!r}")
        else:
            text += body[at]
            at += 1
    if opened:
        raise ValueError(f"{where}: a mention has no end")
    return text, tuple(sorted(mentions, key=lambda one: (one[0].begin, -one[0].end)))


def outcomes(marked: MarkedText, record: Record) -> list[Outcome]:
    """How each mention was read; parties and actors are paired one to one by the mentions that they share."""
    found = [(span, actor.id) for actor in record.actors for span in actor.mentions]
    read = [_at(span, found) for span, _ in marked.mentions]
    shared: Counter[tuple[str, str]] = Counter()
    for (span, parties), actors in zip(marked.mentions, read, strict=True):
        if len(parties) == 1:
            shared.update({(*parties, actor): 5 if _form(span.of(marked.text)) == "name" else 3 for actor in actors})
    party_of: dict[str, str] = {}
    for (party, actor), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if actor not in party_of and party not in party_of.values():
            party_of[actor] = party
    told: set[str] = set()
    rows: list[Outcome] = []
    for (span, parties), actors in zip(marked.mentions, read, strict=True):
        right = {party_of.get(actor) for actor in actors} == parties
        rows.append((_form(span.of(marked.text)), parties <= told, right))
        told |= parties
    return rows


def _at(span: Span, found: Sequence[tuple[Span, str]]) -> frozenset[str]:
    """The actors of the mention that fits a span best: same end, or same begin with a phrase behind it."""
    fits = [
        (abs(one.begin - span.begin) + abs(one.end - span.end), one, actor)
        for one, actor in found
        if one.end == span.end or (one.begin == span.begin and one.end > span.end)
    ]
    best = min((distance for distance, *_ in fits), default=0)
    return frozenset(actor for distance, _, actor in fits if distance == best)


def _form(words: str) -> Form:
    if words.lower() in _PRONOUNS:
        return "pronoun"
    rest = words.split()[1:] if words.split()[0].lower() in ("the", "a", "an", *_PRONOUNS) else words.split()
    return "name" if rest and rest[-1][0].isupper() else "nominal"


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="folder with marked texts")
    given = parser.parse_args(arguments)
    table: dict[str, list[Outcome]] = {}
    for marked in read_parties(given.folder):
        record = reportedly.read_text(marked.text, published="2024-06-10", publisher=marked.issuer)
        rows = outcomes(marked, record)
        for form, before, right in rows:
            table.setdefault(f"{form}, {'told before' if before else 'first'}", []).append((form, before, right))
        table.setdefault(f"genre {marked.genre.lower()}", []).extend(row for row in rows if row[0] != "name")
        table.setdefault("all but names", []).extend(row for row in rows if row[0] != "name")
    for name, rows in sorted(table.items()):
        print(f"{name:32} {sum(right for *_, right in rows) / len(rows):.3f} of {len(rows)}")


if __name__ == "__main__":
    main()
