"""What a page of the documentation prints to be typed or kept, and a way to do as it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from quarterlight.cli import app

ROOT = Path(__file__).parents[1]


def read_page(name: str) -> str:
    """The text of a page: 'README.md', 'docs/review.md'."""
    return (ROOT / name).read_text(encoding="utf-8")


def snippets(page: str, language: str) -> list[str]:
    """The blocks of a page in one language, in their order."""
    return re.findall(rf"```{language}\n(.*?)```", page, flags=re.DOTALL)


def typed(commands: str) -> Iterator[tuple[list[str], Result]]:
    """Type one line after the other into the program: its arguments and what came of it."""
    for line in commands.splitlines():
        program, *arguments = shlex.split(line)
        assert program == "quarterlight", line
        yield arguments, CliRunner().invoke(app, arguments)


def run(commands: str) -> list[str]:
    """What each line of commands prints; all of them have to succeed."""
    printed = []
    for arguments, result in typed(commands):
        assert result.exit_code == 0, (arguments, result.output)
        printed.append(result.stdout)
    return printed
