"""Whatever others wrote stays a text in every cell of the workbook."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from procure.report import write_workbook
from tests.procure.report.hostile import hostile
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
    "=" * 40000,
    "Acme!A1",
]


@pytest.fixture(scope="module")
def plain_formulas(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Gives the cells that hold formulas where others wrote nothing but a plain word."""
    found = tmp_path_factory.mktemp("plain") / "plan.xlsx"
    write_workbook(*hostile("word"), found)
    return set(formula_cells(openpyxl.load_workbook(found)))


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_text_of_others_stays_text(
    text: str, plain_formulas: set[tuple[str, str]], tmp_path: Path
) -> None:
    """Whatever others wrote is a text in its cell: no formula, link, number or broken file."""
    found = tmp_path / "hostile.xlsx"
    write_workbook(*hostile(text), found)
    book = openpyxl.load_workbook(found)
    formulas = set(formula_cells(book))
    assert formulas == plain_formulas
    for sheet, cell in formulas:
        value = str(book[sheet][cell].value)
        assert "cmd" not in value
        assert "1+1" not in value
    name = book["Orders"]["B5"]
    assert name.data_type == "s"
    stripped = text.lstrip()
    if stripped.startswith(("=", "+", "-", "@", "＝")):
        assert name.quotePrefix
    with zipfile.ZipFile(found) as archive:
        assert not [part for part in archive.namelist() if "externalLink" in part]
        for part in archive.namelist():
            written = archive.read(part)
            assert b'TargetMode="External"' not in written
            assert b"<hyperlink" not in written
            references = re.findall(rb"<c:f>(.*?)</c:f>", written)
            assert all(reference.startswith(b"'") or b"!$" in reference for reference in references)
