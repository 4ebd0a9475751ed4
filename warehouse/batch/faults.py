"""What stands in the way of a run; apart, so that naming it loads nothing else."""


class ClusterError(Exception):
    """A cluster that cannot be used, with a sentence that says what to do."""
