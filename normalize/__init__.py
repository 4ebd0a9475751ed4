"""Reports to typed rows: what the printed words and marks mean."""
