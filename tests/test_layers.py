"""Imports run downhill only: a stage may import the stages before it, never a later one."""

import ast
from pathlib import Path

import pytest

STAGES = ("extract", "parsers", "normalize", "warehouse", "quarterlight")
ROOT = Path(__file__).parents[1]


def imported_modules(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def imported_packages(module: Path) -> set[str]:
    return {name.split(".")[0] for name in imported_modules(module)}


@pytest.mark.parametrize("stage", STAGES)
def test_imports_run_downhill(stage: str) -> None:
    later = set(STAGES[STAGES.index(stage) + 1 :])
    modules = sorted((ROOT / stage).rglob("*.py"))
    assert modules
    for module in modules:
        assert not imported_packages(module) & later, module


def test_rows_of_a_report_do_not_depend_on_other_years() -> None:
    """The stored rows of a report are kept though the rules of linking change."""
    packages = {p.parent.name for p in (ROOT / "normalize").glob("*/__init__.py")}
    assert packages == {"indicators", "definitions", "milestones"}
    for path in sorted((ROOT / "normalize").glob("*.py")):
        below = {name.split(".")[1] for name in imported_modules(path) if name.count(".")}
        assert not below & packages, path
