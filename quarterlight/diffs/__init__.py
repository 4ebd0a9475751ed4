"""What changed in the definitions between two years, or two documents, for people and files."""
