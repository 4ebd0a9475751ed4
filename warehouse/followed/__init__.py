"""Figures over the years: series, revisions, milestone history and readings of a release."""

from warehouse.followed.follow import follow

__all__ = ["follow"]
