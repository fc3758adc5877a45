"""Files into documents: text, Markdown, HTML, PDF, DOCX, EML, JSONL, CSV, WARC; one kind of input per file."""

from .failure import Failure
from .find import find
from .options import ReadOptions, load_meta
from .read import read_bytes, read_file, read_text

__all__ = ["Failure", "ReadOptions", "find", "load_meta", "read_bytes", "read_file", "read_text"]
