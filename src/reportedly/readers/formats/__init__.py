"""One kind of file per module; each gives contents as they stand in the file."""
