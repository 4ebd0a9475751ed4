"""`quarterlight doctor`: which parts are there."""

import typer

from quarterlight.command_options import JsonOption
from quarterlight.doctor import Diagnosis
from quarterlight.json_text import print_json
from quarterlight.problems import Exit


def doctor(as_json: JsonOption = False) -> None:
    """Say which parts are there, what the others would be for, and how to get them.

    \b
        quarterlight doctor
        quarterlight doctor --json

    Exit code 0: everything that is needed is there; 1: something is broken.
    """
    from quarterlight.doctor import diagnoses

    found = list(diagnoses())
    if as_json:
        print_json(found)
    else:
        print_diagnoses(found)
    broken = any(diagnosis.is_broken for diagnosis in found)
    raise typer.Exit(Exit.NEW_FAILURES if broken else Exit.DONE)


def print_diagnoses(found: list[Diagnosis]) -> None:
    """One line a part."""
    import platform

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from warehouse.software import program_version

    console = Console(highlight=False)
    console.print(
        f"quarterlight {program_version()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}"
    )
    printed = Table("Part", "State", "Used for", "How to get it", box=None, pad_edge=False)
    for diagnosis in found:
        part = diagnosis.part
        missing = "broken" if part.is_needed else "not there"
        state = diagnosis.version or f"{missing}: {diagnosis.problem}"
        remedy = part.remedy if diagnosis.problem else ""
        printed.add_row(*map(Text, (part.name, state, part.used_for, remedy)))
    console.print(printed)
