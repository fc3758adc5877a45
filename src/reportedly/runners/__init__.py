"""How is reading run on many documents?"""

from .local import run
from .report import Noted, Progress, RunReport

__all__ = ["Noted", "Progress", "RunReport", "run"]
