"""Which words are loaded, whose are they, about whom, and how would one say it plainly?"""

from .component import WordingReader

__all__ = ["WordingReader"]
