"""The grammar: small rules over classes of words, each with what a match of it means."""

from . import business, clock, days, lengths, named_days, periods, relative, sets
from .engine import Piece, best_match

__all__ = ["Piece", "best_match", "business", "clock", "days", "lengths", "named_days", "periods", "relative", "sets"]
