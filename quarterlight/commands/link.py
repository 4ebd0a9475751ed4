"""`quarterlight link`: which definitions are one indicator, and what a person decides."""

from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, JsonOption, WarehouseOption
from quarterlight.json_text import print_json
from quarterlight.problems import problems_said, stop

if TYPE_CHECKING:
    import duckdb

    from normalize.indicators.judgements import Verdict
    from quarterlight.link_query import Called, Link
    from warehouse.folder import Warehouse

link = typer.Typer(rich_markup_mode=None)

WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="Why; it is kept with the decision.")
]
LinkArgument = Annotated[str, typer.Argument(metavar="LINK", help="The link's id: 'lnk-...'.")]
DefinitionArgument = Annotated[
    str,
    typer.Argument(
        metavar="DEFINITION",
        help="A definition's id, the id of a row that prints it, or a ref only one indicator has.",
    ),
]


@link.callback(invoke_without_command=True)
def suggested(
    context: typer.Context,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    everything: Annotated[
        bool, typer.Option("--all", help="Accepted and withdrawn links, too.")
    ] = False,
    match: Annotated[
        str | None,
        typer.Option(
            "--match", "-m", metavar="TEXT", help="Only with TEXT in ref, title or file name."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the links between definitions that wait for a decision, the strongest first.

    A link says that two wordings are one indicator ('same'), that it goes on under another
    definition ('redefined'), that another took its place ('successor'), or that they are no more
    alike than they look ('different'). Strong evidence is accepted by rule; what is listed here is
    not. Look at both rows on paper, then decide:

    \b
        quarterlight link --warehouse out/
        quarterlight link --match GCSE --all --warehouse out/
        quarterlight link accept lnk-09dd09a6a9332a41 --why 'same note in both' --warehouse out/
        quarterlight link reject lnk-09dd09a6a9332a41 --warehouse out/
        quarterlight link same 'SCS CYP05' 'PED03 01' --warehouse out/
        quarterlight link different def-3cf1ca1e79d9c3e1 def-0a7d53cf5b8e7d41 --warehouse out/

    Decisions are lines of decisions.csv in the warehouse, with who, when and why; a line written by
    hand counts as much. `quarterlight release` applies them. Set QUARTERLIGHT_USER for another
    name than the login's.

    Exit code 0: done; 2: wrong usage.
    """
    if context.invoked_subcommand is not None:
        refuse_early_warehouse(context)
        return
    with problems_said():
        from quarterlight.link_query import all_links, suggestions
        from quarterlight.link_view import print_links
        from quarterlight.summary import counted
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release

        with connected(pinned_release(open_warehouse(warehouse))) as connection:
            found = (all_links if everything else suggestions)(connection, match)
        if as_json:
            print_json(found)
        else:
            print_links(found)
            typer.echo(counted(len(found), "link" if everything else "suggestion"), err=True)


def refuse_early_warehouse(context: typer.Context) -> None:
    """Stop where --warehouse stands before the command, which would not see it."""
    source = context.get_parameter_source("warehouse")
    if source is not None and source.name == "COMMANDLINE":
        raise stop(f"Put --warehouse after '{context.invoked_subcommand}'.")


@link.command()
def accept(
    link_id: LinkArgument, warehouse: WarehouseOption = DEFAULT_WAREHOUSE, why: WhyOption = ""
) -> None:
    """Decide that a link holds, as what it was suggested as.

    \b
        quarterlight link accept lnk-09dd09a6a9332a41 --warehouse out/
    """
    decide_link(link_id, warehouse, why, accepted=True)


@link.command()
def reject(
    link_id: LinkArgument, warehouse: WarehouseOption = DEFAULT_WAREHOUSE, why: WhyOption = ""
) -> None:
    """Decide that the two definitions of a link are different indicators.

    \b
        quarterlight link reject lnk-09dd09a6a9332a41 --why 'other age group' --warehouse out/
    """
    decide_link(link_id, warehouse, why, accepted=False)


@link.command()
def same(
    left: DefinitionArgument,
    right: DefinitionArgument,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    why: WhyOption = "",
) -> None:
    """Decide that two definitions are one indicator, whatever the rules say.

    \b
        quarterlight link same 'SCS CYP05' 'PED03 01' --warehouse out/
    """
    from normalize.indicators.judgements import Verdict

    decide_two(left, right, warehouse, why, Verdict.SAME)


@link.command()
def different(
    left: DefinitionArgument,
    right: DefinitionArgument,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    why: WhyOption = "",
) -> None:
    """Decide that two definitions are different indicators, whatever the rules say.

    The weakest link on the way between the two is then withdrawn.

    \b
        quarterlight link different kpi-2ff1aa0c5b7e4d19 'SCS ELS04' --warehouse out/
    """
    from normalize.indicators.judgements import Verdict

    decide_two(left, right, warehouse, why, Verdict.DIFFERENT)


def decide_link(link_id: str, root: str, why: str, *, accepted: bool) -> None:
    """Write down what a person says of a link."""
    with problems_said():
        from normalize.indicators.judgements import Verdict
        from quarterlight.link_query import link_called
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release

        warehouse = open_warehouse(root)
        with connected(pinned_release(warehouse)) as connection:
            found = link_called(connection, link_id)
        if found is None:
            raise stop(f"There is no link {link_id}. 'quarterlight link --all' lists them.")
        verdict = Verdict(found.relation) if accepted else Verdict.DIFFERENT
        if not accepted and found.relation == Verdict.DIFFERENT:
            raise stop("The link says already that they are different; 'link same' says otherwise.")
        decide(warehouse, found.left.definition_id, found.right.definition_id, verdict, why)
        say_decided(found, verdict)


def decide_two(left: str, right: str, root: str, why: str, verdict: "Verdict") -> None:
    """Write down what a person says of two definitions."""
    with problems_said():
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release

        warehouse = open_warehouse(root)
        with connected(pinned_release(warehouse)) as connection:
            first, second = (the_one_called(connection, asked) for asked in (left, right))
        if first.definition_id == second.definition_id:
            raise stop("Both name the same definition.")
        if first.council != second.council:
            raise stop("They belong to two councils; nothing is linked across councils.")
        decide(warehouse, first.definition_id, second.definition_id, verdict, why)
        typer.echo(f"Noted as {verdict}: {said(first)} and {said(second)}.", err=True)
        say_next()


def the_one_called(connection: "duckdb.DuckDBPyConnection", asked: str) -> "Called":
    """The definition that a person means; stops where it is none or several."""
    from quarterlight.link_query import definitions_called
    from quarterlight.link_view import listed

    found = definitions_called(connection, asked)
    if not found:
        raise stop(f"No definition, row or ref is called {asked!r}.")
    if len(found) > 1:
        raise stop(f"{asked!r} may mean {len(found)}. Take an id:\n{listed(found)}")
    return found[0]


def decide(warehouse: "Warehouse", left: str, right: str, verdict: "Verdict", why: str) -> None:
    """Append one line to decisions.csv, which is written whole or not at all."""
    import os
    from datetime import date

    from normalize.indicators.judgements import Decision
    from warehouse.judged import add_decisions
    from warehouse.lock import only_writer, user

    decision = Decision(
        line=0,
        verdict=verdict,
        left=left,
        right=right,
        who=os.environ.get("QUARTERLIGHT_USER") or user(),
        when=date.today().isoformat(),
        why=why,
    )
    with only_writer(warehouse) as warehouse:
        add_decisions(warehouse, [decision])


def say_decided(link: "Link", verdict: "Verdict") -> None:
    """What was noted, and what to do next."""
    from quarterlight.link_view import title

    typer.echo(f"Noted as {verdict}: '{title(link.left)}' and '{title(link.right)}'.", err=True)
    say_next()


def said(found: "Called") -> str:
    """Ref and title of a definition."""
    return f"'{' '.join(part for part in (found.ref, found.definition) if part)}'"


def say_next() -> None:
    """How decisions take effect."""
    typer.echo("Run 'quarterlight release' to apply it.", err=True)
