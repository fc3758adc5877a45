"""How does the record leave? A format per file."""
