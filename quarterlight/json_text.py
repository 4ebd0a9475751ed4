"""JSON for programs: one form for all commands."""

import typer


def json_text(value: object) -> str:
    """A value as indented JSON; what JSON has no form for is its text."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode()


def print_json(value: object) -> None:
    """Print a value on stdout for a program to read."""
    typer.echo(json_text(value))
