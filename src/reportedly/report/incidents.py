"""What the pages on incidents, disputes and threats need, as plain values: accounts, figures, words, passages.

Claims and documents are numbers among those of the report. What weighing says of a claim that the report does not hold
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model import THIRD, Account, Copy, Dispute, Incident, Position, Record, Span, Weighed
from ..text import fold_blanks
from ..weighing.views import Told, told
from ..weighing.views.told import COUNTS, HowMany, When, who
from .view import utf16

COPIES_SHOWN = 40
"""Pairs of copies given for one incident; a text that hundreds copy has more, all alike."""
_REF = re.compile(r"([0-9a-f]{8})#(c\d+)")
"""A claim in a sentence of weighing, by the begin of its document's id."""


class IncidentPages:
    """Gathers from each record what the incidents need of it, then gives their views.

    Args:
        weighed: what weighing gave for the same records.
    """

    def __init__(self, weighed: Weighed) -> None:
        self._weighed = weighed
        self._wanted = {ref for one in weighed.incidents for ref in one.claims}
        copying = {document for copy in weighed.copies for document in (copy.one, copy.two)}
        self._copying = copying
        self._told: dict[str, Told] = {}
        self._words: dict[str, dict[str, Any]] = {}
        self._claims: dict[str, int] = {}
        self._short: dict[str, int] = {}
        self._documents: dict[str, int] = {}
        self._offsets: dict[str, Callable[[Span], list[int]]] = {}

    def add(self, record: Record) -> None:
        """Take in one record, in the order of the report."""
        document = record.document
        self._documents[document.id] = len(self._documents)
        for claim in record.claims:
            self._short.setdefault(f"{document.id[:8]}#{claim.id}", len(self._claims))
            self._claims[f"{document.id}#{claim.id}"] = len(self._claims)
        if document.id in self._copying:
            self._offsets[document.id] = utf16(document.text)
        mine = {ref: one for ref, one in told([record]).items() if ref in self._wanted}
        self._told |= mine
        actors = {actor.id: actor for actor in record.actors}
        for claim in record.claims:
            event = claim.event
            if event is None or f"{document.id}#{claim.id}" not in mine:
                continue
            people = {}
            for one in (*event.actor, *event.recipient):
                if one in actors:
                    spans = [span for span in actors[one].mentions if claim.span.covers(span)]
                    if spans:
                        key = who([actors[one]]).key
                        people[key] = (actors[one].name, fold_blanks(spans[0].of(document.text)))
            self._words[f"{document.id}#{claim.id}"] = {
                "act": fold_blanks(event.trigger.of(document.text)),
                "people": people,
            }

    def values(self) -> dict[str, Any]:
        """The views of all incidents, of disputes about actors, and of threats followed up."""
        by_document: dict[str, list[Copy]] = {}
        for copy in self._weighed.copies:
            by_document.setdefault(copy.one, []).append(copy)
        followed: dict[int, list[list[Any]]] = {}
        for one in self._weighed.threats:
            if one.threat in self._claims and one.claim in self._claims:
                followed.setdefault(self._claims[one.threat], []).append([self._claims[one.claim], one.match])
        return {
            "incidents": [
                self._incident(one, by_document) for one in self._weighed.incidents if self._known(one.claims)
            ],
            "about_actors": [
                {
                    "actor": one.actor,
                    "relation": one.relation,
                    "positions": [self._position(p, {}) for p in one.positions],
                }
                for one in self._weighed.actor_disputes
            ],
            "followed": sorted(followed.items()),
        }

    def _known(self, refs: Iterable[str]) -> list[int]:
        return [self._claims[ref] for ref in refs if ref in self._claims]

    def _incident(self, incident: Incident, copies: dict[str, list[Copy]]) -> dict[str, Any]:
        accounts = {account.origin.id: number for number, account in enumerate(incident.accounts)}
        earliest, latest = self._days(incident)
        return {
            "id": incident.id,
            "type": incident.type,
            "agreed": dict(incident.agreed),
            "earliest": earliest,
            "latest": latest,
            "grade": incident.grade,
            "why": self._sentence(incident.why),
            "change": self._sentence(incident.would_change),
            "accounts": [self._account(one) for one in incident.accounts],
            "tolls": self._tolls(incident),
            "words": self._said(incident),
            "disputed": [self._dispute(one, accounts) for one in incident.disputed],
            "refined": [self._dispute(one, accounts) for one in incident.refined],
            "covered": self._known(incident.covered_by),
            "joined": [
                [self._claims[one.one], self._claims[one.two], one.score, list(one.reasons)]
                for one in incident.joined
                if one.one in self._claims and one.two in self._claims
            ],
            "copies": self._copies(incident, copies),
        }

    def _days(self, incident: Incident) -> tuple[str | None, str | None]:
        """The days that all claims with a time of their own leave open together; an open end is none."""
        times = [one.values["time"] for one in map(self._told.get, incident.claims) if one and "time" in one.values]
        days = [time for time in times if isinstance(time, When)]
        first = min((day.earliest for day in days if day.earliest), default=None)
        return first, max((day.latest for day in days if day.latest), default=None)

    def _sentence(self, words: str) -> list[str | int]:
        """A sentence in parts: words, and claims by number where the report holds them."""
        parts: list[str | int] = []
        at = 0
        for match in _REF.finditer(words):
            number = self._short.get(match.group())
            if number is not None:
                parts += [words[at : match.start()], number]
                at = match.end()
        return [part for part in (*parts, words[at:]) if part != ""]

    def _account(self, account: Account) -> dict[str, Any]:
        return {
            "origin": account.origin.name,
            "side": account.side,
            "claims": self._known(account.claims),
            "documents": [self._documents[one] for one in account.documents if one in self._documents],
            "texts": account.texts,
            "arithmetic": account.arithmetic,
        }

    def _dispute(self, dispute: Dispute, accounts: Mapping[str, int]) -> dict[str, Any]:
        return {
            "field": dispute.field,
            "type": dispute.type,
            "positions": [self._position(one, accounts) for one in dispute.positions],
            "silent": [accounts[one] for one in dispute.silent if one in accounts],
        }

    def _position(self, position: Position, accounts: Mapping[str, int]) -> dict[str, Any]:
        return {
            "value": position.value,
            "claims": self._known(position.claims),
            "accounts": [accounts[one] for one in position.origins if one in accounts],
            "against": position.against_interest,
        }

    def _tolls(self, incident: Incident) -> list[dict[str, Any]]:
        """For each harm the range of what is told, and each figure with whose it is."""
        tolls = []
        for harm in COUNTS:
            figures: dict[str, dict[str, Any]] = {}
            totals: dict[tuple[int, str], HowMany] = {}
            for number, account in enumerate(incident.accounts):
                for ref in account.claims:
                    one = self._told.get(ref)
                    value = one.values.get(harm) if one and not one.denied else None
                    if not isinstance(value, HowMany) or ref not in self._claims:
                        continue
                    # Of what one origin counts in one text, the largest is its total; the others are parts of it.
                    text = (number, ref.partition("#")[0])
                    if text not in totals or _least(totals[text]) < _least(value):
                        totals[text] = value
                    figure = figures.setdefault(value.key, {"value": value, "accounts": [], "claims": []})
                    if number not in figure["accounts"]:
                        figure["accounts"].append(number)
                    figure["claims"].append(self._claims[ref])
            if values := list(totals.values()):
                tolls.append(
                    {
                        "harm": harm,
                        "low": min(value.low or 0 for value in values),
                        "high": max(value.high or value.low or 0 for value in values),
                        "open": any(value.high is None for value in values),
                        "figures": [
                            {**figure, "value": number_in_words(figure["value"])}
                            for figure in sorted(
                                figures.values(), key=lambda one: (one["value"].low or 0, one["value"].key)
                            )
                        ],
                    }
                )
        return tolls

    def _said(self, incident: Incident) -> dict[str, Any]:
        """Each side's words for the act, and for the same people."""
        sides = sides_of(incident)
        act: dict[str, list[str]] = {side: [] for side in sides}
        people: dict[str, dict[str, Any]] = {}
        for account in incident.accounts:
            for ref in account.claims:
                words = self._words.get(ref)
                if words is None:
                    continue
                _add(act[account.side], words["act"])
                for key, (name, said) in words["people"].items():
                    row = people.setdefault(key, {"name": name, "by": {side: [] for side in sides}})
                    _add(row["by"][account.side], said)
        rows = [{"what": None, "said": [act[side] for side in sides]}]
        rows += [
            {"what": row["name"], "said": [row["by"][side] for side in sides]}
            for _, row in sorted(people.items(), key=lambda item: item[1]["name"])
        ]
        return {"sides": sides, "rows": rows}

    def _copies(self, incident: Incident, copies: Mapping[str, list[Copy]]) -> list[dict[str, Any]]:
        """What the documents of one account share, with the shared stretches in both."""
        found: list[dict[str, Any]] = []
        documents = {document for account in incident.accounts for document in account.documents}
        for document in sorted(documents & self._documents.keys()):
            for copy in copies.get(document, ()):
                if copy.two not in documents or copy.two not in self._documents or len(found) == COPIES_SHOWN:
                    continue
                one, two = self._offsets[copy.one], self._offsets[copy.two]
                found.append(
                    {
                        "documents": [self._documents[copy.one], self._documents[copy.two]],
                        "how": copy.how,
                        "share": copy.share,
                        "passages": [[*one(passage.one), *two(passage.two)] for passage in copy.passages],
                    }
                )
        return found


def _least(value: HowMany) -> int:
    return value.low or value.high or 0


def sides_of(incident: Incident) -> list[str]:
    """The sides that have accounts, those of no party last."""
    sides = {account.side for account in incident.accounts}
    return sorted(sides, key=lambda side: (side == THIRD, side))


def number_in_words(value: HowMany) -> str:
    """A count as open as it was told."""
    low, high = value.low, value.high
    about = "about " if value.approximate else ""
    if low is None and high is None:
        return "an unknown number"
    if low == high:
        return f"{about}{low:,}"
    if high is None:
        return f"{about}at least {low:,}"
    return f"{about}at most {high:,}" if low is None else f"{about}{low:,} to {high:,}"


def _add(words: list[str], said: str) -> None:
    """Note words once, whatever their case."""
    if said.casefold() not in {one.casefold() for one in words}:
        words.append(said)
