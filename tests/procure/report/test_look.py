"""What of a house style is in a workbook's own parts."""

import base64
import dataclasses
import re
import warnings
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from procure import __version__
from procure.house_style import USUAL, Colours, Fonts, HouseStyle, Logo, Numbers, Page
from procure.report.book import Book
from procure.report.charts import style as style_chart
from procure.report.look import Look, marginal
from procure.report.sheet import ACCENT, WARN
from procure.report.values import Column
from tests.procure.pictures import jpeg, png

HOUSE = HouseStyle(
    name="Acme",
    company="Acme & Sons",
    colours=Colours(accent="#7A1F3D", warning="#B00020"),
    fonts=Fonts(body="Georgia", headings="Verdana", body_size=11, title_size=18),
    numbers=Numbers(currency="code-after", dates="dd.mm.yyyy"),
    page=Page(paper="Letter", orientation="portrait", header="R&G", footer="2024 Acme"),
    logo=Logo(data=base64.b64encode(png(300, 50)).decode(), alt="The bird of Acme"),
)


def written(folder: Path, house: HouseStyle, digest: str = "") -> Path:
    """Gives a workbook of two sheets with a table and a chart."""
    path = folder / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1), style=house, digest=digest)
    sheet = book.sheet("One")
    sheet.title("The title")
    columns = [
        Column(heading="Name"),
        Column(heading="Day", kind="day"),
        Column(heading="Cost", kind="money", currency="USD"),
    ]
    area = sheet.table("Things", columns, [("a", date(2024, 2, 29), Decimal("1.10"))])
    sheet.text(8, 0, "mind this", font_color=WARN)
    chart = book.chart("bar")
    chart.add_series({"values": f"={area.reference(2)}", "fill": {"color": ACCENT}})
    style_chart(chart, book.look, "Things cost little", "USD")
    sheet.insert(10, 0, chart)
    book.sheet("Two").title("Another")
    book.close()
    return path


def part(path: Path, name: str) -> str:
    """Gives the text of one part of a workbook."""
    with ZipFile(path) as parts:
        return parts.read(name).decode("utf-8")


def test_cells_have_the_colours_and_fonts_of_the_house(tmp_path: Path) -> None:
    """Titles, headings, cells and warnings look as the style says; nothing looks usual."""
    path = written(tmp_path, HOUSE)
    sheet = openpyxl.load_workbook(path)["One"]
    title, head, cell, day, cost = (sheet[at] for at in ("A1", "A4", "A5", "B5", "C5"))
    assert (title.font.name, title.font.size, title.font.color.rgb) == ("Verdana", 18, "FF7A1F3D")
    assert head.fill.fgColor.rgb == "FF7A1F3D"
    assert (cell.font.name, cell.font.size) == ("Georgia", 11)
    assert day.number_format == "dd.mm.yyyy"
    assert cost.number_format == "#,##0.00 [$USD]"
    assert sheet["A9"].font.color.rgb == "FFB00020"
    assert USUAL.colours.accent[1:] not in part(path, "xl/styles.xml")


def test_charts_have_the_fonts_of_the_house_and_words(tmp_path: Path) -> None:
    """A chart's texts are in the house's font, and who cannot see it is told what it shows."""
    path = written(tmp_path, HOUSE)
    chart = part(path, "xl/charts/chart1.xml")
    assert set(re.findall(r'<a:latin typeface="([^"]+)"', chart)) == {"Georgia"}
    assert "7A1F3D" in chart
    drawing = part(path, "xl/drawings/drawing1.xml")
    assert 'descr="Chart: Things cost little.' in drawing
    table = part(path, "xl/tables/table1.xml")
    assert 'altTextSummary="Table on the sheet One: 1 row, 3 columns' in table


def test_pages_have_the_paper_and_texts_of_the_house(tmp_path: Path) -> None:
    """Paper, orientation, header and footer are the house's, and pages are numbered."""
    sheet = openpyxl.load_workbook(written(tmp_path, HOUSE))["Two"]
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.page_setup.paperSize in {None, 1, "1"}
    text = part(tmp_path / "book.xlsx", "xl/worksheets/sheet2.xml")
    assert "&amp;L&amp;8R&amp;&amp;\u200bG" in text
    # A figure that follows the size of letters would be read as part of it.
    assert "&amp;L&amp;8 2024 Acme&amp;C&amp;8&amp;A&amp;R&amp;8Page &amp;P of &amp;N" in text


