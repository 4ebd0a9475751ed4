"""Imports run downhill only: a stage may import the stages before it, never a later one."""

import ast
from pathlib import Path

import pytest

STAGES = ("extract", "parsers", "normalize", "warehouse", "quarterlight")
ROOT = Path(__file__).parents[1]


def imported_packages(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("stage", STAGES)
def test_imports_run_downhill(stage: str) -> None:
    later = set(STAGES[STAGES.index(stage) + 1 :])
    modules = sorted((ROOT / stage).rglob("*.py"))
    assert modules
    for module in modules:
        assert not imported_packages(module) & later, module
