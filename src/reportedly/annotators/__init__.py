"""What does one text say, and who says so? One question per file or folder."""
