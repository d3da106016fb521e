"""Rows that are no offers are passed over, each with its reason."""

from pathlib import Path

import pytest

from procure.offers import Catalog
from procure.words import sentence
from tests.catalogs.shelf import read, text_file

HEADINGS = "SKU,Description,Price (USD),Lead time,Remark"


def reasons(catalog: Catalog) -> list[tuple[int | None, str]]:
    """Lists the rows that made no offer, with why."""
    return [(each.row, each.key) for each in catalog.issues if each.severity == "refused"]


@pytest.mark.parametrize(
    "row",
    [
        'A,L40S,$9,500.00,4 weeks,"ask"',
        "A,L40S,$9,500,4 weeks,",
        "A,L40S,9.500,00,4 weeks,",
    ],
)
def test_a_number_cut_at_its_comma(row: str, tmp_path: Path) -> None:
    """A number without quotation marks is never read by halves, even where nothing sticks out."""
    catalog = read(text_file(tmp_path / "a.csv", [HEADINGS, "B,L4,2500,1 week,", row]))
    assert [offer.sku for offer in catalog.offers] == ["B"]
    (said,) = [each for each in catalog.issues if each.key == "row-too-wide-number"]
    assert said.row == 3
    assert "cut at its comma" in sentence(said.key, said.values)


def test_a_row_too_wide(tmp_path: Path) -> None:
    """A row with a text beyond the headings makes no offer; a delimiter too many does no harm."""
    rows = ["A,L40S,9500,4 weeks,a,b", "B,L4,2500,1 week,,"]
    catalog = read(text_file(tmp_path / "a.csv", [HEADINGS, *rows]))
    assert reasons(catalog) == [(2, "row-too-wide")]
    assert [offer.sku for offer in catalog.offers] == ["B"]


def test_tables_side_by_side_become_offers(tmp_path: Path) -> None:
    """Two tables beside each other are both read; a third without prices is named."""
    heads = "SKU,Description,Price (USD),,SKU,Description,Price (USD),,SKU,Description,Stock"
    row = "A,L40S,9500,,B,L4,2500,,C,L4,7"
    catalog = read(text_file(tmp_path / "a.csv", [heads, row]))
    assert [(o.sku, int(o.breaks[0].unit_price)) for o in catalog.offers] == [
        ("A", 9500),
        ("B", 2500),
    ]
    assert reasons(catalog) == [(1, "table-unread")]


def test_sections_are_named(tmp_path: Path) -> None:
    """What was carried down as sections is said once, with the rows that were read so."""
    rows = ["A,L40S,9500,4 weeks,", "Cards", "B,L4,2500,1 week,", "All prices without VAT."]
    catalog = read(text_file(tmp_path / "a.csv", [HEADINGS, *rows]))
    (said,) = [each for each in catalog.issues if each.key == "sections-carried"]
    assert "“Cards” (row 3)" in sentence(said.key, said.values)
    assert len(catalog.offers) == 2


def test_chips_across_need_to_know_what_prices_are_for(tmp_path: Path) -> None:
    """A price under a chip's name is bought or rented: nobody knows before a person says."""
    heads = "Region,H200 SXM (USD),L40S (USD)"
    catalog = read(text_file(tmp_path / "a.csv", [heads, "eu,2.5,1.2"]))
    assert not catalog.offers
    confirm = {each.key for each in catalog.issues if each.severity == "confirm"}
    assert "price-per-unclear" in confirm


def test_rows_that_say_nothing_below_a_section(tmp_path: Path) -> None:
    """A row of dashes makes no offer, whatever section it stands in; totals neither."""
    rows = ["Cards,,,,", "B-00000001,L4,2500,1 week,", "-,-,-,-,n/a", "Subtotal cards,,2500,,"]
    rows += ["Summary-9,L4,2600,1 week,", "Toto-00001,L4,2700,1 week,"]
    catalog = read(text_file(tmp_path / "a.csv", [HEADINGS, *rows]))
    assert [offer.sku for offer in catalog.offers] == ["B-00000001", "Summary-9", "Toto-00001"]
    passed = [(i.row, i.key) for i in catalog.issues if i.key in {"text-unread", "total-row"}]
    assert passed == [(4, "text-unread"), (5, "total-row")]
