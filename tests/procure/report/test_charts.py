"""The workbook's charts say in words what they show, and their labels can be read."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from procure.house_style import USUAL, HouseStyle, Numbers
from procure.report.book import Book
from procure.report.charts import label, style
from procure.report.values import Column


def test_charts(path: Path) -> None:
    """Capacity of each workload, spend against budget and share by supplier are native charts."""
    with ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        text = " ".join(archive.read(name).decode() for name in charts)
    assert len(charts) == 8
    assert "As planned, largest supplier: Northwind Systems with 63%" in text
    assert (
        "As planned, capacity for Chat answers lacks most in 2024 Q4: 2.2 % is not served" in text
    )
    assert "As planned, cost comes to 98% of the budget" in text


def drawn(folder: Path, kind: str, house: HouseStyle = USUAL, **how: bool | Decimal) -> str:
    """Gives the XML of a chart of one series."""
    path = folder / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1), style=house)
    sheet = book.sheet("Sheet")
    columns = [Column(heading="Name"), Column(heading="Cost", kind="money", currency="USD")]
    area = sheet.table("Things", columns, [("a", Decimal(1)), ("b", Decimal(2))])
    chart = book.chart(kind)
    chart.add_series({"categories": f"={area.reference(0)}", "values": f"={area.reference(1)}"})
    style(chart, book.look, "It costs little", "USD", **how)  # type: ignore[arg-type]
    sheet.insert(10, 0, chart)
    book.close()
    with ZipFile(path) as parts:
        return parts.read("xl/charts/chart1.xml").decode("utf-8")


def axis(xml: str, kind: str) -> str:
    """Gives the part of a chart that is about one axis: catAx or valAx."""
    (found,) = re.findall(rf"<c:{kind}>.*?</c:{kind}>", xml, re.DOTALL)
    return str(found)


def test_lying_bars_begin_at_the_top(tmp_path: Path) -> None:
    """The first bar is at the top; the values, with their unit, stay at the foot."""
    xml = drawn(tmp_path, "bar", bars=True)
    assert 'orientation val="maxMin"' in axis(xml, "catAx")
    values = axis(xml, "valAx")
    assert 'c:crosses val="max"' in values
    assert "<a:t>USD</a:t>" in values
    assert 'formatCode="#,##0"' in values
    assert "<a:t>" not in axis(xml, "catAx")


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (Numbers(), "#,##0,,"),
        (Numbers(thousands=False), "0,,"),
        (Numbers(negatives="brackets"), "#,##0,,_);(#,##0,,)"),
    ],
)
def test_billions_are_labelled_in_millions(tmp_path: Path, numbers: Numbers, wanted: str) -> None:
    """Labels of many digits would run into each other: they are in millions, which is said."""
    house = HouseStyle(numbers=numbers)
    xml = drawn(tmp_path, "column", house, largest=Decimal(40_000_000_000))
    assert f'formatCode="{wanted}"' in axis(xml, "valAx")
    assert "<a:t>USD, millions</a:t>" in xml


def test_a_title_is_never_a_reference() -> None:
    """What looks like a reference to cells stays a text, and control characters go."""
    assert "!A1" not in label("=Sheet!A1")
    assert label("a\x00b") == "ab"
