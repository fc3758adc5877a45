"""Are two names names of one actor? Spellings, scripts, translations, short forms; never mere likeness."""

from .match import RULES, SAME, Names, Rule, Sameness, same_name
from .sounds import content, romanise, same_word, skeleton, sounds, vowels

__all__ = [
    "RULES",
    "SAME",
    "Names",
    "Rule",
    "Sameness",
    "content",
    "romanise",
    "same_name",
    "same_word",
    "skeleton",
    "sounds",
    "vowels",
]
