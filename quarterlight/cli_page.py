"""`docs/cli.md`, made from the commands: `python -m quarterlight.cli_page > docs/cli.md`."""

import sys
from collections.abc import Iterator
from inspect import cleandoc

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from quarterlight.cli import app

HEAD = """\
# The command line

Made from the commands by `python -m quarterlight.cli_page > docs/cli.md`; a test checks that it is
current. `quarterlight COMMAND --help` says the same.

Data goes to stdout, progress and messages to stderr, so output can be piped. Exit code 0: done; 1:
something failed that had not failed before, or was found; 2: wrong usage, with a sentence that says
what to do. Options may also come from the environment and, for `ingest`, from `quarterlight.toml`
in the archive's folder; a flag goes before both. `NO_COLOR` is honoured.
"""

AS_IT_IS = "\b"
"""Begins a paragraph of help that is not to be wrapped: commands to copy."""


def cli_page() -> str:
    """The page as Markdown."""
    group = typer.main.get_group(app)
    below = (part for name in group.commands for part in sections(group.commands[name], name))
    return "\n".join([HEAD, *below])


def sections(command: object, path: str) -> Iterator[str]:
    """A section for a command, and for each below it."""
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(f"{path} is no command of Typer")
    yield f"## {path}\n"
    yield from paragraphs(command.help or "")
    lines = [line_of(p) for p in command.params if isinstance(p, TyperOption | TyperArgument)]
    if lines:
        yield "| | |\n|---|---|\n" + "\n".join(lines) + "\n"
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            yield from sections(below, f"{path} {name}")


def paragraphs(text: str) -> Iterator[str]:
    """Help as Markdown: commands to copy in a block of their own."""
    for paragraph in cleandoc(text).split("\n\n"):
        if paragraph.startswith(AS_IT_IS):
            yield f"```text\n{cleandoc(paragraph.removeprefix(AS_IT_IS))}\n```\n"
        else:
            yield f"{paragraph}\n"


def line_of(param: TyperOption | TyperArgument) -> str:
    """One line of a table: how it is written, and what it does."""
    value = param.metavar or str(param.name).upper()
    if isinstance(param, TyperOption):
        value = " ".join([", ".join(param.opts), *([] if param.is_flag else [value])])
    told = " ".join((param.help or "").split())
    if isinstance(param.envvar, str):
        told += f" Environment: `{param.envvar}`."
    return f"| `{value}` | {told} |"


if __name__ == "__main__":
    sys.stdout.write(cli_page())
