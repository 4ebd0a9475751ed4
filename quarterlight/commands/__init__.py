"""The commands, one module each; heavy packages are imported when a command runs."""
