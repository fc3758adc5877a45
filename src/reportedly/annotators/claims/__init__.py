"""Which claims does the text make, and through which chain of saying does each reach the reader?"""

from .component import ClaimMaker

__all__ = ["ClaimMaker"]
