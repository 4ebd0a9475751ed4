"""The review page: one document's pages beside what was read from them, in one HTML file."""
