"""The face: the command line and the notebook API."""
