"""Files only, with SOURCES.toml."""
