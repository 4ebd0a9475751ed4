"""Tables for people who live in a spreadsheet."""
