"""Which words do we know? Reviewed files under `data/`, loaded and checked here."""
