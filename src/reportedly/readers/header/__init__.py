"""What do the first lines say: title, authors, publisher, place and day? Precision first."""

from .dates import as_edtf
from .found import Header
from .names import author_names, is_publisher
from .read import read_header

__all__ = ["Header", "as_edtf", "author_names", "is_publisher", "read_header"]
