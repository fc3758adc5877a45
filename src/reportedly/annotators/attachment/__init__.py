"""What hangs on what, where the parser errs: see `component` for the forms."""

from .component import Attachment

__all__ = ["Attachment"]
