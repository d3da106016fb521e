"""What a supplier wrote into a price list stays a text, from its file to the plan's workbook."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from procure.offers import Catalog
from procure.plan import Order, PriceLine
from procure.plan_difference import Answer
from procure.report import write_workbook
from procure.report.supplier_sheet import write_supplier_sheet
from procure.storage import digest
from tests.catalogs.shelf import CHIPS, read
from tests.procure import example_plan
from tests.procure.report.activity import faults
from tests.procure.report.hostile import in_words
from tests.procure.report.hostile_texts import TEXTS
from tests.procure.report.sheet_parts import Parts

HEADINGS = (
    "SKU",
    "Description",
    "Price (USD)",
    "Lead time",
    "Note",
    "Related party",
    "Region",
    "Supply per quarter",
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
STATED = TEXTS[:: len(TEXTS) // 12]
"""A supplier may write above the table, too."""


def rows() -> list[tuple[str, ...]]:
    """Give a price list with every text in some column, and some in places of figures."""
    found: list[tuple[str, ...]] = [(f"Supplier: {STATED[0]}",), *((text,) for text in STATED[1:])]
    found.append(HEADINGS)
    for at in range(0, len(TEXTS), 3):
        text, note, party, region = (TEXTS[(at + step) % len(TEXTS)] for step in (0, 1, 2, 3))
        wrong = text if at % 9 == 0 else "100"
        found.append((text, "L40S", str(9000 + at), "4 weeks", note, party, region, wrong))
    return found


def as_csv(path: Path, found: Sequence[Sequence[str]]) -> Path:
    """Write a list as CSV; what no encoding holds, or no text file, is left out."""
    path = path.with_suffix(".csv")
    kept = [[_BINARY.sub("", cell)[:3000] for cell in row] for row in found]
    with path.open("w", newline="", encoding="utf-8", errors="ignore") as file:
        csv.writer(file).writerows(kept)
    return path


def as_workbook(path: Path, found: Sequence[Sequence[str]]) -> Path:
    """Write a list as a workbook, every cell a text."""
    path = path.with_suffix(".xlsx")
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("=1+1 &P")
    for row, cells in enumerate(found):
        for column, cell in enumerate(cells):
            kept = cell.encode("utf-8", errors="ignore").decode().replace("\x00", "")
            sheet.write_string(row, column, kept[:3000])
    book.close()
    return path


def planned(catalog: Catalog) -> Answer:
    """Give the example with a price list more, and an order of each of its offers."""
    project, plan = example_plan.project(), example_plan.plan()
    known = {chip.id for chip in project.chips}
    chips = (*project.chips, *(chip for chip in CHIPS if chip.id not in known))
    project = replace(project, chips=chips, catalogs=(*project.catalogs, catalog))
    orders = tuple(
        Order(
            id=f"read {at}",
            offer=offer.id,
            supplier=catalog.supplier,
            kind="purchase",
            period=0,
            placed=date(2024, 1, 1),
            arrives=date(2024, 1, 29),
            usable=1,
            units=1,
            price_lines=(PriceLine(units=1, unit_price=offer.breaks[0].unit_price),),
            unit_price=offer.breaks[0].unit_price,
            currency=offer.currency,
            cost=Decimal(9000),
        )
        for at, offer in enumerate(catalog.offers)
    )
    scenario = project.scenarios[0]
    plan = replace(plan, orders=(*plan.orders, *orders), digest=digest(project, scenario))
    return Answer(project=project, scenario=scenario, plan=plan)


@pytest.mark.parametrize("written", [as_csv, as_workbook], ids=["csv", "xlsx"])
def test_a_hostile_price_list_makes_a_harmless_workbook(
    written: Callable[[Path, Sequence[Sequence[str]]], Path], tmp_path: Path
) -> None:
    """Offers and issues of the list stand in the workbook and nothing in it is active."""
    catalog = read(written(tmp_path / "list", rows()))
    assert len(catalog.offers) > 50
    assert catalog.issues
    answer = planned(catalog)
    words = in_words(answer)
    for name, one in (("hostile", answer), ("plain", words)):
        write_workbook(one.project, one.scenario, one.plan, tmp_path / f"{name}.xlsx")
        supplier = one.project.catalogs[-1].supplier
        write_supplier_sheet(
            one.project, one.scenario, one.plan, supplier, (), tmp_path / f"{name} page.xlsx"
        )
    for name in ("", " page"):
        found = Parts(tmp_path / f"hostile{name}.xlsx")
        assert faults(found, Parts(tmp_path / f"plain{name}.xlsx")) == []
        read_back = set(found.texts())
        assert sum(text in read_back for text in TEXTS) >= 50
