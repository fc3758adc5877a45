"""How do actors stand to one another: names, offices, membership, ties, labels?"""

from .component import RelationReader

__all__ = ["RelationReader"]
