"""Whatever others wrote stays a text in every cell of the workbook."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from procure.report import write_workbook
from procure.storage import digest
from tests.procure.report.hostile import hostile
from tests.procure.report.sheet_parts import Parts
from tests.procure.report.workbooks import formula_cells

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "\t=1",
    "\r=1",
    "{=1+1}",
    "http://example.com/x",
    "mailto:a@example.com",
    "internal:Orders!A1",
    "0042",
    "1e5",
    "NaN",
    "TRUE",
    ">1",
    "*",
    "_x0041_",
    "\x00\x01\x1b[2J",
    "\ud7ff\uffff\ufffe",
    "<b>&amp;]]>",
    "Acme!A1",
]


LONG = "=" * 40000


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the workbook in which others wrote nothing but a plain word."""
    found = tmp_path_factory.mktemp("plain") / "plan.xlsx"
    write_workbook(*hostile("word"), found)
    return found


@pytest.fixture(scope="module")
def plain_formulas(plain: Path) -> set[tuple[str, str]]:
    """Gives its cells that hold formulas."""
    return set(Parts(plain).formulas())


def test_formulas_are_where_other_programs_find_them(
    plain: Path, plain_formulas: set[tuple[str, str]]
) -> None:
    """What is looked at below is what a library for workbooks reads."""
    assert len(plain_formulas) > 100
    assert set(formula_cells(openpyxl.load_workbook(plain))) == plain_formulas


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_text_of_others_stays_text(
    text: str, plain_formulas: set[tuple[str, str]], tmp_path: Path
) -> None:
    """Whatever others wrote is a text in its cell: no formula, link, number or broken file."""
    found = tmp_path / "hostile.xlsx"
    write_workbook(*hostile(text), found)
    parts = Parts(found)
    formulas = parts.formulas()
    assert formulas.keys() == plain_formulas
    for value in formulas.values():
        assert "cmd" not in value
        assert "1+1" not in value
    assert parts.is_text("Orders", "B5")
    stripped = text.lstrip()
    if stripped.startswith(("=", "+", "-", "@", "＝")):
        assert parts.is_marked("Orders", "B5")
    for part, written in parts.written.items():
        assert "externalLink" not in part
        assert b'TargetMode="External"' not in written
        assert b"<hyperlink" not in written
        references = re.findall(rb"<c:f>(.*?)</c:f>", written)
        assert all(reference.startswith(b"'") or b"!$" in reference for reference in references)


def test_a_text_that_no_cell_can_hold_is_cut(
    plain_formulas: set[tuple[str, str]], tmp_path: Path
) -> None:
    """What an offer is called may be longer than a cell can be: nothing is broken by it."""
    project, scenario, plan = hostile("word")
    first, *others = project.catalogs
    offers = (replace(first.offers[0], description=LONG), *first.offers[1:])
    project = replace(project, catalogs=(replace(first, offers=offers), *others))
    found = tmp_path / "long.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), found)
    parts = Parts(found)
    assert parts.formulas().keys() == plain_formulas
    texts = [text for text in parts.texts() if "=" * 100 in text]
    assert texts
    assert max(map(len, texts)) == 32767


@pytest.mark.slow
@pytest.mark.parametrize("text", [*HOSTILE, LONG], ids=lambda text: ascii(text)[:24])
def test_a_library_for_workbooks_reads_the_same(
    text: str, plain_formulas: set[tuple[str, str]], tmp_path: Path
) -> None:
    """Every file opens, with the same formulas and the text as a text."""
    found = tmp_path / "hostile.xlsx"
    write_workbook(*hostile(text), found)
    book = openpyxl.load_workbook(found)
    assert set(formula_cells(book)) == plain_formulas
    name = book["Orders"]["B5"]
    assert name.data_type == "s"
    assert name.quotePrefix == Parts(found).is_marked("Orders", "B5")
