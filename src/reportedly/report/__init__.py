"""The static report: one HTML file."""
