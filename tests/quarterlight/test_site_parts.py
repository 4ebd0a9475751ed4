"""Parts of the site without a browser: what a line may join, names, marks, pictures, JSON."""

import io
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from quarterlight.series_query import Indicator, Point, Series
from quarterlight.site.addresses import councils_of
from quarterlight.site.charts import series_drawings
from quarterlight.site.finance import folded
from quarterlight.site.pages import breakable, differing, in_page, web
from quarterlight.site.pictures import Drawn, Task, draw_all, drawn, encoded

SAMPLES = Path(__file__).parents[2] / "samples" / "reports" / "brackenshire"

INDICATOR = Indicator("ind-1", "Elmsworth", "Boats", "PH LI01", "count", None, 2)


def point(year: int, value: float, definition: str, *, broken: bool = False) -> Point:
    return Point(
        definition_id=definition,
        kind="actual",
        period=f"{year}-{year % 100 + 1:02d}",
        period_start=date(year, 4, 1),
        period_end=date(year + 1, 3, 31),
        coverage="full_year",
        calendar="financial",
        breakdown=None,
        name="Boats",
        value=value,
        value_text=str(value),
        comparator=None,
        unit="count",
        qualifier=None,
        progress="green",
        direction=None,
        missing_reason=None,
        page=1,
        source_line=None,
        conflict=False,
        break_before=broken,
        source="q2.pdf",
    )


# definitions year by year -> which years a line may join
JOINED = {
    "one definition": ("aaa", [[2010, 2011, 2012]]),
    "another one": ("aab", [[2010, 2011], [2012]]),
    "the first comes back": ("aba", [[2010], [2011], [2012]]),
    "and stays": ("abaa", [[2010], [2011], [2012, 2013]]),
}


@pytest.mark.parametrize(("definitions", "joined"), JOINED.values(), ids=JOINED.keys())
def test_no_line_leads_over_a_break(definitions: str, joined: list[list[int]]) -> None:
    points = tuple(
        point(2010 + n, 5 + n, name, broken=n > 0 and definitions[n - 1] != name)
        for n, name in enumerate(definitions)
    )
    (drawing,) = series_drawings(Series(INDICATOR, points))
    lines: dict[object, list[int]] = {}
    for row in drawing.rows:
        lines.setdefault(row["line"], []).append(int(str(row["period"])[:4]))
    assert list(lines.values()) == joined
    assert len(drawing.breaks) == len(set(definitions)) - (len(joined) == len(set(definitions)))


def test_a_target_of_the_old_definition_is_not_joined_over_the_break() -> None:
    old = [replace(point(2010 + n, 5, "a"), kind="target") for n in range(4)]
    new = point(2012, 6, "b", broken=True)
    (drawing,) = series_drawings(Series(INDICATOR, (*old, new)))
    lines = [row["line"] for row in drawing.rows if row["kind"] == "target"]
    assert lines[0] == lines[1] != lines[2] == lines[3]


# actual and target of a year (None: not printed) -> whose figures stand above
SIDES = {
    "the actual is higher": (5.0, 3.0, ["actual"]),
    "the target is higher": (3.0, 5.0, ["target"]),
    "they are one": (3.0, 3.0, ["actual", "target"]),
    "an actual alone": (3.0, None, ["actual"]),
    "a target alone": (None, 3.0, []),
}


@pytest.mark.parametrize(("actual", "target", "above"), SIDES.values(), ids=SIDES.keys())
def test_no_figure_stands_between_two_marks(
    actual: float | None, target: float | None, above: list[str]
) -> None:
    points = [point(2010, actual, "a")] if actual is not None else []
    points += [replace(point(2010, target, "a"), kind="target")] if target is not None else []
    (drawing,) = series_drawings(Series(INDICATOR, tuple(points)))
    assert [row["kind"] for row in drawing.rows if row["above"]] == above


