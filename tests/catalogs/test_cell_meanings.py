"""A bare quantity beside a price is asked about where it could change what the price is."""

from pathlib import Path

import pytest

from catalogs.cell_meanings import is_quantity
from procure.offers import Catalog, ColumnMapping, Mapping
from tests.catalogs.shelf import issue, keys, read, text_file


def rows(path: Path, *lines: str, answers: Mapping | None = None) -> Catalog:
    """Reads a small list, its cells parted by semicolons."""
    return read(text_file(path / "a.csv", lines), answers)


@pytest.mark.parametrize("heading", ["Qty", "Quantity", "Menge", "数量", "Кол-во"])
def test_a_price_beside_a_quantity(heading: str, tmp_path: Path) -> None:
    """Of four at one price nobody knows the price of one; of a single one everybody does."""
    lines = (f"{heading};Product;Price USD", "4;L40S 48GB;36000", "1;L4 24GB;2500")
    catalog = rows(tmp_path, *lines)
    assert is_quantity(heading)
    assert [offer.row for offer in catalog.offers] == [3]
    asked = issue(catalog, "quantity-unclear")
    assert (asked.row, asked.severity) == (2, "confirm")


def test_the_question_has_an_answer(tmp_path: Path) -> None:
    """Passing over the quantity makes the price one of a unit; another meaning is read."""
    lines = ("Qty;Product;Price USD", "4;L40S 48GB;9000")
    ignored = Mapping(columns=(ColumnMapping(heading="Qty", field="ignore"),))
    (offer,) = rows(tmp_path, *lines, answers=ignored).offers
    assert (str(offer.breaks[0].unit_price), offer.supply_total) == ("9000", None)
    stock = Mapping(columns=(ColumnMapping(heading="Qty", field="supply_total"),))
    (offer,) = rows(tmp_path, *lines, answers=stock).offers
    assert offer.supply_total == 4


@pytest.mark.parametrize(
    "headings", ["Qty;Product;Unit price USD;Amount", "Qty;Product;Price USD;Total USD"]
)
def test_a_quote_with_its_total(headings: str, tmp_path: Path) -> None:
    """A price of a unit, or one beside a total, is of one: nothing is asked."""
    catalog = rows(tmp_path, headings, "4;L40S 48GB;9000;36000")
    assert str(catalog.offers[0].breaks[0].unit_price) == "9000"
    assert "quantity-unclear" not in keys(catalog, "confirm")


def test_one_product_at_several_quantities(tmp_path: Path) -> None:
    """Rows of one product with rising quantities are breaks or not: the lower price is no offer."""
    lines = ("SKU;Product;Qty;Unit price USD", "A;L40S 48GB;1;9000", "A;L40S 48GB;10;8800")
    catalog = rows(tmp_path, *lines)
    assert [offer.row for offer in catalog.offers] == [2]
    assert issue(catalog, "quantity-unclear").row == 3


def test_quantities_that_are_steps(tmp_path: Path) -> None:
    """Cells such as "1+" and "10-49" can only say from where on a price holds."""
    lines = (
        "Prices hold for all units of an order;;;",
        "SKU;Product;Qty;Unit price USD",
        "A;L40S 48GB;1-9;9000",
        "A;L40S 48GB;10+;8800",
    )
    (offer,) = rows(tmp_path, *lines).offers
    assert [each.quantity for each in offer.breaks] == [1, 10]


def test_a_discount_beside_a_list_price(tmp_path: Path) -> None:
    """A list price is not what is paid where a discount stands beside it."""
    lines = ("Product;List price USD;Discount", "L40S 48GB;12000;25%", "L4 24GB;2500;0%")
    catalog = rows(tmp_path, *lines)
    assert [offer.row for offer in catalog.offers] == [3]
    assert issue(catalog, "price-before-discount").row == 2
    net = ("Product;List price USD;Discount;Net price USD", "L40S 48GB;12000;25%;9000")
    (offer,) = rows(tmp_path, *net).offers
    assert str(offer.breaks[0].unit_price) == "9000"
