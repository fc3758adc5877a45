"""Whom does "you" mean: who is asked, who has the word next, who was spoken to before?"""

from __future__ import annotations

from .contexts import words_of
from .draft import Thing
from .quotes import Voices
from .words import Words

FARTHEST = 120
"""Tokens back to those who are spoken to, at most."""
FIRST_PERSON = frozenset({"we", "i"})


class Addressed:
    """Finds whom those who speak or write speak to.

    Args:
        words: the text.
        voices: who is quoted where.
        at: token that heads a mention to its actor.
    """

    def __init__(self, words: Words, voices: Voices, at: dict[int, Thing]) -> None:
        self.words, self.voices, self.at = words, voices, at

    def of(self, i: int) -> Thing | None:
        """Whom "you" or "your" means at a token.

        Who is asked in an interview; in a talk of several who has the word next; else who was spoken to before in the
        paragraph ("We say to the drivers: …", "Soldiers! …") or at the head of a letter ("Dear Minister, …").
        """
        asked = self.voices.addressed(i)
        if asked is not None:
            return asked
        if self.voices.label[i] >= 0 and self.voices.quote[i] < 0:
            return self.voices.next_to_speak(i, self.at)
        words = self.words
        for k in range(i - 1, max(i - FARTHEST, -1), -1):
            if "\n" in words.text[k]:
                break
            if k in self.at and self._same_speaker(k, i) and (self._called(k) or self._told(k)):
                return self.at[k]
        dear = next((k for k in range(min(len(words), FARTHEST)) if words.lower[k] == "dear"), None)
        if dear is None or self.voices.quote[i] >= 0:
            return None
        return next((self.at[k] for k in range(dear + 1, min(dear + 5, len(words))) if k in self.at), None)

    def _same_speaker(self, k: int, i: int) -> bool:
        """Whether two words are of one speaker: "We appeal to the rebels to leave," he said. "If you stay, …"."""
        first, second = self.voices.quote[k], self.voices.quote[i]
        both = first >= 0 and second >= 0
        return first == second or (both and self.voices.speaker(k, self.at) is self.voices.speaker(i, self.at))

    def _called(self, k: int) -> bool:
        """Whether somebody is called at the beginning of a sentence: "Policemen! …", "Soldiers of the Front, you …"."""
        words = self.words
        first = words.left_edge(k)
        opens = first == 0 or words.sent[first - 1] != words.sent[first] or words.text[first - 1] in '"“:'
        end = next((j for j in range(k + 1, min(k + 8, len(words))) if words.text[j] in ",!"), None)
        if not opens or end is None or any(words.tag[j][:2] in ("VB", "MD") for j in range(k, end)):
            return False
        return words.text[end] == "!" or words.lower[end + 1 : end + 2] == ["you"]

    def _told(self, k: int) -> bool:
        """Whether those who speak say that they speak to somebody: "to the drivers we say", "we warn the drivers"."""
        words = self.words
        over = words.head[k]
        opens = over == 0 or words.sent[over - 1] != words.sent[over]
        if words.dep[k] == "pobj" and words.lower[over] == "to" and opens:
            # "To the drivers we say: …", "To those in the trenches: lay down your arms"
            behind = [j for j in range(k + 1, min(k + 12, len(words))) if words.sent[j] == words.sent[k]]
            return any(words.text[j] == ":" or words.lower[j] in FIRST_PERSON for j in behind)
        verb = words.head[over] if words.dep[k] == "pobj" and words.lower[over] in ("to", "on") else over
        near = range(max(verb - 3, 0), verb)
        own = any(words.lower[j] in FIRST_PERSON and words.sent[j] == words.sent[k] for j in near)
        speaks = words.lemma[verb] in words_of("speech") | words_of("speech", "appeals")
        return own and speaks and words.dep[k] in ("pobj", "dobj", "dative")
