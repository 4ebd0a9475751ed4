"""One milestone over quarters, and from plan to report."""

from normalize.milestones.follow import follow_milestones

__all__ = ["follow_milestones"]
