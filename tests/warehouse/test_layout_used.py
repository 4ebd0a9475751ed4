"""`release` reads with the layout of the last run, or says why it cannot."""

from pathlib import Path

import pytest

from extract.ocr.modes import OcrMode
from parsers.layout import standard_layout
from parsers.layout_files import layout_with
from quarterlight.commands.release import rebuilt
from tests.extract.pdf_paper import Paper, pdf
from tests.warehouse.small_archive import FIRST, LATER, answer, report, run, write
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.ingest import Request, ingest
from warehouse.intake import find_inputs
from warehouse.layout_used import (
    STANDARD,
    LayoutText,
    layout_again,
    layout_used,
    remember_layout,
    texts_of,
)
from warehouse.rebuild import rebuild, rules_again
from warehouse.record_keys import Rules
from warehouse.release_log import LAYOUT, pairs, read_log

WORDS = """
[[columns]]
role = "measure"
phrases = ["what we count"]
examples = ["What we count"]
"""

OTHER_WORDS = """
[[columns]]
role = "ref"
phrases = ["number in the plan"]
examples = ["Number in the plan"]
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """A report with a header that no standard table knows, read without its words."""
    text = report().replace("\tMeasure\t", "\tWhat we count\t")
    write(tmp_path / "archive" / "q2.txt", text)
    out = make_warehouse(tmp_path / "out")
    run(out, tmp_path / "archive")
    assert measures(out) == []
    return out


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return write(tmp_path / "words.toml", WORDS)


def measures(warehouse: Warehouse) -> list[tuple[object, ...]]:
    return answer(warehouse, "SELECT measure FROM kpis ORDER BY ordinal")


READ = [("Number of benches painted",), ("Share of moorings let",)]


def test_the_words_of_the_last_run_hold(warehouse: Warehouse, words: Path) -> None:
    rules = Rules(layout_with([words]))
    rebuild(warehouse, rules, texts=texts_of([words]), now=FIRST)
    assert measures(warehouse) == READ
    words.unlink()
    assert rebuilt(str(warehouse.root), None, quiet=True).was_made is False
    assert measures(warehouse) == READ


def test_they_are_told_as_the_cause(warehouse: Warehouse, words: Path) -> None:
    rebuild(warehouse, Rules(layout_with([words])), texts=texts_of([words]), now=LATER)
    query = "SELECT DISTINCT cause FROM release_changes WHERE sequence = 2"
    assert answer(warehouse, query) == [("layout",)]
    before, after = (pairs(line.versions)[LAYOUT] for line in read_log(warehouse))
    assert before == STANDARD
    assert after not in (STANDARD, "")


def test_without_a_note_the_standard_tables_hold(warehouse: Warehouse) -> None:
    used_at(warehouse).unlink(missing_ok=True)
    assert layout_again(warehouse) is None
    remember_layout(warehouse, None)
    assert layout_again(warehouse) is None
    remember_layout(warehouse, standard_layout())
    assert layout_used(warehouse) is not None
    assert layout_again(warehouse) is None


def test_several_texts_give_what_their_files_gave(warehouse: Warehouse, words: Path) -> None:
    other = write(words.with_name("other.toml"), OTHER_WORDS)
    layout = layout_with([words, other])
    remember_layout(warehouse, layout, texts_of([words, other]))
    assert layout_again(warehouse) == layout


REFUSED = {
    "no texts": ((), "Name its layout files with --layout"),
    "a text of another version": (
        (LayoutText("words.toml", "[[pictures]]\n"),),
        r"does not fit this version: words\.toml: there is no table 'pictures'",
    ),
}


@pytest.mark.parametrize(("texts", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_made_again_is_said(
    warehouse: Warehouse, words: Path, texts: tuple[LayoutText, ...], said: str
) -> None:
    remember_layout(warehouse, layout_with([words]), texts)
    with pytest.raises(WarehouseError, match=said):
        layout_again(warehouse)


def test_a_damaged_note_is_no_standard_layout(warehouse: Warehouse) -> None:
    remember_layout(warehouse, None)
    used_at(warehouse).write_text("{", encoding="utf-8")
    with pytest.raises(WarehouseError, match=r"layout\.json is damaged"):
        layout_again(warehouse)
    remember_layout(warehouse, None)
    assert layout_again(warehouse) is None


def used_at(warehouse: Warehouse) -> Path:
    return warehouse.root / "store" / "layout.json"


def test_the_other_rules_of_the_last_run_hold_too(tmp_path: Path) -> None:
    archive, made = tmp_path / "more", make_warehouse(tmp_path / "checked")
    paper = Paper()
    paper.text(50, 100, "A page with some words", size=12)
    archive.mkdir()
    (archive / "page.pdf").write_bytes(pdf(paper))
    found = find_inputs([str(archive)], made.root)
    request = Request(found, [str(archive)], check=True, ocr=OcrMode.NEVER)
    ingest(made, request, now=FIRST)
    rules = rules_again(made)
    assert (rules.check, rules.ocr) == (True, OcrMode.NEVER)
    assert rebuild(made, rules, now=LATER).was_made is False
