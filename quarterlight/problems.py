"""Exit codes, and problems as one clear sentence on stderr instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer


class Exit(IntEnum):
    """What a command tells the shell."""

    DONE = 0
    NEW_FAILURES = 1
    WRONG_USAGE = 2
    INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def stop(message: str, code: Exit = Exit.WRONG_USAGE) -> typer.Exit:
    """Say what is wrong on stderr; the exit to raise."""
    typer.echo(message, err=True)
    return typer.Exit(code)


@contextmanager
def problems_said() -> Iterator[None]:
    """Say foreseen problems of the warehouse and of files, and exit with 2."""
    from extract.ocr.modes import NoEngineError
    from parsers.layout_files import LayoutFileError
    from quarterlight.archive_settings import SettingsError
    from warehouse.batch.faults import ClusterError
    from warehouse.batch.limits import LimitError
    from warehouse.far.address import Unreachable
    from warehouse.folder import WarehouseError
    from warehouse.intake import InputError

    foreseen = (
        WarehouseError,
        InputError,
        LayoutFileError,
        SettingsError,
        LimitError,
        ClusterError,
        NoEngineError,
        Unreachable,
    )
    try:
        yield
    except foreseen as error:
        raise stop(str(error)) from error
    except BrokenPipeError:
        raise  # the reader of our output has gone: Typer ends without a word
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        raise stop(f"The file system refused{where}: {error.strerror or error}.") from error
