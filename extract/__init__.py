"""Files to neutral facts: one function, `read`, from a path or bytes to a `Document`."""
