"""Documents of one council beside each other: what they print of indicators and milestones."""
