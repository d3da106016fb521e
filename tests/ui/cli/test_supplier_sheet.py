"""procure-cli explain --supplier-sheet: a page for one supplier, or the reason why not."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procure import storage
from tests.builders import catalog, chip, demand, offer, project, scenario
from ui import cli


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """Save a project of two suppliers that is planned at once."""
    offers = (
        catalog("Reseller", offer("node", "h100-sxm", 1000, count=8)),
        catalog("Other", offer("dear", "h100-sxm", 1400, count=8)),
    )
    made = project(offers, scenario(demand(0, 100)), chips=[chip("H100-SXM")])
    storage.save(made, tmp_path / "project.json")
    return tmp_path / "project.json"


def test_the_page_of_a_supplier_is_written(planned: Path) -> None:
    """The dearer one is asked for the price at which it would get the order, and no other."""
    out = planned.parent / "other.xlsx"
    asked = ("--part", "negotiate", "--supplier", "Other", "--supplier-sheet", str(out))
    assert cli.main(["explain", str(planned), *asked]) == 0
    (sheet,) = openpyxl.load_workbook(out).worksheets
    values = [cell.value for row in sheet for cell in row if cell.value is not None]
    assert "Offer dear" in values
    assert "Offer node" not in values
    prices = [Decimal(str(value)) for value in values if isinstance(value, int | float)]
    assert max(prices) == 1400
    assert 998 < min(prices) <= 1000


def test_a_page_of_nobody_is_refused(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It needs one supplier, and something to have been asked about it."""
    out = str(planned.parent / "page.xlsx")
    for asked in (
        ("--part", "negotiate"),
        ("--supplier", "Other"),
        ("--part", "negotiate", "--supplier", "Other", "--supplier", "Reseller"),
    ):
        assert cli.main(["explain", str(planned), *asked, "--supplier-sheet", out]) == 2
        assert "one --supplier" in capsys.readouterr().err
    assert not Path(out).exists()
    over = ("--part", "negotiate", "--supplier", "Other", "--supplier-sheet", str(planned))
    assert cli.main(["explain", str(planned), *over]) == 2


def test_without_a_plan_there_is_no_page(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written, and that is said."""
    made = storage.read(planned)
    far = tuple(
        replace(one, offers=tuple(replace(each, supply_total=0) for each in one.offers))
        for one in made.catalogs
    )
    storage.save(replace(made, catalogs=far), planned)
    out = planned.parent / "page.xlsx"
    asked = ("--part", "negotiate", "--supplier", "Other", "--supplier-sheet", str(out))
    assert cli.main(["explain", str(planned), *asked]) == 3
    assert str(out) in capsys.readouterr().err
    assert not out.exists()