@pytest.mark.parametrize("text", ["&" * 100, "&G" * 50, "&[Picture]", "9&9", "&L&R&C&A", "a\tb"])
def test_texts_at_the_margin_are_no_codes(tmp_path: Path, text: str) -> None:
    """Whatever a house writes at its margins is shown as written, and every page has it."""
    house = HouseStyle(page=Page(header=text, footer=text))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path = written(tmp_path, house)
    assert re.sub("\u200b", "", marginal(text)).strip().replace("&&", "&") == text.replace(
        "\t", " "
    )
    page = part(path, "xl/worksheets/sheet1.xml")
    assert "&amp;C&amp;8&amp;A&amp;R&amp;8Page &amp;P of &amp;N</oddFooter>" in page
    assert "<oddHeader>&amp;L&amp;8" in page


@pytest.mark.parametrize(("data", "ending"), [(png(300, 50), "png"), (jpeg(300, 50), "jpeg")])
def test_logo_is_on_the_first_sheet(tmp_path: Path, data: bytes, ending: str) -> None:
    """The logo stands on the first sheet, with words for it, within its box and undistorted."""
    logo = Logo(data=base64.b64encode(data).decode(), alt="The bird of Acme")
    path = written(tmp_path, HouseStyle(logo=logo))
    with ZipFile(path) as parts:
        pictures = [name for name in parts.namelist() if name.startswith("xl/media/")]
        assert pictures == [f"xl/media/image1.{ending}"]
    drawing = part(path, "xl/drawings/drawing1.xml")
    assert 'descr="The bird of Acme"' in drawing
    assert Look(HouseStyle()).fitted(300, 50) == pytest.approx(200 / 300)
    assert Look(HouseStyle()).fitted(30, 400) == pytest.approx(0.1)
    assert Look(HouseStyle()).fitted(20, 20) == 1


def test_properties_say_which_plan_it_is(tmp_path: Path) -> None:
    """A workbook says which version wrote it, and of which plan; without one it says no plan."""
    path = written(tmp_path, HOUSE, "f00d")
    known = openpyxl.load_workbook(path).properties
    assert known.title == "Title"
    assert known.keywords == known.description == f"Procure {__version__}, plan f00d"
    assert "<Company>Acme &amp; Sons</Company>" in part(path, "docProps/app.xml")
    own = re.compile(r'name="([^"]+)"><vt:lpwstr>([^<]*)<')
    about = [("Procure version", __version__), ("Plan digest", "f00d")]
    assert own.findall(part(path, "docProps/custom.xml")) == about
    plain = written(tmp_path, HOUSE)
    assert own.findall(part(plain, "docProps/custom.xml")) == about[:1]


def test_larger_letters_have_larger_cells(tmp_path: Path) -> None:
    """Columns and rows grow with the letters, so that no figure is cut."""
    usual = openpyxl.load_workbook(written(tmp_path, USUAL))["One"]
    widths = usual.column_dimensions["C"].width, usual.row_dimensions[4].height
    large = HouseStyle(fonts=Fonts(body="Verdana", body_size=12))
    sheet = openpyxl.load_workbook(written(tmp_path, large))["One"]
    assert sheet.column_dimensions["C"].width > 1.2 * widths[0]
    assert sheet.row_dimensions[4].height > 1.1 * widths[1]


def test_every_colour_of_the_house_is_taken(tmp_path: Path) -> None:
    """What is asked for in a colour of the usual style is given in that of the house."""
    own = {field.name: f"#{at:02X}0000" for at, field in enumerate(dataclasses.fields(Colours), 16)}
    look = Look(HouseStyle(colours=Colours(**own)))
    usual = USUAL.colours
    taken = [look.colour(getattr(usual, name)) for name in own]
    assert taken == list(own.values())
    assert look.colour("#FFFFFF") == "#FFFFFF"
