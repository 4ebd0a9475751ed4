"""Many inputs at once: worker processes with limits, killed from outside, and what each one cost.

`schedule.process_all` gives every task its outcome. It asks a task nothing but `reading.process`,
and all work stays in the stores, so that another scheduler can take its place: `cluster` has shards
of the tasks read by the workers of a Dask cluster.
"""
