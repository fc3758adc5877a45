"""A claim as a person reads it: names in place of ids, the chain of saying, who did what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from .common import plain

if TYPE_CHECKING:
    from ..model import Casualties, Claim, Record

AUTHOR_STYLE, SOURCE_STYLE, DIM = "cyan", "magenta", "dim"


def names(record: Record) -> dict[str, str]:
    """Every id of the record's actors, places and times to what it is called."""
    from ..model import AUTHOR

    called = {AUTHOR: AUTHOR}
    called |= {actor.id: actor.name for actor in record.actors}
    called |= {place.id: place.name for place in record.places}
    called |= {one.id: one.edtf or one.timex3.value for one in record.times}
    return called


def told(record: Record, claim: Claim, called: Mapping[str, str]) -> dict[str, Any]:
    """The claim as flat values, for `show --json` and for tables.

    Args:
        record: the record it stands in.
        claim: the claim.
        called: `names(record)`.
    """
    event, relation = claim.event, claim.relation

    def all_of(ids: Iterable[str]) -> list[str]:
        return [called.get(one, one) for one in ids]

    return {
        "document": record.document.id,
        "title": record.document.title,
        "publisher": record.document.publisher.name,
        "published": record.document.published,
        "claim": claim.id,
        "chain": [
            {
                "source": called.get(link.source or ""),
                "act": link.act,
                "quote": link.quote,
                "stance": link.stance,
            }
            for link in claim.attribution
        ],
        "factuality": claim.factuality,
        "reality": claim.reality,
        "condition": claim.condition,
        "about": list(claim.about),
        "type": event.type if event else None,
        "mode": event.mode if event else None,
        "acled": event.acled.sub_event_type if event and event.acled else None,
        "actor": all_of(event.actor) if event else [],
        "recipient": all_of(event.recipient) if event else [],
        "place": all_of(event.place) if event else [],
        "time": all_of(event.time) if event else [],
        "carried": list(event.carried) if event else [],
        "casualties": [_casualties(count) for count in event.casualties] if event else [],
        "relation": relation.type if relation else None,
        "subject": called.get(relation.subject) if relation else None,
        "object": (called.get(relation.object or "") or relation.value) if relation else None,
        "words": claim.span.of(record.document.text),
        "confidence": claim.confidence,
    }


def claims_table(title: Text | None = None) -> Table:
    """An empty table for rows of `claim_row`."""
    table = Table(title=title, title_justify="left", expand=True, show_lines=True)
    for name, ratio in (("Who says it", 4), ("How sure", 2), ("What: who, whom", 5), ("Where, when", 3), ("Words", 7)):
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def claim_row(one: Mapping[str, Any]) -> tuple[Text, ...]:
    """The cells of a claim that `told` gave."""
    chain = Text("\n").join(_link(link, at) for at, link in enumerate(one["chain"]))
    sure = plain(one["factuality"])
    if one["reality"] != "actual":
        sure.append(f"\n{one['reality']}")
    if one["condition"]:
        sure.append(f"\nif {one['condition']}", style=DIM)
    # Arguments taken over from elsewhere in the text are marked, since the words beside them do not hold them.
    marked = {role: " (carried)" if role in one["carried"] else "" for role in ("actor", "recipient", "place", "time")}
    listed = {role: ", ".join(one[role]) + mark for role, mark in marked.items() if one[role]}
    what = [plain(" ".join(filter(None, (one["type"], one["mode"]))) or one["acled"] or one["relation"] or "statement")]
    if one["relation"]:
        what.append(plain(f"{one['subject'] or '?'} → {one['object'] or '?'}"))
    elif "actor" in listed or "recipient" in listed:
        what.append(plain(f"{listed.get('actor', '?')} → {listed.get('recipient', '–')}"))
    what.extend(plain(count) for count in one["casualties"])
    if one["about"]:
        what.append(Text(f"about {', '.join(one['about'])}", style=DIM))
    where = Text("\n").join(plain(listed[role]) for role in ("place", "time") if role in listed)
    words = plain(one["words"])
    words.truncate(400, overflow="ellipsis")
    return Text(f"{one['claim']} ", style=DIM) + chain, sure, Text("\n").join(what), where, words


def _link(link: Mapping[str, Any], depth: int) -> Text:
    if depth == 0:
        return Text(link["source"], style=AUTHOR_STYLE)
    text = Text("  " * (depth - 1) + "└ ") + plain(link["source"] or "someone").append("")
    text.stylize(SOURCE_STYLE)
    how = link["act"] + (f", {link['stance']}" if link["stance"] not in (None, "neutral") else "")
    return text + Text(f" ({how})", style=DIM)


def _casualties(count: Casualties) -> str:
    low, high = count.low, count.high
    if low is None and high is None:
        number = "some"
    elif low == high:
        number = ("about " if count.approximate else "") + str(low)
    elif high is None:
        number = f"at least {low}"
    elif low is None:
        number = f"at most {high}"
    else:
        number = f"{low} to {high}"
    who = "" if count.who == "unknown" else f" ({count.who})"
    return f"{number} {count.harm}{who}"
