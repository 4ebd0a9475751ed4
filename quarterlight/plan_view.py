"""What a run would do, printed for a person."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console

from quarterlight.summary import counted, counts_table
from warehouse.batch.plan import Doing, Planned

NOT_LISTED = {Doing.UNCHANGED}
"""What a run leaves alone is counted only."""


def print_plan(plan: Sequence[Planned]) -> None:
    """Each file with what would be done, and the counts."""
    console = Console(soft_wrap=True, highlight=False)
    for planned in plan:
        if planned.doing not in NOT_LISTED:
            console.print(f"{planned.doing}: {planned.uri}", markup=False)
    counts = Counter(planned.doing for planned in plan)
    console.print(f"{counted(len(plan), 'file')}; nothing was read or changed.")
    if plan:
        rows = [(doing.value, counts[doing]) for doing in Doing if counts[doing]]
        console.print(counts_table("Would be", rows))
