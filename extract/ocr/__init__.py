"""Scanned pages: the words, rulings and marks of a page that is only a picture."""
