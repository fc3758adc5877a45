"""The codebooks: PLOVER, ACLED, FactBank, techniques; names and codes only."""
