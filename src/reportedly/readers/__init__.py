"""Files into documents; one kind of input per file."""
