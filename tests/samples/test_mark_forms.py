"""One report in many twins, its marks in every form: each light and each direction as a person
sees them who reads the key. What is not to be seen is unknown, and no other table gives a light.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from extract import read
from extract.document import MarkKind
from normalize import normalize
from normalize.rows import Rows
from parsers import parse

MARKS = Path(__file__).parents[2] / "samples" / "marks"
TRUTHS = sorted(MARKS.glob("*.json"))
LARGEST_FOLDER = 1_000_000  # bytes: it is cloned with the project
# what the marks of a form are made of, where the form is about that
MADE_OF = {
    "fills_blank": MarkKind.FILL,
    "glyphs_wide": MarkKind.GLYPH,
    "letters": MarkKind.LETTER,
    "raster_jpeg": MarkKind.PICTURE,
    "vector_html": MarkKind.DRAWING,
    "wingdings_letters": MarkKind.GLYPH,
    "words_coloured": MarkKind.WORD,
}


@pytest.fixture(params=TRUTHS, ids=lambda path: path.stem)
def truth(request: pytest.FixtureRequest) -> dict:
    return json.loads(request.param.read_text(encoding="utf-8"))


@cache
def reading(file: str) -> Rows:
    return normalize(parse(read(MARKS / file)), document_id="doc-marks")


def test_lights_of_milestones(truth: dict) -> None:
    rows = reading(truth["file"]).milestones
    assert [(m.ref, m.progress) for m in rows] == [
        (m["ref"], m["progress"]) for m in truth["milestones"]
    ]


def test_lights_of_indicators(truth: dict) -> None:
    rows = reading(truth["file"]).kpis
    assert [(k.ref, k.progress) for k in rows] == [(k["ref"], k["progress"]) for k in truth["kpis"]]


def test_directions_of_travel(truth: dict) -> None:
    rows = reading(truth["file"]).kpis
    assert [(k.ref, k.direction) for k in rows] == [
        (k["ref"], k["direction"]) for k in truth["kpis"]
    ]


def test_meanings_are_those_of_the_key(truth: dict) -> None:
    found = reading(truth["file"])
    assert [m.progress_meaning for m in found.milestones] == [
        m["meaning"] for m in truth["milestones"]
    ]
    assert [k.progress_meaning for k in found.kpis] == [k["meaning"] for k in truth["kpis"]]


def test_the_key_is_read_and_no_other_table_gives_a_light(truth: dict) -> None:
    found = reading(truth["file"])
    meanings = {legend.meaning for legend in found.legends}
    assert meanings >= {"on_course", "uncertain", "unlikely", "better", "same", "worse"}
    assert not [row for row in (*found.risks, *found.equality_actions) if row.progress]


@pytest.mark.parametrize(("name", "kind"), MADE_OF.items(), ids=MADE_OF.keys())
def test_the_source_of_a_light_is_told(name: str, kind: MarkKind) -> None:
    rows = reading(f"{name}.pdf").milestones
    sources = {row.progress_source for row in rows if row.progress in ("green", "red")}
    assert sources == {kind}


def test_every_twin_has_its_truth_and_the_folder_is_small() -> None:
    assert {path.stem for path in MARKS.glob("*.pdf")} == {path.stem for path in TRUTHS}
    assert sum(path.stat().st_size for path in MARKS.iterdir()) < LARGEST_FOLDER
