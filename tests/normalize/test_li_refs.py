"""'PA L105' beside other refs of its family, and beside none."""

import pytest

from extract import read
from normalize import normalize
from parsers import parse

HEAD = "Performance Report\n\nQuarter 2 2013/14\n\nRef\tMeasure\t12/13 Actual\t13/14 Target\tQ2\n"

REFS = [  # refs of two indicators -> as they are read, and the findings on refs
    (["PA LI04", "PA L105"], ["PA LI04", "PA LI05"], []),
    (["PA Ll4", "PA L105"], ["PA LI04", "PA LI05"], []),
    (["PA 12", "PA L105"], ["PA 12", "PA L105"], ["PA L105"]),
    (["CX LI04", "PA L105"], ["CX LI04", "PA L105"], ["PA L105"]),
    (["CX LI04", "LAS L105"], ["CX LI04", "LAS LI05"], []),
]


@pytest.mark.parametrize(("printed", "refs", "found"), REFS)
def test_the_other_refs_tell(printed: list[str], refs: list[str], found: list[str]) -> None:
    lines = [f"{ref}\tMeasure {n}\t12\t13\t14" for n, ref in enumerate(printed)]
    report = parse(read((HEAD + "\n".join(lines) + "\n").encode()))
    rows = normalize(report, document_id="doc-1")
    assert [kpi.ref for kpi in rows.kpis] == refs
    assert [f.found for f in rows.findings if f.code == "ref_unclear"] == found
