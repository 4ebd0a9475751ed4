"""The command line: one module a command, registered here."""

from typing import Annotated

import typer

from quarterlight.commands.correct import correct
from quarterlight.commands.diff import diff
from quarterlight.commands.doctor import doctor
from quarterlight.commands.export import export
from quarterlight.commands.findings import findings
from quarterlight.commands.ingest import ingest
from quarterlight.commands.link import link
from quarterlight.commands.release import release
from quarterlight.commands.review import review
from quarterlight.commands.rollback import rollback
from quarterlight.commands.series import series
from quarterlight.commands.show import show
from quarterlight.commands.site import site
from quarterlight.commands.sql import sql
from quarterlight.commands.tables import tables
from quarterlight.commands.verify import verify
from quarterlight.commands.why import why

HELP = """\
Past council performance reports (PDF and text) to Parquet tables.

Make tables of an archive, then ask them:

\b
    quarterlight ingest reports/ --warehouse out/
    quarterlight tables --warehouse out/
    quarterlight sql "SELECT ref, measure, progress FROM kpis LIMIT 10" --warehouse out/
    quarterlight findings --warehouse out/
    quarterlight why obs-2ff1aa0c5b7e4d19 --warehouse out/
    quarterlight export --xlsx reports.xlsx --warehouse out/
    quarterlight site public/ --warehouse out/
    quarterlight diff 2012-13 2013-14 --warehouse out/

Keep the tables: make them anew after a decision, go back, look for damage:

\b
    quarterlight release --warehouse out/
    quarterlight rollback --warehouse out/
    quarterlight verify --warehouse out/

Look at one report without making tables:

\b
    quarterlight show reports/2013-14-q2.pdf

Look at it beside its pages, correct what was read wrong, and take the corrections in:

\b
    quarterlight review reports/2013-14-q2.pdf --warehouse out/ --open
    quarterlight correct corrections.csv --warehouse out/

In a notebook: import quarterlight as ql; wh = ql.open("out"); wh.observations
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def say_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"quarterlight {version('quarterlight')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=say_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


COMMANDS = (
    ingest,
    show,
    tables,
    sql,
    findings,
    series,
    diff,
    why,
    review,
    correct,
    export,
    site,
    release,
    rollback,
    verify,
    doctor,
)

for command in COMMANDS:
    app.command()(command)
app.add_typer(link, name="link")
