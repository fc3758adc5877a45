"""One scorer per task: counts per document, and metrics from summed counts, so that any sum can be scored."""
