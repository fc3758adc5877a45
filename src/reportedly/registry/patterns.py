"""Bodies that every state has: "Iraqi army", "Ministry of Defence of Ukraine"."""

from __future__ import annotations

from functools import cache

from ..lexicons.load import load_toml
from ..text import fold_name
from .entry import Entry
from .store import Registry


@cache
def _patterns() -> dict[str, str]:
    return {
        word: suffix
        for suffix, row in load_toml("registry/patterns.toml").items()
        if isinstance(row, dict)
        for word in row["words"]
    }


def body_of_state(registry: Registry, country: str, words: str) -> Entry | None:
    """The entry of a body told by its state and a common noun, with a slug made of both.

    Args:
        country: alpha-2 code of the state.
        words: the noun phrase without the state's name, e.g. "Ministry of Defence".
    """
    state = registry.state_of.get(country)
    folded = fold_name(words).removeprefix("the ").removesuffix(" of the").removesuffix(" of")
    suffix = _patterns().get(folded)
    if state is None or suffix is None:
        return None
    row = load_toml("registry/patterns.toml")[suffix]
    label = f"{state.demonyms[0] if state.demonyms else state.name} {row['label']}"
    own = [form.entry for form in registry.find(label)]
    if own:
        return own[0]
    return Entry(
        id=f"{state.id}-{suffix}",
        name=label,
        kind=row["kind"],
        country=country,
        sector=row["sector"],
        part_of=(state.id,),
        source=load_toml("registry/patterns.toml")["source"],
    )
