"""The worksheet that is quick writes what XlsxWriter's own writes."""

from datetime import datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from procure.report.quick_worksheet import QuickWorksheet
from tests.procure.report.sheet_parts import Parts

FORMULAS = (
    "=SUM(A1:A2)",
    "=SUMIFS('Cost lines'!$H$5:$H$9,'Cost lines'!$B$5:$B$9,\"a=b\")",
    '=IF(A1>=0,"{x}",INDEX(B1:B9,MATCH(A1,C1:C9,0)))',
    "SUM(A1)",
)


def written(path: Path, kind: type[Worksheet]) -> dict[str, bytes]:
    """Write one cell of each sort, and give the file's parts."""
    book = Workbook(str(path))
    book.set_properties({"created": datetime(2024, 1, 1)})  # noqa: DTZ001 - Excel has no zones
    sheet = book.add_worksheet("Sheet", kind)
    look = book.add_format({"bold": True})
    sheet.write_string(0, 0, "text", look)
    sheet.write_number(1, 0, 1.5, look)
    sheet.write_blank(2, 0, None, look)
    sheet.write_datetime(3, 0, datetime(2024, 1, 1), look)  # noqa: DTZ001 - as above
    for row, formula in enumerate(FORMULAS, start=4):
        sheet.write_formula(row, 0, formula, look, 2)
    sheet.conditional_format("A1:A9", {"type": "formula", "criteria": "=$A1>1", "format": look})
    book.close()
    return Parts(path).written


def test_the_parts_are_the_same(tmp_path: Path) -> None:
    """Byte for byte, what the library's own class writes."""
    assert written(tmp_path / "quick.xlsx", QuickWorksheet) == written(
        tmp_path / "own.xlsx", Worksheet
    )


@pytest.mark.parametrize("formula", ["=FILTER(A1:A2,B1:B2)", "=XLOOKUP(1,A1:A2,B1:B2)"])
def test_a_function_newer_than_excel_2016_is_refused(formula: str, tmp_path: Path) -> None:
    """What LibreOffice 7.4 or Excel 2016 cannot work out is never written."""
    book = Workbook(str(tmp_path / "never.xlsx"))
    sheet = book.add_worksheet("Sheet", QuickWorksheet)
    with pytest.raises(ValueError, match=formula[1:7]):
        sheet.write_formula(0, 0, formula)
