"""`quarterlight site`: the folder it writes, whole and the same again, or nothing at all."""

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app
from quarterlight.site.folder import MARKER, SiteError, put_in_place

SAMPLES = Path(__file__).parents[2] / "samples" / "reports" / "brackenshire"
PDF = "brackenshire_2011-12_q2_departmental.pdf"
TEXT = "brackenshire_2019-20_q2_people_overview.txt"


def ql(*arguments: str | Path):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command")
    (folder / "reports").mkdir()
    for name in (PDF, TEXT):
        shutil.copy(SAMPLES / name, folder / "reports" / name)
    assert ql("ingest", folder / "reports", "-w", folder / "out").exit_code == 0
    return folder / "out"


@pytest.fixture(scope="module")
def site(warehouse: Path) -> Path:
    out = warehouse.parent / "site"
    done = ql("site", out, "-w", warehouse, "--name", "Parks & <harbours>")
    assert done.exit_code == 0, done.output
    assert done.stdout.strip() == (out / "index.html").as_posix()
    assert "2 documents" in done.stderr
    return out


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def pages(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in folder.rglob("*.html"):
        yield path, path.read_text(encoding="utf-8")


def test_the_same_release_gives_the_same_files(site: Path, warehouse: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    for _ in range(2):  # the second time over the first, with its pictures
        assert ql("site", out, "-w", warehouse, "--name", "Parks & <harbours>").exit_code == 0
        assert files(out) == files(site)
        _, differing, failed = filecmp.cmpfiles(site, out, files(site), shallow=False)
        assert (differing, failed) == ([], [])
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_every_link_leads_somewhere(site: Path) -> None:
    links = 0
    ids = {path: set(attributes(text, "id")) for path, text in pages(site)}
    for path, text in pages(site):
        for link in [*attributes(text, "href"), *attributes(text, "src")]:
            if link.startswith(("data:", "http")):
                continue
            address, _, mark = link.partition("#")
            target = (path.parent / address).resolve() if address else path
            assert target.is_file(), (path, link)
            assert not mark or mark in ids[target], (path, link)
            links += 1
    assert links > 500


def attributes(text: str, name: str) -> list[str]:
    return [part.partition('"')[0] for part in text.split(f' {name}="')[1:]]


def test_no_page_asks_for_anything_elsewhere(site: Path) -> None:
    for path, text in pages(site):
        assert "default-src 'none'" in text, path
        assert "http" not in "".join(attributes(text, "src")), path
    assert str(site.parent) not in "".join(text for _, text in pages(site))


def test_the_name_is_escaped(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    assert "<h1>Parks &amp; &lt;harbours&gt;</h1>" in text


def test_each_printed_value_has_its_picture_or_lines(site: Path, warehouse: Path) -> None:
    import pandas as pd

    values = pd.read_parquet(warehouse / "latest" / "observations.parquet")
    shown = values[values["missing_reason"] != "blank"]
    assert len(shown) > 40
    for row in shown.itertuples():
        text = (site / "indicator" / f"{row.indicator_id}.html").read_text(encoding="utf-8")
        cell = text.partition(f'<tr id="{row.observation_id}"')[2].partition("</tr>")[0]
        assert ("data-picture=" in cell) != ("data-lines=" in cell), row.observation_id
    assert len(list((site / "pictures").rglob("*.webp"))) == shown["page"].nunique() + 1  # finance


def test_without_pictures_the_pages_say_so(warehouse: Path, tmp_path: Path) -> None:
    done = ql("site", tmp_path / "plain", "--no-pictures", "-w", warehouse)
    assert done.exit_code == 0
    assert "1 of the documents have no picture or lines" in done.stderr
    assert not (tmp_path / "plain" / "pictures").exists()
    said = [p for p, text in pages(tmp_path / "plain" / "document") if "without pictures" in text]
    assert len(said) == 1


def test_a_file_that_is_another_by_now_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    report = tmp_path / "reports" / TEXT
    shutil.copy(SAMPLES / TEXT, report)
    assert ql("ingest", report.parent, "-w", tmp_path / "out").exit_code == 0
    report.write_text("Another report", encoding="utf-8")
    assert ql("site", tmp_path / "site", "-w", tmp_path / "out").exit_code == 0
    assert not (tmp_path / "site" / "source").exists()
    (_, text), *_ = pages(tmp_path / "site" / "document")
    assert "no longer the one read" in text


def test_a_release_without_documents_has_pages_too(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    ql("ingest", tmp_path / "empty.txt", "-w", tmp_path / "out")
    assert ql("site", tmp_path / "site", "-w", tmp_path / "out").exit_code == 0
    for name in ("indicators", "milestones", "finance", "documents", "findings"):
        assert (tmp_path / "site" / f"{name}.html").is_file()


REFUSED = {
    "a folder of other files": (["holds"], "holds other files and is not a site"),
    "a file": (["file.txt"], "is a file. Name a new folder"),
    "no warehouse": (["new", "-w", "nowhere"], "There is no warehouse at nowhere"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(
    warehouse: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTERLIGHT_WAREHOUSE", str(warehouse))
    (tmp_path / "holds").mkdir()
    (tmp_path / "holds" / "mine.txt").write_text("mine")
    (tmp_path / "file.txt").write_text("mine")
    before = files(tmp_path)
    done = ql("site", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert files(tmp_path) == before


def test_without_the_extra_it_says_what_to_install(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quarterlight.site.assets import chart_library

    chart_library.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    done = ql("site", tmp_path / "site", "-w", warehouse)
    assert done.exit_code == 2
    assert "pip install 'quarterlight[plots]'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def write_half(out: Path) -> None:
    with put_in_place(out, "r-2") as folder:
        (folder / "index.html").write_text("second")
        raise OSError("the disk is full")


def write_beside_another(out: Path) -> None:
    with put_in_place(out, "r-1"):
        out.mkdir()
        (out / "mine.txt").write_text("mine")


def test_a_site_that_cannot_be_finished_leaves_the_former_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with put_in_place(out, "r-1") as folder:
        (folder / "index.html").write_text("first")
    with pytest.raises(OSError, match="the disk is full"):
        write_half(out)
    assert (out / "index.html").read_text() == "first"
    assert '"r-1"' in (out / MARKER).read_text()
    assert list(tmp_path.iterdir()) == [out]


def test_what_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with pytest.raises(SiteError, match="holds other files"):
        write_beside_another(out)
    assert files(tmp_path) == ["site/mine.txt"]
