"""In which language is the text? Told from a sample; only English is read for claims."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pycountry

_SAMPLE = 3_000
_COMMON = frozenset((
    "the", "of", "and", "to", "in", "that", "was", "were", "with", "for", "said", "by", "on", "at", "from", "has",
    "have", "had", "it", "is", "are", "not", "they", "he", "she",
))  # fmt: skip


@cache
def _identifier() -> Any:
    """The model takes a second to load, so it is loaded where a text is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639-1 code (639-3 where there is none) of the language of most of `text`, or `None` where it cannot be told.

    English is taken where its commonest words show it. Elsewhere py3langid decides; a text in Latin letters that is
    too short to judge is taken for English, since a wrong refusal loses its claims.
    """
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    common = sum(word in _COMMON for word in words)
    if (len(words) >= 30 and common >= 0.18 * len(words)) or (len(words) >= 6 and common >= 0.3 * len(words)):
        return "en"
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return None
    ranked = _identifier().rank(sample)
    best, probability = ranked[0]
    english = next(share for code, share in ranked if code == "en")
    ascii_letters = sum(character.isascii() for character in letters) / len(letters)
    if best == "en" or best == "pcm" or (ascii_letters > 0.9 and english >= 0.15):
        return "en"
    if ascii_letters == 1 and probability < 0.6 and len(letters) < 80:
        return "en"
    return best if probability >= 0.5 or len(letters) >= 40 else None


def language_note(code: str | None) -> str | None:
    """What the record says of a text that is not read for claims; `None` for English."""
    if code == "en":
        return None
    if code is None:
        return "The language could not be told; the text is not read for claims."
    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else pycountry.languages.get(alpha_3=code)
    name = f"{found.name} ({code})" if found is not None else code
    return f"The text is in {name}; only English is read for claims."
