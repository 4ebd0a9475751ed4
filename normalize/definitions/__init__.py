"""What the words of an indicator define, and what changed between two of them."""