ALIKE = {
    "case": ("CHILDREN & FAMILIES DEPARTMENT", "Children & Families Department", True),
    "signs": ("Economy, Enterprise and Property", "ECONOMY ENTERPRISE & PROPERTY", True),
    "the word department": ("Children & Families", "Children and Families Department", True),
    "another name": ("Children & Families", "Children & Schools", False),
    "a department of departments": ("Departmental Support", "Support Department", False),
}


@pytest.mark.parametrize(("one", "other", "same"), ALIKE.values(), ids=ALIKE.keys())
def test_names_of_departments(one: str, other: str, *, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


COUNCILS = {
    "one has plain names": (["Elmsworth"], ["indicators.html"]),
    "several have marks": (
        ["Oakham Borough", "Elmsworth"],
        ["indicators-elmsworth.html", "indicators-oakham-borough.html"],
    ),
    "marks are never the same": (["A/B", "a b"], ["indicators-a-b.html", "indicators-a-b-2.html"]),
    "a name without letters": (["A", "→"], ["indicators-a.html", "indicators-council.html"]),
    "case makes no other": (["ELMSWORTH", "Elmsworth"], ["indicators.html"]),
    "none": ([], []),
}


@pytest.mark.parametrize(("names", "pages"), COUNCILS.values(), ids=COUNCILS.keys())
def test_pages_of_councils(names: list[str], pages: list[str]) -> None:
    councils = councils_of((name.lower(), name) for name in names)
    assert [council.page("indicators") for council in councils] == pages
    assert "ELMSWORTH" not in [council.name for council in councils]


ADDRESSES = {
    "https://elm.example/a.pdf": True,
    "HTTP://elm.example": True,
    "javascript:alert()": False,
    "/etc/passwd": False,
    None: False,
}


@pytest.mark.parametrize(("address", "linked"), ADDRESSES.items())
def test_only_addresses_of_the_web_are_linked(address: str | None, *, linked: bool) -> None:
    assert bool(web(address)) is linked


def test_json_in_a_page_ends_no_script() -> None:
    assert in_page({"a": "</script><!-- & \u2028"}) == (
        '{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"}'
    )


def test_words_that_differ_are_marked_and_escaped() -> None:
    assert differing("two levels <5", "three levels <5") == (
        "<del>two</del> <ins>three</ins> levels &lt;5"
    )


def test_names_of_files_break_after_underscores() -> None:
    assert breakable("a_<b>_c") == "a_<wbr>&lt;b&gt;_<wbr>c"


def test_print_is_kept_without_loss_and_photographs_small() -> None:
    print_like = Image.new("RGB", (800, 600), "white")
    print_like.paste((0, 0, 0), (100, 100, 300, 120))
    with Image.open(io.BytesIO(encoded(print_like))) as back:
        assert np.array_equal(np.asarray(back.convert("RGB")), np.asarray(print_like))
    noise = np.random.default_rng(1).integers(0, 255, (600, 800, 3), dtype=np.uint8)
    assert len(encoded(Image.fromarray(noise))) < noise.nbytes / 2


def test_a_damaged_pdf_costs_only_its_own_pictures(tmp_path: Path) -> None:
    good = SAMPLES / "brackenshire_2011-12_q2_departmental.pdf"
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(good.read_bytes()[:2_000])
    tasks = [
        Task(f"doc-{n}", path, sha256(path.read_bytes()).hexdigest(), (2,), tmp_path, None)
        for n, path in enumerate((bad, good))
    ]
    first, second = draw_all(tasks)
    assert (first.sizes, first.why_not) == ({}, "Not all of its pages could be drawn.")
    assert list(second.sizes) == [2]
    assert (tmp_path / "pictures" / "doc-1" / "2.webp").is_file()


def test_a_page_that_never_ends_is_given_up(tmp_path: Path) -> None:
    late: Future[Drawn] = Future()
    late.set_exception(TimeoutError())
    task = Task("doc-1", tmp_path / "a.pdf", "", (1,), tmp_path, None)
    assert drawn(task, late).why_not == "Its pages could not be drawn."
