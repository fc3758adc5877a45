"""PLOVER's sectors of actors: codes and names, and the codes that stand in the place of a country."""

from __future__ import annotations

from typing import Literal, get_args

Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip

SECTORS: tuple[str, ...] = get_args(Sector)
"""All sector codes."""

INTERNATIONAL = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""Codes that stand in the place of a country."""
