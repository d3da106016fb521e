"""What is asked for is the demand of a workload's rows, with headroom where there is one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from procure.report.asked import demand_of, with_headroom
from procure.report.book import Book
from procure.report.inputs import demand_key
from procure.report.values import Entry
from tests.procure.report.laid_out import subject


def test_rows_are_added_up(tmp_path: Path) -> None:
    """All rows count for all sites together, those of a site for that; what is not there is 0."""
    book = Book(tmp_path / "book.xlsx", "", "", created=date(2024, 1, 1))
    sheet = book.sheet("Inputs")
    for at in range(2):
        row = subject().scenario.demand[at]
        entry = Entry(key=demand_key(row, at, 1), value=Decimal(at))
        sheet.value(at, 0, entry, "number")
    asked = subject()
    assert demand_of(book, asked, "chat", "", 1) == "'Inputs'!$A$1+'Inputs'!$A$2"
    assert demand_of(book, asked, "chat", "fra", 1) == "'Inputs'!$A$2"
    assert demand_of(book, asked, "chat", "fra", 9) == "0"
    assert demand_of(book, asked, "train", "", 1) == "0"
    book.close()


def test_headroom_is_an_input(tmp_path: Path) -> None:
    """Without headroom the demand is what is asked for; with it, the input's cell counts."""
    book = Book(tmp_path / "book.xlsx", "", "", created=date(2024, 1, 1))
    entry = Entry(key=("scenario", "headroom"), value=Decimal("0.1"))
    book.sheet("Inputs").value(4, 1, entry, "percent")
    asked = subject()
    assert with_headroom(book, asked, "E5") == "E5"
    ample = replace(asked, scenario=replace(asked.scenario, headroom=Decimal("0.1")))
    assert with_headroom(book, ample, "E5") == "E5*(1+'Inputs'!$B$5)"
    book.close()
